"""Numbers as laws print them, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lang.numerals import chinese_number, chinese_numeral, letter_number, roman_number, roman_numeral


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("两百", 200),
        ("一百零三", 103),
        ("一百〇三", 103),
        ("一百○三", 103),
        ("一千零五", 1005),
        ("一千二百六十", 1260),
        ("一二〇", 120),
        ("二〇", 20),
        ("１２", 12),
        ("120", 120),
        ("一 百\u3000二十", 120),
        ("廿三", 23),
        ("一百卅", 130),
        ("贰拾壹", 21),
        ("一百0一", 101),
        ("甲", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_chinese_number(printed: str, value: int | None) -> None:
    assert chinese_number(printed) == value


@given(st.integers(0, 9999))
def test_a_chinese_numeral_reads_back(value: int) -> None:
    assert chinese_number(chinese_numeral(value)) == value


@pytest.mark.parametrize(("value", "printed"), [(0, "零"), (10, "十"), (110, "一百一十"), (20000, "20000")])
def test_chinese_numeral(value: int, printed: str) -> None:
    assert chinese_numeral(value) == printed


@given(st.integers(1, 3999))
def test_a_roman_numeral_reads_back_in_either_case(value: int) -> None:
    assert roman_number(roman_numeral(value)) == roman_number(roman_numeral(value).upper()) == value


@pytest.mark.parametrize("printed", ["", "iiii", "ic", "vx", "a"])
def test_what_is_no_roman_numeral(printed: str) -> None:
    assert roman_number(printed) is None


@pytest.mark.parametrize(("printed", "value"), [("a", 1), ("Z", 26), ("bb", 28), ("ab", None), ("1", None)])
def test_letter_number(printed: str, value: int | None) -> None:
    assert letter_number(printed) == value
