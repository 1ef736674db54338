"""Lists that bear letters or stand on one line, and texts that are numbered by points alone."""

from __future__ import annotations

import pytest

from workbench.law.model import LawText
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law


def _read(text: str) -> LawText:
    return read_law(plain_source(text), "zh")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("第一条 评定为：\na）甲；\nb）乙；\nc）丙。\n第二条 丁。", "a） b） c）"),
        ("第一条 分为：\nA. 优；\nB. 良。\nA、B两类另定。", "A. B."),
        ("第一条 分为：\n甲、优；\n乙、良；\n丙、可。\n甲、乙双方商定。", "甲、 乙、 丙、"),
        ("第一条 分为：\n（a）优；\n（b）良。", "（a） （b）"),
        ("第一条 分为：\nＡ、优；\nＢ、良。", "Ａ、 Ｂ、"),
        ("第一条 甲方付款。\nC. 丙。", ""),
        ("第四条 （一）甲；（二）乙；（三）丙。", "（一） （二） （三）"),
        ("第四条 下列各项：(1)甲；(2)乙。", "(1) (2)"),
        ("第四条 分为：1.甲；2.乙；3.丙。", "1. 2. 3."),
        ("第四条 ①甲；②乙。", "① ②"),
        ("第四条 分为：a）甲；b）乙。", "a） b）"),
        ("第四条 税率：1.5；2.5。", ""),
        ("第四条 依照（一）甲；（二）乙。", ""),
        ("第四条 分为：（一）甲。", ""),
    ],
)
def test_what_is_an_item(text: str, labels: str) -> None:
    law = _read(f"甲法\n{text}")
    assert " ".join(clause.label for clause in law.clauses if clause.kind == "item") == labels


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "甲意见\n为了甲，提出：\n一、扩大。都参加。\n二、简化。\n（一）网上办。\n（二）当日办。\n三、提高。",
            ["1 扩大。都参加。", "2 简化。|（一）网上办。|（二）当日办。", "3 提高。"],
        ),
        ("# 甲意见\n## 一、总则\n甲。\n## 二、任务\n（一）乙。", ["1 甲。", "2 （一）乙。"]),
        ("甲批复\n答复如下：\n1、可以。\n2、不可以。", ["1 可以。", "2 不可以。"]),
        ("甲法\n第一条 甲：\n（一）乙。", ["1 甲：|（一）乙。"]),
        ("甲通知\n甲。", []),
    ],
)
def test_a_text_without_articles_has_its_points_to_compare(text: str, units: list[str]) -> None:
    assert [f"{unit.number} {unit.text}".replace("\n", "|") for unit in _read(text).units] == units


def test_the_heading_of_a_chapter_is_no_title() -> None:
    assert _read("# 第一章 总则\n## 第一条\n甲。").title == ""
