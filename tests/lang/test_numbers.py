"""Numbers found in texts of either language."""

from __future__ import annotations

from fractions import Fraction

import pytest

from workbench.lang.numbers import number, numbers
from workbench.lang.quantities import quantities


@pytest.mark.parametrize(
    ("english", "chinese", "values"),
    [
        ("at least 50 per cent", "不少于百分之五十", "50"),
        ("1.5 per cent", "百分之一点五", "1.5"),
        ("125 per cent", "百分之一百二十五", "125"),
        ("twenty-six weeks", "二十六周", "26"),
        ("Articles 9(d) and 15(d)", "第九条第(d)项和第十五条第(d)项", "9 15"),
        ("Part XI", "第十一部分", "11"),
        ("two-thirds of earnings", "收入的三分之二", "200/3"),
        ("half of the average", "平均数的半数", "50"),
        ("10 points below the percentage", "比该百分比低10个百分点", "10"),
        ("the year after", "其后一年", "1"),
        ("on 27 August", "8月27日", "27 8"),
        ("nothing here", "此处没有", ""),
    ],
)
def test_both_languages_yield_the_numbers(english: str, chinese: str, values: str) -> None:
    expected = {Fraction(value) for value in values.split()}
    assert numbers(english, "en") == expected
    assert numbers(chinese, "zh") == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("26 weeks in 12 months under Article 65", {26, 12}),
        ("workplaces with 20 persons or more", {20}),
        ("three years of contribution", {3}),
        ("one of the following", set()),
        ("Article 3 applies", set()),
        ("1.5 per cent", {Fraction(3, 2)}),
    ],
)
def test_a_quantity_is_a_number_with_a_unit(text: str, values: set[int | Fraction]) -> None:
    assert {quantity.value for quantity in quantities(text)} == values


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
