"""Art. 65: the benefit against previous earnings, with the ceiling rule and the skilled manual male employee's wage."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Corpus
from workbench.rules.chart import percentage_beside_minimum
from workbench.rules.comparison import BENEFIT_INPUTS, Sides, compare, median, read_allowances, read_benefit
from workbench.rules.figures import ref, value
from workbench.rules.inputs import Amount, InputField, Inputs
from workbench.rules.rates import LADDERS, TERMS, measured_by, not_measured_so, required_rate
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, Fact, WorkingStep, invalid_input

_TIME: Final = "65(4)"
_ALTERNATIVE: Final = re.compile(r"(?:.*\D)?65\(6\)\(([a-d])\)|\(?([a-d])\)?", re.IGNORECASE)

PREVIOUS_EARNINGS: Final = InputField(
    "previous_earnings", N_("Previous earnings of the beneficiary or breadwinner"), is_required=True
)
_CEILING: Final = InputField(
    "ceiling_prescribed",
    N_("The law sets a ceiling on the benefit or on the earnings counted"),
    "yes",
    N_("Article 65(3): earnings above the skilled employee’s wage then do not count."),
)
_REFERENCE: Final = InputField(
    "reference_alternative",
    N_("Who is the skilled manual male employee"),
    "choice",
    choices=(
        ("", N_("As the figures below allow")),
        ("65(6)(a)", N_("(a) fitter or turner in machine manufacture")),
        ("65(6)(b)", N_("(b) a typical skilled employee of the largest branch")),
        ("65(6)(c)", N_("(c) earns as much as 75 per cent of all protected or more")),
        ("65(6)(d)", N_("(d) earns 125 per cent of the average of all protected")),
    ),
)
_SKILLED_WAGE: Final = InputField(
    "skilled_manual_wage", N_("Wage of the skilled manual male employee"), help=N_("For (a) and (b)")
)
_REGIONAL_WAGES: Final = InputField(
    "skilled_wages_by_region", N_("Wages of the skilled manual male employee by region"), "list", in_form=False
)
_EARNINGS: Final = InputField(
    "earnings_of_protected",
    N_("Earnings of the persons protected, a month"),
    "list",
    N_("For (c): one number after the other, parted by spaces or lines"),
)
_AVERAGE: Final = InputField(
    "average_earnings_of_protected", N_("Average earnings of all persons protected"), help=N_("For (d)")
)


_WAGE_SOURCE: Final = InputField(
    "wage_source",
    N_("Where the skilled employee's wage is from"),
    "word",
    N_("An agreement, a yearbook …"),
)
_WAGE_YEAR: Final = InputField("wage_year", N_("Of which year the wage is"), "word")


@dataclass(frozen=True, slots=True)
class _ReckoningBase:
    """The wage the benefit is measured by; ``is_known`` is False where a ceiling's reference wage is not known."""

    value: Fraction
    working: tuple[WorkingStep, ...]
    is_known: bool = True


def judge_previous_earnings(corpus: Corpus, question: Question) -> Answer:
    """Art. 65(1) to (6) for the standard beneficiary.

    Figures: base, numerator, denominator, pct. Where a ceiling is prescribed and no wage of the skilled employee can
    be had, a benefit that fails on own earnings is left undecided.
    """
    rate = required_rate(corpus, question)
    inputs = question.inputs
    earnings = inputs.required_amount(PREVIOUS_EARNINGS, _TIME)
    benefit = read_benefit(corpus, inputs, question.part, _TIME)
    base = _base(corpus, inputs, earnings.value)
    before = (*earnings.working, *benefit.working, *base.working, *_wage_source(inputs))
    sides = Sides(benefit.value, PREVIOUS_EARNINGS, base.value, read_allowances(inputs, _TIME), before)
    answer = compare(question.part, "65", rate, sides)
    if answer.passes is False and not base.is_known:
        working = (*answer.working, WorkingStep("ceiling_leaves_open", ref("65(3)")))
        return replace(answer, passes=None, working=working)
    return answer


def _base(corpus: Corpus, inputs: Inputs, earnings: Fraction) -> _ReckoningBase:
    """Art. 65(3): own earnings, or the skilled employee's wage where a ceiling is prescribed and earnings exceed it."""
    third = ref("65(3)")
    if not inputs.yes(_CEILING):
        working: tuple[WorkingStep, ...] = (WorkingStep("base_without_ceiling", third, {"earnings": earnings}),)
        if any(inputs.has(field) for field in (_SKILLED_WAGE, _REGIONAL_WAGES, _EARNINGS, _AVERAGE)):
            working = (*working, WorkingStep("skilled_wage_not_used", third))
        return _ReckoningBase(earnings, working)
    skilled = skilled_wage(corpus, inputs)
    if skilled is None:
        return _ReckoningBase(
            earnings, (WorkingStep("base_of_unknown_ceiling", third, {"earnings": earnings}),), is_known=False
        )
    is_above = earnings > skilled.value
    code = "base_at_ceiling" if is_above else "base_below_ceiling"
    step = WorkingStep(code, third, {"earnings": earnings, "skilled": skilled.value})
    return _ReckoningBase(skilled.value if is_above else earnings, (*skilled.working, step))


def _wage_source(inputs: Inputs) -> tuple[WorkingStep, ...]:
    """Where the skilled wage comes from and of which year; said to be lacking where a wage is used without."""
    source, year = inputs.word(_WAGE_SOURCE), inputs.word(_WAGE_YEAR)
    if source or year:
        return (WorkingStep("wage_source", ref("65(6)"), {"source": source or "—", "year": year or "—"}),)
    is_used = inputs.yes(_CEILING) and any(inputs.has(field) for field in (_SKILLED_WAGE, _EARNINGS, _AVERAGE))
    return (WorkingStep("wage_source_lacking", ref("65(6)")),) if is_used else ()


