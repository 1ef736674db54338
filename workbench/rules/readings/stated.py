"""The figures that a sentence of a draft states, each with what it is a figure of, as the cue phrases tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Final, Literal

from workbench.instruments.topics import DraftRuleId, TopicRules
from workbench.lang.languages import Lang
from workbench.lang.limbs import limb_at
from workbench.lang.named_numbers import bare_ages, ordinal_days
from workbench.lang.quantities import Quantity, quantities
from workbench.rules.readings.branches import part_of, within

FigureKind = Literal[
    "contribution", "residence", "marriage", "waiting", "leave", "extension", "segment", "duration", "pension_age",
    "child_age", "patient_share", "fund_share", "contribution_rate", "earnings_ceiling", "own_rate", "labourer_rate",
    "minimum_rate", "average_rate", "benefit_rate", "accrual", "amount",
]  # fmt: skip
Bounded = Literal["exactly", "at_most", "at_least"]

_TIMES: Final = frozenset({"hour", "day", "working_day", "week", "month", "year"})
# What a time is, asked in this order; None: a time that no article of the Convention speaks of.
_TIME_KINDS: Final[tuple[tuple[DraftRuleId, FigureKind | None], ...]] = (
    ("figure_deadline", None),
    ("figure_frame", None),
    ("figure_below", None),
    ("figure_every", None),
    ("figure_marriage", "marriage"),
    ("figure_residence", "residence"),
    ("figure_employment", "contribution"),
    ("figure_contribution", "contribution"),
    ("figure_waiting", "waiting"),
    ("figure_first", "segment"),
    ("figure_next", "segment"),
    ("figure_extension", "extension"),
    ("figure_leave", "leave"),
    ("figure_amount", None),
    ("figure_duration", "duration"),
)
_SHARE_KINDS: Final[tuple[tuple[DraftRuleId, FigureKind], ...]] = (
    ("base_minimum", "minimum_rate"),
    ("base_labourer", "labourer_rate"),
    ("base_own_average", "own_rate"),
    ("base_average", "average_rate"),
    ("base_own", "own_rate"),
    ("base_benefit", "benefit_rate"),
)
# Of a range the end that decides: the longest time asked of a person, the highest age, the largest share.
_HIGHEST: Final = frozenset({"contribution", "residence", "waiting", "pension_age", "patient_share"})
_RATES: Final = frozenset(kind for _, kind in _SHARE_KINDS)
_MARKS: Final[tuple[DraftRuleId, ...]] = ("figure_spouse", "figure_each", "says_later")
_SHARES: Final[frozenset[DraftRuleId]] = frozenset({"figure_spouse", "figure_each"})
_LEAST_PENSION_AGE: Final = 40
_MARK: Final = "@"


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One figure of a sentence: what it is of, how it binds, which Part it is about, and the limb it stands in."""

    kind: FigureKind
    value: Fraction
    unit: str
    bounded: Bounded
    part: str
    quote: str
    limb: str
    marks: frozenset[DraftRuleId]  # what else the limb says of it


@dataclass(frozen=True, slots=True)
class _FigureText:
    """A quantity with its sentence, in which @ stands for it, and what it is asked by."""

    quantity: Quantity
    text: str
    limb: str
    lang: Lang
    rules: TopicRules
    of_care: bool

    def is_a(self, rule_id: DraftRuleId) -> bool:
        return self.rules.rule(rule_id).words(self.text, self.lang) is not None


def stated_figures(text: str, lang: Lang, rules: TopicRules, part: str, before: str = "") -> tuple[StatedFigure, ...]:
    """The figures of one sentence in order; ``part`` is that of the sentence, for limbs that name none of their own.

    ``before`` is the sentence before it, which may name the wage that shares of a family are shares of.
    """
    own_wage = rules.rule("says_own_earnings").words(before, lang) is not None
    of_care = rules.rule("benefit_of_care").words(f"{before} {text}", lang) is not None
    plain = text.replace(_MARK, " ")
    days = ordinal_days(plain)
    stated = [(day, True) for day in days]
    stated += [(quantity, False) for quantity in quantities(plain) if not _inside(quantity, days)]
    stated += [(age, False) for age in bare_ages(plain) if not any(figure.start == age.start for figure, _ in stated)]
    stated.sort(key=lambda pair: pair[0].start)
    figures: list[StatedFigure] = []
    for (start, end), ends in groupby(stated, key=lambda pair: (pair[0].start, pair[0].end)):
        measured = list(ends)
        from_, to = limb_at(plain, start, lang)
        marked = _FigureText(
            measured[0][0],
            f"{plain[:start]}{_MARK}{plain[end:]}",
            f"{plain[from_:start]}{_MARK}{plain[end:to]}",
            lang,
            rules,
            of_care,
        )
        limb = plain[from_:to]
        own = part_of(limb, lang, rules) or ("II" if rules.rule("scheme_of_care").words(limb, lang) else "")
        base = next((figure.kind for figure in reversed(figures) if figure.kind in _RATES), None)
        if base is None and own_wage and _marks(marked) & _SHARES:
            base = "own_rate"
        figures += _figure([quantity for quantity, _ in measured], marked, measured[0][1], within(own, part), base)
    return tuple(figures)


