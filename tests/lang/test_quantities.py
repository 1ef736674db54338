"""Quantities in running text: each phrase with what it states, and those that state none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lang.numerals import chinese_numeral
from workbench.lang.quantities import quantities

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
    # numerals of every script and hand
    "廿六周": "26 week",
    "１８周歲": "18 age_years",
    "過半數": "50 percent",
    "十\u200b五年": "15 year",
    "一亿两千万元": "120000000 yuan",
    "两万元": "20000 yuan",
    "1.5万元": "15000 yuan",
    "1,200.50元": "2401/2 yuan",
    # halves
    "1.5年": "18 month",
    "两年半": "30 month",
    "三个半月": "7/2 month",
    "一个半小时": "3/2 hour",
    "上半年": "",
    # shares of a whole
    "四成": "40 percent",
    "一半": "50 percent",
    "二分之一": "50 percent",
    "三分之二": "200/3 percent",
    "千分之五": "1/2 percent",
    "按日加收万分之五": "1/20 percent",
    "3‰": "3/10 percent",
    "百分之六十至八十": "60 percent, 80 percent",
    "40%至60%": "40 percent, 60 percent",
    "降低五个百分点": "5 percentage_point",
    # a range in two units, and what is no range
    "六个月至一年": "6 month, 1 year",
    "第一至三个月": "3 month",
    # other words that begin like a unit, numbers that are none, and times that are named
    "三年级": "",
    "二成年子女": "",
    "数万元": "",
    "十几年": "",
    "三周末": "",
    "2008-2010年": "",
    "第二十六周": "",
    "每一年": "",
    "每三年": "3 year",
    "任何十二个月": "12 month",
    "六月以上": "6 month",
    "六月起": "",
    "30个自然日": "30 day",
    "一百名职工": "100 person",
    "第十一部分": "",
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
    "C.102, Article 24": "",
    "since 2008": "",
    "a percentage of the wage": "",
    "TWENTY–SIX WEEKS": "26 week",
    "10 working\u00a0days": "10 working_day",
    "1,200 persons": "1200 person",
    "1.5 million yuan": "1500000 yuan",
    "between ten and fifteen years": "10 year, 15 year",
    "20-26 weeks": "20 week, 26 week",
    "six months to one year": "6 month, 1 year",
    "one and a half years": "18 month",
    "a year and a half": "18 month",
    "2½ years": "30 month",
    "half of the staff": "50 percent",
    "one half": "50 percent",
    "two fifths": "40 percent",
    "two-thirds": "200/3 percent",
    "a third of the wage": "100/3 percent",
    "five percentage points": "5 percentage_point",
    "three times a year": "",
    "one third party": "",
    "the first half of 2008": "",
    "on behalf of half-time workers": "",
    "on 27 August 2020": "",
}


@pytest.mark.parametrize(("text", "found"), CHINESE.items())
def test_chinese(text: str, found: str) -> None:
    assert written(text) == found


@pytest.mark.parametrize(("text", "found"), ENGLISH.items())
def test_english(text: str, found: str) -> None:
    assert written(text) == found


def written(text: str) -> str:
    return ", ".join(f"{one.value} {one.unit}" for one in quantities(text))


@given(st.integers(1, 99), st.sampled_from([("年", "year"), ("个月", "month"), ("日", "day"), ("周岁", "age_years")]))
def test_numerals_and_digits_say_the_same(value: int, unit: tuple[str, str]) -> None:
    for written in (str(value), chinese_numeral(value)):
        text = f"期限为{written}{unit[0]}。"
        (found,) = quantities(text)
        assert (found.value, found.unit) == (Fraction(value), unit[1])
        assert text[found.start : found.end] == found.quote == f"{written}{unit[0]}"
