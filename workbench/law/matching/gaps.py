"""The gaps between linked articles: how much room a pair has where both texts keep their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from workbench.law.matching.article_links import ArticleLinks, Pair
from workbench.law.matching.order import chain


class Gap:
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
