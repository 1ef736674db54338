"""The social protection floor: the four basic guarantees of R.202, paragraph 5, against what a draft gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Bilingual, Corpus
from workbench.rules.inputs import InputField, Inputs
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, WorkingStep, invalid_input

_PARAGRAPH: Final = "R202:5"
# What paragraphs 6 to 8 add to every guarantee, and to the one on health care or to those on income.
_EVERY: Final = ("R202:6", "R202:7", "R202:8(c)", "R202:8(d)")
_CARE: Final = ("R202:8(a)",)
_INCOME: Final = ("R202:8(b)",)
_GUARANTEE: Final = InputField("guarantee", N_("Basic guarantee, a to d"), "word", is_required=True)
_VERDICT: Final = InputField("verdict", N_("Finding"), "word")
_CLAUSES: Final = InputField("clauses", N_("Clauses of the draft"), "list")
_CLAIMS: Final = InputField(
    "guarantees",
    N_("What was found on each basic guarantee"),
    "objects",
    in_form=False,
    members=(_GUARANTEE, _VERDICT, _CLAUSES),
)


class GuaranteeVerdict(ClosedList):
    """How a draft stands to a basic guarantee; ``open`` where nobody has judged it."""

    SECURED = "secured", N_("Secured"), "positive"
    PARTLY = "partly", N_("Partly secured"), "mixed"
    NOT_SECURED = "not_secured", N_("Not secured"), "negative"
    OPEN = "open", N_("Open"), "open"


# What is claimed of a clause of the draft, and so must name one.
FOUNDED: Final = frozenset({GuaranteeVerdict.SECURED, GuaranteeVerdict.PARTLY})


@dataclass(frozen=True, slots=True)
class Claim:
    """What a person found in the draft for one guarantee: the clauses, by whatever id, and a verdict."""

    clauses: tuple[str, ...] = ()
    verdict: GuaranteeVerdict = GuaranteeVerdict.OPEN


@dataclass(frozen=True, slots=True)
class Guarantee:
    """One basic guarantee: what is required, where more is said of it, and how the draft stands."""

    ref: str
    required: Bilingual
    further: tuple[str, ...]
    clauses: tuple[str, ...]
    verdict: GuaranteeVerdict
    working: tuple[WorkingStep, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """The four guarantees in order; ``complete`` is None while one that is not failing is still open."""

    guarantees: tuple[Guarantee, ...]
    complete: bool | None
    working: tuple[WorkingStep, ...]


def judge_floor(corpus: Corpus, claims: Mapping[str, Claim]) -> Floor:
    """R.202 para. 5(a) to (d): set the claims, by letter, beside what each guarantee asks for.

    A guarantee claimed as secured or partly secured must name a clause, for paragraph 7 wants it founded in law.
    Raises Invalid for a letter or verdict that there is not, and for a claim without a clause.
    """
    provisions = {provision.number: provision for provision in corpus.children(_PARAGRAPH)}
    for letter, claim in claims.items():
        if letter not in provisions:
            raise invalid_input("guarantee_unknown", letter, known=", ".join(provisions))
        if claim.verdict not in tuple(GuaranteeVerdict):
            raise invalid_input("verdict_unknown", letter, value=claim.verdict, known=", ".join(GuaranteeVerdict))
        if claim.verdict in FOUNDED and not claim.clauses:
            raise invalid_input("guarantee_without_clause", letter)
    guarantees = tuple(
        _guarantee(provision.ref, provision.text, provision.branch == "medical_care", claims.get(letter, Claim()))
        for letter, provision in provisions.items()
    )
    verdicts = {guarantee.verdict for guarantee in guarantees}
    if verdicts & {GuaranteeVerdict.PARTLY, GuaranteeVerdict.NOT_SECURED}:
        complete: bool | None = False
    else:
        complete = None if GuaranteeVerdict.OPEN in verdicts else True
    code = "floor_open" if complete is None else "floor_complete" if complete else "floor_incomplete"
    working = tuple(step for guarantee in guarantees for step in guarantee.working)
    return Floor(guarantees, complete, (*working, WorkingStep(code, _PARAGRAPH)))


def judge_guarantees(corpus: Corpus, question: Question) -> Answer:
    """R.202 para. 5: whether all four guarantees are secured; a guarantee that is not named is open."""
    claims = {claim.word(_GUARANTEE): _claim(claim) for claim in question.inputs.objects(_CLAIMS)}
    floor = judge_floor(corpus, claims)
    figures: dict[str, Fraction | bool | None] = {
        "secured": Fraction(sum(guarantee.verdict is GuaranteeVerdict.SECURED for guarantee in floor.guarantees))
    }
    return Answer("", _PARAGRAPH, floor.complete, floor.working, None, figures)


def _claim(inputs: Inputs) -> Claim:
    word = inputs.word(_VERDICT) or GuaranteeVerdict.OPEN
    verdict = next((verdict for verdict in GuaranteeVerdict if verdict == word), None)
    if verdict is None:
        raise invalid_input("verdict_unknown", _VERDICT.name, value=word, known=", ".join(GuaranteeVerdict))
    return Claim(tuple(str(clause) for clause in inputs.items(_CLAUSES)), verdict)


def _guarantee(ref: str, required: Bilingual, is_care: bool, claim: Claim) -> Guarantee:
    further = (*_EVERY, *(_CARE if is_care else _INCOME))
    step = WorkingStep(f"guarantee_{claim.verdict}", ref, {"required": required, "clauses": len(claim.clauses)})
    return Guarantee(ref, required, further, claim.clauses, claim.verdict, (step,))


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "guarantee_secured": N_("Required: {required} Secured by {clauses} clauses of the draft."),
    "guarantee_partly": N_("Required: {required} Secured in part by {clauses} clauses of the draft."),
    "guarantee_not_secured": N_("Required: {required} Not secured by the draft ({clauses} clauses bear on it)."),
    "guarantee_open": N_("Required: {required} Not judged yet ({clauses} clauses bear on it)."),
    "floor_complete": N_("All four basic guarantees are there."),
    "floor_incomplete": N_("The four basic guarantees are not complete."),
    "floor_open": N_("Some of the basic guarantees are still to be judged."),
}

RULES: Final = (
    Rule(
        name=_PARAGRAPH,
        module=__name__,
        subject="floor",
        label=N_("Recommendation 202, paragraph 5: the four basic guarantees"),
        articles=(),
        judge=judge_guarantees,
        inputs=(_CLAIMS,),
        outcomes=("met", "not_met", "open"),
        is_of_a_part=False,
    ),
)
