"""Which links between two versions keep their order, and so which articles have really moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Place = tuple[int, int]  # position in the old text, position in the new text


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


def crossings(links: Sequence[Place]) -> list[int]:
    """For each link, how many others it crosses; two links cross where the old and the new order disagree."""
    ranked = sorted(range(len(links)), key=lambda at: links[at])
    size = max((new for _, new in links), default=-1) + 1
    crossed = [0] * len(links)
    for order, sign in ((ranked, 1), (ranked[::-1], -1)):
        tally = _Tally(size)
        for seen, at in enumerate(order):
            new = links[at][1]
            crossed[at] += seen - tally.up_to(new) if sign == 1 else tally.up_to(new - 1)
            tally.add(new)
    return crossed


def chain(links: Sequence[Place]) -> set[int]:
    """The indexes of the longest run of links that keeps both orders; of several longest, the one crossed least.

    What is off this chain has moved: where a block of articles jumps over a larger one, the jumping block moved and
    not those it passed, and an insertion, which renumbers all that follows, moves nothing.
    """
    ranked = sorted(range(len(links)), key=lambda at: links[at])
    if all(links[one][1] <= links[two][1] for one, two in zip(ranked, ranked[1:], strict=False)):
        return set(ranked)
    crossed = crossings(links)
    news = sorted({new for _, new in links})
    best: list[tuple[int, int, int]] = [(0, 0, -1)] * (len(news) + 1)
    before = [-1] * len(links)
    for at in ranked:
        position = bisect_left(news, links[at][1]) + 1
        length, cost, last = _best_up_to(best, position)
        before[at] = last
        _raise_from(best, position, (length + 1, cost - crossed[at], at))
    at = _best_up_to(best, len(news))[2]
    kept: set[int] = set()
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _best_up_to(best: Sequence[tuple[int, int, int]], position: int) -> tuple[int, int, int]:
    found = (0, 0, -1)
    while position:
        found = max(found, best[position])
        position -= position & -position
    return found


def _raise_from(best: list[tuple[int, int, int]], position: int, reached: tuple[int, int, int]) -> None:
    while position < len(best):
        best[position] = max(best[position], reached)
        position += position & -position
