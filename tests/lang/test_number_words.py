from __future__ import annotations

from fractions import Fraction

import pytest

from workbench.lang.number_words import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,200.5", "1200.5"),
        ("1.5万", "15000"),
        ("3百", "300"),
        ("两万", "20000"),
        ("一亿两千万", "120000000"),
        ("三点五", "3.5"),
        ("一点五万", "15000"),
        ("廿六", "26"),
        ("〇", "0"),
        ("½", "1/2"),
        ("2½", "5/2"),
        ("⅓", "1/3"),
        ("one hundred and twenty", "120"),
        ("a hundred", "100"),
        ("two thousand, three hundred and four", "2304"),
        ("1.5 million", "1500000"),
        ("forty-five", "45"),
        ("", None),
        ("oar", None),
        ("15²", None),
        ("1.2.3", None),
    ],
)
def test_number(written: str, value: str | None) -> None:
    assert number(written) == (None if value is None else Fraction(value))
