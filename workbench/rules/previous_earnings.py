"""Art. 65: the benefit against previous earnings, with the ceiling rule and the skilled manual male employee's wage."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from workbench.instruments.model import Corpus
from workbench.rules.amounts import Amount, Inputs, exact_number
from workbench.rules.comparison import compare, read_allowances
from workbench.rules.figures import ref, value
from workbench.rules.rates import Rate
from workbench.rules.working import Answer, Fact, WorkingStep, fault

_TIME: Final = "65(4)"
_ALTERNATIVE: Final = re.compile(r"(?:.*\D)?65\(6\)\(([a-d])\)|\(?([a-d])\)?", re.IGNORECASE)
# A whole month of each unit a rate may be stated for, in days, only to weigh one rate against another.
_DAYS: Final[Mapping[str, Fraction]] = {"days": Fraction(1), "weeks": Fraction(7), "months": Fraction(365, 12)}


@dataclass(frozen=True, slots=True)
class _Base:
    """The wage the benefit is measured by; ``settled`` is False where a ceiling's reference wage is not known."""

    value: Fraction
    working: tuple[WorkingStep, ...]
    settled: bool = True


def judge_previous_earnings(corpus: Corpus, part: str, rate: Rate, inputs: Inputs) -> Answer:
    """Art. 65(1) to (6) for the standard beneficiary.

    Inputs: ``previous_earnings``, ``benefit`` (or ``benefit_periods``), the two family allowances,
    ``ceiling_prescribed``, and for the skilled employee one of ``skilled_manual_wage``,
    ``average_earnings_of_protected``, ``earnings_of_protected`` or ``skilled_wages_by_region``, with
    ``reference_alternative`` such as ``65(6)(d)``. Figures: base, numerator, denominator, pct. Where a ceiling is
    prescribed and no wage of the skilled employee can be had, a benefit that fails on own earnings is left undecided.
    """
    earnings = inputs.required_amount("previous_earnings", _TIME)
    benefit = read_benefit(inputs, part, _TIME)
    base = _base(corpus, inputs, earnings.value)
    before = (*earnings.working, *benefit.working, *base.working)
    answer = compare(part, "65", rate, base.value, benefit.value, read_allowances(inputs, _TIME), before)
    if answer.passes is False and not base.settled:
        working = (*answer.working, WorkingStep("ceiling_leaves_open", ref("65(3)")))
        return replace(answer, passes=None, working=working)
    return answer


def read_benefit(inputs: Inputs, part: str, time_article: str) -> Amount:
    """The input ``benefit``; or ``benefit_periods``, a list of rates paid one after the other.

    Each period is an object with ``benefit`` (or ``benefit_weekly`` and so on) and its length in ``days``, ``weeks``
    or ``months``. Art. 50 lets the maternity rate vary if the average complies; elsewhere the lowest counts.
    """
    periods = inputs.items("benefit_periods")
    if not periods:
        return inputs.required_amount("benefit", time_article)
    rates = [_period(one, time_article) for one in periods]
    working = tuple(step for rate, _ in rates for step in rate.working)
    if part == "VIII":
        days = sum((length for _, length in rates), Fraction(0))
        if not days:
            raise fault("input_missing", "benefit_periods")
        average = sum((rate.value * length for rate, length in rates), Fraction(0)) / days
        return Amount(average, (*working, WorkingStep("average_rate", ref("50"), {"average": average})))
    lowest = min(rate.value for rate, _ in rates)
    article = ref(f"{time_article.partition('(')[0]}(1)")
    return Amount(lowest, (*working, WorkingStep("lowest_rate", article, {"lowest": lowest})))


def _period(given: object, time_article: str) -> tuple[Amount, Fraction]:
    if not isinstance(given, Mapping):
        raise fault("list_of_inputs_expected", "benefit_periods")
    inputs = Inputs(given)
    lengths = [exact_number(given[unit], unit) * days for unit, days in _DAYS.items() if inputs.has(unit)]
    return inputs.required_amount("benefit", time_article), sum(lengths, Fraction(0))


