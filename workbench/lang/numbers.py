"""Every number a text speaks of, with a unit or without, so that two languages can be held side by side (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from workbench.lang.folding import fold
from workbench.lang.languages import Lang
from workbench.lang.number_words import CHINESE_WORDS, DIGITS, ENGLISH_WORDS, ORDINALS, number
from workbench.lang.numerals import roman_number
from workbench.lang.quantities import quantities

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NUMBER_EN: Final = re.compile(rf"(?P<number>(?<!\d)(?<!\d[.,]){DIGITS}|\b{ENGLISH_WORDS})|\b(?P<word>[a-z]+)\b")
_NUMBER_ZH: Final = re.compile(rf"{DIGITS}\s?[百千万亿]*|{CHINESE_WORDS}")
_ROMAN: Final = re.compile(r"\b[IVX]+\b")
# One of a kind without its number: once a month is 每月一次.
_SINGLE: Final = re.compile(r"\b(?:an?|the|each)(?: single)? (?:year|month|week|day|hour)\b|\bonce\b")
_PER_CENT_ZH: Final = re.compile("百分[比点率]")


def numbers(text: str, lang: Lang) -> set[Fraction]:
    """The values of the quantities in ``text`` and every other number.

    Digits, words, ordinals, months by their number and Roman numerals count.
    """
    plain = fold(text, keeps_case=True)
    stated = quantities(plain)
    for quantity in reversed(stated):
        plain = plain[: quantity.start] + " " * (quantity.end - quantity.start) + plain[quantity.end :]
    return {quantity.value for quantity in stated} | set(_others_zh(plain) if lang == "zh" else _others_en(plain))


def _others_zh(text: str) -> Iterator[Fraction]:
    for match in _NUMBER_ZH.finditer(_PER_CENT_ZH.sub("", text)):
        value = number(match[0])
        if value is not None:
            yield value


def _others_en(text: str) -> Iterator[Fraction]:
    plain = text.lower()
    for match in _NUMBER_EN.finditer(plain):
        if match["number"]:
            value = number(match["number"])
            if value is not None:
                yield value
        elif match["word"] == "twice":
            yield Fraction(2)
        elif match["word"] in ORDINALS:
            yield Fraction(ORDINALS.index(match["word"]) + 1)
        elif match["word"] in _MONTHS and text[match.start()].isupper():
            yield Fraction(_MONTHS.index(match["word"]) + 1)
    if _SINGLE.search(plain):
        yield Fraction(1)
    for roman in _ROMAN.findall(text):
        if cardinal := roman_number(roman):
            yield Fraction(cardinal)
