"""Arts. 2(a), 3 and 5: the conditions of acceptance one by one, which Parts count, and the least to change."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final, Literal

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Bilingual, Corpus
from workbench.rules.figures import branch_parts, ref, value
from workbench.rules.inputs import InputField, Inputs
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, WorkingStep, invalid_input, part_name

ChangeKind = Literal["declare", "raise"]

# Of these Parts Art. 2(a)(ii) wants at least one.
CORE: Final = ("IV", "V", "VI", "IX", "X")
# Always accepted with any branch (Art. 2(a)(i), (iii), (iv)), so naming them is no mistake and counts for nothing.
_ALWAYS: Final = frozenset({"I", "XI", "XII", "XIII", "XIV", "XV"})
_PART: Final = re.compile(r"(?:c\.?102:?\s*)?(?:part\s*)?([ivx]+)", re.IGNORECASE)
_ADDRESS: Final = "2(a)(ii)"
# What Art. 2(a)(iii) adds of Parts XI to XIII, each with a finding of its own, and what Art. 3 asks of a declaration:
# by name the provision and the sentence.
COMMON: Final[Mapping[str, tuple[str, str]]] = {
    "65(10)": ("65(10)", "condition_review"),
    "68": ("68", "condition_equality"),
    "69": ("69", "condition_suspension"),
    "70": ("70", "condition_appeal"),
    "71": ("71", "condition_financing"),
    "72": ("72", "condition_administration"),
    "3(1)": ("3(1)", "condition_exception"),
}
_REVIEWED: Final = frozenset({"V", "VI", "IX", "X"})  # the Parts whose payments Arts. 65(10) and 66(8) have reviewed

ACCEPTED_PARTS: Final = InputField("accepted_parts", N_("Parts that are met"), "list")
EXCEPTION_PARTS: Final = InputField(
    "parts_met_only_with_exception", N_("Of these, Parts that only an exception meets"), "list"
)
NOT_MET_PARTS: Final = InputField("parts_not_met", N_("Parts that are judged and not met"), "list")
CONDITIONS_MET: Final = InputField("conditions_met", N_("Conditions of the common Parts that are met"), "list")
CONDITIONS_NOT_MET: Final = InputField(
    "conditions_not_met", N_("Conditions of the common Parts that are not met"), "list"
)
DECLARATION: Final = InputField("art3_declaration", N_("A declaration under Article 3 is made"), "yes")


class PartVerdict(ClosedList):
    """How a draft stands to a Part of the Convention; ``exception`` needs the declaration of Art. 3."""

    MET = "met", N_("Met"), "positive"
    EXCEPTION = "exception", N_("Met only with an exception"), "mixed"
    NOT_MET = "not_met", N_("Not met"), "negative"


class ConditionState(ClosedList):
    """How a condition of acceptance stands; what nobody judged is never taken for a breach."""

    MET = "met", N_("Met"), "positive"
    NOT_MET = "not_met", N_("Not met"), "negative"
    OPEN = "not_yet_judged", N_("Not yet judged"), "neutral"
    ASIDE = "does_not_apply", N_("Does not apply"), "neutral"


@dataclass(frozen=True, slots=True)
class AcceptanceCondition:
    """One condition of Art. 2(a): the provision it rests on, how it stands, and what was asked, as a sentence."""

    name: str
    ref: str
    state: ConditionState
    step: WorkingStep


@dataclass(frozen=True, slots=True, order=True)
class AcceptanceChange:
    """One thing to do: attach the declaration of Art. 3, or bring ``part`` up to the Convention."""

    kind: ChangeKind
    part: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How the conditions of Art. 2(a) stand; whether to ratify is for the State.

    ``can_ratify`` speaks of the number and kind of Parts alone, ``conditions`` of everything that Art. 2(a) asks for,
    ``state`` of all of them together. ``countable`` are the Parts that count; ``acceptable_now`` the ones that could
    be named (none while they are too few; once bound, further Parts follow by Art. 4). ``missing`` holds the codes of
    what Art. 2(a)(ii) lacks. ``smallest_changes`` are all the sets of the fewest changes that would meet it, those
    first that touch the fewest Parts now below the Convention; empty where nothing need change, and where so little is
    judged that the rest may yet suffice.
    """

    can_ratify: bool
    countable: tuple[str, ...]
    missing: tuple[str, ...]
    acceptable_now: tuple[str, ...]
    smallest_changes: tuple[frozenset[AcceptanceChange], ...]
    working: tuple[WorkingStep, ...]
    conditions: tuple[AcceptanceCondition, ...]

    @property
    def state(self) -> ConditionState:
        """All conditions together: not met where one is not, met where each is, else not yet judged."""
        states = {condition.state for condition in self.conditions}
        if ConditionState.NOT_MET in states:
            return ConditionState.NOT_MET
        return ConditionState.OPEN if ConditionState.OPEN in states else ConditionState.MET


