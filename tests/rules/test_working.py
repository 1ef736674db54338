"""Working: numbers as they are shown, and a table of wording that fits in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.saying import say_step
from workbench.rules.working import WorkingStep, format_number, rounded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(6000), "6,000"),
        (Fraction(3, 2), "1.5"),
        (Fraction(8450, 3), "2,816.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(1, 300), "1/300"),
        (Fraction(39998, 1000), "40.00"),
        (Fraction(0), "0"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(100), "100"),
    ],
)
def test_shown(value: Fraction, text: str) -> None:
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [("2.675", "2.68"), ("2.665", "2.67"), ("-0.005", "-0.01"), ("43.335", "43.34")]
)
def test_halves_go_up(value: str, text: str) -> None:
    assert str(rounded(Fraction(value))) == text


@given(st.fractions(min_value=-(10**12), max_value=10**12))
def test_rounding_is_near(value: Fraction) -> None:
    assert abs(Fraction(rounded(value)) - value) <= Fraction(1, 200)


def test_a_reference_is_written_as_people_write_it() -> None:
    facts = {"paid": 13, "notional": 10, "coverage": "C102:27(b)", "ratio": 130, "needed": 130}
    step = WorkingStep("totals_exceed", "C102:67(d)", facts)
    assert "C.102 Art. 27(b)" in say_step(step, "en")
    assert "第102号公约第二十七条第(b)项" in say_step(step, "zh")
