"""Numbers written in the formats of Word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.counting import chinese, custom_style, is_known, write_number

CASES = """
decimal 7 7
decimalZero 7 07
decimalFullWidth 12 １２
decimalEnclosedCircle 3 ③
decimalEnclosedCircle 21 21
decimalEnclosedParen 2 ⑵
decimalEnclosedFullstop 2 ⒉
chineseCounting 10 十
chineseCounting 99 九十九
chineseCounting 100 一〇〇
chineseCountingThousand 11 十一
chineseCountingThousand 20 二十
chineseCountingThousand 100 一百
chineseCountingThousand 101 一百零一
chineseCountingThousand 110 一百一十
chineseCountingThousand 1001 一千零一
chineseCountingThousand 1260 一千二百六十
chineseCountingThousand 10300 一万零三百
japaneseCounting 12 十二
japaneseCounting 101 百一
japaneseCounting 230 二百三十
chineseLegalSimplified 12 壹拾贰
ideographTraditional 3 丙
ideographTraditional 11 11
ideographZodiac 2 丑
ideographEnclosedCircle 3 ㈢
ideographDigital 120 一二〇
lowerRoman 14 xiv
upperRoman 1999 MCMXCIX
lowerLetter 26 z
lowerLetter 28 bb
upperLetter 3 C
ordinal 11 11th
ordinal 22 22nd
ordinalText 21 Twenty-first
ordinalText 12 Twelfth
ordinalText 30 Thirtieth
cardinalText 42 Forty-two
numberInDash 3 - 3 -
custom:001 7 007
koreanCounting 5 5
decimal 0 0
lowerLetter 999999999 999999999
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_formats(case: str) -> None:
    style, value, written = case.split(" ", 2)
    assert write_number(int(value), style) == written


@pytest.mark.parametrize(("pattern", "style"), [("001, 002, 003, ...", "custom:001"), ("A, B, C", "decimal")])
def test_custom_formats(pattern: str, style: str) -> None:
    assert custom_style(pattern) == style


def test_no_number_is_written_for_bullets() -> None:
    assert write_number(3, "bullet") == write_number(3, "none") == ""


@given(st.integers(1, 32_767), st.integers(1, 32_767))
def test_different_numbers_are_written_differently(one: int, other: int) -> None:
    for style in ("chineseCountingThousand", "chineseCounting", "chineseLegalSimplified", "upperRoman"):
        assert (write_number(one, style) == write_number(other, style)) == (one == other)


@given(st.integers(1, 99_999))
def test_chinese_numbers_never_begin_or_end_with_zero(value: int) -> None:
    written = chinese(value)
    assert not written.startswith("零")
    assert not written.endswith("零")
    assert "零零" not in written


def test_formats_without_a_writing_of_their_own_are_told() -> None:
    assert is_known("lowerRoman")
    assert not is_known("koreanCounting")
