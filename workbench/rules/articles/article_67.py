"""Art. 67: a benefit that depends on the family's other means, its reduction, its minimum and its totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Corpus
from workbench.rules.articles.article_66 import LABOURER_INPUTS, LABOURER_WAGE, TIME, labourer_wage
from workbench.rules.chart import MINIMUM, Measure, number
from workbench.rules.comparison import ALLOWANCE_DURING, ALLOWANCE_IN_WORK, BENEFIT, read_allowances, verdict
from workbench.rules.figures import ref, value
from workbench.rules.inputs import Amount, InputField, Inputs
from workbench.rules.rates import LADDERS, TERMS, measured_by, not_measured_so, required_rate
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, Fact, WorkingStep, invalid_input

_MEANS: Final = InputField("other_family_means", N_("Other means of the family"))
_DISREGARDED: Final = InputField("substantial_amount_disregarded", N_("Amount of means left out of account"))
_FULL_BENEFIT: Final = InputField("full_benefit", N_("Full benefit before the reduction"), is_required=True)
_TOTAL_PAID: Final = InputField(
    "total_benefits_paid", N_("Total of benefits paid under the Part in a year"), "number", is_required=True
)
# A file may name the article that would cover the persons, as in notional_total_66_with_27b.
_NOTIONAL_TOTAL: Final = InputField(
    "notional_total",
    N_("What benefits by Article 66 would come to in a year"),
    "number",
    N_("For the persons that the article named in 67(d) would cover"),
    is_required=True,
)


def judge_means_test(corpus: Corpus, question: Question) -> Answer:
    """Art. 67(c): benefit and the means above the disregarded amounts against the benefit Art. 66 requires.

    Figures: required_amount, counted_amount, pct (of the labourer's wage and allowances). Whether the family keeps
    health and decency no figure settles, so a pass is one of figures only.
    """
    rate = required_rate(corpus, question)
    inputs, part = question.inputs, question.part
    wage = labourer_wage(inputs)
    benefit = inputs.required_amount(BENEFIT, TIME)
    means = _counted_means(inputs)
    allowances = read_allowances(inputs, TIME)
    total = wage.value + allowances.in_work
    if total <= 0:
        raise invalid_input("base_is_zero", LABOURER_WAGE.name)
    counted = benefit.value + allowances.during + means.value
    third = ref("67(c)")
    facts = {"benefit": benefit.value, "allowance": allowances.during, "means": means.value, "counted": counted}
    read = (*wage.working, *benefit.working, *allowances.working, *means.working)
    working = (*rate.working, *read, WorkingStep("counted_amount", third, facts))
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


def judge_reduction(corpus: Corpus, question: Question) -> Answer:
    """Art. 67(b): the rate may be cut by no more than the other means exceed the substantial amounts.

    Figures: reduction, allowed_reduction.
    """
    inputs = question.inputs
    full = inputs.required_amount(_FULL_BENEFIT, TIME)
    paid = inputs.required_amount(BENEFIT, TIME)
    means = _counted_means(inputs)
    cut = full.value - paid.value
    second = ref("67(b)")
    passes = cut <= means.value
    facts = {"full": full.value, "paid": paid.value, "cut": cut, "allowed": means.value}
    code = "reduction_allowed" if passes else "reduction_too_large"
    working = (*full.working, *paid.working, *means.working, WorkingStep(code, second, facts))
    figures = {"reduction": cut, "allowed_reduction": means.value}
    return Answer(question.part, "67(b)", passes, working, None, figures)


def judge_totals(corpus: Corpus, question: Question) -> Answer:
    """Art. 67(d): (c) counts as met where all benefits paid exceed by 30 per cent what Art. 66 would come to.

    Open for Parts III, V, IX and X only; Part IV is not listed. Figures: ratio_pct.
    """
    fourth = ref("67(d)")
    inputs, part = question.inputs, question.part
    listed = {corpus.provision(cited).part: cited for row in corpus.children(fourth) for cited in row.cites}
    if part not in listed:
        return Answer(part, "67(d)", None, (WorkingStep("totals_not_open", fourth),), applicable=False)
    paid = inputs.required_number(_TOTAL_PAID)
    notional = _notional_total(inputs)
    if not notional:
        raise invalid_input("base_is_zero", _NOTIONAL_TOTAL.name)
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
    means = inputs.amount(_MEANS, TIME) or Amount(Fraction(0))
    left_out = inputs.amount(_DISREGARDED, TIME) or Amount(Fraction(0))
    counted = max(Fraction(0), means.value - left_out.value)
    facts = {"means": means.value, "left_out": left_out.value, "counted": counted}
    return Amount(counted, (*means.working, *left_out.working, WorkingStep("counted_means", ref("67(b)"), facts)))


def _notional_total(inputs: Inputs) -> Fraction:
    """The total under the first name that begins as the input's does."""
    named = (replace(_NOTIONAL_TOTAL, name=name) for name in inputs.values if name.startswith(_NOTIONAL_TOTAL.name))
    return inputs.required_number(next((field for field in named if inputs.has(field)), _NOTIONAL_TOTAL))


def _means_beside_minimum(answer: Answer) -> tuple[Measure, ...]:
    if answer.required is None:
        return ()
    return (
        Measure(N_("Benefit and means counted"), number(answer, "counted_amount")),
        Measure(MINIMUM, number(answer, "required_amount"), is_limit=True),
    )


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "counted_means": N_(
        "Other means of the family {means}, less the substantial amount left out {left_out}: {counted} counts."
    ),
    "counted_amount": N_("Benefit {benefit} + family allowances {allowance} + means that count {means} = {counted}."),
    "required_amount": N_("What Article 66 requires: {percent} per cent × ({wage} + {allowance}) = {required}."),
    "health_and_decency": N_(
        "Whether the total keeps the family in health and decency is a judgement that no figure settles."
    ),
    "reduction_allowed": N_(
        "The benefit is cut from {full} to {paid}, by {cut}: no more than the {allowed} that may be cut."
    ),
    "reduction_too_large": N_(
        "The benefit is cut from {full} to {paid}, by {cut}: more than the {allowed} that may be cut."
    ),
    "totals_exceed": N_(
        "Benefits paid {paid} ÷ the total under Article 66 with {coverage} {notional} = {ratio} per cent, "
        "{needed} or more: (c) counts as met."
    ),
    "totals_fall_short": N_(
        "Benefits paid {paid} ÷ the total under Article 66 with {coverage} {notional} = {ratio} per cent, less "
        "than {needed}; (c) may still be met by itself."
    ),
    "totals_not_open": N_("(d) is open for Parts III, V, IX and X only, not for this Part."),
}

