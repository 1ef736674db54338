"""Page numbers and running titles of texts from printed pages."""

from __future__ import annotations

import pytest

from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.pages import take_out_pages
from workbench.law.parsing.parse import read_law

HEADS = "\n".join(f"4.5.2016 EN Journal L 119/{page}\nArticle {page}\nWords.\nMore." for page in range(1, 5))


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("甲法\n第一条 甲。\n— 1 —\n第二条 乙。\n- 2 -\n甲法\n第三条 丙。", ["— 1 —", "- 2 -", "甲法"]),
        ("甲法\n第一条 由单位和职\n3\n工缴费：\n（一）甲；\n4\n（二）乙。", ["3", "4"]),
        ("甲法\n第一条 甲。\n第 1 页 共 3 页\n第二条 乙。\n第2页\n第三条 丙。", ["第 1 页 共 3 页", "第2页"]),
        ("Act\nArticle 1\nIt applies.\nPage 1 of 2\nAct\nArticle 2\nIt ends.", ["Page 1 of 2", "Act"]),
        (HEADS, [f"4.5.2016 EN Journal L 119/{page}" for page in range(1, 5)]),
        ("甲法\n第一条 标准：\n1\n2\n3\n第二条 乙。", []),
        ("甲法\n第一条 甲。\n同上\n第二条 乙。\n同上", []),
        ("Act\n" + "\n".join(f"Workers of class {at}\nPay is {at}." for at in (1, 2, 3, 4)), []),
        ("Act\n" + "\n".join(f"Clause {at}\nIt is so." for at in (1, 2, 3, 4)), []),
        ("Act\n1. Fund\nIt is kept.\n2. Use\nIt is used.", []),
    ],
)
def test_what_is_taken_out(text: str, taken: list[str]) -> None:
    source, furniture = take_out_pages(plain_source(text))
    assert [each.text for each in furniture] == taken
    assert len(source.lines) + len(taken) == len(plain_source(text).lines)


def test_a_sentence_over_two_pages_is_whole_again_and_the_page_is_told() -> None:
    law = read_law(plain_source("甲法\n第一条 由单位和职\n- 3 -\n工缴费。"))
    assert law.articles[0].text == "由单位和职工缴费。"
    assert [(each.kind.value, each.line) for each in law.furniture] == [("page_number", 3)]
    assert [each.code for each in law.warnings] == ["pages_taken_out"]


@pytest.mark.parametrize(
    ("text", "first", "taken"),
    [
        ("甲法\n第一条 由单位和职- 3 -工缴费。\n第二条 由甲— 4 —乙。", "由单位和职工缴费。", ["- 3 -", "— 4 —"]),
        ("甲法\n第一条 由单位和职- 3 -工缴费。\n- 4 -\n第二条 乙。", "由单位和职工缴费。", ["- 3 -", "- 4 -"]),
        ("甲法\n第一条 由单位和职- 3 -工缴费。\n第二条 乙。", "由单位和职- 3 -工缴费。", []),
    ],
)
def test_page_numbers_inside_a_line(text: str, first: str, taken: list[str]) -> None:
    law = read_law(plain_source(text))
    assert law.articles[0].text == first
    assert [each.text for each in law.furniture] == taken


def test_numbers_alone_above_headings_number_sections() -> None:
    law = read_law(
        plain_source("Fund Act\n1\nShort title\nThis is the Fund Act.\n2\nFund\nA fund is kept.\n3\nUse\nIt is.")
    )
    assert [(each.number, each.heading) for each in law.articles] == [("1", "Short title"), ("2", "Fund"), ("3", "Use")]
    assert law.furniture == ()
