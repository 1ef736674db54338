"""Art. 44: the total value of family benefits against a share of the labourer's wage for every child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Corpus
from workbench.rules.articles.article_66 import LABOURER_WAGE, TIME
from workbench.rules.chart import MINIMUM, Measure, number
from workbench.rules.figures import of_part, ref, value
from workbench.rules.inputs import InputField
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, WorkingStep, invalid_input, part_name

_WAGE: Final = replace(LABOURER_WAGE, basis="year")
_TOTAL: Final = InputField(
    "total_value_of_benefits", N_("Total value of family benefits"), is_required=True, per="year", basis="year"
)
# letter of Art. 44: the input that counts its children
_CHILDREN: Final[Mapping[str, InputField]] = {
    "a": InputField("children_of_persons_protected", N_("Children of persons protected"), "persons", N_("For 44(a)")),
    "b": InputField("children_of_all_residents", N_("Children of all residents"), "persons", N_("For 44(b)")),
}


def judge_family_total(corpus: Corpus, question: Question) -> Answer:
    """Art. 44(a) or (b): 3 per cent of the wage for each child protected, or 1.5 per cent for each child resident.

    Everything is for a year, and at least one of the two numbers of children is needed. Figures: need_44a, need_44b,
    pass_44a, pass_44b; an alternative whose children were not counted stays None. One alternative met is enough.
    """
    inputs = question.inputs
    wage = inputs.required_amount(_WAGE, TIME)
    if not wage.value:
        raise invalid_input("base_is_zero", _WAGE.name)
    total = inputs.required_amount(_TOTAL, TIME)
    working = (*wage.working, *total.working, WorkingStep("labourer_wage", ref("44"), {"wage": wage.value}))
    needs: dict[str, Fraction | bool | None] = {}
    passes: dict[str, bool | None] = {}
    for letter, field in _CHILDREN.items():
        children = inputs.number(field)
        if children is None:
            needs[f"need_44{letter}"] = passes[letter] = None
            continue
        share = value(corpus, f"44({letter})", "percent")
        need = share * wage.value * children / 100
        passes[letter] = total.value >= need
        needs[f"need_44{letter}"] = need
        facts = {"share": share, "wage": wage.value, "children": children, "need": need, "total": total.value}
        code = "family_total_met" if passes[letter] else "family_total_missed"
        working += (WorkingStep(code, ref(f"44({letter})"), facts),)
    if set(passes.values()) == {None}:
        raise invalid_input("input_missing", _CHILDREN["b"].name)
    is_met = _either(passes)
    closing = {True: "family_alternatives_met", False: "family_alternatives_missed", None: "family_alternatives_open"}
    figures = {**needs, **{f"pass_44{letter}": passed for letter, passed in passes.items()}}
    return Answer(question.part, "44", is_met, (*working, WorkingStep(closing[is_met], ref("44"))), None, figures)


def _either(passes: Mapping[str, bool | None]) -> bool | None:
    """Whether one alternative is met; None where none is and one could not be counted."""
    if True in passes.values():
        return True
    return None if None in passes.values() else False


def _not_family(corpus: Corpus, part: str) -> WorkingStep:
    return WorkingStep("total_value_of_part_seven", ref("44"), {"part": part_name(part)})


def _total_beside_minimum(answer: Answer) -> tuple[Measure, ...]:
    """The total against the least that any of the alternatives counted asks for."""
    needs = [number(answer, name) for name in ("need_44a", "need_44b") if answer.figures.get(name) is not None]
    totals = [step.facts["total"] for step in answer.working if "total" in step.facts]
    if not needs or not totals or not isinstance(totals[0], Fraction):
        return ()
    return (
        Measure(N_("Total value of benefits"), totals[0]),
        Measure(MINIMUM, min(needs), is_limit=True),
    )


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "family_total_met": N_("{share} per cent × {wage} × {children} children = {need}; there is {total}: reached."),
    "family_total_missed": N_("{share} per cent × {wage} × {children} children = {need}; there is {total}: missed."),
    "family_alternatives_met": N_("One of the two alternatives is enough: met."),
    "family_alternatives_missed": N_("Neither alternative is reached: not met."),
    "family_alternatives_open": N_(
        "The alternative that could be counted is missed; for the other the number of children is lacking."
    ),
    "total_value_of_part_seven": N_("Article 44 belongs to Part VII and does not apply to Part {part}."),
}

RULES: Final = (
    Rule(
        name="44",
        also=("44(a)", "44(b)"),
        module=__name__,
        subject="own_test",
        label=N_("Article 44: total value of family benefits"),
        articles=("44",),
        serves=of_part("44"),
        refusal=_not_family,
        judge=judge_family_total,
        inputs=(_WAGE, _TOTAL, *_CHILDREN.values()),
        outcomes=("met", "not_met", "open", "does_not_apply"),
        chart=_total_beside_minimum,
    ),
)
