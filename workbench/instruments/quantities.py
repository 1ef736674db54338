"""The numbers a text speaks of, in English or Chinese, in digits or words (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from workbench.instruments.vocabulary import UNIT_NAMES
from workbench.lang.languages import Lang
from workbench.lang.numerals import chinese_number, roman_number

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WORDS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * place for place, word in enumerate(_TENS, start=2)},
    **{f"{ten}-{one}": 10 * place + _SMALL.index(one) for place, ten in enumerate(_TENS, 2) for one in _SMALL[1:10]},
    "hundred": 100,
    "once": 1,
    "twice": 2,
}
_DENOMINATORS: Final = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_FRACTION: Final = re.compile(rf"([a-z]+)[- ]({'|'.join(_DENOMINATORS)})s?\b", re.IGNORECASE)
_SINGLE: Final = re.compile(r"\b(?:an?|the|each)(?: single)? (?:year|month|week|day|hour)\b", re.IGNORECASE)
_ROMAN: Final = re.compile(r"\b[IVX]+\b")
_HAN: Final = "[零一二两三四五六七八九十百千〇]"
_NUMBER_ZH: Final = re.compile(rf"(?:({_HAN}+|\d+)分之)?({_HAN}+|\d+)(?:[点.]({_HAN}+|\d+))?")
_PERCENTAGE: Final = re.compile("百分[比点率]")
_HALF: Final = Fraction(50)


def quantities(text: str, lang: Lang) -> set[Fraction]:
    """Every number in ``text``: digits, words, Roman numerals, fractions; "half" and 一半 count as 50 (per cent)."""
    return set(_chinese(text) if lang == "zh" else _english(text))


def measured(text: str) -> set[Fraction]:
    """The numbers in an English text that stand before the word of a unit (``26 weeks``, ``50 per cent``)."""
    return {value for found in _MEASURED.finditer(text) if (value := _english_number(found[1])) is not None}


def _english(text: str) -> Iterator[Fraction]:
    for found in _FRACTION.finditer(text):
        above = _WORDS.get(found[1].lower())
        if above:
            yield Fraction(above, _DENOMINATORS[found[2].lower()])
    for found in _NUMBER.finditer(text):
        value = _english_number(found[0])
        if value is not None:
            yield value
        elif found[0].lower() in {"half", "one-half"}:
            yield _HALF
        elif found[0].lower() in _ORDINALS:
            yield Fraction(_ORDINALS.index(found[0].lower()) + 1)
        elif found[0] in _MONTHS:
            yield Fraction(_MONTHS.index(found[0]) + 1)
    if _SINGLE.search(text):
        yield Fraction(1)
    for found in _ROMAN.finditer(text):
        if number := roman_number(found[0]):
            yield Fraction(number)


def _english_number(written: str) -> Fraction | None:
    if written[0].isdigit():
        return Fraction(written)
    value = _WORDS.get(written.lower())
    return None if value is None else Fraction(value)


def _chinese(text: str) -> Iterator[Fraction]:
    for found in _NUMBER_ZH.finditer(_PERCENTAGE.sub("", text)):
        whole = Fraction(chinese_number(found[2]) or 0)
        if found[3]:
            decimals = "".join(str(chinese_number(mark)) for mark in found[3])
            whole += Fraction(int(decimals), 10 ** len(decimals))
        below = chinese_number(found[1]) if found[1] and found[1] not in {"百", "100"} else None
        yield whole / below if below else whole
    if "一半" in text or "半数" in text:
        yield _HALF


_UNIT_WORDS: Final = sorted({word for *_, words in UNIT_NAMES.values() for word in words}, key=len, reverse=True)
_MEASURED: Final = re.compile(
    rf"(\d+(?:\.\d+)?|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}))[ -]?(?:full |whole )?"
    rf"(?:{'|'.join(re.escape(word) for word in _UNIT_WORDS)})(?![a-z])",
    re.IGNORECASE,
)
