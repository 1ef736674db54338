from __future__ import annotations

from fractions import Fraction

import pytest

from workbench.lang.number_words import english_cardinal, english_ordinal, number


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


def test_a_number_that_is_written_in_english_is_read_as_itself() -> None:
    assert [number(english_cardinal(value) or "") for value in range(100)] == list(range(100))
    assert (english_cardinal(-1), english_cardinal(100)) == (None, None)


@pytest.mark.parametrize(
    ("rank", "written"),
    [
        (1, "first"),
        (10, "tenth"),
        (12, "twelfth"),
        (14, "fourteenth"),
        (40, "fortieth"),
        (99, "ninety-ninth"),
        (0, None),
    ],
)
def test_ranks_in_english(rank: int, written: str | None) -> None:
    assert english_ordinal(rank) == written
