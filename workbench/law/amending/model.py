"""What an amending decision says: its instructions in order, naming clauses by the numbers they had before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.law.model import ClauseKind, LawText


class Order(ClosedList):
    """What an instruction orders."""

    REPLACE = "replace", N_("replace a clause")
    REWORD = "reword", N_("replace words")
    INSERT = "insert", N_("insert words")
    STRIKE = "strike", N_("delete words")
    DELETE = "delete", N_("delete a clause")
    ADD = "add", N_("add a clause")
    RENUMBER = "renumber", N_("give a clause another number")
    SPLIT = "split", N_("part a clause into several")
    MERGE = "merge", N_("join clauses into one")
    HEAD = "head", N_("replace a heading")
    ADJUST = "adjust", N_("adjust the numbering and what refers to it")
    NONE = "none", N_("no change of the text")
    UNKNOWN = "unknown", N_("not understood")


class InstructionResult(ClosedList):
    """What became of an instruction; the values are those of ``workbench amend --json``."""

    APPLIED = "applied", N_("applied")
    NOT_APPLIED = "not_applied", N_("not applied")
    NO_CHANGE = "no_change_asked", N_("asks for no change")


Step = tuple[ClauseKind | None, str]  # kind and number; no kind where English only gives a label such as (2)


@dataclass(frozen=True, slots=True)
class ClauseTarget:
    """A clause by its address in the numbering before the decision; no steps stand for the whole law."""

    steps: tuple[Step, ...] = ()

    @property
    def is_law(self) -> bool:
        return not self.steps

    @property
    def kind(self) -> ClauseKind | None:
        return self.steps[-1][0] if self.steps else None

    @property
    def number(self) -> str:
        return self.steps[-1][1] if self.steps else ""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing that a decision orders.

    number   as the decision counts it: ``三``, ``二（一）``, ``4(b)``; empty for what it does not number
    words    of the decision, whole
    law      the title of the law it amends, where the decision names one
    targets  the clauses it is about; of an addition the clause that holds or precedes it
    old      words that are replaced or deleted, or beside which others are inserted
    new      for each quotation its lines: the new words or clauses
    becomes  what the clauses are called from then on, in the numbering after the decision
    kind     of the clauses that are added
    side     of an addition or insertion: ``after``, ``before``, or ``end``
    every    whether words are meant wherever they stand; of an adjustment, whether references follow the numbers
    is_next  whether an addition stands beside its target, and not in it
    nth      which of several equal words is meant, from 1; 0 where it is not said
    sentence which sentence of its clause it is about, from 1; 0 where it names none
    code     why it was not understood, where it was not
    """

    number: str
    words: str
    order: Order
    law: str = ""
    targets: tuple[ClauseTarget, ...] = ()
    old: tuple[str, ...] = ()
    new: tuple[tuple[str, ...], ...] = ()
    becomes: tuple[ClauseTarget, ...] = ()
    kind: ClauseKind | None = None
    side: str = "after"
    every: bool = False
    is_next: bool = False
    nth: int = 0
    sentence: int = 0
    code: str = ""
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class InstructionChange:
    """What an instruction did in one place: its address, and the words there before and after."""

    where: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class InstructionReport:
    """An instruction with what became of it; ``code`` and ``facts`` say why not, or in how many places."""

    instruction: Instruction
    result: InstructionResult
    changes: tuple[InstructionChange, ...] = ()
    code: str = ""
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class AmendedLaw:
    """A law with a decision applied to it, and what each instruction did."""

    law: LawText
    reports: tuple[InstructionReport, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every instruction that asks for a change was applied, and there was one."""
        results = {report.result for report in self.reports}
        return InstructionResult.APPLIED in results and InstructionResult.NOT_APPLIED not in results

    @property
    def applied(self) -> int:
        return sum(report.result is InstructionResult.APPLIED for report in self.reports)


WHOLE_LAW: Final = ClauseTarget()
