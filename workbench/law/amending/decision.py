"""The instructions of an amending decision in order, read from its text as the importers give it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from workbench.lang.languages import Lang
from workbench.law.amending.chinese.orders import ChineseOrders
from workbench.law.amending.chinese.points import points_of
from workbench.law.amending.english.orders import EnglishOrders
from workbench.law.amending.english.points import points_of_act
from workbench.law.amending.model import ClauseTarget, Instruction, Order
from workbench.law.amending.quotations import quoted_words
from workbench.law.model import ClauseKind, LawText
from workbench.law.nodes import nodes_of
from workbench.law.printing import lines_of

_AMENDS: Final = re.compile(r"(?i:amended|repealed|omitted|deleted|substitut|insert|replaced)")
_PRINCIPAL: Final = re.compile(
    r"(?:An Act to amend|amends|In this Act,? [“\"]?(?:the )?principal Act[”\"]? means) (?:the )?"
    r"(?P<law>[A-Z][^.,;(]{3,120})"
)
# Whether the heading of an article in a decision only notes what the words below it order: Amendment of section 5.
_HEADS_ARE_NOTES: Final[Mapping[Lang, bool]] = {"zh": False, "en": True}


def instructions_of(decision: LawText) -> tuple[Instruction, ...]:
    """What a decision orders, one thing after the other; what it says beside that is among it as such."""
    return tuple(_READERS[decision.lang](_lines(decision)))


def _lines(decision: LawText) -> list[str]:
    """The lines of a decision as they stood in its file, without who signed it and when."""
    nodes = [node for node in nodes_of(decision) if node.kind is not ClauseKind.SIGNATURE]
    if _HEADS_ARE_NOTES[decision.lang]:
        holding = {node.parent for node in nodes if node.lines}
        for node in nodes:
            if node.kind is ClauseKind.ARTICLE and node in holding:
                node.heading = ""
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


def _english(lines: list[str]) -> Iterator[Instruction]:
    law = _act_named(lines)
    contexts: list[tuple[ClauseTarget, ...]] = [()]
    for point in points_of_act(lines):
        del contexts[point.depth + 1 :]
        orders = EnglishOrders(point.number, quoted_words(point.lines), law, contexts[-1])
        yield from (
            each
            for each in orders.read()
            if point.number or each.order is not Order.UNKNOWN or _AMENDS.search(each.words)
        )
        contexts.append(orders.context)


def _act_named(lines: list[str]) -> str:
    """The act that an amending act says it amends, where it says so once; ``principal Act`` stands for it later."""
    for line in lines:
        match = _PRINCIPAL.search(line)
        if match is not None:
            return match["law"].strip()
    return ""


_READERS: Final[Mapping[Lang, Callable[[list[str]], Iterator[Instruction]]]] = {"zh": _chinese, "en": _english}
