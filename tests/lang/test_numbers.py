"""Numbers found in texts of either language."""

from __future__ import annotations

from fractions import Fraction

import pytest

from workbench.lang.numbers import numbers
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
