"""The inequality that Arts. 65(1) and 66(1) share: benefit with allowances against a wage with allowances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.rules.amounts import Inputs
from workbench.rules.figures import ref
from workbench.rules.rates import Rate
from workbench.rules.working import Answer, WorkingStep, fault


@dataclass(frozen=True, slots=True)
class Allowances:
    """Family allowances for the standard beneficiary's family: while the contingency lasts, and while in work."""

    during: Fraction
    in_work: Fraction
    working: tuple[WorkingStep, ...]


def read_allowances(inputs: Inputs, time_article: str) -> Allowances:
    """The inputs ``family_allowance_during_contingency`` and ``family_allowance_in_work``, nothing where not given."""
    during = inputs.amount("family_allowance_during_contingency", time_article)
    in_work = inputs.amount("family_allowance_in_work", time_article)
    working = (during.working if during else ()) + (in_work.working if in_work else ())
    return Allowances(during.value if during else Fraction(0), in_work.value if in_work else Fraction(0), working)


def compare(
    part: str,
    article: str,
    rate: Rate,
    base: Fraction,
    benefit: Fraction,
    allowances: Allowances,
    before: tuple[WorkingStep, ...],
) -> Answer:
    """Whether (benefit + allowances) x 100 >= rate x (base + allowances), Arts. 65(1) and 66(1); equality passes.

    Amounts are for one and the same time; ``before`` is the working that led to them.
    """
    numerator = benefit + allowances.during
    denominator = base + allowances.in_work
    if denominator <= 0:
        raise fault("base_is_zero", "previous_earnings" if article == "65" else "labourer_wage")
    percent = 100 * numerator / denominator
    first = ref(f"{article}(1)")
    working = (
        *rate.working,
        *before,
        *allowances.working,
        WorkingStep("benefit_side", first, {"benefit": benefit, "allowance": allowances.during, "sum": numerator}),
        WorkingStep("wage_side", first, {"base": base, "allowance": allowances.in_work, "sum": denominator}),
        WorkingStep("percentage", first, {"numerator": numerator, "denominator": denominator, "percent": percent}),
    )
    figures: Mapping[str, Fraction | bool | None] = {
        "base": base,
        "numerator": numerator,
        "denominator": denominator,
        "pct": percent,
    }
    if rate.percent is None:
        return Answer(part, article, None, (*working, WorkingStep("no_fixed_rate", first)), None, figures)
    passes = numerator * 100 >= rate.percent * denominator
    return Answer(
        part,
        article,
        passes,
        (*working, *verdict(part, first, numerator, denominator, rate.percent)),
        rate.percent,
        figures,
    )


def verdict(
    part: str, article: str, numerator: Fraction, denominator: Fraction, required: Fraction
) -> tuple[WorkingStep, ...]:
    """The closing lines: the amount required, by how much it is reached or missed, and what that leaves open."""
    least = required * denominator / 100
    margin = numerator - least
    code = "reached" if margin >= 0 else "missed"
    facts = {"required": required, "denominator": denominator, "least": least, "sum": numerator, "margin": abs(margin)}
    return WorkingStep(code, article, facts), WorkingStep("figures_only", ref(f"Part {part}"))
