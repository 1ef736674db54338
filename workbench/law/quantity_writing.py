"""One text with its quantities written as others write them, so that only what they say is compared."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from workbench.lang.quantities import quantities

Amounts = tuple[tuple[Fraction, str], ...]  # value and unit; of a range both ends


def with_quantities_as_in(texts: Iterable[str], text: str) -> str:
    """``text`` with each quantity as ``texts`` write it: 180个月 becomes 十五年 where they speak of fifteen years.

    A quantity that they write in two ways stays as it is: how it is written is then what they differ in.
    """
    ways: dict[Amounts, set[str]] = {}
    for other in texts:
        for (start, end), amounts in _amounts(other).items():
            ways.setdefault(amounts, set()).add(other[start:end])
    for (start, end), amounts in reversed(_amounts(text).items()):
        written = ways.get(amounts, set())
        if len(written) == 1:
            text = text[:start] + min(written) + text[end:]
    return text


def _amounts(text: str) -> dict[tuple[int, int], Amounts]:
    """The quantities by where they stand, years counted in months."""
    amounts: dict[tuple[int, int], Amounts] = {}
    for quantity in quantities(text):
        measured = (12 * quantity.value, "month") if quantity.unit == "year" else (quantity.value, quantity.unit)
        amounts[quantity.start, quantity.end] = (*amounts.get((quantity.start, quantity.end), ()), measured)
    return amounts