def _base(corpus: Corpus, inputs: Inputs, earnings: Fraction) -> _Base:
    """Art. 65(3): own earnings, or the skilled employee's wage where a ceiling is prescribed and earnings exceed it."""
    third = ref("65(3)")
    if not inputs.yes("ceiling_prescribed"):
        return _Base(earnings, (WorkingStep("base_without_ceiling", third, {"earnings": earnings}),))
    skilled = skilled_wage(corpus, inputs)
    if skilled is None:
        return _Base(earnings, (WorkingStep("base_of_unknown_ceiling", third, {"earnings": earnings}),), settled=False)
    is_above = earnings > skilled.value
    code = "base_at_ceiling" if is_above else "base_below_ceiling"
    step = WorkingStep(code, third, {"earnings": earnings, "skilled": skilled.value})
    return _Base(skilled.value if is_above else earnings, (*skilled.working, step))


def skilled_wage(corpus: Corpus, inputs: Inputs) -> Amount | None:
    """The wage of the skilled manual male employee, Art. 65(6)(a) to (d) and 65(9); None where nothing tells it.

    ``reference_alternative`` decides among inputs; where it is silent, a wage given goes before one worked out.
    """
    letter = _letter(inputs.word("reference_alternative"))
    if letter in {"", "a", "b"}:
        wage = _stated_wage(inputs, letter or "a")
        if wage is not None or letter:
            return wage
    if letter in {"", "c"} and (found := _three_quarters(corpus, inputs)):
        return found
    if letter in {"", "d"} and (found := _above_average(corpus, inputs)):
        return found
    return inputs.amount("skilled_manual_wage", _TIME)


def _letter(given: str) -> str:
    if not given:
        return ""
    found = _ALTERNATIVE.fullmatch(given)
    if found is None:
        raise fault("alternative_unknown", "reference_alternative", value=given)
    return (found[1] or found[2]).lower()


def _stated_wage(inputs: Inputs, letter: str) -> Amount | None:
    """Art. 65(6)(a), (b): a wage known from its rates; of regional rates the median, Art. 65(9)."""
    regional = inputs.numbers("skilled_wages_by_region")
    if regional:
        return Amount(median(regional), (WorkingStep("median_of_regions", ref("65(9)"), {"median": median(regional)}),))
    wage = inputs.amount("skilled_manual_wage", _TIME)
    if wage is None:
        return None
    step = WorkingStep("skilled_wage_stated", ref(f"65(6)({letter})"), {"skilled": wage.value})
    return Amount(wage.value, (*wage.working, step))


def _three_quarters(corpus: Corpus, inputs: Inputs) -> Amount | None:
    """Art. 65(6)(c): the least earnings that equal or exceed those of 75 per cent of all persons protected."""
    earnings = sorted(inputs.numbers("earnings_of_protected"))
    if not earnings:
        return None
    share = value(corpus, "65(6)(c)", "percent")
    needed = -(-share * len(earnings) // 100)
    found = earnings[int(needed) - 1]
    facts: dict[str, Fact] = {"persons": len(earnings), "share": share, "needed": Fraction(needed), "skilled": found}
    return Amount(found, (WorkingStep("earner_of_three_quarters", ref("65(6)(c)"), facts),))


def _above_average(corpus: Corpus, inputs: Inputs) -> Amount | None:
    """Art. 65(6)(d): 125 per cent of the average earnings of all persons protected."""
    average = inputs.amount("average_earnings_of_protected", _TIME)
    if average is None:
        return None
    share = value(corpus, "65(6)(d)", "percent")
    skilled = share * average.value / 100
    step = WorkingStep("above_average", ref("65(6)(d)"), {"share": share, "average": average.value, "skilled": skilled})
    return Amount(skilled, (*average.working, step))


def median(rates: Sequence[Fraction]) -> Fraction:
    """The middle of the rates, halfway between the two middle ones where their number is even (Arts. 65(9), 66(7))."""
    ordered = sorted(rates)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
