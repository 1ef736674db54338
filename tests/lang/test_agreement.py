"""One table of ways to write, run through every user of quantities and of folding: all read the same from each.

Whoever searches a figure, judges a period, checks the corpus, looks at a redline, finds a quotation again or asks what
became of a proposal gets the same value and unit, and takes two ways of writing one text for the same text.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from workbench.instruments.library import glossary
from workbench.lang.folding import equality_key, fold
from workbench.lang.numbers import numbers
from workbench.lang.quantities import quantities
from workbench.law.anchor import find_again, quote_words
from workbench.law.outcome import outcome
from workbench.law.redline import redline
from workbench.search.analysis.figures import figure_terms
from workbench.search.analysis.words import running_words
from workbench.search.snippets import highlight_for, snippet

# What is written, in which language, and the quantities it states.
QUANTITIES = [
    ("廿六周", "zh", "26 week"),
    ("二十六周", "zh", "26 week"),
    ("26周", "zh", "26 week"),
    ("２６ 周", "zh", "26 week"),
    ("兩個星期", "zh", "2 week"),
    ("半年", "zh", "6 month"),
    ("六个月", "zh", "6 month"),
    ("一年半", "zh", "18 month"),
    ("1.5年", "zh", "18 month"),
    ("十八个月", "zh", "18 month"),
    ("半个月", "zh", "1/2 month"),
    ("三个半月", "zh", "7/2 month"),
    ("十五年", "zh", "15 year"),
    ("15年", "zh", "15 year"),
    ("拾伍年", "zh", "15 year"),
    ("十\u200b五年", "zh", "15 year"),
    ("二十周年", "zh", "20 year"),
    ("六十周岁", "zh", "60 age_years"),
    ("60岁", "zh", "60 age_years"),
    ("１８周歲", "zh", "18 age_years"),
    ("十个工作日", "zh", "10 working_day"),
    ("１０個工作日", "zh", "10 working_day"),
    ("三十日", "zh", "30 day"),
    ("30天", "zh", "30 day"),
    ("三十个自然日", "zh", "30 day"),
    ("四十八小时", "zh", "48 hour"),
    ("两万元", "zh", "20000 yuan"),
    ("2万元", "zh", "20000 yuan"),
    ("1.5万元", "zh", "15000 yuan"),
    ("一万五千元", "zh", "15000 yuan"),
    ("15,000元", "zh", "15000 yuan"),
    ("一亿两千万元", "zh", "120000000 yuan"),
    ("百分之四十", "zh", "40 percent"),
    ("40%", "zh", "40 percent"),
    ("４０％", "zh", "40 percent"),
    ("四成", "zh", "40 percent"),
    ("五分之二", "zh", "40 percent"),
    ("三分之二", "zh", "200/3 percent"),
    ("一半", "zh", "50 percent"),
    ("過半數", "zh", "50 percent"),
    ("百分之零点五", "zh", "1/2 percent"),
    ("千分之五", "zh", "1/2 percent"),
    ("五个百分点", "zh", "5 percentage_point"),
    ("三倍", "zh", "3 multiple"),
    ("二十人", "zh", "20 person"),
    ("三至六个月", "zh", "3 month, 6 month"),
    ("3—6个月", "zh", "3 month, 6 month"),
    ("六个月至一年", "zh", "6 month, 1 year"),
    ("百分之六十至八十", "zh", "60 percent, 80 percent"),
    ("第十五条", "zh", ""),
    ("第二十六周", "zh", ""),
    ("2008年6月30日", "zh", ""),
    ("二〇〇八年", "zh", ""),
    ("上一年", "zh", ""),
    ("三年级", "zh", ""),
    ("26 weeks", "en", "26 week"),
    ("twenty-six weeks", "en", "26 week"),
    ("TWENTY–SIX WEEKS", "en", "26 week"),
    ("half a year", "en", "6 month"),
    ("one and a half years", "en", "18 month"),
    ("1½ years", "en", "18 month"),
    ("eighteen months", "en", "18 month"),
    ("one hundred and twenty days", "en", "120 day"),
    ("120 days", "en", "120 day"),
    ("10 working days", "en", "10 working_day"),
    ("forty per cent", "en", "40 percent"),
    ("40 percent", "en", "40 percent"),
    ("two fifths", "en", "40 percent"),
    ("one half", "en", "50 percent"),
    ("half of the staff", "en", "50 percent"),
    ("two-thirds", "en", "200/3 percent"),
    ("65 years of age", "en", "65 age_years"),
    ("the age of sixty-five", "en", "65 age_years"),
    ("1,200 persons", "en", "1200 person"),
    ("three times the wage", "en", "3 multiple"),
    ("ten to fifteen years", "en", "10 year, 15 year"),
    ("between 10 and 15 years", "en", "10 year, 15 year"),
    ("three times a year", "en", ""),
    ("Article 15", "en", ""),
    ("since 2008", "en", ""),
]
STATED = [(text, lang, expected) for text, lang, expected in QUANTITIES if expected]
# Two ways to write one text.
ALIKE = [
    ("缴费满１５年的", "缴费满15年的"),
    ("Ａrticle of the law", "Article of the law"),
    ("“职工”本人的缴费", "「职工」本人的缴费"),
    ("领取失业保险金的期限", "領取失業保險金的期限"),
    ("领取失业\u200b保险金的期限", "领取失业保险金的期限"),
    ("领取　失业保险金的\n期限", "领取失业保险金的期限"),
    ("the worker’s “own” share", "the worker's \"own\" share"),
    ("the worker's  own\nshare", "the worker's own share"),
    ("a long\u2011term benefit", "a long-term benefit"),
    ("用人单位（含个体工商户）", "用人单位(含个体工商户)"),
]  # fmt: skip


def written(amounts: list[tuple[Fraction, str]]) -> str:
    return ", ".join(f"{value} {unit}" for value, unit in amounts)


def test_the_table_is_long_enough() -> None:
    assert len(QUANTITIES) >= 60


@pytest.mark.parametrize(("text", "lang", "expected"), QUANTITIES)
def test_search_terms(text: str, lang: str, expected: str) -> None:
    assert ", ".join(figure_terms(text)) == expected


@pytest.mark.parametrize(("text", "lang", "expected"), QUANTITIES)
def test_the_judging_of_periods(text: str, lang: str, expected: str) -> None:
    stated = quantities(text)
    assert written([(quantity.value, quantity.unit) for quantity in stated]) == expected
    assert all(text[quantity.start : quantity.end] == quantity.quote for quantity in stated)


@pytest.mark.parametrize(("text", "lang", "expected"), STATED)
def test_the_corpus_check(text: str, lang: str, expected: str) -> None:
    values = {Fraction(stated.split()[0]) for stated in expected.split(", ")}
    assert numbers(text, "zh" if lang == "zh" else "en") == values


# What a figure that a redline marks is read with: a Chinese one has its unit, an English one is the number alone.
UNIT_WORDS = {
    "month": ("months", "years", "个月"),
    "year": ("years", "年"),
    "age_years": ("years of age", "周岁"),
    "percent": ("per cent", "%", "分之一"),
    "working_day": ("working days", "个工作日"),
    "percentage_point": ("percentage points", "个百分点"),
    "multiple": ("times", "倍"),
}


@pytest.mark.parametrize(("text", "lang", "expected"), STATED)
def test_a_redline_marks_each_quantity_as_a_figure(text: str, lang: str, expected: str) -> None:
    before = "，" if lang == "zh" else "the "
    figures = [run.text for run in redline(before, before + text, "zh") if run.is_figure]
    for stated in quantities(text):
        words = ("", *UNIT_WORDS.get(stated.unit, (f"{stated.unit}s",)))
        read = [found for figure in figures for word in words for found in quantities(f"{figure} {word}")]
        assert (stated.value, stated.unit) in {(found.value, found.unit) for found in read}, figures


@pytest.mark.parametrize(("text", "lang", "expected"), STATED)
def test_a_quotation_is_found_again_whole(text: str, lang: str, expected: str) -> None:
    before, after = {"zh": ("职工领取的期限为", "，由经办机构发给。"), "en": ("It is paid for ", ", then ends.")}[lang]
    clause = before + text + after
    plain = fold(clause, keeps_case=True)
    found = find_again(quote_words(clause, len(before), len(before) + len(text)), [("n", plain)])
    assert found.status == "exact"
    stated = quantities(plain[found.start : found.end])
    assert written([(quantity.value, quantity.unit) for quantity in stated]) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (one, other)
        for at, (one, lang, expected) in enumerate(STATED)
        for other, other_lang, same in STATED[at + 1 :]
        if (lang, expected) == (other_lang, same)
    ],
)
def test_a_proposal_has_come_however_its_quantity_is_written(one: str, other: str) -> None:
    one, other = (words.removesuffix(" of the staff") for words in (one, other))
    old, proposed, new = (f"Paid on {words} in all." for words in ("request", one, other))
    assert outcome(old, proposed, [("n", new)], "en").result == "adopted"


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_ways_of_writing_are_one_to_every_user(one: str, other: str) -> None:
    assert equality_key(one) == equality_key(other)
    assert [quantity.value for quantity in quantities(one)] == [quantity.value for quantity in quantities(other)]
    assert running_words(one) == running_words(other) or "\n" in one or "　" in one
    assert find_again(quote_words(one, 0, len(one)), [("n", f"{other}.")]).status == "exact"
    assert outcome("A text.", one, [("n", other)], "zh").result == "adopted"
    assert [found.concept.id for found in glossary().find(one.replace("\n", ""), "zh")] == [
        found.concept.id for found in glossary().find(other, "zh")
    ] or "　" in one
    assert any(part.is_marked for part in snippet(one, highlight_for(other, (), glossary()), glossary()))
