"""Clauses are found by the numbers people write, and by their words."""

from __future__ import annotations

import pytest

from tests.returns.files import draft

CITED = [
    ("第二条第二款", False, ["第二条第二款"]),
    ("2条1款", False, ["第二条第一款"]),
    ("第三条第一款第（二）项", False, ["第三条第一款第（二）项"]),
    ("第三条第（一）项", False, ["第三条第一款第（一）项"]),
    ("第二条、第四条", False, ["第二条", "第四条"]),
    ("Art. 3 (b)", True, ["第三条第一款第（二）项"]),
    ("2 (2)", True, ["第二条第二款"]),
    ("2.1", True, ["第二条第一款"]),
    ("Chapter I", True, ["第一章"]),
    ("总则那一章", False, ["第一章"]),
    ("三十个条件", False, []),
    ("2", False, []),
]


@pytest.mark.parametrize(("text", "is_column", "labels"), CITED)
def test_citations_as_people_write_them(text: str, is_column: bool, labels: list[str]) -> None:
    whole = draft()
    assert [whole.label(key) for key in whole.references(text, is_column=is_column)] == labels


def test_words_are_found_figures_by_value() -> None:
    whole = draft()
    assert [whole.label(key) for key in whole.holding("取暖补贴300元")] == ["第二条第一款"]
    assert whole.holding("月亮") == []


def test_the_paragraph_that_an_opinion_speaks_of() -> None:
    whole = draft()
    (article,) = whole.references("第二条")
    key, is_sure = whole.nearest_below(article, "县级财政发放太晚，十月底以前来不及")
    assert whole.label(key) == "第二条第二款" and is_sure