def skilled_wage(corpus: Corpus, inputs: Inputs) -> Amount | None:
    """The wage of the skilled manual male employee, Art. 65(6)(a) to (d) and 65(9); None where nothing tells it.

    The alternative chosen decides among inputs; where none is, a wage given goes before one worked out.
    """
    letter = _letter(inputs.word(_REFERENCE))
    if letter in {"", "a", "b"}:
        wage = _stated_wage(inputs, letter or "a")
        if wage is not None or letter:
            return wage
    if letter in {"", "c"} and (least := _three_quarters(corpus, inputs)):
        return least
    if letter in {"", "d"} and (above := _above_average(corpus, inputs)):
        return above
    return inputs.amount(_SKILLED_WAGE, _TIME)


def _letter(reference: str) -> str:
    if not reference:
        return ""
    alternative = _ALTERNATIVE.fullmatch(reference)
    if alternative is None:
        raise invalid_input("alternative_unknown", _REFERENCE.name, value=reference)
    return (alternative[1] or alternative[2]).lower()


def _stated_wage(inputs: Inputs, letter: str) -> Amount | None:
    """Art. 65(6)(a), (b): a wage known from its rates; of regional rates the median, Art. 65(9)."""
    regional = inputs.numbers(_REGIONAL_WAGES)
    if regional:
        return Amount(median(regional), (WorkingStep("median_of_regions", ref("65(9)"), {"median": median(regional)}),))
    wage = inputs.amount(_SKILLED_WAGE, _TIME)
    if wage is None:
        return None
    step = WorkingStep("skilled_wage_stated", ref(f"65(6)({letter})"), {"skilled": wage.value})
    return Amount(wage.value, (*wage.working, step))


def _three_quarters(corpus: Corpus, inputs: Inputs) -> Amount | None:
    """Art. 65(6)(c): the least earnings that equal or exceed those of 75 per cent of all persons protected."""
    earnings = sorted(inputs.numbers(_EARNINGS))
    if not earnings:
        return None
    share = value(corpus, "65(6)(c)", "percent")
    needed = -(-share * len(earnings) // 100)
    least = earnings[int(needed) - 1]
    facts: dict[str, Fact] = {"persons": len(earnings), "share": share, "needed": Fraction(needed), "skilled": least}
    return Amount(least, (WorkingStep("earner_of_three_quarters", ref("65(6)(c)"), facts),))


def _above_average(corpus: Corpus, inputs: Inputs) -> Amount | None:
    """Art. 65(6)(d): 125 per cent of the average earnings of all persons protected."""
    average = inputs.amount(_AVERAGE, _TIME)
    if average is None:
        return None
    share = value(corpus, "65(6)(d)", "percent")
    skilled = share * average.value / 100
    step = WorkingStep("above_average", ref("65(6)(d)"), {"share": share, "average": average.value, "skilled": skilled})
    return Amount(skilled, (*average.working, step))


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "skilled_wage_stated": N_("Wage of the skilled manual male employee: {skilled}."),
    "earner_of_three_quarters": N_(
        "Of {persons} persons protected, the least earnings that equal or exceed those of {share} per cent "
        "({needed} persons): {skilled}."
    ),
    "above_average": N_("{share} per cent of the average earnings of all persons protected, {average}: {skilled}."),
    "base_without_ceiling": N_("No ceiling is prescribed: the previous earnings of {earnings} are the base."),
    "base_at_ceiling": N_(
        "A ceiling is prescribed and the earnings of {earnings} exceed the skilled employee's wage of {skilled}, "
        "which is therefore the base."
    ),
    "base_below_ceiling": N_(
        "A ceiling is prescribed, but the earnings of {earnings} do not exceed the skilled employee's wage of "
        "{skilled}: they remain the base."
    ),
    "skilled_wage_not_used": N_(
        "A wage of the skilled employee is given but not used: it counts only where a ceiling is prescribed."
    ),
    "wage_source": N_("The wage is from: {source}, year: {year}."),
    "wage_source_lacking": N_("For a report say from which source and year the skilled employee's wage is."),
    "base_of_unknown_ceiling": N_(
        "A ceiling is prescribed but the skilled employee's wage is not given: own earnings of {earnings} are "
        "taken, the stricter base."
    ),
    "ceiling_leaves_open": N_(
        "Missed on own earnings, but the ceiling rule may lower the base; give the skilled employee's wage to "
        "settle it."
    ),
}

RULES: Final = (
    Rule(
        name="65",
        also=("65(1)", "65(3)", "65(6)"),
        module=__name__,
        subject="level",
        label=N_("Article 65: benefit against previous earnings"),
        articles=("65", "50", *LADDERS.values()),
        serves=measured_by("65"),
        refusal=not_measured_so,
        judge=judge_previous_earnings,
        inputs=(
            PREVIOUS_EARNINGS,
            *BENEFIT_INPUTS,
            _CEILING,
            _REFERENCE,
            _SKILLED_WAGE,
            _REGIONAL_WAGES,
            _EARNINGS,
            _AVERAGE,
            _WAGE_SOURCE,
            _WAGE_YEAR,
            *TERMS,
        ),
        outcomes=("met", "not_met", "open", "does_not_apply"),
        chart=percentage_beside_minimum,
        asks_contingency=True,
    ),
)