def assess(
    corpus: Corpus,
    parts: Mapping[str, PartVerdict],
    declaration: bool,
    common: Mapping[str, ConditionState] | None = None,
) -> Acceptance:
    """Arts. 2(a), 3(1) and 5: weigh the verdicts on Parts II to X; a Part without one is not yet judged.

    ``declaration`` says whether one under Art. 3 accompanies the ratification; it opens exceptions, and relaxes
    neither the number nor the choice of Parts. ``common`` are the findings on the conditions of the other Parts, by
    the names of :data:`COMMON`. Raises Invalid for a Part that is none of II to X and for an unknown condition.
    """
    order = tuple(part.number for part in branch_parts(corpus))
    for part, verdict in parts.items():
        if part not in order:
            raise invalid_input("part_not_a_branch", "parts", value=part, known=", ".join(order))
        if verdict not in tuple(PartVerdict):
            raise invalid_input("verdict_unknown", part, value=verdict, known=", ".join(PartVerdict))
    for name in common or {}:
        if name not in COMMON:
            raise invalid_input("condition_unknown", "conditions", value=name, known=", ".join(COMMON))
    verdicts = {part: parts.get(part, PartVerdict.NOT_MET) for part in order}
    needed = _needed(corpus)
    countable = _countable(verdicts, declaration)
    missing = _missing(countable, *needed)
    # Could those that nobody judged make up for what is missing?
    hoped = tuple(part for part in order if part in countable or part not in parts)
    counted = (
        ConditionState.MET
        if not missing
        else ConditionState.NOT_MET
        if _missing(hoped, *needed)
        else ConditionState.OPEN
    )
    changes = _smallest_changes(verdicts, declaration, needed) if counted is ConditionState.NOT_MET else ()
    working = (*_reasons(order, parts, declaration), *_count(countable, needed, counted))
    number = AcceptanceCondition(_ADDRESS, ref(_ADDRESS), counted, working[-1])
    conditions = (number, *_common(common or {}, countable, declaration))
    return Acceptance(not missing, countable, missing, () if missing else countable, changes, working, conditions)


def _common(
    findings: Mapping[str, ConditionState], countable: Collection[str], declaration: bool
) -> Iterator[AcceptanceCondition]:
    """Art. 2(a)(iii): what of Parts XI to XIII concerns those accepted; Art. 3 where a declaration is to be made."""
    for name, (address, code) in COMMON.items():
        state = findings.get(name, ConditionState.OPEN)
        if name == "65(10)" and countable and not _REVIEWED.intersection(countable):
            state = ConditionState.ASIDE
        if name != "3(1)" or declaration:
            yield AcceptanceCondition(name, ref(address), state, WorkingStep(code, ref(address)))


def _needed(corpus: Corpus) -> tuple[Fraction, Fraction]:
    """Art. 2(a)(ii): how many Parts, and how many of the core, at the least."""
    return value(corpus, _ADDRESS, "part", "branch Parts"), value(corpus, _ADDRESS, "part", "belong to")


def _countable(verdicts: Mapping[str, PartVerdict], declaration: bool) -> tuple[str, ...]:
    """Parts met (Art. 5), and with a declaration also those met by an exception (Art. 3)."""
    counting = {PartVerdict.MET, PartVerdict.EXCEPTION} if declaration else {PartVerdict.MET}
    return tuple(part for part, verdict in verdicts.items() if verdict in counting)


def _missing(countable: Collection[str], least: Fraction, least_core: Fraction) -> tuple[str, ...]:
    """What Art. 2(a)(ii) lacks, as codes of the wording."""
    too_few = ("too_few_parts",) if len(countable) < least else ()
    no_core = ("no_core_part",) if sum(part in CORE for part in countable) < least_core else ()
    return (*too_few, *no_core)


