"""The bars of a chart that sets a benefit beside the minimum, drawn by the page as inline SVG (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from workbench.rules.working import Answer, shown

WIDTH: Final = 560  # of the longest bar, in units of the drawing

BarName = Literal["benefit", "minimum", "counted", "total", "paid", "share", "most"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its length in units of the drawing, and its value as shown."""

    name: BarName
    length: int
    value: str
    is_limit: bool


def bars(answer: Answer) -> tuple[Bar, ...]:
    """The benefit and what it is measured by, a bar each; none where no number stands against another."""
    pairs = _pairs(answer)
    longest = max((value for _, value, _, _ in pairs), default=Fraction(0))
    if not longest:
        return ()
    return tuple(
        Bar(name, max(2, round(WIDTH * value / longest)), f"{shown(value)}{unit}", limit)
        for name, value, unit, limit in pairs
    )


def _pairs(answer: Answer) -> list[tuple[BarName, Fraction, str, bool]]:
    figures = answer.figures
    match answer.method:
        case "65" | "66" if answer.required is not None:
            return [("benefit", _number(figures["pct"]), " %", False), ("minimum", answer.required, " %", True)]
        case "67(c)" if answer.required is not None:
            return [
                ("counted", _number(figures["counted_amount"]), "", False),
                ("minimum", _number(figures["required_amount"]), "", True),
            ]
        case "71(2)" if answer.required is not None:
            return [("share", _number(figures["share_pct"]), " %", False), ("most", answer.required, " %", True)]
        case "44":
            return _family(answer)
    return []


def _family(answer: Answer) -> list[tuple[BarName, Fraction, str, bool]]:
    """Art. 44: the total against the least that any of the alternatives counted asks for."""
    needs = [_number(answer.figures[name]) for name in ("need_44a", "need_44b") if answer.figures.get(name) is not None]
    totals = [step.facts["total"] for step in answer.working if "total" in step.facts]
    if not needs or not totals or not isinstance(totals[0], Fraction):
        return []
    return [("total", totals[0], "", False), ("minimum", min(needs), "", True)]


def _number(figure: Fraction | bool | None) -> Fraction:
    return Fraction(figure or 0)
