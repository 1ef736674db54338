"""How numbers are written in digits and in the words of both languages, and what a written number comes to (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from workbench.lang.numerals import CHINESE_DIGITS, CHINESE_NUMERAL, chinese_number

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS_EN: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_POWERS: Final[Mapping[str, int]] = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
VULGAR: Final = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_CHINESE_POWERS: Final[Mapping[str, int]] = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_ENGLISH: Final[Mapping[str, int]] = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * tens for tens, word in enumerate(_TENS_EN, start=2)},
}
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LATER_ORDINALS: Final[Mapping[str, str]] = {"twelve": "twelfth"}
# What a fraction is divided by: two thirds, a quarter.
DENOMINATORS: Final[Mapping[str, int]] = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


ENGLISH_NUMBER: Final = _either((*_SMALL, *_TENS_EN))  # the word that a number in English words begins with, save a
_BELOW_100: Final = rf"(?:(?:{'|'.join(_TENS_EN)})(?:[\s-](?:{_either(_SMALL[1:10])}))?|(?:{_either(_SMALL)}))"
_BELOW_1000: Final = rf"(?:(?:{_BELOW_100}|an?)[\s-]hundred(?:\s(?:and\s)?{_BELOW_100})?|{_BELOW_100})"
# Regular expressions, for folded text, of a number: in English words; in digits, with thousands parted by commas; and
# in Chinese (一百二十, 三点五万).
_POWERS_EN: Final = "thousand|million|billion"
ENGLISH_WORDS: Final = rf"(?:(?:{_BELOW_1000}|an?)\s(?:{_POWERS_EN})(?:,?\s(?:and\s)?{_BELOW_1000})?|{_BELOW_1000})\b"
_PART_OF_ONE: Final = rf"[{VULGAR}]|\s\d{{1,2}}/\d{{1,2}}(?![\d/])"
DIGITS: Final = rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.\d+)?(?:{_PART_OF_ONE})?|[{VULGAR}])"
CHINESE_WORDS: Final = rf"[{CHINESE_NUMERAL}]+(?:点[{CHINESE_DIGITS}]+[万亿]?)?"


def number(text: str) -> Fraction | None:
    """The value of folded text that is a number and nothing else, None for any other.

    ``1,200.5``, ``1.5万``, ``三点五``, ``2½``, ``66 2/3``, ``one hundred and twenty``.
    """
    compact = text.strip().replace(",", "")
    if not compact:
        return None
    if compact[0].isascii() and compact[0].isalpha():
        return _english_number(compact)
    power = 1
    digits, _, word = compact.partition(" ")
    if word in _ENGLISH_POWERS:
        compact, power = digits, _ENGLISH_POWERS[word]
    while compact[-1:] in _CHINESE_POWERS and (compact[0] not in CHINESE_NUMERAL or "点" in compact):
        power *= _CHINESE_POWERS[compact[-1]]
        compact = compact[:-1].rstrip()
    value = _chinese_decimal(compact) if compact[:1] in CHINESE_NUMERAL else _digits(compact)
    return None if value is None else value * power


def english_cardinal(value: int) -> str | None:
    """``value`` (0 to 99) in English words, a hyphen after the tens; None for any other."""
    if not 0 <= value < 100:
        return None
    if value < 20:
        return _SMALL[value]
    tens, units = divmod(value, 10)
    return _TENS_EN[tens - 2] + (f"-{_SMALL[units]}" if units else "")


def english_ordinal(value: int) -> str | None:
    """The rank ``value`` (1 to 99) in English words: first, twenty-third; None for any other."""
    cardinal = english_cardinal(value)
    if cardinal is None or value < 1:
        return None
    head, dash, last = cardinal.rpartition("-")
    if last.endswith("y"):
        return last[:-1] + "ieth"
    rank = _SMALL.index(last)
    return head + dash + (ORDINALS[rank - 1] if rank <= len(ORDINALS) else _LATER_ORDINALS.get(last, last + "th"))


def _digits(written: str) -> Fraction | None:
    part = Fraction(0)
    if written and written[-1] in VULGAR:
        part = Fraction(unicodedata.numeric(written[-1])).limit_denominator(16)
        written = written[:-1]
    whole, _, share = written.partition(" ")
    try:
        return Fraction(whole or 0) + Fraction(share or 0) + part
    except (ValueError, ZeroDivisionError):
        return None


def _chinese_decimal(written: str) -> Fraction | None:
    whole, _, decimals = written.partition("点")
    value = chinese_number(whole)
    if value is None or not decimals:
        return None if value is None else Fraction(value)
    digits = [chinese_number(mark) for mark in decimals]
    return None if None in digits else Fraction(f"{value}.{''.join(map(str, digits))}")


def _english_number(written: str) -> Fraction | None:
    total = group = 0
    for word in re.findall(r"[a-z]+", written):
        if word == "hundred":
            group = max(group, 1) * 100
        elif word in _ENGLISH_POWERS:
            total, group = total + max(group, 1) * _ENGLISH_POWERS[word], 0
        elif word in _ENGLISH:
            group += _ENGLISH[word]
        elif word not in ("a", "an", "and"):
            return None
    return Fraction(total + group)
