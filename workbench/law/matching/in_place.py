"""Articles that no other evidence links: rewritten where they stood, or moved and rewritten, as far as can be told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise, product
from statistics import median
from typing import Final

from workbench.lang.folding import equality_key
from workbench.law.matching.article_links import ArticleLinks, Pair
from workbench.law.matching.order import chain
from workbench.law.matching.overlap import OverlapMatrix
from workbench.weights.matching import MatchingWeights

OLD, NEW = 0, 1
_PAIRS: Final = 4_000  # weighed in one stretch at most: a longer one without any link says nothing of places


def link_same_heading(links: ArticleLinks, old: Sequence[str], new: Sequence[str], excluded: frozenset[Pair]) -> None:
    """Add an unsure link for two articles without one whose heading, ``old`` and ``new``, no other article has."""
    there = _only_once(new)
    for heading, old_at in _only_once(old).items():
        pair = old_at, there.get(heading, -1)
        if heading in there and links.is_free(pair) and pair not in excluded:
            _link(links, pair, 1.0)


def link_in_place(
    links: ArticleLinks, evidence: OverlapMatrix, excluded: frozenset[Pair], weights: MatchingWeights
) -> None:
    """Add an unsure link for the articles without one that stand between the same neighbours and share enough.

    What is enough hangs on the revision: where articles that are surely the same kept little of their wording, so will
    one that was rewritten; where they kept nearly all, two that share little were put in each other's place.
    """
    floor = weights.in_place * _leniency(links, weights)
    for olds, news in _stretches(links, len(evidence.old), len(evidence.new)):
        shares = {pair: _share(pair, evidence) for pair in product(olds, news) if pair not in excluded}
        gains = {pair: share - floor for pair, share in shares.items() if share > floor}
        for pair in _best_in_order(olds, news, gains):
            _link(links, pair, shares[pair])


def link_moved(
    links: ArticleLinks, evidence: OverlapMatrix, shared: Mapping[Pair, float], weights: MatchingWeights
) -> None:
    """Add an unsure link for two articles without one that share far more than either does with any other.

    ``shared`` is what the pairs worth weighing hold in common.
    """
    floor = weights.moved_rewritten * _leniency(links, weights)
    free = {pair: evidence.share(pair, weight) for pair, weight in shared.items() if links.is_free(pair)}
    likely = [pair for pair, share in free.items() if share >= floor]
    if not likely:
        return
    olds, news = {pair[0] for pair in likely}, {pair[1] for pair in likely}
    rivals: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in shared:
        if pair[0] in olds or pair[1] in news:
            rivals[OLD, pair[0]].append(pair)
            rivals[NEW, pair[1]].append(pair)
    for pair in sorted(likely, key=lambda pair: (-free[pair], pair)):
        if shared[pair] < weights.grown_near_clauses * weights.distinctive or not links.is_free(pair):
            continue
        others = {*rivals[OLD, pair[0]], *rivals[NEW, pair[1]]} - {pair}
        next_best = max((evidence.share(other, shared[other]) for other in others), default=0.0)
        if free[pair] >= weights.margin * next_best:
            _link(links, pair, free[pair])


def link_beside(
    links: ArticleLinks, evidence: OverlapMatrix, shared: Mapping[Pair, float], weights: MatchingWeights
) -> None:
    """Add an unsure link for an article without one that is by far most like the one its neighbour was linked with.

    So it was merged with the article beside it, or parted from that: their wording alone says no more, since what
    the neighbour holds as well proves nothing. ``shared`` is what the pairs worth weighing hold in common.
    """
    floor, least = weights.beside * _leniency(links, weights), weights.grown_near_clauses * weights.distinctive
    for side, linked, own in ((OLD, links.of_old, evidence.old_weights), (NEW, links.of_new, evidence.new_weights)):
        candidates: defaultdict[int, list[Pair]] = defaultdict(list)
        for pair in shared:
            if pair[side] not in linked:
                candidates[pair[side]].append(pair)
        for article, pairs in sorted(candidates.items()):
            ranked = sorted(((evidence.share(pair, shared[pair]), pair) for pair in pairs), reverse=True)
            share, pair = ranked[0]
            is_clear = len(ranked) == 1 or share >= weights.margin * ranked[1][0]
            if is_clear and shared[pair] >= max(least, floor * own[article]) and _is_beside(pair, side, links):
                links.add(pair, shared[pair] / own[article], is_main=False)
                links.unsure.add(pair)


def _is_beside(pair: Pair, side: int, links: ArticleLinks) -> bool:
    """Whether the article next to that of one side is linked with the other of the pair."""
    old_at, new_at = pair
    steps = ((old_at + step, new_at) if side == OLD else (old_at, new_at + step) for step in (-1, 1))
    return any(beside in links.main for beside in steps)


def _only_once(headings: Sequence[str]) -> dict[str, int]:
    """The headings that one article alone has, with its position."""
    keys = [equality_key(heading) for heading in headings]
    counts = Counter(keys)
    return {key: at for at, key in enumerate(keys) if key and counts[key] == 1}


def _link(links: ArticleLinks, pair: Pair, share: float) -> None:
    links.add(pair, share)
    links.unsure.add(pair)


def _leniency(links: ArticleLinks, weights: MatchingWeights) -> float:
    """What part of a floor holds in this revision: all of it where linked articles kept their wording."""
    middle = median([links.strength[pair] for pair in links.main] or [1.0])
    return weights.in_place_least + (1 - weights.in_place_least) * min(1.0, middle / weights.in_place_kept)


def _share(pair: Pair, evidence: OverlapMatrix) -> float:
    return evidence.share(pair, evidence.shared(pair))


def _stretches(links: ArticleLinks, old_size: int, new_size: int) -> Iterator[tuple[list[int], list[int]]]:
    """The articles of both versions without a link, between two neighbours that are linked and keep the order."""
    main = sorted(links.main)
    in_order = [(-1, -1), *(main[at] for at in sorted(chain(main))), (old_size, new_size)]
    for (low_old, low_new), (high_old, high_new) in pairwise(in_order):
        olds = _without_link(range(low_old + 1, high_old), links.of_old)
        news = _without_link(range(low_new + 1, high_new), links.of_new)
        if 0 < len(olds) * len(news) <= _PAIRS:
            yield olds, news


def _without_link(articles: range, linked: Collection[int]) -> list[int]:
    return [at for at in articles if at not in linked]


def _best_in_order(olds: Sequence[int], news: Sequence[int], gains: Mapping[Pair, float]) -> list[Pair]:
    """The pairs that keep the order of both texts and together gain most (as of Needleman and Wunsch)."""
    table = [[0.0] * (len(news) + 1)]
    for old_at in olds:
        above, row = table[-1], [0.0]
        for column, new_at in enumerate(news):
            row.append(max(above[column + 1], row[column], above[column] + gains.get((old_at, new_at), 0.0)))
        table.append(row)
    pairs: list[Pair] = []
    line, column = len(olds), len(news)
    while line and column:
        if table[line][column] == table[line - 1][column]:
            line -= 1
        elif table[line][column] == table[line][column - 1]:
            column -= 1
        else:
            line, column = line - 1, column - 1
            pairs.append((olds[line], news[column]))
    return pairs
