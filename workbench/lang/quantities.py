"""Quantities in running text: periods, shares, ages, sums and counts, in Chinese or English, in digits or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final, Literal

from workbench.lang.characters import has_chinese
from workbench.lang.folding import folded
from workbench.lang.number_words import (
    CHINESE_WORDS,
    DENOMINATORS,
    DIGITS,
    ENGLISH_NUMBER,
    ENGLISH_WORDS,
    VULGAR,
    number,
)
from workbench.lang.numerals import CHINESE_NUMERAL

Unit = Literal[
    "minute", "hour", "day", "working_day", "week", "month", "year", "age_years", "percent", "percentage_point",
    "multiple", "yuan", "person", "part", "exception", "ratification",
]  # fmt: skip

# The words of each unit; of two that begin alike the longer stands first.
UNITS_ZH: Final[Mapping[str, Unit]] = {
    "个工作日": "working_day", "工作日": "working_day", "个自然日": "day", "自然日": "day", "天": "day", "日": "day",
    "分钟": "minute", "个小时": "hour", "小时": "hour", "个月": "month",
    "个星期": "week", "星期": "week", "个礼拜": "week", "礼拜": "week",
    "周岁": "age_years", "岁": "age_years", "周年": "year", "周": "week", "年": "year",
    "倍": "multiple", "个百分点": "percentage_point", "成": "percent", "元": "yuan",
    "个部分": "part", "部分": "part", "人": "person", "名": "person",
}  # fmt: skip
# What follows tells a unit from another word: 三年级 is a form at school, 二成年子女 no two tenths.
_OTHER_WORDS: Final[Mapping[str, str]] = {
    "周": "末期边围刊报知转济密到全",
    "年": "度级龄代轻老资检",
    "成": "员立为本果年长人都功交份分绩品就因效熟套",
    "元": "月旦素件",
    "人": "次才工员力民身",
    "名": "称额义单字录次",
}
UNITS_EN: Final[Mapping[str, Unit]] = {
    "working days": "working_day", "working day": "working_day",
    "business days": "working_day", "business day": "working_day",
    "minutes": "minute", "minute": "minute",
    "hours": "hour", "hour": "hour", "days": "day", "day": "day", "weeks": "week", "week": "week",
    "months": "month", "month": "month", "years": "year", "year": "year", "times": "multiple",
    "percentage points": "percentage_point", "percentage point": "percentage_point", "points": "percentage_point",
    "yuan": "yuan", "persons": "person", "person": "person", "people": "person",
    "workers": "person", "worker": "person", "employees": "person", "employee": "person",
    "branches": "part", "parts": "part", "part": "part",
    "exceptions": "exception", "exception": "exception", "ratifications": "ratification",
    "ratification": "ratification",
}  # fmt: skip

# A regular expression of the words of units, in the order above.
UNIT_ZH: Final = "|".join(f"{word}(?![{_OTHER_WORDS[word]}])" if word in _OTHER_WORDS else word for word in UNITS_ZH)
_N_ZH: Final = rf"(?:{DIGITS}\s?[百千万亿]*|{CHINESE_WORDS})"
_TO_ZH: Final = r"\s?(?:至|到|或者?|-+|~)\s?"
_QUANTITY_ZH: Final = rf"""(?=[第半\d{CHINESE_NUMERAL}{VULGAR}])(?:  # most characters begin nothing
      第\s?{_N_ZH}(?:(?:至|到|或|和|-|~|、)第?{_N_ZH}(?!个))*  # an ordinal or the number of a clause
    | (?<!\d)(?:(?:19|20)\d\d|[一二][零〇一二三四五六七八九]{{3}})\s?年(?:\s?{_N_ZH}\s?月(?:\s?{_N_ZH}\s?[日号])?)?
    | {_N_ZH}\s?月\s?{_N_ZH}\s?[日号]
    | (?P<below>{_N_ZH})分之(?P<above>{_N_ZH})
      (?:{_TO_ZH}(?:(?P<below_to>{_N_ZH})分之)?(?P<above_to>{_N_ZH})(?!\s?(?:[个\d%]|{UNIT_ZH})))?
    | (?P<half>一半|半数)
    | (?<![上下前后大多])半(?P<half_unit>年|个?月|天|日|个?小时|个?星期|个?工作日)(?![度制刊])
    | (?<![\d.几数])(?:(?P<low>{_N_ZH})\s?(?:(?P<low_unit>{UNIT_ZH}|%|‰)\s?)?{_TO_ZH})?
      (?P<value>{_N_ZH})\s?(?:(?P<sign>%|‰)|个半(?P<after_half>月|小时|工作日|星期)|(?P<month>月)(?=以[上下内]|之内|内)
        |(?P<unit>{UNIT_ZH})(?P<and_half>半(?![数价额径]))?))"""
# 上一年 is last year, and 每一年, 同一天, 次日 name a time; but 一年以上三年以下 and 每三年 do count.
_NAMING: Final = re.compile(r"(?:每|同|任何|某|次|当|本|唯)$")
_LAST: Final = re.compile(r"(?<!以)上$")
_IN_A_MONTH: Final = re.compile(r"月\s?$")

_UNIT_EN: Final = "|".join(UNITS_EN).replace(" ", r"\s")
_TIME_EN: Final = "(?:year|month|week|day|hour)"
_N_EN: Final = rf"(?:{DIGITS}(?:\s(?:hundred|thousand|million|billion)\b)?|\b{ENGLISH_WORDS})"
_FIRST_EN: Final = f"an?|aged?|ages|attained|reached|between|half|{ENGLISH_NUMBER}"
_QUALITY_EN: Final = r"(?:(?:full|calendar|consecutive|whole|complete|completed|successive|further|additional)\s)?"
_QUANTITY_EN: Final = rf"""(?<![a-z\d_.])(?=[\d{VULGAR}]|(?:{_FIRST_EN})\b)(?:  # most words begin nothing
      \b(?:aged|age|ages?\s+of|attained|reached)\s+(?P<age>{_N_EN})\b(?!\s?(?:%|per\b|(?:day|week|month)s?\b))
      (?:\s+years?(?:\s+of\s+age)?)?
    | (?<![a-z\d_.])(?P<aged>{_N_EN})[\s-]years?(?:\s+of\s+age|[\s-]old)\b
    | \bhalf(?:(?:\s+of)?\s+an?\s+|-)(?P<half_unit>{_TIME_EN})\b
    | (?<![a-z\d_.])(?P<with_half>an?|{_N_EN})\s(?:
        (?P<before_half>{_TIME_EN})s?\sand\sa\shalf\b|and\s(?:a|one)[\s-]half\s(?P<after_half>{_TIME_EN}|time)s?\b)
    | (?<![a-z\d_.])(?P<above>an?|one|two|three|four|five|seven|nine)[\s-](?P<below>{"|".join(DENOMINATORS)})s?\b
      (?!\s(?:part|person|countr|state|schedule|chapter|section|time)|\sof\s(?:coverage|contribution|employment|insur))
    | (?<!first\s)(?<!second\s)(?<!other\s)(?<!latter\s)(?<!-)\b(?P<half>half)\b(?!-)
    | (?<![a-z\d_.])(?:between\s(?P<from>{_N_EN})(?:\s?(?P<from_unit>{_UNIT_EN}|per\s?cent|%))?\sand\s
        |(?P<low>{_N_EN})(?:\s?(?P<low_unit>{_UNIT_EN}|per\s?cent|%))?(?:\s(?:to|or|-)\s|(?<=[\d%])-(?=\d)))?
      (?P<value>{_N_EN})(?:\s?(?P<percent>[%‰]|per\s?cent\b)(?!age)|[\s-]?\b{_QUALITY_EN}(?P<unit>{_UNIT_EN})\b))"""
# Three times a year is how often, not how much.
_OFTEN: Final = re.compile(r"\s(?:a|per|each|every|in)\s")
# A character or word without which a text holds no quantity: most headings, queries and terms are read no further.
_MAY_COUNT_ZH: Final = re.compile(rf"[半\d{CHINESE_NUMERAL}{VULGAR}]")
_MAY_COUNT_EN: Final = re.compile(rf"[\d{VULGAR}]|\b(?:an?|half|{ENGLISH_NUMBER})\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as a text states it; ``text[start:end]`` is its ``quote``.

    Shares of a whole are in points however they are written (half, 五成, 50%, two fifths), ages in years, sums in
    yuan. Half a year is 6 months, and so is 0.5 year: years are whole.
    """

    value: Fraction
    unit: Unit
    start: int
    end: int
    quote: str


