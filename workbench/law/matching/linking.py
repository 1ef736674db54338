"""Which articles of two versions belong together: evidence from their wording first, from their place second."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from workbench.lang.folding import equality_key
from workbench.law.matching.article_links import ArticleLinks, Pair
from workbench.law.matching.order import chain
from workbench.law.matching.overlap import OverlapMatrix, gather
from workbench.law.matching.parts import link_parts, link_quoted
from workbench.weights.matching import MatchingWeights, matching_weights


def link(
    old: Sequence[str],
    new: Sequence[str],
    forced: Collection[Pair] = (),
    excluded: frozenset[Pair] = frozenset(),
    weights: MatchingWeights | None = None,
) -> ArticleLinks:
    """The links between the articles of ``old`` and ``new``, given by their wording in reading order.

    ``forced`` links stand whatever the wording says, ``excluded`` ones never do; all others follow from both and from
    ``weights``, those that ship by default.
    """
    weights = weights or matching_weights()
    links = ArticleLinks()
    for pair in forced:
        links.add(pair, 1.0)
    _link_identical(links, *_keys(old, new), excluded)
    identical = links.main - set(forced)
    evidence = gather(old, new, identical)
    shared = {pair: evidence.shared(pair) for pair in evidence.rivals(weights) - excluded}
    for floor in (weights.clear, weights.alone):
        _link_alike(links, shared, floor, evidence, weights)
    link_quoted(links, old, new, identical, excluded, weights)
    link_parts(links, evidence, shared, old, new, weights)
    return links


def _keys(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """A key for each text, equal where two texts say the same; a text that both versions have is its own."""
    both = set(old) & set(new)
    olds, news = ([text if text in both else equality_key(text) for text in texts] for texts in (old, new))
    return olds, news


def _link_identical(links: ArticleLinks, old: Sequence[str], new: Sequence[str], excluded: frozenset[Pair]) -> None:
    """Link articles that say the same: those said once first, then repeated ones beside linked ones, then in order."""
    positions: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, keys, linked in ((0, old, links.of_old), (1, new, links.of_new)):
        for at, key in enumerate(keys):
            if key and at not in linked:
                positions[key][side].append(at)
    repeated = []
    for olds, news in positions.values():
        if len(olds) == len(news) == 1:
            _link_if_allowed(links, (olds[0], news[0]), excluded)
        elif olds and news:
            repeated.append((olds, news))
    for olds, news in repeated:
        at_hand = set(news)
        for old_at in olds:
            beside = {new_at + 1 for new_at in links.of_old.get(old_at - 1, ())} | {
                new_at - 1 for new_at in links.of_old.get(old_at + 1, ())
            }
            pairs = [(old_at, new_at) for new_at in sorted(beside & at_hand)]
            for pair in sorted(pairs, key=links.neighbours, reverse=True):
                _link_if_allowed(links, pair, excluded)
        unmatched = [
            [at for at in side if at not in linked] for side, linked in ((olds, links.of_old), (news, links.of_new))
        ]
        for pair in zip(*unmatched, strict=False):
            _link_if_allowed(links, pair, excluded)


def _link_if_allowed(links: ArticleLinks, pair: Pair, excluded: frozenset[Pair]) -> None:
    if links.is_free(pair) and pair not in excluded:
        links.add(pair, 1.0)


def _link_alike(
    links: ArticleLinks, shared: Mapping[Pair, float], floor: float, evidence: OverlapMatrix, weights: MatchingWeights
) -> None:
    """Link the free pairs that share enough for their place, the most alike first, company deciding between equals."""
    gap = _Gap(links, len(evidence.old), len(evidence.new))
    shares = {pair: evidence.share(pair, weight) for pair, weight in shared.items() if links.is_free(pair)}
    neighbour = weights.neighbour
    waiting = [(-_claim(links, pair, share, neighbour), pair) for pair, share in shares.items() if share >= floor]
    heapq.heapify(waiting)
    while waiting:
        _, pair = heapq.heappop(waiting)
        if not links.is_free(pair) or not _is_enough(shares[pair], shared[pair], pair, gap, links, weights):
            continue
        links.add(pair, shares[pair])
        for step in (-1, 1):
            beside = (pair[0] + step, pair[1] + step)
            if shares.get(beside, 0.0) >= floor and links.is_free(beside):
                heapq.heappush(waiting, (-_claim(links, beside, shares[beside], neighbour), beside))


def _claim(links: ArticleLinks, pair: Pair, share: float, neighbour: float) -> float:
    return share + neighbour * links.neighbours(pair)


def _is_enough(
    share: float, shared: float, pair: Pair, gap: _Gap, links: ArticleLinks, weights: MatchingWeights
) -> bool:
    """Whether a pair shares enough for where it stands."""
    possible = gap.possible_pairs(pair)
    if not possible and links.neighbours(pair):
        possible = 1
    if possible and share >= min(weights.anywhere, weights.alone + weights.alone_doubling * math.log2(possible)):
        return True
    if share < weights.anywhere:
        return False
    if shared >= weights.distinctive * weights.clear and gap.passed(pair) <= weights.passed:
        return True
    return shared * share**2 >= weights.distinctive * weights.clear**2


class _Gap:
    """The gaps that the links found so far leave between them where both texts keep their order."""

    def __init__(self, links: ArticleLinks, old_size: int, new_size: int) -> None:
        main = sorted(links.main)
        in_order = [main[at] for at in sorted(chain(main))]
        self._olds = [-1, *(old_at for old_at, _ in in_order), old_size]
        self._news = [-1, *(new_at for _, new_at in in_order), new_size]
        self._free_olds = _running_count(at not in links.of_old for at in range(old_size))
        self._free_news = _running_count(at not in links.of_new for at in range(new_size))

    def possible_pairs(self, pair: Pair) -> int:
        """How many pairs of free articles the gap around ``pair`` allows; 0 where the pair would break the order."""
        old_at, new_at = pair
        at = bisect_left(self._olds, old_at)
        low_old, high_old, low_new, high_new = self._olds[at - 1], self._olds[at], self._news[at - 1], self._news[at]
        if not low_new < new_at < high_new:
            return 0
        free_olds = self._free_olds[high_old] - self._free_olds[low_old + 1]
        free_news = self._free_news[high_new] - self._free_news[low_new + 1]
        return free_olds * free_news

    def passed(self, pair: Pair) -> int:
        """How many of the links that keep the order the pair would cross."""
        return abs(bisect_left(self._olds, pair[0]) - bisect_left(self._news, pair[1]))


def _running_count(is_free: Iterable[bool]) -> list[int]:
    counts = [0]
    for free in is_free:
        counts.append(counts[-1] + free)
    return counts
