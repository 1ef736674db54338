"""What a rule asks for, declared once, and how the values given are read: exactly, and on one time basis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Final, Literal

from workbench.i18n.messages import N_, Message
from workbench.instruments.model import Bilingual
from workbench.rules.figures import ref
from workbench.rules.working import Fact, WorkingStep, invalid_input

TimeUnit = Literal["hour", "day", "week", "fortnight", "month", "quarter", "year"]
# money: a sum for a unit of time; list: numbers; objects: a list of objects with inputs of their own.
InputKind = Literal["money", "number", "percent", "persons", "list", "yes", "choice", "word", "objects"]

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
class InputField:
    """One input of a rule: ``name`` in a case, and how a form asks for it.

    ``basis`` is the time to which money is brought, and for which it is given under its plain name; ``per`` the time
    that a form offers first. ``parts`` are the Parts of C.102 that are asked for it, all where empty. ``in_form`` is
    False for what only a file gives. ``choices`` are (value, label); ``members`` the inputs of each object of a list.
    """

    name: str
    label: Message
    kind: InputKind = "money"
    help: Message | None = None
    is_required: bool = False
    per: TimeUnit = "month"
    basis: TimeUnit = "month"
    choices: tuple[tuple[str, Message], ...] = ()
    parts: tuple[str, ...] = ()
    in_form: bool = True
    members: tuple[InputField, ...] = ()

    def timed_names(self, unit: TimeUnit) -> tuple[str, ...]:
        """What a sum for that time may be called: ``benefit_weekly``, ``benefit_per_week``, ``weekly_benefit``."""
        words = _UNITS[unit][0]
        return tuple(
            name for word in words for name in (f"{self.name}_{word}", f"{self.name}_per_{word}", f"{word}_{self.name}")
        )

    def names(self) -> tuple[str, ...]:
        """Every name under which a case may give this input."""
        if self.kind != "money":
            return (self.name,)
        return (self.name, *(name for unit in _UNITS for name in self.timed_names(unit)))


DAYS_PER_WEEK: Final = InputField("days_per_week", N_("Days paid a week"), "number", in_form=False)
HOURS_PER_WEEK: Final = InputField("hours_per_week", N_("Hours paid a week"), "number", in_form=False)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum for one unit of time, exact; ``working`` tells of a conversion."""

    value: Fraction
    working: tuple[WorkingStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a case by name, as a person or a file gives them; an empty value counts as not given."""

    values: Mapping[str, object]

    def has(self, field: InputField) -> bool:
        """Whether the input was given under its plain name."""
        return self._has(field.name)

    def number(self, field: InputField) -> Fraction | None:
        """An exact number, not negative, None where not given; raises Invalid for anything else."""
        return exact_number(self.values[field.name], field.name) if self.has(field) else None

    def required_number(self, field: InputField) -> Fraction:
        """As :meth:`number`, but raises Invalid where nothing is given."""
        number = self.number(field)
        if number is None:
            raise invalid_input("input_missing", field.name)
        return number

    def whole_number(self, field: InputField) -> int | None:
        """A whole number, None where not given; raises Invalid for anything else."""
        number = self.number(field)
        if number is not None and number.denominator != 1:
            raise invalid_input("whole_number_expected", field.name)
        return None if number is None else int(number)

    def numbers(self, field: InputField) -> tuple[Fraction, ...]:
        """A list of exact numbers, empty where not given."""
        return tuple(exact_number(item, field.name) for item in self.items(field))

    def items(self, field: InputField) -> Sequence[object]:
        """A list as given, empty where not given; raises Invalid where it is something else."""
        if not self.has(field):
            return ()
        items = self.values[field.name]
        if not isinstance(items, list | tuple):
            raise invalid_input("list_of_inputs_expected", field.name)
        return items

    def objects(self, field: InputField) -> tuple[Inputs, ...]:
        """A list of objects, each with inputs of its own; raises Invalid where it is something else."""
        items = self.items(field)
        if not all(isinstance(item, Mapping) for item in items):
            raise invalid_input("list_of_inputs_expected", field.name)
        return tuple(Inputs(item) for item in items if isinstance(item, Mapping))

    def yes(self, field: InputField) -> bool:
        """Yes or no; not given is no."""
        written = self.values.get(field.name)
        word = "" if written is None else str(written).strip().lower()
        if word not in _YES | _NO:
            raise invalid_input("flag_expected", field.name, value=word)
        return word in _YES

    def word(self, field: InputField) -> str:
        """A short text, empty where not given."""
        return str(self.values.get(field.name) or "").strip()

    def amount(self, field: InputField, article: str) -> Amount | None:
        """The sum for one ``field.basis`` of time, None where not given.

        The plain name is a sum for that time already; under a timed name it is converted under ``article`` and goes
        before the plain one: 52 weeks, 26 fortnights, 365 days a year; a day is a calendar day unless
        ``days_per_week`` tells the days paid, an hour one of ``hours_per_week``, 40 by default.
        """
        timed = [(unit, name) for unit in _UNITS for name in field.timed_names(unit) if self._has(name)]
        if len(timed) > 1:
            raise invalid_input("amount_twice", field.name, first=timed[0][1], second=timed[1][1])
        if not timed:
            plain = self.number(field)
            return None if plain is None else Amount(plain)
        unit, name = timed[0]
        before = exact_number(self.values[name], name)
        if unit == field.basis:
            return Amount(before)
        after = before * self._a_year(unit) / self._a_year(field.basis)
        facts: dict[str, Fact] = {"name": name, "before": before, "unit": _UNITS[unit][1], "after": after}
        facts |= {"basis": _UNITS[field.basis][1], "times": self._a_year(unit), "per": self._a_year(field.basis)}
        return Amount(after, (WorkingStep("same_time_basis", ref(article), facts),))

    def required_amount(self, field: InputField, article: str) -> Amount:
        """As :meth:`amount`, but raises Invalid where nothing is given."""
        amount = self.amount(field, article)
        if amount is None:
            raise invalid_input("input_missing", field.name)
        return amount

    def _has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def _a_year(self, unit: TimeUnit) -> Fraction:
        """How many units of time a year has for paying."""
        weeks = _A_YEAR["week"]
        if unit == "hour":
            return weeks * (self.number(HOURS_PER_WEEK) or _HOURS_A_WEEK)
        if unit == "day" and (days := self.number(DAYS_PER_WEEK)):
            return weeks * days
        return _A_YEAR[unit]


def exact_number(written: object, name: str) -> Fraction:
    """``written`` as the decimal a person wrote, exact; raises Invalid where it is no number, or negative."""
    if isinstance(written, bool) or not isinstance(written, int | float | str | Decimal | Fraction):
        raise invalid_input("input_not_number", name, value=_short(written))
    number = written if isinstance(written, Fraction) else _decimal(written, name)
    if number < 0:
        raise invalid_input("input_negative", name, value=_short(written))
    return number


def _decimal(written: int | float | str | Decimal, name: str) -> Fraction:
    try:
        number = Decimal(str(written).strip().replace(",", "").removesuffix("%"))
    except InvalidOperation:
        raise invalid_input("input_not_number", name, value=_short(written)) from None
    # A number such as 1e999999 would take all memory as a fraction, and is no sum of money.
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        raise invalid_input("input_not_number", name, value=_short(written))
    return Fraction(number)


def _short(written: object) -> str:
    text = str(written)
    return text if len(text) <= 40 else f"{text[:39]}…"
