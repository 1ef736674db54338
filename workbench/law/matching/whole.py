"""Two versions whole: articles, headings and what stands outside the articles, matched and in one order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.lang.folding import equality_key
from workbench.law.matching.align import ArticleMatch, Edge, MatchKind, in_reading_order, text_of
from workbench.law.matching.inside import below_units, match_headings, match_inside, match_rest
from workbench.law.model import Clause, ClauseKind, LawText

ClauseGroup = tuple[set[str], set[str]]  # old and new clauses that belong together, by their keys


def match_whole(old: LawText, new: LawText, matches: Sequence[ArticleMatch]) -> tuple[ArticleMatch, ...]:
    """``matches`` of the articles, and one for every other clause whose words no article has; none is left out.

    Of versions in two languages the articles alone are matched by what they say: a heading goes with its articles, and
    the rest stands on its own side.
    """
    olds, news = whole_clauses(old), whole_clauses(new)
    edges = list(match_headings(old, new, matches))
    if old.lang == new.lang:
        edges += match_rest(old, new)
        edges += match_inside(_notes_inside(old), _notes_inside(new))
    groups = _grouped(edges)
    others = [_match(old, new, group) for group in groups]
    linked_olds = {key for match in (*matches, *others) for key in match.old}
    linked_news = {key for match in (*matches, *others) for key in match.new}
    others += [
        ArticleMatch((gone.key,), (), MatchKind.DELETED, 0.0, ()) for gone in olds if gone.key not in linked_olds
    ]
    others += [
        ArticleMatch((), (fresh.key,), MatchKind.INSERTED, 0.0, ()) for fresh in news if fresh.key not in linked_news
    ]
    return in_reading_order([*matches, *others], olds, news)


def whole_clauses(law: LawText) -> list[Clause]:
    """The clauses that together hold all words of a law, each once: an article has those of what stands in it."""
    inside = {clause.key for clauses in below_units(law).values() for clause in clauses}
    return [
        law.units_by_key.get(clause.key, clause)
        for clause in law.clauses
        if clause.key not in inside or clause.kind == ClauseKind.NOTE
    ]


def _notes_inside(law: LawText) -> list[Clause]:
    """The notes that stand in articles, whose words the articles do not have."""
    return [clause for below in below_units(law).values() for clause in below if clause.kind == ClauseKind.NOTE]


def _grouped(edges: Iterable[Edge]) -> list[ClauseGroup]:
    """The clauses that edges hold together."""
    group_of: dict[tuple[bool, str], ClauseGroup] = {}
    for edge in edges:
        ends = (False, edge.old), (True, edge.new)
        known = [group_of[end] for end in ends if end in group_of]
        merged: ClauseGroup = (
            {edge.old}.union(*(olds for olds, _ in known)),
            {edge.new}.union(*(news for _, news in known)),
        )
        group_of.update({(False, key): merged for key in merged[0]} | {(True, key): merged for key in merged[1]})
    return list({id(group): group for group in group_of.values()}.values())


def _match(old: LawText, new: LawText, group: ClauseGroup) -> ArticleMatch:
    olds, news = (_in_order(law, keys) for law, keys in zip((old, new), group, strict=True))
    before, after = ("\n".join(map(text_of, side)) for side in (olds, news))
    if old.lang != new.lang:
        kind = MatchKind.TRANSLATED
    elif len(olds) > 1 or len(news) > 1:
        kind = MatchKind.MERGED if len(olds) > len(news) else MatchKind.SPLIT
    else:
        kind = MatchKind.SAME if equality_key(before) == equality_key(after) else MatchKind.EDITED
    edges = tuple(Edge(source.key, target.key, 1.0) for source in olds for target in news)
    return ArticleMatch(tuple(clause.key for clause in olds), tuple(clause.key for clause in news), kind, 1.0, edges)


def _in_order(law: LawText, keys: Iterable[str]) -> list[Clause]:
    chosen = set(keys)
    return (
        [clause for clause in law.clauses if clause.key in chosen]
        if len(chosen) > 1
        else [law.by_key[key] for key in chosen]
    )