@cache  # compiled only where a text of the language is read: many commands read none
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in ``text``, in order. Dates, ordinals and the numbers of clauses are none.

    Of a range (三至六个月, 10 to 15 years) both ends are given, each with the words of the whole range.
    """
    plain = folded(text)
    readers: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[tuple[Fraction, Unit]]]]] = []
    if _MAY_COUNT_ZH.search(plain.text) and has_chinese(plain.text):
        readers.append((_compiled(_QUANTITY_ZH), _read_zh))
    if _MAY_COUNT_EN.search(plain.text):
        readers.append((_compiled(_QUANTITY_EN), _read_en))
    read: list[Quantity] = []
    occupied: set[int] = set()
    for pattern, reader in readers:
        for match in pattern.finditer(plain.text):
            if occupied.isdisjoint(range(*match.span())):
                start, end = plain.original(*match.span())
                read += [Quantity(*_whole_years(*pair), start, end, text[start:end]) for pair in reader(match)]
                occupied.update(range(*match.span()))
    return tuple(sorted(read, key=lambda quantity: quantity.start))


def _whole_years(value: Fraction, unit: Unit) -> tuple[Fraction, Unit]:
    return (12 * value, "month") if unit == "year" and value.denominator != 1 else (value, unit)


def _read_zh(match: re.Match[str]) -> Iterator[tuple[Fraction, Unit]]:
    if match["below"]:
        below = number(match["below"])
        yield from _share(match["above"], below)
        if match["above_to"]:
            yield from _share(match["above_to"], number(match["below_to"] or "") or below)
    elif match["half"]:
        yield Fraction(50), "percent"
    elif match["half_unit"]:
        yield Fraction(1, 2), _unit_zh(match["half_unit"])
    elif match["value"] and not _names_a_time(match):
        sign, half = match["sign"], Fraction(1, 2) if match["and_half"] or match["after_half"] else 0
        word = sign or match["unit"] or match["month"] or match["after_half"]
        if match["low"]:
            yield from _measured_zh(number(match["low"]), match["low_unit"] or word)
        value = number(match["value"])
        yield from _measured_zh(None if value is None else value + half, word)


def _names_a_time(match: re.Match[str]) -> bool:
    """Whether a Chinese number with its unit is a date, a year of the calendar, or this, each and last of a kind."""
    before, value = match.string[max(0, match.start() - 3) : match.start()], number(match["value"])
    if match["unit"] == "年" and value is not None and 1900 <= value < 2100:
        return True
    if match["unit"] == "日" and _IN_A_MONTH.search(before):
        return True
    return bool(_LAST.search(before)) or (value == 1 and not match["low"] and bool(_NAMING.search(before)))


def _share(above: str, below: Fraction | None) -> Iterator[tuple[Fraction, Unit]]:
    value = number(above)
    if value is not None and below:
        yield 100 * value / below, "percent"


def _measured_zh(value: Fraction | None, word: str) -> Iterator[tuple[Fraction, Unit]]:
    if value is None:
        return
    if word in "%‰":
        yield (value if word == "%" else value / 10), "percent"
    else:
        yield (10 * value if word == "成" else value), _unit_zh(word)


def _unit_zh(word: str) -> Unit:
    return "month" if word in ("月", "个月") else UNITS_ZH[word]


def _read_en(match: re.Match[str]) -> Iterator[tuple[Fraction, Unit]]:
    if age := match["age"] or match["aged"]:
        yield from _measured_en(age, "age_years")
    elif match["half_unit"]:
        yield Fraction(1, 2), UNITS_EN[match["half_unit"]]
    elif match["with_half"]:
        unit = match["before_half"] or match["after_half"]
        value = number(match["with_half"])
        yield (value or 1) + Fraction(1, 2), "multiple" if unit == "time" else UNITS_EN[unit]
    elif match["below"]:
        if match["above"] not in ("a", "an") or match.string.startswith(" of", match.end()):
            yield 100 * (number(match["above"]) or 1) / Fraction(DENOMINATORS[match["below"]]), "percent"
    elif match["half"]:
        yield Fraction(50), "percent"
    elif not (match["unit"] == "times" and _OFTEN.match(match.string, match.end())):
        if match["percent"] == "‰":
            yield from ((value / 10, "percent") for value, _ in _measured_en(match["value"], "percent"))
            return
        unit = _unit_en(match["percent"] or match["unit"])
        low, low_unit = match["low"] or match["from"], match["low_unit"] or match["from_unit"]
        if low:
            yield from _measured_en(low, _unit_en(low_unit) if low_unit else unit)
        yield from _measured_en(match["value"], unit)


def _measured_en(written: str, unit: Unit) -> Iterator[tuple[Fraction, Unit]]:
    value = number(written)
    if value is not None:
        yield value, unit


def _unit_en(word: str) -> Unit:
    is_percent = word == "%" or "".join(word.split()) == "percent"
    return "percent" if is_percent else UNITS_EN[" ".join(word.split())]
