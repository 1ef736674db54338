"""Days that a text names by their number (第四日, the fourth day), and ages it gives without a unit (pure)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from workbench.lang.number_words import CHINESE_WORDS, DIGITS, ORDINALS, number
from workbench.lang.quantities import Quantity

_CHINESE: Final = re.compile(rf"第\s?({DIGITS}|{CHINESE_WORDS})\s?[日天]")
_ENGLISH: Final = re.compile(rf"\b(?:({'|'.join(ORDINALS)})|(\d+)(?:st|nd|rd|th))\s(?:\w+\s)?day\b", re.IGNORECASE)


def ordinal_days(text: str) -> tuple[Quantity, ...]:
    """Each day that ``text`` names by its number, as a quantity of days, in order."""
    chinese = [(match, number(match[1])) for match in _CHINESE.finditer(text)]
    english = [
        (match, Fraction(ORDINALS.index(match[1].lower()) + 1 if match[1] else int(match[2])))
        for match in _ENGLISH.finditer(text)
    ]
    named = [
        Quantity(value, "day", match.start(), match.end(), match[0])
        for match, value in (*chinese, *english)
        if value is not None
    ]
    return tuple(sorted(named, key=lambda day: day.start))


_BARE_AGE: Final = re.compile(
    r"\b(?:pensionable|retirement|pension)\sage\b[^.;]*?(?=\d)|(?<=\sand\s)(?=\d\d\sfor\s)", re.IGNORECASE
)
_AGE: Final = re.compile(r"\d\d(?![\d.,]?\d|\s?(?:%|per\b|years?\b|months?\b|weeks?\b|days?\b))")


def bare_ages(text: str) -> tuple[Quantity, ...]:
    """The ages that follow the words for the age of a pension: ``The retirement age is 60 for men``."""
    ages: dict[int, Quantity] = {}
    if "age" in text.lower():
        for named in _BARE_AGE.finditer(text):
            if digits := _AGE.match(text, named.end()):
                ages[digits.start()] = Quantity(
                    Fraction(int(digits[0])), "age_years", digits.start(), digits.end(), digits[0]
                )
    return tuple(ages.values())
