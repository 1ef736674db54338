"""What Arts. 65 and 66 share: the benefit, the family allowances, and the inequality between two sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from workbench.i18n.messages import N_
from workbench.instruments.model import Corpus
from workbench.rules.figures import ref, value
from workbench.rules.inputs import Amount, InputField, Inputs, exact_number
from workbench.rules.rates import Rate
from workbench.rules.working import Answer, WorkingStep, invalid_input

BENEFIT: Final = InputField("benefit", N_("Benefit of the standard beneficiary"), is_required=True)
ALLOWANCE_DURING: Final = InputField(
    "family_allowance_during_contingency",
    N_("Family allowance while the benefit is paid"),
    help=N_("Leave empty where there is none; it counts on both sides."),
)
ALLOWANCE_IN_WORK: Final = InputField("family_allowance_in_work", N_("Family allowance while in work"))
# A whole month of each unit a rate may be stated for, in days, only to weigh one rate against another.
_DAYS: Final[Mapping[InputField, Fraction]] = {
    InputField("days", N_("Days"), "number"): Fraction(1),
    InputField("weeks", N_("Weeks"), "number"): Fraction(7),
    InputField("months", N_("Months"), "number"): Fraction(365, 12),
}
BENEFIT_PERIODS: Final = InputField(
    "benefit_periods",
    N_("Benefits paid one after the other, each with its time"),
    "objects",
    in_form=False,
    members=(BENEFIT, *_DAYS),
)
# Where benefit may end after so many weeks: the rate that is paid afterwards is nobody's minimum.
_MAY_END: Final = {"III": "18(1)", "IV": "24(1)(a)"}
BENEFIT_INPUTS: Final = (BENEFIT, BENEFIT_PERIODS, ALLOWANCE_DURING, ALLOWANCE_IN_WORK)


@dataclass(frozen=True, slots=True)
class Allowances:
    """Family allowances for the standard beneficiary's family: while the contingency lasts, and while in work."""

    during: Fraction
    in_work: Fraction
    working: tuple[WorkingStep, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides that are compared, for one and the same time, and the working that led to them."""

    benefit: Fraction
    wage: InputField
    base: Fraction
    allowances: Allowances
    working: tuple[WorkingStep, ...]


def read_allowances(inputs: Inputs, time_article: str) -> Allowances:
    """Both family allowances, nothing where not given."""
    during = inputs.amount(ALLOWANCE_DURING, time_article)
    in_work = inputs.amount(ALLOWANCE_IN_WORK, time_article)
    working = (during.working if during else ()) + (in_work.working if in_work else ())
    return Allowances(during.value if during else Fraction(0), in_work.value if in_work else Fraction(0), working)


def read_benefit(corpus: Corpus, inputs: Inputs, part: str, time_article: str) -> Amount:
    """The benefit; or, of rates paid one after the other, the one that counts.

    Art. 50 lets the maternity rate vary if the average complies. Where benefit may end after a time (Arts. 18(1) and
    24(1)), the lowest rate within it counts; elsewhere the lowest of all.
    """
    periods = inputs.objects(BENEFIT_PERIODS)
    if not periods:
        return inputs.required_amount(BENEFIT, time_article)
    rates = [(period.required_amount(BENEFIT, time_article), _length(period)) for period in periods]
    working = tuple(step for rate, _ in rates for step in rate.working)
    if part == "VIII":
        days = sum((length for _, length in rates), Fraction(0))
        if not days:
            raise invalid_input("input_missing", BENEFIT_PERIODS.name)
        average = sum((rate.value * length for rate, length in rates), Fraction(0)) / days
        return Amount(average, (*working, WorkingStep("average_rate", ref("50"), {"average": average})))
    if part in _MAY_END:
        return _lowest_within(corpus, part, rates, working)
    lowest = min(rate.value for rate, _ in rates)
    article = ref(f"{time_article.partition('(')[0]}(1)")
    return Amount(lowest, (*working, WorkingStep("lowest_rate", article, {"lowest": lowest})))


def _lowest_within(
    corpus: Corpus, part: str, rates: Sequence[tuple[Amount, Fraction]], working: tuple[WorkingStep, ...]
) -> Amount:
    """The lowest rate that is paid before the least duration has passed; a rate without a time is the last of all."""
    address = _MAY_END[part]
    weeks = value(corpus, address, "week")
    within: list[Fraction] = []
    start = Fraction(0)
    for rate, length in rates:
        if start < 7 * weeks:
            within.append(rate.value)
        start = start + length if length else 7 * weeks
    lowest = min(within)
    return Amount(lowest, (*working, WorkingStep("lowest_within", ref(address), {"weeks": weeks, "lowest": lowest})))


def _length(period: Inputs) -> Fraction:
    """How long a rate is paid, in days."""
    lengths = (
        exact_number(period.values[field.name], field.name) * days for field, days in _DAYS.items() if period.has(field)
    )
    return sum(lengths, Fraction(0))


def median(rates: Sequence[Fraction]) -> Fraction:
    """The middle of the rates, halfway between the two middle ones where their number is even (Arts. 65(9), 66(7))."""
    ordered = sorted(rates)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def compare(part: str, article: str, rate: Rate, sides: Sides) -> Answer:
    """Whether (benefit + allowances) x 100 >= rate x (base + allowances), Arts. 65(1) and 66(1); equality passes."""
    allowances = sides.allowances
    numerator = sides.benefit + allowances.during
    denominator = sides.base + allowances.in_work
    if denominator <= 0:
        raise invalid_input("base_is_zero", sides.wage.name)
    percent = 100 * numerator / denominator
    first = ref(f"{article}(1)")
    benefit = {"benefit": sides.benefit, "allowance": allowances.during, "sum": numerator}
    working = (
        *rate.working,
        *sides.working,
        *allowances.working,
        WorkingStep("benefit_side", first, benefit),
        WorkingStep("wage_side", first, {"base": sides.base, "allowance": allowances.in_work, "sum": denominator}),
        WorkingStep("percentage", first, {"numerator": numerator, "denominator": denominator, "percent": percent}),
    )
    figures = {"base": sides.base, "numerator": numerator, "denominator": denominator, "pct": percent}
    if rate.percent is None:
        return Answer(part, article, None, (*working, WorkingStep("no_fixed_rate", first)), None, figures)
    passes = numerator * 100 >= rate.percent * denominator
    closing = verdict(part, first, numerator, denominator, rate.percent)
    return Answer(part, article, passes, (*working, *closing), rate.percent, figures)


def verdict(
    part: str, article: str, numerator: Fraction, denominator: Fraction, required: Fraction
) -> tuple[WorkingStep, ...]:
    """The closing lines: the amount required, by how much it is reached or missed, and what that leaves open."""
    least = required * denominator / 100
    margin = numerator - least
    code = "reached" if margin >= 0 else "missed"
    facts = {"required": required, "denominator": denominator, "least": least, "sum": numerator, "margin": abs(margin)}
    return WorkingStep(code, article, facts), WorkingStep("figures_only", ref(f"Part {part}"))
