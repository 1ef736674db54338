"""Reads the inputs of a case: exact numbers, yes or no, and amounts brought to one time basis (Arts. 65(4), 66(2))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Final, Literal

from workbench.instruments.model import Bilingual
from workbench.rules.figures import ref
from workbench.rules.working import Fact, WorkingStep, fault

TimeUnit = Literal["hour", "day", "week", "fortnight", "month", "quarter", "year"]

# unit: (words that may stand in a name, name in Chinese and English)
_UNITS: Final[dict[TimeUnit, tuple[tuple[str, ...], Bilingual]]] = {
    "hour": (("hour", "hourly"), Bilingual(en="hour", zh="小时")),
    "day": (("day", "daily"), Bilingual(en="day", zh="日")),
    "week": (("week", "weekly"), Bilingual(en="week", zh="周")),
    "fortnight": (("fortnight", "fortnightly"), Bilingual(en="fortnight", zh="双周")),
    "month": (("month", "monthly"), Bilingual(en="month", zh="月")),
    "quarter": (("quarter", "quarterly"), Bilingual(en="quarter", zh="季度")),
    "year": (("year", "yearly", "annual", "annually"), Bilingual(en="year", zh="年")),
}
_A_YEAR: Final[dict[TimeUnit, Fraction]] = {
    "day": Fraction(365),
    "week": Fraction(52),
    "fortnight": Fraction(26),
    "month": Fraction(12),
    "quarter": Fraction(4),
    "year": Fraction(1),
}
_HOURS_A_WEEK: Final = Fraction(40)
_LARGEST_EXPONENT: Final = 18
_YES: Final = frozenset({"true", "yes", "1", "是"})
_NO: Final = frozenset({"false", "no", "0", "否", ""})


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum for one ``unit`` of time, exact; ``working`` tells of a conversion."""

    value: Fraction
    working: tuple[WorkingStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """The named inputs of a case as a person or a file gives them; an empty value counts as not given."""

    values: Mapping[str, object]

    def has(self, name: str) -> bool:
        """Whether something was given under ``name``."""
        return self.values.get(name) not in (None, "")

    def number(self, name: str) -> Fraction | None:
        """An exact number, not negative, None where not given; raises Invalid for anything else."""
        return exact_number(self.values[name], name) if self.has(name) else None

    def required_number(self, name: str) -> Fraction:
        """As :meth:`number`, but raises Invalid where nothing is given."""
        found = self.number(name)
        if found is None:
            raise fault("input_missing", name)
        return found

    def numbers(self, name: str) -> tuple[Fraction, ...]:
        """A list of exact numbers, empty where not given."""
        return tuple(exact_number(one, name) for one in self.items(name))

    def items(self, name: str) -> Sequence[object]:
        """A list as given, empty where not given; raises Invalid where it is something else."""
        if not self.has(name):
            return ()
        found = self.values[name]
        if not isinstance(found, list | tuple):
            raise fault("list_of_inputs_expected", name)
        return found

    def yes(self, name: str) -> bool:
        """Yes or no; not given is no."""
        given = self.values.get(name)
        word = "" if given is None else str(given).strip().lower()
        if word not in _YES | _NO:
            raise fault("flag_expected", name, value=word)
        return word in _YES

    def word(self, name: str) -> str:
        """A short text, empty where not given."""
        return str(self.values.get(name) or "").strip()

    def amount(self, name: str, article: str, basis: TimeUnit = "month") -> Amount | None:
        """The sum called ``name`` for one ``basis`` of time, None where not given.

        ``name`` alone is a sum for the basis already; ``name_weekly``, ``name_per_week``, ``weekly_name`` and the
        like are converted under ``article`` and go before it: 52 weeks, 26 fortnights, 365 days a year; a day is a
        calendar day unless ``days_per_week`` tells the days paid, an hour one of ``hours_per_week``, 40 by default.
        """
        given = [(unit, key) for unit in _UNITS for key in _keys(name, unit) if self.has(key)]
        if len(given) > 1:
            raise fault("amount_twice", name, first=given[0][1], second=given[1][1])
        if not given:
            plain = self.number(name)
            return None if plain is None else Amount(plain)
        unit, key = given[0]
        before = exact_number(self.values[key], key)
        if unit == basis:
            return Amount(before)
        after = before * self._a_year(unit) / self._a_year(basis)
        facts: dict[str, Fact] = {"name": key, "before": before, "unit": _UNITS[unit][1], "after": after}
        facts |= {"basis": _UNITS[basis][1], "times": self._a_year(unit), "per": self._a_year(basis)}
        return Amount(after, (WorkingStep("same_time_basis", ref(article), facts),))

    def required_amount(self, name: str, article: str, basis: TimeUnit = "month") -> Amount:
        """As :meth:`amount`, but raises Invalid where nothing is given."""
        found = self.amount(name, article, basis)
        if found is None:
            raise fault("input_missing", name)
        return found

    def _a_year(self, unit: TimeUnit) -> Fraction:
        """How many units of time a year has for paying."""
        weeks = _A_YEAR["week"]
        if unit == "hour":
            return weeks * (self.number("hours_per_week") or _HOURS_A_WEEK)
        if unit == "day" and (days := self.number("days_per_week")):
            return weeks * days
        return _A_YEAR[unit]


def exact_number(given: object, name: str) -> Fraction:
    """``given`` as the decimal a person wrote, exact; raises Invalid where it is no number, or negative."""
    if isinstance(given, bool) or not isinstance(given, int | float | str | Decimal | Fraction):
        raise fault("input_not_number", name, value=_short(given))
    if isinstance(given, Fraction):
        found = given
    else:
        found = _decimal(given, name)
    if found < 0:
        raise fault("input_negative", name, value=_short(given))
    return found


def _decimal(given: int | float | str | Decimal, name: str) -> Fraction:
    try:
        found = Decimal(str(given).strip().replace(",", "").removesuffix("%"))
    except InvalidOperation:
        raise fault("input_not_number", name, value=_short(given)) from None
    # A number such as 1e999999 would take all memory as a fraction, and is no sum of money.
    if not found.is_finite() or abs(found.adjusted()) > _LARGEST_EXPONENT:
        raise fault("input_not_number", name, value=_short(given))
    return Fraction(found)


def _keys(name: str, unit: TimeUnit) -> tuple[str, ...]:
    words = _UNITS[unit][0]
    return tuple(key for word in words for key in (f"{name}_{word}", f"{name}_per_{word}", f"{word}_{name}"))


def _short(given: object) -> str:
    text = str(given)
    return text if len(text) <= 40 else f"{text[:39]}…"
