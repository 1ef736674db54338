"""Art. 18(2)(a): the days of sickness benefit in a year against the number of persons protected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Corpus
from workbench.rules.figures import of_part, ref, value
from workbench.rules.inputs import InputField
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, WorkingStep

_ADDRESS: Final = "18(2)(a)"
_DAYS: Final = InputField("days_of_benefit_in_year", N_("Days of benefit paid in the year"), "number", is_required=True)
_PERSONS: Final = InputField(
    "average_persons_protected", N_("Average number of persons protected"), "persons", is_required=True
)


def judge_sickness_days(corpus: Corpus, question: Question) -> Answer:
    """Art. 18(2)(a): days of sickness benefit in a year, ten times the average number of persons protected at least.

    Open only under a declaration of Art. 3. Figures: need_18_2a.
    """
    days = question.inputs.required_number(_DAYS)
    persons = question.inputs.required_number(_PERSONS)
    times = value(corpus, _ADDRESS, "multiple")
    need = times * persons
    facts = {"days": days, "persons": persons, "times": times, "need": need}
    code = "sickness_days_enough" if days >= need else "sickness_days_too_few"
    working = (WorkingStep(code, ref(_ADDRESS), facts), WorkingStep("under_declaration_only", ref("3(1)")))
    return Answer(question.part, _ADDRESS, days >= need, working, None, {"need_18_2a": need})


def _not_sickness(corpus: Corpus, part: str) -> WorkingStep:
    return WorkingStep("sickness_days_of_part_three", ref(_ADDRESS))


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "sickness_days_enough": N_(
        "Days of benefit in the year {days}; required at least {times} × {persons} = {need}: reached."
    ),
    "sickness_days_too_few": N_(
        "Days of benefit in the year {days}; required at least {times} × {persons} = {need}: missed."
    ),
    "sickness_days_of_part_three": N_("This belongs to Part III only."),
}

RULES: Final = (
    Rule(
        name=_ADDRESS,
        also=("18(2)",),
        module=__name__,
        subject="own_test",
        label=N_("Article 18(2)(a): days of sickness benefit in a year"),
        articles=("18", "3"),
        serves=of_part(_ADDRESS),
        refusal=_not_sickness,
        judge=judge_sickness_days,
        inputs=(_DAYS, _PERSONS),
        outcomes=("met", "not_met", "does_not_apply"),
    ),
)
