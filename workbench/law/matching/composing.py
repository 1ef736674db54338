"""What persons decided between neighbouring versions, said of two versions that stand further apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.law.matching.align import ArticleMatch, Edge, MatchKind, MatchOverride, in_reading_order
from workbench.law.model import Clause

_TURNED: Final[Mapping[MatchKind, MatchKind]] = {
    MatchKind.INSERTED: MatchKind.DELETED,
    MatchKind.DELETED: MatchKind.INSERTED,
}


@dataclass(frozen=True, slots=True)
class MatchSides:
    """Two neighbouring versions: their articles matched, and what persons decided about pairs of them."""

    matches: Sequence[ArticleMatch]
    decided: Sequence[MatchOverride]


def composed(steps: Sequence[MatchSides]) -> tuple[MatchOverride, ...]:
    """What the decisions of all steps come to between the first version and the last.

    An old article is linked to every last one that it leads to by links of which a person made or confirmed one and
    nobody need confirm another; where a person parted two, it is parted from what the other became unless it leads
    there by another way. Where a link in between is missing or unsure, nothing follows.
    """
    ways: dict[str, dict[str, bool]] = {}  # of each first article those it has come to, and whether a person led there
    parted: set[tuple[str, str]] = set()  # a first article with one that it was kept from
    for number, step in enumerate(steps):
        links, unlinked = _links(step)
        if number == 0:
            ways = {old: {old: False} for old in dict.fromkeys([*links, *(old for old, _ in unlinked)])}
        parted = {(first, new) for first, old in parted for new in links.get(old, {})}
        parted |= {(first, new) for first, at in ways.items() for old, new in unlinked if old in at}
        ways = {first: _one_step(at, links) for first, at in ways.items()}
    linked = [(first, last) for first, at in ways.items() for last, by_person in at.items() if by_person]
    kept_apart = sorted((first, last) for first, last in parted if last not in ways.get(first, {}))
    return (
        *(MatchOverride("unlink", first, last) for first, last in kept_apart),
        *(MatchOverride("link", first, last) for first, last in linked),
    )


def _links(step: MatchSides) -> tuple[Mapping[str, Mapping[str, bool]], Sequence[tuple[str, str]]]:
    """The sure links of a step, each with whether a person made or confirmed it, and the pairs persons parted."""
    decided = {(override.old, override.new): override.action for override in step.decided}
    links: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for match in step.matches:
        for edge in match.edges:
            by_person = decided.get((edge.old, edge.new)) in ("link", "confirm")
            if by_person or not edge.to_confirm:
                links[edge.old][edge.new] = by_person
    return links, [pair for pair, action in decided.items() if action == "unlink"]


def _one_step(at: Mapping[str, bool], links: Mapping[str, Mapping[str, bool]]) -> dict[str, bool]:
    reached: dict[str, bool] = {}
    for old, by_person in at.items():
        for new, is_decided in links.get(old, {}).items():
            reached[new] = reached.get(new, False) or by_person or is_decided
    return reached


def turned(matches: Sequence[ArticleMatch], olds: Sequence[Clause], news: Sequence[Clause]) -> tuple[ArticleMatch, ...]:
    """The matches of two versions seen from the later one: its articles ``olds`` first, then the earlier ``news``."""
    return in_reading_order([_turned(match) for match in matches], olds, news)


def _turned(match: ArticleMatch) -> ArticleMatch:
    kind = _TURNED.get(match.kind, match.kind)
    if kind in (MatchKind.SPLIT, MatchKind.MERGED):
        kind = MatchKind.MERGED if len(match.new) > len(match.old) else MatchKind.SPLIT
    edges = tuple(Edge(edge.new, edge.old, edge.score, edge.to_confirm) for edge in match.edges)
    return ArticleMatch(match.new, match.old, kind, match.score, edges)
