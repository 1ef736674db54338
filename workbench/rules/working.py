"""A step of a rule's working: what was done, under which article, and how it is put in Chinese or English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from workbench.errors import Invalid, WorkbenchError
from workbench.instruments.citation import format_ref
from workbench.instruments.model import Bilingual
from workbench.lang.languages import Lang
from workbench.lang.numerals import chinese_numeral, roman_number
from workbench.wording import say

Fact = Fraction | int | str | Bilingual

_REF: Final = re.compile(r"[CR]\d+:\S.*")
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


def say_step(step: WorkingStep, lang: Lang) -> str:
    """The step as one sentence, rounded for display, without its article."""
    return fill(step.code, step.facts, lang)


def fault(code: str, field: str, **facts: str) -> Invalid:
    """The error for an input that cannot be used; ``field`` names it, for a form and in the message."""
    return Invalid(code, field=field, name=field, **facts)


def part_name(number: str) -> Bilingual:
    """The number of a Part as each language writes it: ``VI``, 六."""
    value = roman_number(number)
    return Bilingual(en=number, zh=chinese_numeral(value) if value else number)


def say_problem(problem: WorkbenchError, lang: Lang) -> str:
    """What is wrong with a case and what to do about it."""
    return fill(problem.code, {name: str(fact) for name, fact in problem.facts.items()}, lang)


def fill(code: str, facts: Mapping[str, Fact], lang: Lang) -> str:
    """The sentence that ``code`` names in the table of wording, with its facts put in words."""
    return say(code, {name: _say(fact, lang) for name, fact in facts.items()}, lang)


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """``value`` to so many decimals, halves away from zero; for display only, never for a comparison."""
    whole, rest = divmod(abs(value.numerator) * 10**places, value.denominator)
    units = whole + (2 * rest >= value.denominator)
    return Decimal((value < 0, Decimal(units).as_tuple().digits, -places))


def shown(value: Fraction | int) -> str:
    """A number as a person reads it: ``2,816.67``, ``45``; a difference too small for two decimals as a fraction."""
    exact = Fraction(value)
    near = rounded(exact)
    if exact == Fraction(near):
        return f"{near:,}".rstrip("0").rstrip(".")
    # Decimals that stay show that the number is rounded: 39.998 is shown as 40.00, not as 40.
    return f"{near:,}" if abs(exact) >= _SMALLEST_SHOWN else f"{exact.numerator}/{exact.denominator}"


def _say(fact: Fact, lang: Lang) -> str:
    if isinstance(fact, Bilingual):
        return fact.of(lang)
    if isinstance(fact, Fraction | int):
        return shown(fact)
    return format_ref(fact, lang) if _REF.fullmatch(fact) else fact
