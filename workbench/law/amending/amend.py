"""An amending decision applied to a law: what can be placed is done, what cannot is listed with the reason why."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from workbench.errors import Invalid
from workbench.lang.folding import equality_key
from workbench.law.address import cited
from workbench.law.amending import replacing
from workbench.law.amending.adding import add, merge, renumber, split
from workbench.law.amending.applying import AppliedInstruction, Applying, NodeChange
from workbench.law.amending.decision import instructions_of
from workbench.law.amending.model import (
    AmendedLaw,
    Instruction,
    InstructionChange,
    InstructionReport,
    InstructionResult,
    Order,
)
from workbench.law.amending.placing import Placing
from workbench.law.amending.references import AdjustedReferences
from workbench.law.amending.tree import LawTree
from workbench.law.model import Clause, LawText, ReadWarning
from workbench.law.nodes import clauses_of_nodes
from workbench.law.parsing.builder import ClauseBuilder

_DRAFTS: Final = re.compile(
    r"[（(〔【\[][^（）()〔〕【】\[\]]*[）)〕】\]]|(?:修订|修正)?(?:草案)?(?:征求意见稿|[一二三四]次审议稿|送审稿|草案|审议稿|稿)$"
    r"|^中华人民共和国|^the\s+|\b(?:bill|draft)\b|,?\s*\d{4}$",
    re.IGNORECASE,
)


def amend(law: LawText, decision: LawText) -> AmendedLaw:
    """The law with the decision applied to it; raises Invalid where the two are not in one language.

    Each instruction is done whole or not at all, and those that cannot be done do not hinder the others. References
    in it are to the numbering before the decision, 作为第X条 and 改为第X条 to the one after it.
    """
    if law.lang != decision.lang:
        raise Invalid("amendment_other_language", field="pasted")
    return apply_instructions(law, instructions_of(decision))


def apply_instructions(law: LawText, instructions: Sequence[Instruction]) -> AmendedLaw:
    """The law with some instructions applied to it, in their order.

    Whether a clause finds a place is known at the end only; where one does not, all is done again without its
    instruction, so that nothing of it is left in the law.
    """
    own = [_of_this_law(instruction, law.title) for instruction in instructions]
    while True:
        applying = Applying(LawTree(law))
        done, warnings = _applied(applying, own)
        failed = {at for at, each in enumerate(done) if each.error is not None and not own[at].code}
        placed = {at for at in failed if done[at] in applying.misplaced}
        if not placed:
            return _finished(law, applying, done, warnings)
        own = [
            replace(each, code=error.code, facts=error.facts)
            if at in placed and (error := done[at].error) is not None
            else each
            for at, each in enumerate(own)
        ]


def _applied(
    applying: Applying, instructions: Sequence[Instruction]
) -> tuple[list[AppliedInstruction], list[ReadWarning]]:
    for instruction in instructions:
        applying.announce(instruction)
    done = [_apply(applying, instruction) for instruction in instructions]
    adjustments = [each for each in done if each.instruction.order is Order.ADJUST and each.error is None]
    placing = Placing(applying, closes=bool(adjustments))
    placing.settle()
    warnings = list(placing.warnings)
    if adjustments:
        main = next((each for each in adjustments if each.instruction.every), adjustments[0])
        main.changes += placing.renumbered
        if main.instruction.every:
            references = AdjustedReferences(applying)
            references.adjust()
            main.changes += references.changes
            warnings += references.warnings
    return done, warnings


def _of_this_law(instruction: Instruction, title: str) -> Instruction:
    """The instruction, marked as not to be applied where it amends another law than this one."""
    changes = instruction.order not in (Order.NONE, Order.UNKNOWN)
    if not (changes and instruction.law and title) or _plain_title(instruction.law) == _plain_title(title):
        return instruction
    return replace(instruction, code="amendment_other_law", facts={"law": instruction.law, "title": title})


def _plain_title(title: str) -> str:
    """A title without what is added to it on the way of a draft, and without the name of the country."""
    plain, before = title.strip(), ""
    while plain != before:
        before, plain = plain, _DRAFTS.sub("", plain).strip()
    return equality_key(plain).casefold()


def _apply(applying: Applying, instruction: Instruction) -> AppliedInstruction:
    """Do one instruction; where it cannot be done, the numbers that it would have given stay free."""
    done = AppliedInstruction(instruction)
    try:
        if instruction.code:
            raise Invalid(instruction.code, field=None, **instruction.facts)
        _ACTS[instruction.order](applying, instruction, done)
    except Invalid as error:
        done.error = error
        if instruction.order is Order.ADD and error.code != "amendment_other_law":
            applying.reserved += instruction.becomes
    return done


def _nothing(_: Applying, __: Instruction, ___: AppliedInstruction) -> None:
    """What asks for no change, or is done when all else is."""


_Act = Callable[[Applying, Instruction, AppliedInstruction], None]
_ACTS: Final[Mapping[Order, _Act]] = {
    Order.REPLACE: replacing.replace,
    Order.REWORD: Applying.reword,
    Order.INSERT: replacing.insert,
    Order.STRIKE: Applying.strike,
    Order.DELETE: replacing.delete,
    Order.ADD: add,
    Order.RENUMBER: renumber,
    Order.SPLIT: split,
    Order.MERGE: merge,
    Order.HEAD: Applying.head,
    Order.ADJUST: _nothing,
    Order.NONE: _nothing,
    Order.UNKNOWN: _nothing,
}


def _finished(
    law: LawText, applying: Applying, done: Sequence[AppliedInstruction], warnings: Sequence[ReadWarning]
) -> AmendedLaw:
    tree = applying.tree
    clauses = tuple(
        replace(clause, source_id=tree.source_ids.get(node, ""))
        for node, clause in zip(tree.nodes, clauses_of_nodes(tree.nodes, tree.lang), strict=True)
    )
    front = "\n".join(tree.title if line == law.title else line for line in law.front.split("\n"))
    amended = replace(
        law, title=tree.title, clauses=clauses, warnings=tuple(warnings), front=front, furniture=(), missing_words=0
    )
    stands = dict(zip(tree.nodes, clauses, strict=True))
    return AmendedLaw(amended, tuple(_report(each, tree, stands) for each in done))


def _report(done: AppliedInstruction, tree: LawTree, stands: Mapping[ClauseBuilder, Clause]) -> InstructionReport:
    if done.error is not None:
        return InstructionReport(
            done.instruction, InstructionResult.NOT_APPLIED, (), done.error.code, dict(done.error.facts)
        )
    changes = tuple(_change(change, tree, stands) for change in done.changes)
    asks = done.instruction.order is not Order.NONE and (done.instruction.order is not Order.ADJUST or changes)
    result = InstructionResult.APPLIED if asks else InstructionResult.NO_CHANGE
    if done.places > 1:
        return InstructionReport(done.instruction, result, changes, "amendment_in_places", {"count": done.places})
    return InstructionReport(done.instruction, result, changes)


def _change(change: NodeChange, tree: LawTree, stands: Mapping[ClauseBuilder, Clause]) -> InstructionChange:
    """Where something was done by its new address, or by the old one where it is there no more."""
    node = change.node
    while node is not None and node not in stands and node in tree.heirs:
        node = tree.heirs[node]
    clause = stands.get(node) if node is not None else None
    path = clause.path if clause is not None else change.where
    after = change.after if change.after is not None else path.rpartition("/")[2]
    return InstructionChange(cited(path), change.before, after)
