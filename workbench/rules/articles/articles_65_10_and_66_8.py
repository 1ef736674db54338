"""Arts. 65(10) and 66(8): the review of payments in course after earnings and the cost of living have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Corpus
from workbench.rules.figures import ref
from workbench.rules.inputs import InputField
from workbench.rules.rates import is_incapacity_for_work
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, WorkingStep

# The Parts whose payments in course are to be reviewed.
_REVIEWED: Final = frozenset({"V", "VI", "IX", "X"})
_CHANGES: Final = (
    InputField("earnings_change_pct", N_("Change of the general level of earnings since the last review"), "percent"),
    InputField("cost_of_living_change_pct", N_("Change of the cost of living since the last review"), "percent"),
    InputField("benefit_change_pct", N_("Change of the benefit since the last review"), "percent"),
)


def _serves(corpus: Corpus, part: str) -> bool:
    return part in _REVIEWED


def _refusal(address: str) -> Callable[[Corpus, str], WorkingStep]:
    return lambda corpus, part: WorkingStep("review_not_asked", ref(address))


def _judge(address: str) -> Callable[[Corpus, Question], Answer]:
    """The rule for one of the two paragraphs, which ask the same of different schemes.

    Not for incapacity for work under Part VI. Figures: the changes given. The Convention has no figure for
    "substantial" and none for the increase, so nothing passes or fails.
    """
    article = ref(address)

    def judge_review(corpus: Corpus, question: Question) -> Answer:
        part = question.part
        if is_incapacity_for_work(corpus, part, question.contingency):
            return Answer(part, address, None, (WorkingStep("review_not_asked", article),), applicable=False)
        inputs = question.inputs
        changes = {field.name: inputs.required_number(field) for field in _CHANGES if inputs.has(field)}
        working = tuple(WorkingStep(name, article, {"change": change}) for name, change in changes.items())
        return Answer(part, address, None, (*working, WorkingStep("review_has_no_figure", article)), None, changes)

    return judge_review


def _rule(address: str, label: Message) -> Rule:
    return Rule(
        name=address,
        module=__name__,
        subject="review",
        label=label,
        articles=(address.partition("(")[0],),
        serves=_serves,
        refusal=_refusal(address),
        judge=_judge(address),
        inputs=_CHANGES,
        outcomes=("open", "does_not_apply"),
        asks_contingency=True,
    )


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "review_not_asked": N_(
        "Review is asked for old age, employment injury (not incapacity for work), invalidity and survivors, not here."
    ),
    "earnings_change_pct": N_("General level of earnings since the last review: {change} per cent."),
    "cost_of_living_change_pct": N_("Cost of living since the last review: {change} per cent."),
    "benefit_change_pct": N_("Benefit since the last review: {change} per cent."),
    "review_has_no_figure": N_(
        "A review is due once earnings change substantially because the cost of living does; the Convention has "
        "no figure for substantial, nor for the increase."
    ),
}

RULES: Final = (
    _rule("65(10)", N_("Article 65(10): review of benefits by earnings")),
    _rule("66(8)", N_("Article 66(8): review of flat rates")),
)
