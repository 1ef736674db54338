"""Qualifying periods, durations, waiting periods and ages: what a draft says against what the Convention allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Bilingual, Corpus
from workbench.instruments.vocabulary import UNITS, FigureUnit
from workbench.rules.figures import figure, ref
from workbench.rules.inputs import InputField
from workbench.rules.rule import Question, Rule
from workbench.rules.working import Answer, Fact, WorkingStep, invalid_input, part_name

PeriodSubject = Literal["qualifying", "duration", "waiting", "age"]
# at_most, at_least: a figure; whole: as long as the contingency lasts; abuse: only so long as abuse makes necessary.
Bound = Literal["at_most", "at_least", "whole", "abuse"]
PeriodVerdict = Literal["met", "falls_short", "not_comparable"]


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """What one provision allows: a ``bound``, with ``value`` and ``unit`` where the Convention has a figure.

    ``within`` is the time in which weeks of benefit are counted, in months. ``value`` is 0 where nothing at all may
    be asked of a person, as under Art. 37.
    """

    id: str
    part: str
    ref: str
    subject: PeriodSubject
    bound: Bound
    name: Bilingual
    value: Fraction | None = None
    unit: str = ""
    within: Fraction | None = None
    needs_declaration: bool = False


@dataclass(frozen=True, slots=True)
class PeriodFinding:
    """How a stated period stands against a rule, and why."""

    rule: PeriodRule
    verdict: PeriodVerdict
    working: tuple[WorkingStep, ...]


@dataclass(frozen=True, slots=True)
class _StatedSpan:
    """The least and the most that a time can come to, in one measure."""

    least: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class _Entry:
    """Which figure of the corpus a rule takes, and which way it binds."""

    id: str
    part: str
    address: str
    subject: PeriodSubject
    bound: Bound
    unit: str = ""
    measuring: str = ""
    nothing: bool = False


_ENTRIES: Final = (
    _Entry("care_qualifying", "II", "11", "qualifying", "abuse"),
    _Entry("care_duration", "II", "12(1)", "duration", "at_least", "week"),
    _Entry("care_duration_exception", "II", "12(2)", "duration", "at_least", "week"),
    _Entry("sickness_qualifying", "III", "17", "qualifying", "abuse"),
    _Entry("sickness_duration", "III", "18(1)", "duration", "at_least", "week"),
    _Entry("sickness_duration_exception", "III", "18(2)(b)", "duration", "at_least", "week"),
    _Entry("sickness_waiting", "III", "18(1)", "waiting", "at_most", "day"),
    _Entry("unemployment_qualifying", "IV", "23", "qualifying", "abuse"),
    _Entry("unemployment_duration", "IV", "24(1)(a)", "duration", "at_least", "week"),
    _Entry("unemployment_duration_means", "IV", "24(1)(b)", "duration", "at_least", "week"),
    _Entry("unemployment_duration_average", "IV", "24(2)", "duration", "at_least", "week"),
    _Entry("unemployment_waiting", "IV", "24(3)", "waiting", "at_most", "day"),
    _Entry("old_age_age", "V", "26(2)", "age", "at_most", "age_years"),
    _Entry("old_age_contribution", "V", "29(1)(a)", "qualifying", "at_most", "year", "contribution"),
    _Entry("old_age_residence", "V", "29(1)(a)", "qualifying", "at_most", "year", "residence"),
    _Entry("old_age_reduced", "V", "29(2)(a)", "qualifying", "at_most", "year", "contribution"),
    _Entry("old_age_lower_contribution", "V", "29(3)", "qualifying", "at_most", "year", "contribution"),
    _Entry("old_age_lower_residence", "V", "29(3)", "qualifying", "at_most", "year", "residence"),
    _Entry("old_age_duration", "V", "30", "duration", "whole"),
    _Entry("injury_qualifying", "VI", "37", "qualifying", "at_most", nothing=True),
    _Entry("injury_duration", "VI", "38", "duration", "whole"),
    _Entry("injury_waiting", "VI", "38", "waiting", "at_most", "day"),
    _Entry("family_contribution", "VII", "43", "qualifying", "at_most", "month"),
    _Entry("family_residence", "VII", "43", "qualifying", "at_most", "year", "residence"),
    _Entry("family_duration", "VII", "45", "duration", "whole"),
    _Entry("maternity_qualifying", "VIII", "51", "qualifying", "abuse"),
    _Entry("maternity_duration", "VIII", "52", "duration", "at_least", "week"),
    _Entry("invalidity_contribution", "IX", "57(1)(a)", "qualifying", "at_most", "year", "contribution"),
    _Entry("invalidity_residence", "IX", "57(1)(a)", "qualifying", "at_most", "year", "residence"),
    _Entry("invalidity_density", "IX", "57(1)(b)", "qualifying", "at_most", "year"),
    _Entry("invalidity_reduced", "IX", "57(2)(a)", "qualifying", "at_most", "year"),
    _Entry("invalidity_lower", "IX", "57(3)", "qualifying", "at_most", "year"),
    _Entry("invalidity_duration", "IX", "58", "duration", "whole"),
    _Entry("survivors_contribution", "X", "63(1)(a)", "qualifying", "at_most", "year", "contribution"),
    _Entry("survivors_residence", "X", "63(1)(a)", "qualifying", "at_most", "year", "residence"),
    _Entry("survivors_density", "X", "63(1)(b)", "qualifying", "at_most", "year"),
    _Entry("survivors_reduced", "X", "63(2)(a)", "qualifying", "at_most", "year"),
    _Entry("survivors_lower", "X", "63(3)", "qualifying", "at_most", "year"),
    _Entry("survivors_duration", "X", "64", "duration", "whole"),
)
_NO_WAITING_NAME: Final = Bilingual(en="No waiting period", zh="没有等待期")
_NO_WAITING: Final = tuple(
    _Entry(f"no_waiting_{part}", part, address, "waiting", "at_most", nothing=True)
    for part, address in {"II": "12(1)", "V": "30", "VII": "45", "VIII": "52", "IX": "58", "X": "64"}.items()
)

# The shortest and longest that one unit of time can last, in days.
_DAYS: Final = {
    "hour": (Fraction(1, 24), Fraction(1, 24)),
    "day": (Fraction(1), Fraction(1)),
    "working_day": (Fraction(1), Fraction(3)),  # with the days of rest between them
    "week": (Fraction(7), Fraction(7)),
    "month": (Fraction(28), Fraction(31)),
    "year": (Fraction(365), Fraction(366)),
}
_MONTHS: Final = {"month": 1, "year": 12}

_PERIOD: Final = InputField("period", N_("Which period"), "word", is_required=True)
_VALUE: Final = InputField("value", N_("What the draft says"), "number", is_required=True)
_UNIT: Final = InputField("unit", N_("Unit"), "word", is_required=True)
_WITHIN: Final = InputField("within", N_("Within how many months it is counted"), "number")


def period_rules(corpus: Corpus, part: str = "") -> tuple[PeriodRule, ...]:
    """The rules of one Part, or of all, in the order of the Convention; figures come from the corpus."""
    rules = [_rule(corpus, entry) for entry in (*_ENTRIES, *_NO_WAITING) if part in {"", entry.part}]
    return tuple(sorted(rules, key=lambda rule: corpus.provision(rule.ref).order))


def _rule(corpus: Corpus, entry: _Entry) -> PeriodRule:
    provision = corpus.provision(ref(entry.address))
    if entry.nothing:
        name = _NO_WAITING_NAME if entry.subject == "waiting" else provision.heading
        limit, unit = Fraction(0), "day"
    elif entry.unit:
        stated = figure(corpus, entry.address, entry.unit, entry.measuring)
        limit, unit, name = stated.value, stated.unit, stated.name
    else:
        return PeriodRule(entry.id, entry.part, provision.ref, entry.subject, entry.bound, provision.heading)
    months = (months.value for months in provision.figures if months.unit == "month" and entry.unit == "week")
    return PeriodRule(
        entry.id, entry.part, provision.ref, entry.subject, entry.bound, name, limit, unit, next(months, None),
        provision.requires_declaration,
    )  # fmt: skip


def judge_period(rule: PeriodRule, value: Fraction, unit: str, within: Fraction | None = None) -> PeriodFinding:
    """Set what a draft states beside a rule.

    ``within``: the months in which the draft counts its period, where the rule counts within 12 months. Weeks and
    months are compared by the shortest and longest they can last; where that does not decide, and where the
    Convention has no figure, the answer is ``not_comparable`` with the reason. Raises Invalid for a negative value.
    """
    if value < 0:
        raise invalid_input("input_negative", "value", value=str(value))
    facts: dict[str, Fact] = {"value": value, "unit": _unit(unit), "name": rule.name}
    if rule.bound == "abuse":
        return PeriodFinding(rule, "not_comparable", (WorkingStep("only_against_abuse", rule.ref, facts),))
    if rule.bound == "whole":
        return PeriodFinding(rule, "falls_short", (WorkingStep("throughout_required", rule.ref, facts),))
    limit = rule.value or Fraction(0)
    facts |= {"limit": limit, "limit_unit": _unit(rule.unit)}
    spans = _spans(value, unit, limit, rule.unit)
    if spans is None:
        return PeriodFinding(rule, "not_comparable", (WorkingStep("units_differ", rule.ref, facts),))
    if rule.bound == "at_most":
        return _at_most(rule, *spans, facts)
    return _at_least(rule, *spans, within, facts)


def _at_most(rule: PeriodRule, stated: _StatedSpan, limit: _StatedSpan, facts: Mapping[str, Fact]) -> PeriodFinding:
    """A qualifying period, waiting period or age that may not be longer or higher."""
    if stated.most <= limit.least:
        return PeriodFinding(
            rule, "met", (WorkingStep("within_limit" if rule.value else "nothing_asked", rule.ref, facts),)
        )
    if stated.least <= limit.most:
        return PeriodFinding(rule, "not_comparable", (WorkingStep("too_close", rule.ref, facts),))
    if rule.subject == "age":
        # Art. 26(2) lets the competent authority go above, with regard to older people's ability to work.
        return PeriodFinding(rule, "not_comparable", (WorkingStep("higher_age_wants_ground", rule.ref, facts),))
    code = "beyond_limit" if rule.value else "nothing_may_be_asked"
    return PeriodFinding(rule, "falls_short", (WorkingStep(code, rule.ref, facts),))


def _at_least(
    rule: PeriodRule, stated: _StatedSpan, limit: _StatedSpan, within: Fraction | None, facts: Mapping[str, Fact]
) -> PeriodFinding:
    """A duration that may not be shorter; counted within a longer time than the rule's 12 months it stays open."""
    if stated.most < limit.least:
        return PeriodFinding(rule, "falls_short", (WorkingStep("below_minimum", rule.ref, facts),))
    if stated.least < limit.most:
        return PeriodFinding(rule, "not_comparable", (WorkingStep("too_close", rule.ref, facts),))
    if rule.within is not None and within is not None and within > rule.within:
        frame = {**facts, "within": within, "frame": rule.within}
        return PeriodFinding(rule, "not_comparable", (WorkingStep("frame_too_long", rule.ref, frame),))
    closing = (WorkingStep("under_declaration_only", ref("3(1)")),) if rule.needs_declaration else ()
    return PeriodFinding(rule, "met", (WorkingStep("minimum_reached", rule.ref, facts), *closing))