RULES: Final = (
    Rule(
        name="67(c)",
        also=("67",),
        module=__name__,
        subject="level",
        label=N_("Article 67(c): means-tested benefit with other means"),
        articles=("67", "66", *LADDERS.values()),
        serves=measured_by("67"),
        refusal=not_measured_so,
        judge=judge_means_test,
        inputs=(*LABOURER_INPUTS, BENEFIT, _MEANS, _DISREGARDED, ALLOWANCE_DURING, ALLOWANCE_IN_WORK, *TERMS),
        outcomes=("met", "not_met", "open", "does_not_apply"),
        chart=_means_beside_minimum,
        asks_contingency=True,
    ),
    Rule(
        name="67(b)",
        module=__name__,
        subject="level",
        label=N_("Article 67(b): reduction for other means"),
        articles=("67",),
        serves=measured_by("67"),
        refusal=not_measured_so,
        judge=judge_reduction,
        inputs=(_FULL_BENEFIT, BENEFIT, _MEANS, _DISREGARDED),
        outcomes=("met", "not_met", "does_not_apply"),
        asks_contingency=True,
    ),
    Rule(
        name="67(d)",
        module=__name__,
        subject="level",
        label=N_("Article 67(d): total of benefits paid"),
        articles=("67",),
        serves=measured_by("67"),
        refusal=not_measured_so,
        judge=judge_totals,
        inputs=(_TOTAL_PAID, _NOTIONAL_TOTAL),
        outcomes=("met", "not_met", "does_not_apply"),
        asks_contingency=True,
    ),
)
