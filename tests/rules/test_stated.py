"""Reading the quantities a clause states: each sentence with what it holds, and those that hold none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lang.languages import Lang
from workbench.lang.numerals import chinese_numeral
from workbench.rules.stated import read_periods

CHINESE = {
    "缴费满十五年的": "15 year",
    "累计缴费满 15 年": "15 year",
    "领取期限最长为24个月": "24 month",
    "领取期限最长为２４个月": "24 month",
    "自收到之日起六十日内": "60 day",
    "不得少于九十八天产假": "98 day",
    "按平均工资的百分之四十五发给": "45 percent",
    "按百分之一百二十五计算": "125 percent",
    "费率为百分之零点五": "1/2 percent",
    "不低于45％": "45 percent",
    "不低于1.5%": "3/2 percent",
    "百分之六十至百分之八十": "60 percent, 80 percent",
    "三至六个月的生活费": "3 month, 6 month",
    "三个月至六个月": "3 month, 6 month",
    "年满六十周岁": "60 age_years",
    "不满16岁的子女": "16 age_years",
    "满二十周年": "20 year",
    "停工三周": "3 week",
    "两个星期": "2 week",
    "十个工作日": "10 working_day",
    "四十八小时之内": "48 hour",
    "一年半": "18 month",
    "半年内": "6 month",
    "半个月": "1/2 month",
    "满一年不足五年的": "1 year, 5 year",
    "一倍以上三倍以下": "1 multiple, 3 multiple",
    "2008年6月30日起施行": "",
    "二〇〇八年六月一日": "",
    "上一年度职工平均工资": "",
    "第十五条、第三款": "",
    "前三日不发给津贴": "3 day",
    "满一年以上三年以下": "1 year, 3 year",
    "每年调整": "",
    "一次性支付": "",
}
ENGLISH = {
    "after 15 years of contributions": "15 year",
    "after fifteen years": "15 year",
    "for up to twenty-four months": "24 month",
    "for 12 calendar months": "12 month",
    "within one hundred and twenty days": "120 day",
    "a 26-week limit": "26 week",
    "ten working days": "10 working_day",
    "at 45 per cent of earnings": "45 percent",
    "forty-five per cent": "45 percent",
    "not below 62.5%": "125/2 percent",
    "who is aged 60": "60 age_years",
    "reached the age of fifty-five years": "55 age_years",
    "a person 65 years of age": "65 age_years",
    "ten to fifteen years": "10 year, 15 year",
    "half a year": "6 month",
    "up to three times the wage": "3 multiple",
    "Article 15 and paragraph 3": "",
    "since 2008": "",
    "a percentage of the wage": "",
}


@pytest.mark.parametrize(("text", "found"), CHINESE.items())
def test_chinese(text: str, found: str) -> None:
    assert _written(text, "zh") == found


@pytest.mark.parametrize(("text", "found"), ENGLISH.items())
def test_english(text: str, found: str) -> None:
    assert _written(text, "en") == found


def _written(text: str, lang: Lang) -> str:
    return ", ".join(f"{one.value} {one.unit}" for one in read_periods(text, lang))


@given(st.integers(1, 99), st.sampled_from([("年", "year"), ("个月", "month"), ("日", "day"), ("周岁", "age_years")]))
def test_numerals_and_digits_say_the_same(value: int, unit: tuple[str, str]) -> None:
    for written in (str(value), chinese_numeral(value)):
        text = f"期限为{written}{unit[0]}。"
        (found,) = read_periods(text, "zh")
        assert (found.value, found.unit) == (Fraction(value), unit[1])
        assert text[found.start : found.end] == found.quote == f"{written}{unit[0]}"
