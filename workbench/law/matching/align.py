"""Match the articles of two versions of a law: what stayed, changed, moved, was split, merged, inserted or deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.errors import Invalid
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.lang.folding import equality_key
from workbench.law.matching.article_links import ArticleLinks, Pair
from workbench.law.matching.linking import link
from workbench.law.matching.order import chain
from workbench.law.model import Clause, LawText
from workbench.law.similarity import text_similarity
from workbench.weights.matching import MatchingWeights

OverrideAction = Literal["link", "unlink", "confirm"]


class MatchKind(ClosedList):
    """What became of an article; the tone tells what was changed in place, came, went or was grouped anew."""

    SAME = "same", N_("unchanged"), "same", ("未修改",)
    EDITED = "edited", N_("edited"), "edited", ("已修改",)
    MOVED = "moved", N_("moved"), "edited", ("移位",)
    SPLIT = "split", N_("split"), "grouped", ("拆分",)
    MERGED = "merged", N_("merged"), "grouped", ("合并",)
    INSERTED = "inserted", N_("new"), "inserted", ("新增",)
    DELETED = "deleted", N_("deleted"), "deleted", ("删除",)
    TRANSLATED = "translated", N_("in two languages"), "same", ("双语对应",)


@dataclass(frozen=True, slots=True)
class Edge:
    """One old and one new clause that belong together, by their keys, and how alike they are (0 to 1).

    An edge ``to_confirm`` is the likeliest for an article that has no other, and no more: a person should say.
    """

    old: str
    new: str
    score: float
    to_confirm: bool = False


@dataclass(frozen=True, slots=True)
class ArticleMatch:
    """Articles of two versions that belong together.

    ``old`` and ``new`` are clause keys in reading order, ``score`` how alike the old texts together and the new texts
    together are (0 to 1), ``edges`` which of them belong together. The kinds:

    same      one article, word for word (white space, width of punctuation and the number apart)
    edited    one article whose text changed, if only in the number of an article it refers to
    moved     one article that left the order of the others, whether or not its text changed too; one that only got
              another number because articles were inserted or deleted before it has not moved
    split     one article that went into several, or several into as many or more
    merged    several articles that went into fewer
    inserted, deleted   an article of one version only
    translated  one article in two languages, of which nobody says here whether it changed
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    kind: MatchKind
    score: float
    edges: tuple[Edge, ...]

    @property
    def to_confirm(self) -> tuple[Edge, ...]:
        """The edges that a person should confirm or reject."""
        return tuple(edge for edge in self.edges if edge.to_confirm)


@dataclass(frozen=True, slots=True)
class MatchOverride:
    """What a person decided about two articles: they belong together (link), do not (unlink), or rightly do (confirm).

    A link is made before the program makes its own, so that both articles are taken, and any further link of theirs
    needs the proof that a part of them went there; a confirmation changes nothing but that its link is never lost. Of
    several decisions about one pair the last one counts.
    """

    action: OverrideAction
    old: str
    new: str


def match_articles(
    old: LawText, new: LawText, overrules: Sequence[MatchOverride] = (), weights: MatchingWeights | None = None
) -> tuple[ArticleMatch, ...]:
    """Match every article of both versions, each in exactly one match; without articles the outermost points.

    In the order of the new text; a deleted article follows the match of the nearest article before it in the old text.
    ``weights`` are those that ship by default.
    Raises Invalid ``overrule_unknown_article`` where a decision names an article that neither version has.
    """
    olds, news = old.units, new.units
    decided = override_decisions(olds, news, overrules)
    linked = [pair for pair, action in decided.items() if action == "link"]
    unlinked = frozenset(pair for pair, action in decided.items() if action == "unlink")
    before, after = ([text_of(clause) for clause in side] for side in (olds, news))
    headings = [clause.heading for clause in olds], [clause.heading for clause in news]
    links = link(before, after, linked, unlinked, weights, headings)
    for pair, action in decided.items():
        if action == "confirm" and pair not in links.strength:
            links.add(pair, 1.0, is_main=links.is_free(pair))
        links.unsure.discard(pair)
    return in_reading_order(_matches(links, olds, news), olds, news)


def text_of(article: Clause) -> str:
    """What an article says, its heading first."""
    return f"{article.heading}\n{article.text}" if article.heading else article.text


def override_decisions(
    olds: Sequence[Clause], news: Sequence[Clause], overrules: Sequence[MatchOverride]
) -> dict[Pair, OverrideAction]:
    """What was decided last of each pair; raises Invalid ``overrule_unknown_article``."""
    old_at = {clause.key: at for at, clause in enumerate(olds)}
    new_at = {clause.key: at for at, clause in enumerate(news)}
    decided: dict[Pair, OverrideAction] = {}
    for overrule in overrules:
        for key, positions in ((overrule.old, old_at), (overrule.new, new_at)):
            if key not in positions:
                raise Invalid("overrule_unknown_article", article=key)
        decided[old_at[overrule.old], new_at[overrule.new]] = overrule.action
    return decided


