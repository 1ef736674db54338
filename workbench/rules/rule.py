"""What a rule of judgement is: the provisions it rests on, the Parts it serves, its inputs, its answer, its chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from workbench.i18n.messages import Message
from workbench.instruments.model import Corpus
from workbench.rules.chart import Measure
from workbench.rules.figures import branch_parts
from workbench.rules.inputs import DAYS_PER_WEEK, HOURS_PER_WEEK, InputField, Inputs
from workbench.rules.working import Answer, WorkingStep

Outcome = Literal["met", "not_met", "open", "does_not_apply"]
# In the order in which the rules are offered: the level of a benefit by Part XI, a test that one Part alone has, the
# review of payments in course, financing; then what other pages ask for.
RuleSubject = Literal["level", "own_test", "review", "financing", "persons", "periods", "acceptance", "floor"]

SUBJECTS: Final[tuple[RuleSubject, ...]] = (
    "level", "own_test", "review", "financing", "persons", "periods", "acceptance", "floor",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What a rule is asked: about which Part (empty where the rule is about none), which contingency, with what."""

    part: str
    contingency: str
    inputs: Inputs


def no_chart(answer: Answer) -> tuple[Measure, ...]:
    """The chart of a rule in which no number stands against another."""
    return ()


def every_part(corpus: Corpus, part: str) -> bool:
    """Whether ``part`` is one of the branches, for a rule that serves all of them."""
    return part in {branch.number for branch in branch_parts(corpus)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of judgement, as its module registers it.

    ``name`` is the address by which a case names it (``65``, ``67(c)``), ``also`` what else it may be called;
    ``articles`` are the articles it rests on. ``serves`` says whether the Convention has the rule for a Part, and
    ``refusal`` words why not. ``outcomes`` are the answers it can give: each needs a worked case. ``asks_contingency``
    is True where the answer for Part VI depends on the contingency; ``is_of_a_part`` False where no Part is asked for.
    """

    name: str
    module: str
    subject: RuleSubject
    label: Message
    articles: tuple[str, ...]
    judge: Callable[[Corpus, Question], Answer]
    inputs: tuple[InputField, ...]
    outcomes: tuple[Outcome, ...]
    also: tuple[str, ...] = ()
    serves: Callable[[Corpus, str], bool] = every_part
    refusal: Callable[[Corpus, str], WorkingStep] | None = None
    chart: Callable[[Answer], tuple[Measure, ...]] = no_chart
    asks_contingency: bool = False
    is_of_a_part: bool = True

    @property
    def file(self) -> str:
        """The name that the rule's module and the file of its worked cases share: ``article_65``."""
        return self.module.rpartition(".")[2]

    def answer(self, corpus: Corpus, question: Question) -> Answer:
        """Judge, or say why the Convention does not have the rule for the Part; raises Invalid for unusable inputs."""
        if self.refusal is not None and not self.serves(corpus, question.part):
            return Answer(question.part, self.name, None, (self.refusal(corpus, question.part),), applicable=False)
        return self.judge(corpus, question)

    def form_inputs(self, part: str) -> tuple[InputField, ...]:
        """The inputs that a form asks for on a Part."""
        return tuple(field for field in self.inputs if field.in_form and (not field.parts or part in field.parts))

    def known_inputs(self) -> tuple[InputField, ...]:
        """Every input that a case may give, those on the time basis of money among them."""
        is_timed = any(field.kind in {"money", "objects"} for field in self.inputs)
        return (*self.inputs, *((DAYS_PER_WEEK, HOURS_PER_WEEK) if is_timed else ()))


def outcome_of(answer: Answer) -> Outcome:
    """The answer in one word."""
    if not answer.applicable:
        return "does_not_apply"
    if answer.passes is None:
        return "open"
    return "met" if answer.passes else "not_met"
