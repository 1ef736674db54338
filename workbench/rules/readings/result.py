"""What a machine reads in a draft: one row for an article and a provision of the Convention, and how it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.instruments.model import Corpus
from workbench.instruments.vocabulary import UNITS, FigureUnit
from workbench.rules.articles.periods import PeriodFinding, PeriodRule, judge_period
from workbench.rules.readings.stated import StatedFigure
from workbench.rules.working import Fact, WorkingStep


class ReadingResult(ClosedList):
    """How a sentence of a draft stands to one provision, as a machine reads it."""

    MET = "met", N_("Met as read"), "positive"
    FALLS_SHORT = "falls_short", N_("Falls short as read"), "negative"
    CANNOT_BE_USED = "cannot_be_used", N_("Cannot be used"), "neutral"
    NOT_COMPARABLE = "not_comparable", N_("Not comparable"), "neutral"
    LOOK = "look", N_("A person must look"), "mixed"


@dataclass(frozen=True, slots=True)
class DraftReading:
    """How one article of a draft stands to one provision.

    ``value`` and ``unit`` are the figure that decided, ``quote`` its words and ``subject`` what it is a figure of;
    empty where none did.
    """

    key: str
    article: str
    part: str
    ref: str
    result: ReadingResult
    working: tuple[WorkingStep, ...]
    value: Fraction | None = None
    unit: str = ""
    quote: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class PartReader:
    """Makes the rows on one article of a draft and one Part of the Convention."""

    corpus: Corpus
    key: str
    article: str
    part: str
    contingency: str = ""

    def row(
        self,
        address: str,
        result: ReadingResult,
        code: str,
        figure: StatedFigure | None = None,
        /,
        **facts: Fact,
    ) -> DraftReading:
        """One row whose reason is the sentence that ``code`` names; ``value`` and ``unit`` are among its facts."""
        ref = address if ":" in address else f"C102:{address}"
        known: Mapping[str, Fact] = stated_facts(figure) if figure else {}
        step = WorkingStep(code, ref, {**known, **facts})
        return self._row(ref, result, (step,), figure)

    def judged(self, finding: PeriodFinding, figure: StatedFigure, *more: WorkingStep) -> DraftReading:
        """The row of a period that was held against its rule."""
        result = ReadingResult(finding.verdict)
        if finding.rule.bound == "abuse" or (finding.rule.subject == "age" and result is ReadingResult.NOT_COMPARABLE):
            result = ReadingResult.LOOK
        return self._row(finding.rule.ref, result, (*finding.working, *more), figure)

    def closed(self, rule: PeriodRule, figure: StatedFigure) -> DraftReading:
        """An alternative that a period puts out of reach, which breaks nothing."""
        facts: dict[str, Fact] = {
            "name": rule.name,
            "limit": rule.value or Fraction(0),
            "limit_unit": as_unit(rule.unit),
        }
        return self.row(rule.ref, ReadingResult.CANNOT_BE_USED, "alternative_closed", figure, **facts)

    def _row(
        self, ref: str, result: ReadingResult, working: tuple[WorkingStep, ...], figure: StatedFigure | None
    ) -> DraftReading:
        value, unit, quote = (figure.value, figure.unit, figure.quote) if figure else (None, "", "")
        subject = f"{figure.kind if figure else ''} {self.contingency}".strip()
        return DraftReading(self.key, self.article, self.part, ref, result, working, value, unit, quote, subject)


def stated_facts(figure: StatedFigure) -> dict[str, Fact]:
    """The value and unit of a figure, for a sentence."""
    return {"value": figure.value, "unit": as_unit(figure.unit)}


def as_unit(unit: str) -> Fact:
    """The unit by its name in each language."""
    return FigureUnit(unit) if unit in UNITS else unit


def judged_period(rule: PeriodRule, figure: StatedFigure) -> PeriodFinding:
    """A stated figure against the rule on its subject."""
    return judge_period(rule, figure.value, figure.unit)
