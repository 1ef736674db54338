"""Figures as search terms: 26周, 二十六周 and "26 weeks" are one term, as are 百分之五十, 50% and half (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from workbench.instruments.model import ProvisionFigure
from workbench.lang.numerals import chinese_number
from workbench.search.analysis.words import fold

_HAN: Final = "[零〇一二两三四五六七八九十百千万]"
_DIGITS: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
# unit: its words in Chinese, in English
_UNITS: Final[dict[str, tuple[str, str]]] = {
    "hour": ("小时|个小时", "hours?"),
    "day": ("个工作日|工作日|日|天", "days?"),
    "week": ("周(?!岁|年)|个星期|星期|个礼拜|礼拜", "weeks?"),
    "month": ("个月|月", "months?"),
    "age": ("周岁|岁", "years? of age|years? old"),
    "year": ("周年|年", "years?"),
    "person": ("人|名", "persons?|people|workers?|employees?"),
    "times": ("倍", "times"),
    "part": ("个部分|部分", "parts?|branches"),
}
_ZH: Final = re.compile(
    rf"百分之(?P<percent>{_HAN}+(?:点{_HAN}+)?|{_DIGITS})|(?P<below>{_HAN}+|\d+)分之(?P<above>{_HAN}+|\d+)"
    rf"|(?P<number>{_DIGITS}|{_HAN}+(?:点{_HAN}+)?)\s*(?:%|(?P<unit>{'|'.join(zh for zh, _ in _UNITS.values())}))"
)
_SMALL: Final = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS: Final = rf"(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))})(?:[- ](?:{'|'.join(list(_SMALL)[:9])}))?"
_BELOW: Final = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_EN: Final = re.compile(
    rf"\b(?P<above>one|two|three)[- ](?P<below>{'|'.join(_BELOW)})s?\b|\b(?P<half>half)\b"
    rf"|(?<![\w.])(?P<number>{_DIGITS}|{_WORDS})[\s-]*"
    rf"(?:(?P<percent>%|per ?cent\b)|(?P<unit>{'|'.join(en for _, en in _UNITS.values())})\b)",
)
_ALONE: Final = re.compile(rf"(?<![\w.]){_DIGITS}(?![\w.])")
_FROM_CORPUS: Final = {"percent": "percent", "age_years": "age", "multiple": "times", "part": "part"}


def term(value: Fraction, unit: str) -> str:
    """The search term of a figure: ``26 week``."""
    return f"{value} {unit}"


def figure_terms(text: str) -> Iterator[str]:
    """Every figure with a unit in a text, in Chinese or English."""
    return (term for _, _, term in figure_spans(text))


def figure_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each figure stands in a text, and its term."""
    folded = fold(text)
    for pattern, read in ((_ZH, _chinese), (_EN, _english)):
        for found in pattern.finditer(folded):
            yield from ((found.start(), found.end(), term) for term in read(found))


def bare_numbers(text: str) -> Iterator[Fraction]:
    """The numbers in digits that stand without a unit, as in "higher than 65"."""
    folded = fold(text)
    measured = [found.span() for pattern in (_ZH, _EN) for found in pattern.finditer(folded)]
    for found in _ALONE.finditer(folded):
        if not any(start <= found.start() < end for start, end in measured):
            yield Fraction(found.group().replace(",", ""))


def without_figures(text: str) -> str:
    """The text with blanks in the place of its figures."""
    for pattern in (_ZH, _EN):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


def indexed_terms(text: str, figures: Iterable[ProvisionFigure] = ()) -> set[str]:
    """The terms under which a text is found by its figures: with the unit, an age also in years, and without."""
    terms = set(figure_terms(text))
    terms.update(term(figure.value, _FROM_CORPUS.get(figure.unit, figure.unit)) for figure in figures)
    for found in tuple(terms):
        value, _, unit = found.partition(" ")
        if unit == "age":
            terms.add(f"{value} year")
        terms.add(f"{value} ")
    return terms


def _chinese(found: re.Match[str]) -> Iterator[str]:
    if found["percent"]:
        yield from _term(found["percent"], "percent")
    elif found["below"]:
        below, above = chinese_number(found["below"]), chinese_number(found["above"])
        if below and above:
            yield term(Fraction(above, below), "share")
    elif found["unit"]:
        unit = next(
            name for name, (zh, _) in _UNITS.items() if re.fullmatch(re.sub(r"\(\?!.*?\)", "", zh), found["unit"])
        )
        yield from _term(found["number"], unit)
    else:
        yield from _term(found["number"], "percent")


def _english(found: re.Match[str]) -> Iterator[str]:
    if found["half"]:
        yield term(Fraction(50), "percent")
    elif found["below"]:
        yield term(Fraction(_SMALL[found["above"]], _BELOW[found["below"]]), "share")
    elif found["percent"]:
        yield from _term(found["number"], "percent")
    else:
        unit = next(name for name, (_, en) in _UNITS.items() if re.fullmatch(en, found["unit"]))
        yield from _term(found["number"], unit)


def _term(written: str, unit: str) -> Iterator[str]:
    value = _value(written)
    if value is not None:
        yield term(value, unit)


def _value(written: str) -> Fraction | None:
    if written[0].isdigit():
        return Fraction(written.replace(",", ""))
    if written[0].isascii():
        return Fraction(sum(_SMALL[word] for word in re.split(r"[- ]", written)))
    whole, _, decimals = written.partition("点")
    number = chinese_number(whole)
    if number is None:
        return None
    tail = "".join(str(chinese_number(mark)) for mark in decimals)
    return Fraction(f"{number}.{tail}") if tail else Fraction(number)
