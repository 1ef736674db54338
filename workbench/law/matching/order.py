"""Which links between two versions keep their order, and so which articles have really moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import pairwise

from workbench.law.matching.article_links import Pair

Reached = tuple[int, int, int, int]  # links in a run, those of them at home, crossings as a loss, its last link
NOTHING: Reached = (0, 0, 0, -1)


class _Tally:
    """Counts of positions with quick sums of everything up to one of them (a Fenwick tree)."""

    __slots__ = ("_sums",)

    def __init__(self, size: int) -> None:
        self._sums = [0] * (size + 1)

    def add(self, position: int) -> None:
        position += 1
        while position < len(self._sums):
            self._sums[position] += 1
            position += position & -position

    def up_to(self, position: int) -> int:
        """How many were added at ``position`` or before it."""
        position += 1
        total = 0
        while position:
            total += self._sums[position]
            position -= position & -position
        return total


def crossings(links: Sequence[Pair]) -> list[int]:
    """For each link, how many others it crosses; two links cross where the old and the new order disagree."""
    ranked = sorted(range(len(links)), key=lambda at: links[at])
    size = max((new for _, new in links), default=-1) + 1
    crossed = [0] * len(links)
    for order, sign in ((ranked, 1), (ranked[::-1], -1)):
        tally = _Tally(size)
        for counted, at in enumerate(order):
            new = links[at][1]
            crossed[at] += counted - tally.up_to(new) if sign == 1 else tally.up_to(new - 1)
            tally.add(new)
    return crossed


def chain(links: Sequence[Pair], at_home: Collection[int] = ()) -> set[int]:
    """The indexes of the longest run of links that keeps both orders.

    Of several longest runs it is the one with most links ``at_home``, then the one crossed least. What is off the chain
    has moved: where a block of articles jumps over a larger one, the jumping block moved and not those it passed, and
    an insertion, which renumbers all that follows, moves nothing.
    """
    ranked = sorted(range(len(links)), key=lambda at: links[at])
    if all(links[left][1] <= links[right][1] for left, right in pairwise(ranked)):
        return set(ranked)
    crossed = crossings(links)
    news = sorted({new for _, new in links})
    best: list[Reached] = [NOTHING] * (len(news) + 1)
    before = [-1] * len(links)
    for at in ranked:
        position = bisect_left(news, links[at][1]) + 1
        length, homes, cost, before[at] = _best_up_to(best, position)
        _raise_from(best, position, (length + 1, homes + (at in at_home), cost - crossed[at], at))
    at = _best_up_to(best, len(news))[3]
    longest: set[int] = set()
    while at >= 0:
        longest.add(at)
        at = before[at]
    return longest


def expected_positions(links: Sequence[Pair], old_size: int, new_size: int) -> list[float]:
    """Where in the new text each old article would stand, between the linked ones around it that keep the order."""
    in_order = [(-1, -1), *(links[at] for at in sorted(chain(links), key=lambda at: links[at])), (old_size, new_size)]
    expected: list[float] = []
    for (low_old, low_new), (high_old, high_new) in pairwise(in_order):
        step = (high_new - low_new) / (high_old - low_old) if high_old > low_old else 0.0
        expected += [low_new + step * (old - low_old) for old in range(low_old + 1, high_old)]
        expected.append(high_new)
    return expected[:old_size]


def _best_up_to(best: Sequence[Reached], position: int) -> Reached:
    reached = NOTHING
    while position:
        reached = max(reached, best[position])
        position -= position & -position
    return reached


def _raise_from(best: list[Reached], position: int, reached: Reached) -> None:
    while position < len(best):
        best[position] = max(best[position], reached)
        position += position & -position
