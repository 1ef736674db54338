"""Texts cut into words, pairs of characters, stems and figures."""

from __future__ import annotations

import pytest

from workbench.instruments.library import glossary
from workbench.search.analysis.figures import bare_numbers, figure_terms, indexed_terms, without_figures
from workbench.search.analysis.words import chinese_terms, english_terms, query_runs, running_words


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("26周", {"26 week"}),
        ("２６ 周", {"26 week"}),
        ("二十六周", {"26 week"}),
        ("26 weeks", {"26 week"}),
        ("twenty-six weeks", {"26 week"}),
        ("a 26-week limit", {"26 week"}),
        ("百分之五十", {"50 percent"}),
        ("50%", {"50 percent"}),
        ("５０％", {"50 percent"}),
        ("50 per cent", {"50 percent"}),
        ("fifty percent", {"50 percent"}),
        ("half of the staff", {"50 percent"}),
        ("百分之一点五", {"3/2 percent"}),
        ("1.5 per cent", {"3/2 percent"}),
        ("三分之二", {"200/3 percent"}),
        ("two-thirds", {"200/3 percent"}),
        ("六十五周岁", {"65 age_years"}),
        ("65 years of age", {"65 age_years"}),
        ("十五年", {"15 year"}),
        ("15 years", {"15 year"}),
        ("三日", {"3 day"}),
        ("first three days", {"3 day"}),
        ("十二个月内", {"12 month"}),
        ("二十人以上", {"20 person"}),
        ("1,200 persons", {"1200 person"}),
        ("C.102 第二十四条", set()),
        ("周末休息", set()),
    ],
)
def test_figures(text: str, terms: set[str]) -> None:
    assert set(figure_terms(text)) == terms


def test_an_age_is_also_found_in_years_and_every_figure_without_its_unit() -> None:
    assert indexed_terms("65岁") == {"65 age_years", "65 year", "65 "}


def test_bare_numbers_are_those_without_a_unit() -> None:
    assert [str(number) for number in bare_numbers("higher than 65 after 15 years")] == ["65"]


def test_without_figures_keeps_every_place() -> None:
    text = "领 26周 津贴"
    assert without_figures(text) == "领     津贴"
    assert len(without_figures(text)) == len(text)


def test_chinese_is_found_by_character_pair_and_word() -> None:
    terms = set(chinese_terms("领失业保险金", glossary()))
    assert {"失", "失业", "业保", "失业保险金"} <= terms


def test_english_is_stemmed_in_either_spelling() -> None:
    assert list(english_terms("The labourers' hospitalisation")) == list(english_terms("laborer hospitalization"))


def test_a_run_ends_in_its_last_character() -> None:
    assert running_words("失业金, Benefits") == ["失业", "业金", "金", "benefit"]


@pytest.mark.parametrize(
    ("run", "parts"), [("失业金领多久", ["失业金领多久"]), ("是否可以申诉", ["申诉"]), ("的", ["的"])]
)
def test_question_words_are_no_content(run: str, parts: list[str]) -> None:
    assert query_runs(run) == parts
