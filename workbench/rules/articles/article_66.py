"""Art. 66: the benefit against the ordinary adult male labourer's wage, whatever the person earned before."""

from __future__ import annotations

import re
from typing import Final

from workbench.i18n.messages import N_
from workbench.instruments.model import Corpus
from workbench.rules.chart import percentage_beside_minimum
from workbench.rules.comparison import BENEFIT_INPUTS, Sides, compare, median, read_allowances, read_benefit
from workbench.rules.figures import ref
from workbench.rules.inputs import Amount, InputField, Inputs
from workbench.rules.rates import LADDERS, TERMS, measured_by, not_measured_so, required_rate
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, WorkingStep, invalid_input

TIME: Final = "66(2)"
_ALTERNATIVE: Final = re.compile(r"(?:.*\D)?66\(4\)\(([ab])\)|\(?([ab])\)?", re.IGNORECASE)

LABOURER_WAGE: Final = InputField(
    "labourer_wage",
    N_("Wage of the ordinary adult male labourer"),
    help=N_("Article 66(4): the labourer of machine manufacture, or of the branch with most workers"),
    is_required=True,
)
_REGIONAL_WAGES: Final = InputField(
    "labourer_wages_by_region", N_("Wages of the ordinary adult male labourer by region"), "list", in_form=False
)
_REFERENCE: Final = InputField(
    "reference_alternative",
    N_("Who is the ordinary adult male labourer"),
    "choice",
    choices=(
        ("66(4)(a)", N_("(a) a labourer in machine manufacture")),
        ("66(4)(b)", N_("(b) a labourer of the branch with most workers")),
    ),
    in_form=False,
)
LABOURER_INPUTS: Final = (LABOURER_WAGE, _REGIONAL_WAGES, _REFERENCE)


def judge_flat_rate(corpus: Corpus, question: Question) -> Answer:
    """Art. 66(1), (2), (4) for the standard beneficiary; previous earnings play no part.

    Figures: base, numerator, denominator, pct.
    """
    rate = required_rate(corpus, question)
    inputs = question.inputs
    wage = labourer_wage(inputs)
    benefit = read_benefit(corpus, inputs, question.part, TIME)
    before = (*wage.working, *benefit.working)
    sides = Sides(benefit.value, LABOURER_WAGE, wage.value, read_allowances(inputs, TIME), before)
    return compare(question.part, "66", rate, sides)


def labourer_wage(inputs: Inputs) -> Amount:
    """The ordinary adult male labourer's wage, Art. 66(4)(a) or (b); of regional rates the median, Art. 66(7)."""
    letter = _letter(inputs.word(_REFERENCE))
    regional = inputs.numbers(_REGIONAL_WAGES)
    if regional:
        return Amount(median(regional), (WorkingStep("median_of_regions", ref("66(7)"), {"median": median(regional)}),))
    wage = inputs.required_amount(LABOURER_WAGE, TIME)
    article = ref(f"66(4)({letter})") if letter else ref("66(4)")
    return Amount(wage.value, (*wage.working, WorkingStep("labourer_wage", article, {"wage": wage.value})))


def _letter(reference: str) -> str:
    """``a`` or ``b``; Art. 66(4) has no (c) or (d)."""
    if not reference:
        return ""
    alternative = _ALTERNATIVE.fullmatch(reference)
    if alternative is None:
        raise invalid_input("alternative_unknown", _REFERENCE.name, value=reference)
    return (alternative[1] or alternative[2]).lower()


RULES: Final = (
    Rule(
        name="66",
        also=("66(1)", "66(4)"),
        module=__name__,
        subject="level",
        label=N_("Article 66: flat rate against a labourer’s wage"),
        articles=("66", *LADDERS.values()),
        serves=measured_by("66"),
        refusal=not_measured_so,
        judge=judge_flat_rate,
        inputs=(*LABOURER_INPUTS, *BENEFIT_INPUTS, *TERMS),
        outcomes=("met", "not_met", "open", "does_not_apply"),
        chart=percentage_beside_minimum,
        asks_contingency=True,
    ),
)