def _smallest_changes(
    verdicts: Mapping[str, PartVerdict], declaration: bool, needed: tuple[Fraction, Fraction]
) -> tuple[frozenset[AcceptanceChange], ...]:
    """Every set of the fewest changes after which nothing is missing; sizes are tried from one upwards."""
    possible = tuple(_possible(verdicts, declaration))
    for size in range(1, len(possible) + 1):
        fewest = [
            frozenset(chosen)
            for chosen in combinations(possible, size)
            if not _missing(_after(verdicts, declaration, chosen), *needed)
        ]
        if fewest:
            return tuple(sorted(fewest, key=lambda changes: _effort(verdicts, changes)))
    return ()


def _possible(verdicts: Mapping[str, PartVerdict], declaration: bool) -> Iterator[AcceptanceChange]:
    if not declaration and PartVerdict.EXCEPTION in verdicts.values():
        yield AcceptanceChange("declare")
    countable = _countable(verdicts, declaration)
    yield from (AcceptanceChange("raise", part) for part in verdicts if part not in countable)


def _after(
    verdicts: Mapping[str, PartVerdict], declaration: bool, changes: Collection[AcceptanceChange]
) -> tuple[str, ...]:
    """The Parts that count once the changes are made."""
    raised = {change.part for change in changes if change.kind == "raise"}
    after = {part: PartVerdict.MET if part in raised else verdict for part, verdict in verdicts.items()}
    return _countable(after, declaration or AcceptanceChange("declare") in changes)


def _effort(verdicts: Mapping[str, PartVerdict], changes: Collection[AcceptanceChange]) -> tuple[int, list[int]]:
    """Parts now below the Convention weigh more than those an exception reaches; then the order of the Convention."""
    order = list(verdicts)
    raised = [change.part for change in changes if change.kind == "raise"]
    return sum(verdicts[part] is PartVerdict.NOT_MET for part in raised), sorted(map(order.index, raised))


def _reasons(order: Iterable[str], verdicts: Mapping[str, PartVerdict], declaration: bool) -> Iterator[WorkingStep]:
    """Why each Part counts or does not."""
    for part in order:
        verdict = verdicts.get(part)
        if verdict is None:
            yield WorkingStep("part_not_judged", ref(f"Part {part}"), {"part": part_name(part)})
        elif verdict is PartVerdict.EXCEPTION:
            code = "part_counts_by_exception" if declaration else "part_needs_declaration"
            yield WorkingStep(code, ref("3(1)"), {"part": part_name(part)})
        else:
            code = "part_counts" if verdict is PartVerdict.MET else "part_does_not_count"
            yield WorkingStep(code, ref(f"Part {part}"), {"part": part_name(part)})


def _count(
    countable: tuple[str, ...], needed: tuple[Fraction, Fraction], counted: ConditionState
) -> Iterator[WorkingStep]:
    article = ref(_ADDRESS)
    core = [part for part in countable if part in CORE]
    yield WorkingStep("parts_counted", article, {"count": len(countable), "needed": needed[0]})
    named = Bilingual(en=", ".join(CORE), zh="、".join(part_name(part).zh for part in CORE))
    yield WorkingStep("core_counted", article, {"count": len(core), "needed": needed[1], "core": named})
    if counted is ConditionState.NOT_MET:
        for code in _missing(countable, *needed):
            yield WorkingStep(code, article)
    yield WorkingStep(f"number_{counted}", article)


def read_acceptance(corpus: Corpus, inputs: Inputs) -> Acceptance:
    """Assess what the inputs name; raises Invalid for a Part or condition that is none of the Convention's."""
    accepted = dict.fromkeys(_parts(corpus, inputs.items(ACCEPTED_PARTS)), PartVerdict.MET)
    for part in _parts(corpus, inputs.items(EXCEPTION_PARTS)):
        if part in accepted:
            accepted[part] = PartVerdict.EXCEPTION
    refused = _parts(corpus, inputs.items(NOT_MET_PARTS))
    if accepted and not refused:
        # A list of the Parts put forward leaves the others out on purpose.
        refused = [part.number for part in branch_parts(corpus)]
    common = {
        **dict.fromkeys(map(str, inputs.items(CONDITIONS_MET)), ConditionState.MET),
        **dict.fromkeys(map(str, inputs.items(CONDITIONS_NOT_MET)), ConditionState.NOT_MET),
    }
    return assess(corpus, {**dict.fromkeys(refused, PartVerdict.NOT_MET), **accepted}, inputs.yes(DECLARATION), common)


