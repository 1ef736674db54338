"""The figures of a text, each by its value and unit, and whether two of them are the same (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import zip_longest
from typing import Final

from workbench.lang.number_words import CHINESE_WORDS, DIGITS, ENGLISH_WORDS, ORDINALS, VULGAR, number
from workbench.lang.quantities import quantities
from workbench.lang.tokens import atoms, is_figure

# Units that others convert to exactly, and how many days each lasts about; a month and a day convert to no whole.
_EXACT: Final[Mapping[str, tuple[str, int]]] = {
    "week": ("day", 7), "year": ("month", 12), "hour": ("minute", 60), "multiple": ("percent", 100),
}  # fmt: skip
_DAYS: Final[Mapping[str, Fraction]] = {
    "minute": Fraction(1, 1440), "day": Fraction(1), "working_day": Fraction(7, 5), "week": Fraction(7),
    "month": Fraction(365, 12), "year": Fraction(365),
}  # fmt: skip
_FROM: Final = "from "  # the lower end of a range is held against another lower end only
_NEARLY: Final = Fraction(3, 2)  # of the longer to the shorter: fifteen working days take three weeks of days
_ORDINAL: Final = re.compile(
    rf"第\s?({DIGITS}|{CHINESE_WORDS})\s?(?:个)?([日天周月年])"
    rf"|\b({'|'.join(ORDINALS)}|\d+(?=st|nd|rd|th))(?:st|nd|rd|th)?\s(day|week|month|year)\b"
)
_VULGAR: Final = re.compile(rf"(?<!\d)[{VULGAR}](?=\sof\b)")  # a share: ⅔ of the wage
# Months of a wage are so many times the wage of a month; weekly contributions are so many weeks of them.
_OF_WAGES: Final = re.compile(r"[^,;]{0,14}?(?:工资|薪金)|['’] ?(?:wages?|pay|earnings|salary)\b")
_TIMES_WAGES: Final = re.compile(r"(?:月[^,;年]{0,8}工资|本人工资)的?$")
_PERIODIC: Final = re.compile(
    rf"\b(\d+|{ENGLISH_WORDS})\s(weekly|monthly|yearly|annual)\s(?=contribution|payment|instalment)"
)
_ONE_PERIOD: Final = re.compile(r"\b(?:within|after|for|than|before)\s(an?\s(hour|day|week|month|year))\b")
_PERIODS: Final = {"weekly": ("day", 7), "monthly": ("month", 1), "yearly": ("month", 12), "annual": ("month", 12)}
_TAIL: Final = re.compile(r"[^\d一二两三四五六七八九十百千万亿零〇半]*$")


class FigureAgreement(Enum):
    """How two figures stand to each other; ``APART`` where they measure different things."""

    SAME = "same"
    NEARLY = "nearly"
    OTHER = "other"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A figure as a text states it, ``text[start:end]``: its value in its unit, and how it is written.

    Weeks are given in days, years in months, hours in minutes and multiples in per cent; of a range (三至六个月) both
    ends are figures. One of no known unit has the word it counts as its unit.
    """

    value: Fraction
    unit: str
    start: int
    end: int
    quote: str


def figures(text: str) -> tuple[TextFigure, ...]:
    """Every figure of folded text, in order: quantities, ranks (第四日, the first day), and what else is counted."""
    stated = list(_measured(text))
    taken = {at for figure in stated for at in range(figure.start, figure.end)}
    for match in _ORDINAL.finditer(text):
        if taken.isdisjoint(range(*match.span())):
            stated.append(_rank(match))
            taken.update(range(*match.span()))
    at = 0
    for atom in atoms(text):
        if is_figure(atom) and taken.isdisjoint(range(at, at + len(atom))):
            value, tail = number(atom), _TAIL.search(atom)
            unit = tail[0] if tail and value is None else ""  # sixty-five is all number
            value = number(atom.removesuffix(unit)) if value is None else value
            if value is not None:
                stated.append(TextFigure(value, f"count {unit}", at, at + len(atom), atom))
        at += len(atom)
    return tuple(sorted(stated, key=lambda figure: (figure.start, figure.end)))


def _measured(text: str) -> Iterator[TextFigure]:
    stated = quantities(text)
    for quantity, after in zip_longest(stated, stated[1:]):
        unit, factor = _EXACT.get(quantity.unit, (quantity.unit, 1))
        if after is not None and (after.start, after.end) == (quantity.start, quantity.end):
            unit = _FROM + unit
        if (quantity.unit == "month" and _OF_WAGES.match(text, quantity.end)) or (
            quantity.unit == "multiple" and _TIMES_WAGES.search(text[: quantity.start])
        ):
            unit, factor = "month_wages", 1
        yield TextFigure(quantity.value * factor, unit, quantity.start, quantity.end, quantity.quote)
    for match in _PERIODIC.finditer(text):
        unit, factor = _PERIODS[match[2]]
        paid = (number(match[1]) or Fraction(0)) * factor
        yield TextFigure(paid, unit, match.start(), match.end(2), match[0].strip())
    for match in _ONE_PERIOD.finditer(text):
        unit, factor = _EXACT.get(match[2], (match[2], 1))
        yield TextFigure(Fraction(factor), unit, *match.span(1), match[1])
    for match in _VULGAR.finditer(text):
        value = number(match[0])
        if value is not None:
            yield TextFigure(100 * value, "percent", match.start(), match.end(), match[0])


def _rank(match: re.Match[str]) -> TextFigure:
    written, unit = match[1] or match[3], match[2] or match[4]
    value = Fraction(ORDINALS.index(written) + 1) if written in ORDINALS else number(written)
    unit = {"天": "日", "day": "日", "week": "周", "month": "月", "year": "年"}.get(unit, unit)
    return TextFigure(value or Fraction(0), f"rank {unit}", match.start(), match.end(), match[0])


def agreement(first: TextFigure, second: TextFigure) -> FigureAgreement:
    """Whether two figures say the same; periods in units that convert to no whole are the same only nearly."""
    if first.unit == second.unit:
        return FigureAgreement.SAME if first.value == second.value else FigureAgreement.OTHER
    if {first.unit, second.unit} == {"age_years", "month"}:
        years = [figure.value / (12 if figure.unit == "month" else 1) for figure in (first, second)]
        return FigureAgreement.NEARLY if years[0] == years[1] else FigureAgreement.APART
    units = first.unit.removeprefix(_FROM), second.unit.removeprefix(_FROM)
    if first.unit.startswith(_FROM) != second.unit.startswith(_FROM) or not _DAYS.keys() >= set(units):
        return FigureAgreement.APART
    shorter, longer = sorted((first.value * _DAYS[units[0]], second.value * _DAYS[units[1]]))
    return FigureAgreement.NEARLY if longer <= _NEARLY * shorter else FigureAgreement.OTHER
