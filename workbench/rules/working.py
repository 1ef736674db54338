"""A step of a rule's working: what was done, under which article, and how it is put in Chinese or English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from workbench.errors import Invalid
from workbench.instruments.model import Bilingual
from workbench.instruments.vocabulary import FigureUnit
from workbench.lang.numerals import chinese_numeral, roman_number

Fact = Fraction | int | str | Bilingual | FigureUnit

_SMALLEST_SHOWN: Final = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class WorkingStep:
    """One line of working: ``code`` names the sentence, ``article`` the provision (``C102:65(1)``) it rests on.

    ``facts`` fill the sentence; a number stays an exact Fraction, a string such as ``C102:29(3)`` is a reference.
    """

    code: str
    article: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says of one case.

    ``applicable`` is False where the Convention does not have the rule for this Part. ``passes`` is None where no
    figure of the Convention settles the matter. ``required`` is the percentage the Convention asks for, None where it
    asks for none. ``figures`` are the named results, exact: amounts in the unit of the inputs, percentages in points.
    """

    part: str
    method: str
    passes: bool | None
    working: tuple[WorkingStep, ...]
    required: Fraction | None = None
    figures: Mapping[str, Fraction | bool | None] = field(default_factory=dict)
    applicable: bool = True


def invalid_input(code: str, field: str, **facts: str) -> Invalid:
    """The error for an input that cannot be used; ``field`` names it, for a form and in the message."""
    return Invalid(code, field=field, name=field, **facts)


def part_name(number: str) -> Bilingual:
    """The number of a Part as each language writes it: ``VI``, 六."""
    value = roman_number(number)
    return Bilingual(en=number, zh=chinese_numeral(value) if value else number)


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """``value`` to so many decimals, halves away from zero; for display only, never for a comparison."""
    whole, rest = divmod(abs(value.numerator) * 10**places, value.denominator)
    units = whole + (2 * rest >= value.denominator)
    return Decimal((value < 0, Decimal(units).as_tuple().digits, -places))


def format_number(value: Fraction | int) -> str:
    """A number as a person reads it: ``2,816.67``, ``45``; a difference too small for two decimals as a fraction."""
    exact = Fraction(value)
    near = rounded(exact)
    if exact == Fraction(near):
        return f"{near:,}".rstrip("0").rstrip(".")
    # Decimals that stay show that the number is rounded: 39.998 is shown as 40.00, not as 40.
    return f"{near:,}" if abs(exact) >= _SMALLEST_SHOWN else f"{exact.numerator}/{exact.denominator}"