def _spans(value: Fraction, unit: str, limit: Fraction, limit_unit: str) -> tuple[_StatedSpan, _StatedSpan] | None:
    """Both times in one measure: their own unit, months, or days (as few and as many as can be); None: none fits."""
    if unit == limit_unit:
        return _StatedSpan(value, value), _StatedSpan(limit, limit)
    if unit in _MONTHS and limit_unit in _MONTHS:
        stated, allowed = value * _MONTHS[unit], limit * _MONTHS[limit_unit]
        return _StatedSpan(stated, stated), _StatedSpan(allowed, allowed)
    if unit in _DAYS and limit_unit in _DAYS:
        return _in_days(value, unit), _in_days(limit, limit_unit)
    return None


def _in_days(value: Fraction, unit: str) -> _StatedSpan:
    shortest, longest = _DAYS[unit]
    return _StatedSpan(value * shortest, value * longest)


def _unit(unit: str) -> Fact:
    return FigureUnit(unit) if unit in UNITS else unit


def judge_stated_period(corpus: Corpus, question: Question) -> Answer:
    """One period of a draft against the rule of the Convention that the input names.

    Figures: limit, None where the Convention has none. Raises Invalid for a period that there is not.
    """
    name = question.inputs.word(_PERIOD)
    rules = {rule.id: rule for rule in period_rules(corpus)}
    if name not in rules:
        raise invalid_input(
            "period_unknown" if name else "input_missing", _PERIOD.name, value=name, known=", ".join(rules)
        )
    rule = rules[name]
    if rule.part != question.part:
        step = WorkingStep("period_of_other_part", rule.ref, {"part": part_name(rule.part)})
        return Answer(question.part, "periods", None, (step,), applicable=False)
    value = question.inputs.required_number(_VALUE)
    unit = question.inputs.word(_UNIT)
    if not unit:
        raise invalid_input("input_missing", _UNIT.name)
    finding = judge_period(rule, value, unit, question.inputs.number(_WITHIN))
    passes = {"met": True, "falls_short": False, "not_comparable": None}[finding.verdict]
    return Answer(question.part, "periods", passes, finding.working, None, {"limit": rule.value})


