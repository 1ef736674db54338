"""The bars of a chart that sets a benefit beside the minimum, drawn by the page as inline SVG (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from workbench.i18n.messages import N_, Message
from workbench.rules.working import Answer, format_number

WIDTH: Final = 560  # of the longest bar, in units of the drawing
_SHORTEST: Final = 2

MINIMUM: Final = N_("Minimum of the Convention")


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that a rule sets beside another: its label, its value, and ``unit`` as written behind the number."""

    label: Message
    value: Fraction
    unit: str = ""
    is_limit: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its length in units of the drawing, and its value as shown."""

    label: Message
    length: int
    value: str
    is_limit: bool


def draw(measures: Sequence[Measure]) -> tuple[Bar, ...]:
    """A bar for each measure, the longest over the whole width; none where all are nothing."""
    longest = max((measure.value for measure in measures), default=Fraction(0))
    if not longest:
        return ()
    return tuple(
        Bar(
            measure.label,
            max(_SHORTEST, round(WIDTH * measure.value / longest)),
            f"{format_number(measure.value)}{measure.unit}",
            measure.is_limit,
        )
        for measure in measures
    )


def percentage_beside_minimum(answer: Answer) -> tuple[Measure, ...]:
    """The percentage reached beside the one required (Arts. 65, 66); none where none is required."""
    if answer.required is None:
        return ()
    return (
        Measure(N_("Benefit"), number(answer, "pct"), " %"),
        Measure(MINIMUM, answer.required, " %", is_limit=True),
    )


def number(answer: Answer, name: str) -> Fraction:
    """A figure of the answer as a number, nothing where it was not worked out."""
    return Fraction(answer.figures.get(name) or 0)