def _inside(quantity: Quantity, days: tuple[Quantity, ...]) -> bool:
    return any(day.start <= quantity.start < day.end for day in days)


def _figure(
    ends: list[Quantity], marked: _FigureText, is_ordinal: bool, part: str, base: FigureKind | None
) -> Iterator[StatedFigure]:
    kind = _kind(marked, is_ordinal, part)
    if kind is None and base is not None and marked.quantity.unit == "percent":
        kind = base  # 配偶领取本人工资的百分之四十，子女每人百分之三十: the wage is named once
    if kind is None:
        return
    chosen = (max if kind in _HIGHEST else min)(ends, key=lambda quantity: quantity.value)
    value, unit = chosen.value, chosen.unit
    if kind == "waiting" and is_ordinal and not marked.is_a("figure_waiting"):
        value -= 1  # paid from the fourth day on: three days are not paid
    if kind == "pension_age":
        unit = "age_years"
    if kind == "earnings_ceiling" and unit == "multiple":
        value, unit = 100 * value, "percent"
    yield StatedFigure(kind, value, unit, _bound(marked), part, chosen.quote, marked.limb, _marks(marked))


def _marks(marked: _FigureText) -> frozenset[DraftRuleId]:
    limb = marked.limb
    return frozenset(rule_id for rule_id in _MARKS if marked.rules.rule(rule_id).words(limb, marked.lang) is not None)


def _bound(marked: _FigureText) -> Bounded:
    if marked.is_a("figure_floor"):
        return "at_least"
    return "at_most" if marked.is_a("figure_ceiling") else "exactly"


def _kind(marked: _FigureText, is_ordinal: bool, part: str) -> FigureKind | None:
    unit = marked.quantity.unit
    if is_ordinal:
        return "waiting" if marked.is_a("figure_from_day") or marked.is_a("figure_waiting") else None
    if (
        unit == "year"
        and part == "V"
        and marked.quantity.value >= _LEAST_PENSION_AGE
        and marked.is_a("figure_pension_age")
    ):
        return "pension_age"
    if unit in _TIMES:
        return next((kind for rule_id, kind in _TIME_KINDS if marked.is_a(rule_id)), None)
    if unit == "age_years":
        return _age(marked, part)
    if unit == "multiple":
        return "earnings_ceiling" if marked.is_a("earnings_ceiling") else None
    if unit == "yuan":
        return None if marked.is_a("figure_contribution_rate") else "amount"
    return _share(marked) if unit == "percent" else None


def _age(marked: _FigureText, part: str) -> FigureKind | None:
    if part == "V" and marked.quantity.value >= _LEAST_PENSION_AGE:
        return "pension_age" if marked.rules.rule("says_pensionable").words(marked.text, marked.lang) else None
    return "child_age" if marked.rules.rule("says_child_age").words(marked.text, marked.lang) else None


def _share(marked: _FigureText) -> FigureKind | None:
    """What a percentage is a share of: of wages paid in, of the cost of care, of earnings that a benefit replaces."""
    if marked.is_a("earnings_ceiling"):
        return "earnings_ceiling"
    if marked.is_a("figure_earnings_floor"):
        return None
    if marked.is_a("figure_contribution_rate"):
        return "contribution_rate"
    if marked.of_care:
        if marked.is_a("share_paid_by_patient"):
            return "patient_share"
        if marked.is_a("share_paid_by_fund"):
            return "fund_share"
    kind = next((kind for rule_id, kind in _SHARE_KINDS if marked.is_a(rule_id)), None)
    return "accrual" if kind in {None, "own_rate", "average_rate"} and marked.is_a("says_each_year") else kind
