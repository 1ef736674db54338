"""The instructions of an amending decision in order, read from its text as the importers give it."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.law.amending.chinese.orders import ChineseOrders
from workbench.law.amending.chinese.points import points_of
from workbench.law.amending.model import ClauseTarget, Instruction
from workbench.law.amending.quotations import quoted_words
from workbench.law.model import ClauseKind, LawText
from workbench.law.nodes import nodes_of
from workbench.law.printing import lines_of


def instructions_of(decision: LawText) -> tuple[Instruction, ...]:
    """What a decision orders, one thing after the other; what it says beside that is among it as such."""
    lines = _lines(decision)
    return tuple(_chinese(lines))


def _lines(decision: LawText) -> list[str]:
    """The lines of a decision as they stood in its file, without who signed it and when."""
    nodes = [node for node in nodes_of(decision) if node.kind is not ClauseKind.SIGNATURE]
    return [*filter(None, decision.front.split("\n")), *lines_of(nodes, decision.lang)]


def _chinese(lines: list[str]) -> Iterator[Instruction]:
    points, law = points_of(lines)
    for point in points:
        named = point.law or law
        context: tuple[ClauseTarget, ...] = ()
        if point.head:
            head = ChineseOrders(point.number, quoted_words([point.head]), named)
            list(head.read())
            context, named = head.context, head.law
        yield from ChineseOrders(point.number, quoted_words(point.lines), named, context).read()
