"""Quantities as search terms: 26周, 二十六周 and "26 weeks" are one term, as are 百分之五十, 50% and half (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from workbench.instruments.model import ProvisionFigure
from workbench.lang.folding import fold
from workbench.lang.number_words import DIGITS, number
from workbench.lang.quantities import quantities

_ALONE: Final = re.compile(rf"(?<![\w.]){DIGITS}(?![\w.])")


def term(value: Fraction, unit: str) -> str:
    """The search term of a quantity: ``26 week``."""
    return f"{value} {unit}"


def figure_terms(text: str) -> Iterator[str]:
    """Every quantity in a text, in Chinese or English."""
    return (term for _, _, term in figure_spans(text))


def figure_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each quantity stands in a text, and its term."""
    return ((quantity.start, quantity.end, term(quantity.value, quantity.unit)) for quantity in quantities(text))


def bare_numbers(text: str) -> Iterator[Fraction]:
    """The numbers in digits that stand without a unit, as in "higher than 65"."""
    for match in _ALONE.finditer(without_figures(fold(text))):
        value = number(match.group())
        if value is not None:
            yield value


def without_figures(text: str) -> str:
    """The text with blanks in the place of its quantities."""
    for start, end, _ in figure_spans(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def indexed_terms(text: str, figures: Iterable[ProvisionFigure] = ()) -> set[str]:
    """The terms under which a text is found by its quantities: with the unit, an age also in years, and without."""
    terms = set(figure_terms(text))
    terms.update(term(*figure.as_stated) for figure in figures)
    for figure_term in tuple(terms):
        value, _, unit = figure_term.partition(" ")
        if unit == "age_years":
            terms.add(f"{value} year")
        terms.add(f"{value} ")
    return terms