_ARTICLES: Final = tuple(dict.fromkeys(entry.address.partition("(")[0] for entry in (*_ENTRIES, *_NO_WAITING)))

# code of a step: its sentence; fields in braces are the facts, rounded for display.
WORDS: Final[Mapping[str, Message]] = {
    "only_against_abuse": N_(
        "{name}: no figure, only what is needed to preclude abuse; the draft's {value} {unit} want a justification."
    ),
    "throughout_required": N_("{name}: payable as long as the contingency lasts, not limited to {value} {unit}."),
    "units_differ": N_("{name}: {value} {unit} and {limit} {limit_unit} are not in units that can be compared."),
    "too_close": N_("{name}: {value} {unit} and {limit} {limit_unit} are too close; it depends on the calendar."),
    "within_limit": N_("{name}: {value} {unit}, no more than {limit} {limit_unit}: met."),
    "beyond_limit": N_("{name}: {value} {unit}, more than {limit} {limit_unit}: falls short."),
    "nothing_asked": N_("{name}: no period is asked for: met."),
    "nothing_may_be_asked": N_("{name}: the Convention allows no such period; {value} {unit} fall short."),
    "higher_age_wants_ground": N_(
        "{name}: {value} {unit} are above {limit} {limit_unit}, which is open only where the authority has had "
        "regard to older people's ability to work."
    ),
    "below_minimum": N_("{name}: {value} {unit}, less than {limit} {limit_unit}: falls short."),
    "minimum_reached": N_("{name}: {value} {unit}, no less than {limit} {limit_unit}: met."),
    "period_of_other_part": N_("This period belongs to Part {part} and does not apply here."),
    "frame_too_long": N_(
        "{name}: the draft counts within {within} months, the Convention within {frame}; the two cannot be "
        "compared as they stand."
    ),
}

RULES: Final = (
    Rule(
        name="periods",
        module=__name__,
        subject="periods",
        label=N_("Qualifying periods, durations, waiting periods and ages"),
        articles=_ARTICLES,
        judge=judge_stated_period,
        inputs=(_PERIOD, _VALUE, _UNIT, _WITHIN),
        outcomes=("met", "not_met", "open", "does_not_apply"),
    ),
)
