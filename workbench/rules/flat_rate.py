"""Art. 66: the benefit against the ordinary adult male labourer's wage, whatever the person earned before."""

from __future__ import annotations

import re
from typing import Final

from workbench.instruments.model import Corpus
from workbench.rules.amounts import Amount, Inputs
from workbench.rules.comparison import compare, read_allowances
from workbench.rules.figures import ref
from workbench.rules.previous_earnings import median, read_benefit
from workbench.rules.rates import Rate
from workbench.rules.working import Answer, WorkingStep, fault

_TIME: Final = "66(2)"
_ALTERNATIVE: Final = re.compile(r"(?:.*\D)?66\(4\)\(([ab])\)|\(?([ab])\)?", re.IGNORECASE)


def judge_flat_rate(corpus: Corpus, part: str, rate: Rate, inputs: Inputs) -> Answer:
    """Art. 66(1), (2), (4) for the standard beneficiary; previous earnings play no part.

    Inputs: ``labourer_wage`` (or ``labourer_wages_by_region``), ``benefit`` (or ``benefit_periods``), the two family
    allowances, ``reference_alternative`` ``66(4)(a)`` or ``66(4)(b)``. Figures: base, numerator, denominator, pct.
    """
    wage = labourer_wage(inputs)
    benefit = read_benefit(inputs, part, _TIME)
    before = (*wage.working, *benefit.working)
    return compare(part, "66", rate, wage.value, benefit.value, read_allowances(inputs, _TIME), before)


def labourer_wage(inputs: Inputs) -> Amount:
    """The ordinary adult male labourer's wage, Art. 66(4)(a) or (b); of regional rates the median, Art. 66(7)."""
    letter = _letter(inputs.word("reference_alternative"))
    regional = inputs.numbers("labourer_wages_by_region")
    if regional:
        return Amount(median(regional), (WorkingStep("median_of_regions", ref("66(7)"), {"median": median(regional)}),))
    wage = inputs.required_amount("labourer_wage", _TIME)
    article = ref(f"66(4)({letter})") if letter else ref("66(4)")
    return Amount(wage.value, (*wage.working, WorkingStep("labourer_wage", article, {"wage": wage.value})))


def _letter(given: str) -> str:
    """``a`` or ``b``; Art. 66(4) has no (c) or (d)."""
    if not given:
        return ""
    found = _ALTERNATIVE.fullmatch(given)
    if found is None:
        raise fault("alternative_unknown", "reference_alternative", value=given)
    return (found[1] or found[2]).lower()
