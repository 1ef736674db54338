"""Art. 67: a benefit that depends on the family's other means, its reduction, its minimum and its totals."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from workbench.instruments.model import Corpus
from workbench.rules.amounts import Amount, Inputs
from workbench.rules.comparison import read_allowances, verdict
from workbench.rules.figures import ref, value
from workbench.rules.flat_rate import labourer_wage
from workbench.rules.rates import Rate
from workbench.rules.working import Answer, Fact, WorkingStep, fault

_TIME: Final = "66(2)"


def judge_means_test(corpus: Corpus, part: str, rate: Rate, inputs: Inputs) -> Answer:
    """Art. 67(c): benefit and the means above the disregarded amounts against the benefit Art. 66 requires.

    Inputs: ``labourer_wage``, ``benefit``, ``other_family_means``, ``substantial_amount_disregarded``, the two family
    allowances. Figures: required_amount, counted_amount, pct (of the labourer's wage and allowances). Whether the
    family keeps health and decency no figure settles, so a pass is one of figures only.
    """
    wage = labourer_wage(inputs)
    benefit = inputs.required_amount("benefit", _TIME)
    counted_means = _counted_means(inputs)
    allowances = read_allowances(inputs, _TIME)
    total = wage.value + allowances.in_work
    if total <= 0:
        raise fault("base_is_zero", "labourer_wage")
    counted = benefit.value + allowances.during + counted_means.value
    third = ref("67(c)")
    facts = {
        "benefit": benefit.value,
        "allowance": allowances.during,
        "means": counted_means.value,
        "counted": counted,
    }
    working = (
        *rate.working,
        *wage.working,
        *benefit.working,
        *allowances.working,
        *counted_means.working,
        WorkingStep("counted_amount", third, facts),
    )
    figures: dict[str, Fraction | bool | None] = {"counted_amount": counted, "pct": 100 * counted / total}
    if rate.percent is None:
        return Answer(part, "67(c)", None, (*working, WorkingStep("no_fixed_rate", ref("66(1)"))), None, figures)
    required = rate.percent * total / 100
    step = WorkingStep(
        "required_amount",
        ref("66(1)"),
        {"percent": rate.percent, "wage": wage.value, "allowance": allowances.in_work, "required": required},
    )
    closing = verdict(part, third, counted, total, rate.percent)
    working = (*working, step, *closing, WorkingStep("health_and_decency", third))
    return Answer(part, "67(c)", counted >= required, working, rate.percent, {"required_amount": required, **figures})


def judge_reduction(part: str, inputs: Inputs) -> Answer:
    """Art. 67(b): the rate may be cut by no more than the other means exceed the substantial amounts.

    Inputs: ``full_benefit``, ``benefit``, ``other_family_means``, ``substantial_amount_disregarded``. Figures:
    reduction, allowed_reduction.
    """
    full = inputs.required_amount("full_benefit", _TIME)
    paid = inputs.required_amount("benefit", _TIME)
    counted = _counted_means(inputs)
    cut = full.value - paid.value
    second = ref("67(b)")
    passes = cut <= counted.value
    facts = {"full": full.value, "paid": paid.value, "cut": cut, "allowed": counted.value}
    code = "reduction_allowed" if passes else "reduction_too_large"
    working = (*full.working, *paid.working, *counted.working, WorkingStep(code, second, facts))
    return Answer(part, "67(b)", passes, working, None, {"reduction": cut, "allowed_reduction": counted.value})


def judge_totals(corpus: Corpus, part: str, inputs: Inputs) -> Answer:
    """Art. 67(d): (c) counts as met where all benefits paid exceed by 30 per cent what Art. 66 would come to.

    Open for Parts III, V, IX and X only; Part IV is not listed. Inputs: ``total_benefits_paid`` and
    ``notional_total`` (or ``notional_total_66_with_27b`` and the like). Figures: ratio_pct.
    """
    fourth = ref("67(d)")
    listed = {corpus.provision(cited).part: cited for row in corpus.children(fourth) for cited in row.cites}
    if part not in listed:
        return Answer(part, "67(d)", None, (WorkingStep("totals_not_open", fourth),), applicable=False)
    paid = inputs.required_number("total_benefits_paid")
    notional = inputs.required_number(_notional_name(inputs))
    if not notional:
        raise fault("base_is_zero", "notional_total")
    excess = value(corpus, "67(d)", "percent")
    needed = 100 + excess
    ratio = 100 * paid / notional
    passes = paid * 100 >= needed * notional
    facts: dict[str, Fact] = {"paid": paid, "notional": notional, "coverage": listed[part]}
    facts |= {"ratio": ratio, "needed": needed}
    code = "totals_exceed" if passes else "totals_fall_short"
    return Answer(part, "67(d)", passes, (WorkingStep(code, fourth, facts),), None, {"ratio_pct": ratio})


def _counted_means(inputs: Inputs) -> Amount:
    """Art. 67(b), (c): other means of the family above the substantial amounts, never less than nothing."""
    means = inputs.amount("other_family_means", _TIME) or Amount(Fraction(0))
    left_out = inputs.amount("substantial_amount_disregarded", _TIME) or Amount(Fraction(0))
    counted = max(Fraction(0), means.value - left_out.value)
    facts = {"means": means.value, "left_out": left_out.value, "counted": counted}
    return Amount(counted, (*means.working, *left_out.working, WorkingStep("counted_means", ref("67(b)"), facts)))


def _notional_name(inputs: Inputs) -> str:
    names = (name for name in inputs.values if name.startswith("notional_total") and inputs.has(name))
    return next(names, "notional_total")
