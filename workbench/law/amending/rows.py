"""Clauses that count on, side by side: gaps closed, new ones put in by their numbers, what follows pushed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from workbench.errors import Invalid
from workbench.law.amending.labels import Number, counted, number_text
from workbench.law.parsing.builder import ClauseBuilder


class NumberedRow:
    """The numbered clauses of one level in order; ``number_of`` is what each is called from now on."""

    def __init__(self, nodes: Iterable[ClauseBuilder]) -> None:
        self.nodes = [node for node in nodes if counted(node.number) is not None]
        self.fixed: set[ClauseBuilder] = set()  # what was put in by its number, and is pushed no more
        self.number_of: dict[ClauseBuilder, Number] = {node: counted(node.number) or (0, 0) for node in self.nodes}

    def close_gaps(self, before: Sequence[ClauseBuilder | None]) -> None:
        """Let what stands behind a clause that is gone move up; ``before`` is the row as it was, None for what is gone.

        Gaps that the law had before stay. 第五条之一 moves with 第五条.
        """
        gone = 0
        for node in before:
            if node is None:
                gone += 1
            elif node in self.number_of:
                main, within = self.number_of[node]
                self.number_of[node] = main - gone, within

    def count_anew(self) -> None:
        """Number the clauses from 1, as those are that bear no label."""
        for at, node in enumerate(self.nodes, start=1):
            self.number_of[node] = at, 0

    def put(self, node: ClauseBuilder, number: Number, *, pushes: bool, anchor: int | None = None) -> int:
        """Put a clause where its number says, and say where; raises Invalid where the row has no such place.

        ``anchor`` is where an instruction says that it stands. What bears the number already is pushed on with all
        that follows without a gap, where ``pushes`` says so.
        """
        at = next((at for at, other in enumerate(self.nodes) if self.number_of[other] >= number), len(self.nodes))
        before = self.number_of[self.nodes[at - 1]] if at else None
        is_taken = at < len(self.nodes) and self.number_of[self.nodes[at]] == number
        text = number_text(number)
        if anchor is not None and anchor != at:
            raise Invalid("amendment_number_elsewhere", number=text)
        if is_taken and (number[1] or not pushes or self.nodes[at] in self.fixed):
            raise Invalid("amendment_number_taken", number=text)
        if pushes and not is_taken and not _follows(number, before):
            raise Invalid("amendment_number_beyond", number=text)
        if is_taken:
            self._push(at)
        self.nodes.insert(at, node)
        self.fixed.add(node)
        self.number_of[node] = number
        return at

    def _push(self, at: int) -> None:
        """Give each clause from ``at`` on the next number, as far as they count on."""
        olds = [self.number_of[node] for node in self.nodes[at:]]
        for node, old, before in zip(self.nodes[at:], olds, (None, *olds), strict=False):
            if before is not None and old[0] - before[0] > 1:
                return
            self.number_of[node] = old[0] + 1, old[1]

    def is_in_order(self) -> bool:
        numbers = [self.number_of[node] for node in self.nodes]
        return all(first < second for first, second in pairwise(numbers))


def _follows(number: Number, before: Number | None) -> bool:
    """Whether a number can stand behind another with no place left free between them."""
    if before is None:
        return number[1] == 0
    if number[1]:
        return number[0] == before[0] and number[1] == before[1] + 1
    return number[0] == before[0] + 1
