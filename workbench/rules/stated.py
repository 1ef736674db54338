"""Finds the periods, percentages, ages and multiples that a clause of a law states, in Chinese or English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from workbench.lang.languages import Lang
from workbench.lang.numerals import chinese_number

Unit = Literal["hour", "day", "working_day", "week", "month", "year", "age_years", "percent", "multiple"]

# Digits and signs of the other width, one character for one, so that places in the text stay the same.
_WIDTH: Final = str.maketrans("０１２３４５６７８９．％，～", "0123456789.%,~")

_HAN: Final = "[零〇一二两三四五六七八九十百千]+"
_N: Final = rf"(?:{_HAN}|\d+(?:\.\d+)?)"
_UNITS_ZH: Final[Mapping[str, Unit]] = {
    "个工作日": "working_day",
    "工作日": "working_day",
    "个小时": "hour",
    "小时": "hour",
    "个月": "month",
    "个星期": "week",
    "星期": "week",
    "周岁": "age_years",
    "岁": "age_years",
    "周年": "year",
    "周": "week",
    "年": "year",
    "天": "day",
    "日": "day",
    "倍": "multiple",
}
_UNIT_ZH: Final = "|".join(_UNITS_ZH)
_ZH: Final = re.compile(
    rf"""百分之(?P<percent>{_N}(?:点{_HAN})?)(?:(?:至|到|-|~|—)百分之(?P<percent_to>{_N}(?:点{_HAN})?))?
    | (?P<sign>\d+(?:\.\d+)?)\s?%
    | (?P<half>半)(?P<half_unit>年|个月)(?!度)
    | (?<![第\d月年])(?P<year>(?:19|20)\d\d|[一二][零〇一二三四五六七八九]{{3}})\s?年  # a date is no period
    | (?<![月\d第.])(?:(?P<low>{_N})\s?(?:{_UNIT_ZH})?(?:至|到|-|~|—))?(?P<value>{_N})\s?(?P<unit>{_UNIT_ZH})
      (?!度|级)(?P<and_half>半)?""",
    re.VERBOSE,
)
# 上一年 is last year and 每一年 every year, while 一年以上三年以下 does count; 前三日 is a waiting period.
_NOT_AFTER_ZH: Final = re.compile(r"(?:(?<!以)上|次|每|当|同|本|第|任何|某)$")
_MONTH_AND_DAY: Final = re.compile(r"月\s?$")

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Final[Mapping[str, int]] = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * place for place, word in enumerate(_TENS, start=2)},
}
_WORD: Final = "|".join(sorted([*_VALUES, "hundred"], key=len, reverse=True))
_N_EN: Final = rf"(?:\d+(?:\.\d+)?|(?:(?:an?\s)?\b(?:{_WORD})(?:(?:[\s-]|\sand\s)(?:{_WORD}))*))"
_UNITS_EN: Final[Mapping[str, Unit]] = {
    "working day": "working_day",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "times": "multiple",
}
_EN: Final = re.compile(
    rf"""(?<![\w.])(?P<percent>{_N_EN})\s?(?:%|per\s?cent\b|percent\b)(?!age)
    | \b(?:aged|age\s+of|attained|reached)\s+(?P<age>{_N_EN})\b(?!\s?(?:%|per|days?|weeks?|months?))
      (?:\s+years?(?:\s+of\s+age)?)?
    | (?<![\w.])(?P<aged>{_N_EN})[\s-]years?(?:\s+of\s+age|[\s-]old)\b
    | \b(?P<half>half\s+an?|half\s+of\s+an?)\s+(?P<half_unit>year|month)\b
    | (?<![\w.])(?:(?P<low>{_N_EN})\s+(?:to|or)\s+)?(?P<value>{_N_EN})[\s-](?:full\s|calendar\s|consecutive\s|whole\s)?
      (?P<unit>working\sday|hour|day|week|month|year|times)s?\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedQuantity:
    """A quantity as a clause states it; ``start`` and ``end`` are its place in the text, ``quote`` its words.

    Percentages are in points, ages in years. Half a year is 6 months.
    """

    value: Fraction
    unit: Unit
    start: int
    end: int
    quote: str


def read_periods(text: str, lang: Lang) -> tuple[StatedQuantity, ...]:
    """Every period, percentage, age and multiple in ``text``, in order; dates and numbers of clauses are none.

    Of a range (三至六个月, 10 to 15 years) both ends are given, each with the words of the whole range.
    """
    plain = text.translate(_WIDTH)
    read: Callable[[re.Match[str]], Iterator[tuple[Fraction, Unit]]] = _read_zh if lang == "zh" else _read_en
    return tuple(
        StatedQuantity(value, unit, found.start(), found.end(), text[found.start() : found.end()])
        for found in (_ZH if lang == "zh" else _EN).finditer(plain)
        for value, unit in read(found)
    )


def _read_zh(found: re.Match[str]) -> Iterator[tuple[Fraction, Unit]]:
    if found["percent"] or found["sign"]:
        for written in (found["percent"] or found["sign"], found["percent_to"]):
            if written:
                yield _number_zh(written), "percent"
    elif found["half"]:
        yield (Fraction(6) if found["half_unit"] == "年" else Fraction(1, 2)), "month"
    elif found["value"]:
        before = found.string[: found.start()]
        if _NOT_AFTER_ZH.search(before) or (found["unit"] == "日" and _MONTH_AND_DAY.search(before)):
            return
        unit = _UNITS_ZH[found["unit"]]
        if found["low"]:
            yield _number_zh(found["low"]), unit
        value = _number_zh(found["value"])
        if found["and_half"] and unit == "year":
            yield 12 * value + 6, "month"
        else:
            yield value + (Fraction(1, 2) if found["and_half"] else 0), unit


def _number_zh(written: str) -> Fraction:
    whole, _, decimals = written.partition("点")
    if decimals:
        digits = "".join(str(chinese_number(mark)) for mark in decimals)
        return Fraction(f"{chinese_number(whole)}.{digits}")
    return Fraction(written) if written[0].isdigit() else Fraction(chinese_number(written) or 0)


def _read_en(found: re.Match[str]) -> Iterator[tuple[Fraction, Unit]]:
    if found["percent"]:
        yield _number_en(found["percent"]), "percent"
    elif age := found["age"] or found["aged"]:
        yield _number_en(age), "age_years"
    elif found["half"]:
        yield (Fraction(6) if found["half_unit"].lower() == "year" else Fraction(1, 2)), "month"
    else:
        unit = _UNITS_EN[" ".join(found["unit"].lower().split())]
        if found["low"]:
            yield _number_en(found["low"]), unit
        yield _number_en(found["value"]), unit


def _number_en(written: str) -> Fraction:
    """``one hundred and twenty``, ``forty-five``, ``12.5``."""
    if written[0].isdigit():
        return Fraction(written)
    total = 0
    for word in re.findall(r"[a-z]+", written.lower()):
        if word == "hundred":
            total = max(total, 1) * 100
        else:
            total += _VALUES.get(word, 0)
    return Fraction(total)
