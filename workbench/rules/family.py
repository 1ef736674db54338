"""Art. 44: the total value of family benefits against a share of the labourer's wage for every child."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from workbench.instruments.model import Corpus
from workbench.rules.amounts import Inputs
from workbench.rules.figures import ref, value
from workbench.rules.working import Answer, WorkingStep, fault

_TIME: Final = "66(2)"
# letter of Art. 44: the input that counts its children
_CHILDREN: Final = {"a": "children_of_persons_protected", "b": "children_of_all_residents"}


def judge_family_total(corpus: Corpus, part: str, inputs: Inputs) -> Answer:
    """Art. 44(a) or (b): 3 per cent of the wage for each child protected, or 1.5 per cent for each child resident.

    Inputs, for a year: ``labourer_wage`` (``labourer_wage_year``, ``labourer_wage_monthly``, ...),
    ``total_value_of_benefits``, and at least one of ``children_of_persons_protected`` and
    ``children_of_all_residents``. Figures: need_44a, need_44b, pass_44a, pass_44b; an alternative whose children were
    not counted stays None. One alternative met is enough.
    """
    wage = inputs.required_amount("labourer_wage", _TIME, "year")
    if not wage.value:
        raise fault("base_is_zero", "labourer_wage")
    total = inputs.required_amount("total_value_of_benefits", _TIME, "year")
    working = (*wage.working, *total.working, WorkingStep("labourer_wage", ref("44"), {"wage": wage.value}))
    needs: dict[str, Fraction | bool | None] = {}
    passes: dict[str, bool | None] = {}
    for letter, name in _CHILDREN.items():
        children = inputs.number(name)
        if children is None:
            needs[f"need_44{letter}"] = passes[letter] = None
            continue
        share = value(corpus, f"44({letter})", "percent")
        need = share * wage.value * children / 100
        passes[letter] = total.value >= need
        needs[f"need_44{letter}"] = need
        facts = {"share": share, "wage": wage.value, "children": children, "need": need, "total": total.value}
        working += (
            WorkingStep("family_total_met" if passes[letter] else "family_total_missed", ref(f"44({letter})"), facts),
        )
    if set(passes.values()) == {None}:
        raise fault("input_missing", _CHILDREN["b"])
    met = True if True in passes.values() else None if None in passes.values() else False
    closing = (
        "family_alternatives_met"
        if met
        else "family_alternatives_open"
        if met is None
        else "family_alternatives_missed"
    )
    figures = {**needs, **{f"pass_44{letter}": one for letter, one in passes.items()}}
    return Answer(part, "44", met, (*working, WorkingStep(closing, ref("44"))), None, figures)