def _matches(links: ArticleLinks, olds: Sequence[Clause], news: Sequence[Clause]) -> list[ArticleMatch]:
    """One match for each group of articles that links hold together, and for each article without any link."""
    main = sorted(links.main)
    off_chain = {main[at] for at in set(range(len(main))) - chain(main, _at_home(main, olds, news))}
    linked = [_match(group, links, off_chain, olds, news) for group in _groups(links)]
    gone = [old.key for at, old in enumerate(olds) if at not in links.of_old]
    fresh = [new.key for at, new in enumerate(news) if at not in links.of_new]
    linked += [ArticleMatch((key,), (), MatchKind.DELETED, 0.0, ()) for key in gone]
    linked += [ArticleMatch((), (key,), MatchKind.INSERTED, 0.0, ()) for key in fresh]
    return linked


def _at_home(main: Sequence[Pair], olds: Sequence[Clause], news: Sequence[Clause]) -> set[int]:
    """The links that stay in the chapter to which most links of their old or their new chapter lead."""
    votes = Counter((olds[old_at].parent, news[new_at].parent) for old_at, new_at in main)
    ahead: dict[str | None, int] = {}
    behind: dict[str | None, int] = {}
    for (before, after), count in votes.items():
        ahead[before] = max(count, ahead.get(before, 0))
        behind[after] = max(count, behind.get(after, 0))
    chapters = [(olds[old_at].parent, news[new_at].parent) for old_at, new_at in main]
    return {
        at for at, (old_at, new_at) in enumerate(chapters) if votes[old_at, new_at] in (ahead[old_at], behind[new_at])
    }


def _groups(links: ArticleLinks) -> list[list[Pair]]:
    """The links in groups that share articles, each group in reading order of the old text."""
    groups, seen = [], set()
    for start in list(links.of_old):
        if start in seen:
            continue
        seen.add(start)
        waiting, group = [start], []
        while waiting:
            old_at = waiting.pop()
            for new_at in links.of_old[old_at]:
                group.append((old_at, new_at))
                fresh = [other for other in links.of_new[new_at] if other not in seen]
                seen.update(fresh)
                waiting.extend(fresh)
        groups.append(sorted(group))
    return groups


def _match(
    group: Sequence[Pair], links: ArticleLinks, off_chain: set[Pair], olds: Sequence[Clause], news: Sequence[Clause]
) -> ArticleMatch:
    old_positions = sorted({old_at for old_at, _ in group})
    new_positions = sorted({new_at for _, new_at in group})
    before = "\n".join(text_of(olds[old_at]) for old_at in old_positions)
    after = "\n".join(text_of(news[new_at]) for new_at in new_positions)
    is_same = before == after or equality_key(before) == equality_key(after)
    score = 1.0 if is_same else text_similarity(before, after)
    if len(group) > 1:
        kind = MatchKind.MERGED if len(old_positions) > len(new_positions) else MatchKind.SPLIT
    elif group[0] in off_chain:
        kind = MatchKind.MOVED
    else:
        kind = MatchKind.SAME if is_same else MatchKind.EDITED
    edges = tuple(
        Edge(
            olds[pair[0]].key,
            news[pair[1]].key,
            score if len(group) == 1 else round(links.strength[pair], 4),
            to_confirm=pair in links.unsure,
        )
        for pair in group
    )
    return ArticleMatch(
        tuple(olds[old_at].key for old_at in old_positions),
        tuple(news[new_at].key for new_at in new_positions),
        kind,
        score,
        edges,
    )


def in_reading_order(
    matches: Sequence[ArticleMatch], olds: Sequence[Clause], news: Sequence[Clause]
) -> tuple[ArticleMatch, ...]:
    """The matches in the order of the new text, a deleted article after the nearest one before it in the old."""
    old_at = {clause.key: at for at, clause in enumerate(olds)}
    new_at = {clause.key: at for at, clause in enumerate(news)}
    position_of: dict[int, int] = {}
    for match in matches:
        if match.new:
            position_of.update((old_at[old_key], new_at[match.new[0]]) for old_key in match.old)
    nearest = -1
    for at in range(len(olds)):
        nearest = position_of.setdefault(at, nearest)

    def position(match: ArticleMatch) -> tuple[int, int, int]:
        if match.new:
            return new_at[match.new[0]], 0, 0
        return position_of[old_at[match.old[0]]], 1, old_at[match.old[0]]

    return tuple(sorted(matches, key=position))
