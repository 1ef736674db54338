"""Match what stands inside and around matched articles: paragraphs and items, chapters and parts, annexes and notes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from workbench.lang.folding import equality_key
from workbench.law.matching.align import ArticleMatch, Edge
from workbench.law.matching.linking import link
from workbench.law.model import STRUCTURE, Clause, LawText
from workbench.law.similarity import text_similarity


def match_inside(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Edge, ...]:
    """The paragraphs and items of some old articles that are paragraphs or items of some new ones.

    Takes the clauses below the articles of one match in reading order, of all of them where it was split or merged. A
    paragraph may become an item and the other way round; a clause without words of its own is left out.
    """
    olds, old_words = _with_words(old)
    news, new_words = _with_words(new)
    if not olds or not news:
        return ()
    links = link(old_words, new_words)
    return tuple(
        Edge(olds[old_at].key, news[new_at].key, text_similarity(old_words[old_at], new_words[new_at]))
        for old_at, new_at in sorted(links.strength)
    )


def match_headings(old: LawText, new: LawText, matches: Sequence[ArticleMatch]) -> tuple[Edge, ...]:
    """The parts, chapters and sections that belong together: most of the articles of one went to the other.

    Where the articles say nothing, as in a chapter whose articles were all replaced, the same heading does. A chapter
    that was split has an edge to the new one that took most of it, and so has each of several that were merged. The
    score is the share of the linked articles that agree, 1 for a heading.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in matches:
        for edge in match.edges:
            for old_heading in _above(old, edge.old):
                for new_heading in _above(new, edge.new):
                    if old_heading.kind == new_heading.kind:
                        votes[old_heading.key][new_heading.key] += 1
    by_heading = {(clause.kind, equality_key(clause.heading)): clause for clause in new.clauses if clause.heading}
    edges = []
    for clause in old.clauses:
        if clause.kind not in STRUCTURE or clause.key in old.units_by_key:
            continue
        twin = by_heading.get((clause.kind, equality_key(clause.heading)))
        if votes[clause.key]:
            count = votes[clause.key]
            best = max(count, key=lambda key: (count[key], twin is not None and key == twin.key))
            edges.append(Edge(clause.key, best, round(count[best] / count.total(), 4)))
        elif twin is not None:
            edges.append(Edge(clause.key, twin.key, 1.0))
    return tuple(edges)


def match_rest(old: LawText, new: LawText) -> tuple[Edge, ...]:
    """The clauses that stand outside the articles (preamble, annexes, tables, signature, notes), each with its kind."""
    edges: list[Edge] = []
    outside_old, outside_new = _outside(old), _outside(new)
    for kind in dict.fromkeys(clause.kind for clause in outside_old):
        edges += match_inside(
            [clause for clause in outside_old if clause.kind == kind],
            [clause for clause in outside_new if clause.kind == kind],
        )
    return tuple(edges)


def successors(old: LawText, new: LawText, matches: Sequence[ArticleMatch]) -> Mapping[str, tuple[str, ...]]:
    """For every old clause the new clauses it became, in reading order; none where it was deleted.

    A paragraph or item that has no counterpart of its own, in an article that has, is answered by the articles.
    """
    became: defaultdict[str, list[str]] = defaultdict(list)
    below_old, below_new = below_units(old), below_units(new)
    for match in matches:
        for edge in match.edges:
            became[edge.old].append(edge.new)
        inside = match_inside(
            [clause for article in match.old for clause in below_old[article]],
            [clause for article in match.new for clause in below_new[article]],
        )
        for edge in inside:
            became[edge.old].append(edge.new)
        for article in match.old:
            for clause in below_old[article]:
                became[clause.key] = became[clause.key] or list(became[article])
    for edge in (*match_headings(old, new, matches), *match_rest(old, new)):
        became[edge.old].append(edge.new)
    order = {clause.key: at for at, clause in enumerate(new.clauses)}
    return {clause.key: tuple(sorted(became[clause.key], key=order.__getitem__)) for clause in old.clauses}


def _with_words(clauses: Sequence[Clause]) -> tuple[list[Clause], list[str]]:
    """The clauses that have words of their own, and these words."""
    worded = [
        (clause, words)
        for clause in clauses
        if (words := (f"{clause.heading}\n{clause.text}" if clause.heading else clause.text).strip())
    ]
    return [clause for clause, _ in worded], [words for _, words in worded]


def _above(law: LawText, key: str) -> list[Clause]:
    """The parts, chapters and sections that hold a clause, the nearest first."""
    headings = []
    parent = law.by_key[key].parent
    while parent is not None:
        headings.append(law.by_key[parent])
        parent = law.by_key[parent].parent
    return headings


def below_units(law: LawText) -> Mapping[str, list[Clause]]:
    """The paragraphs and items of each article (of each outermost point without articles), in reading order."""
    below: defaultdict[str, list[Clause]] = defaultdict(list)
    article_of: dict[str, str] = {}
    for clause in law.clauses:
        if clause.key in law.units_by_key:
            article_of[clause.key] = clause.key
        elif clause.parent in article_of:
            article_of[clause.key] = article_of[clause.parent]
            below[article_of[clause.key]].append(clause)
    return below


def _outside(law: LawText) -> list[Clause]:
    """The clauses that are no part of the structure, no article and below no article."""
    inside = {clause.key for clauses in below_units(law).values() for clause in clauses}
    return [
        clause
        for clause in law.clauses
        if clause.kind not in STRUCTURE and clause.key not in law.units_by_key and clause.key not in inside
    ]