def _parts(corpus: Corpus, names: Iterable[object]) -> list[str]:
    """The branch Parts named; the Parts that every ratification takes in are passed over, any other is a mistake."""
    branches = [part.number for part in branch_parts(corpus)]
    parts = []
    for name in names:
        cited = _PART.fullmatch(str(name).strip())
        number = cited[1].upper() if cited else ""
        if number not in branches and number not in _ALWAYS:
            raise invalid_input("part_not_a_branch", ACCEPTED_PARTS.name, value=str(name), known=", ".join(branches))
        if number in branches:
            parts.append(number)
    return parts


def judge_acceptance(corpus: Corpus, question: Question) -> Answer:
    """Art. 2(a)(ii): whether enough Parts count, and one of the core among them.

    Figures: countable_parts and core_parts, how many there are.
    """
    acceptance = read_acceptance(corpus, question.inputs)
    core = [part for part in acceptance.countable if part in CORE]
    figures = {"countable_parts": Fraction(len(acceptance.countable)), "core_parts": Fraction(len(core))}
    passes = {ConditionState.MET: True, ConditionState.NOT_MET: False}.get(acceptance.conditions[0].state)
    return Answer("I", _ADDRESS, passes, acceptance.working, None, figures)


# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "part_counts": N_("Part {part} is met and counts."),
    "part_counts_by_exception": N_("Part {part} is met by an exception, and with the declaration it counts."),
    "part_needs_declaration": N_("Part {part} is met only by an exception and does not count without a declaration."),
    "part_does_not_count": N_("Part {part} is not met, or not put forward, and does not count."),
    "parts_counted": N_("Parts that count: {count}; at least {needed} are needed."),
    "core_counted": N_("Of these, Parts among {core}: {count}; at least {needed} needed."),
    "part_not_judged": N_("Part {part} is not yet judged."),
    "too_few_parts": N_("fewer than three Parts"),
    "no_core_part": N_("none of Parts IV, V, VI, IX, X"),
    "number_met": N_("The number and kind of Parts are as Article 2(a)(ii) asks."),
    "number_not_met": N_("The number and kind of Parts are not as Article 2(a)(ii) asks."),
    "number_not_yet_judged": N_("Too little is judged to say whether the number and kind of Parts are reached."),
    "condition_review": N_(
        "Benefits in payment for old age, employment injury, invalidity and survivors are reviewed when earnings "
        "change substantially with the cost of living."
    ),
    "condition_equality": N_("Non-nationals who reside here have the rights of nationals, within what is excepted."),
    "condition_suspension": N_("Benefit is suspended on no other grounds than the ten that are listed."),
    "condition_appeal": N_("Every claimant can appeal against a refusal, and against quality or quantity of benefit."),
    "condition_financing": N_(
        "The cost is borne collectively, employees bear no more than half, and the State answers for the benefits."
    ),
    "condition_administration": N_(
        "Where the administration is not regulated by the public authorities, persons protected take part in it or "
        "advise it; the State answers for it."
    ),
    "condition_exception": N_(
        "For a declaration: the economy and the medical facilities are insufficiently developed, only as long as "
        "necessary, and the reasons are reported each year."
    ),
    "change_declare": N_("attach the declaration of Article 3 to the ratification"),
    "change_raise": N_("bring Part {part} up to the Convention"),
}

RULES: Final = (
    Rule(
        name=_ADDRESS,
        also=("2", "2(a)"),
        module=__name__,
        subject="acceptance",
        label=N_("Article 2(a)(ii): the number and kind of Parts accepted"),
        articles=("2", "3", "5"),
        judge=judge_acceptance,
        inputs=(
            ACCEPTED_PARTS,
            EXCEPTION_PARTS,
            NOT_MET_PARTS,
            DECLARATION,
            CONDITIONS_MET,
            CONDITIONS_NOT_MET,
        ),
        outcomes=("met", "not_met", "open"),
        is_of_a_part=False,
    ),
)
