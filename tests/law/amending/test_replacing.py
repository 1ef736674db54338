"""Chapters and sentences replaced and deleted, and words changed wherever they stand in an article."""

from __future__ import annotations

import pytest

from workbench.formats.intake import read_file
from workbench.law.amending.amend import amend
from workbench.law.amending.model import AmendedLaw

LAW = """养蜂人互助法
第一章 总则
第一条 蜂农互助。蜂农自愿。会费由蜂农议定。
第二条 互助依照第四条办理。
第二章 会费
第三条 蜂农缴会费。
第四条 会费用于救灾。
第三章 附则
第五条 本法自明年起施行。
"""


def amended_by(decision: str) -> AmendedLaw:
    return amend(read_file("law.txt", LAW.encode()), read_file("decision.txt", decision.encode()))


@pytest.mark.parametrize(
    ("decision", "article", "expected"),
    [
        ("第一条中的“蜂农”修改为“养蜂人”。", 0, "养蜂人互助。养蜂人自愿。会费由养蜂人议定。"),
        ("删去第一条中的“蜂农”。", 0, "互助。自愿。会费由议定。"),
        ("将第一条第二句修改为：“入会自愿。”", 0, "蜂农互助。入会自愿。会费由蜂农议定。"),
        ("删去第一条第三句。", 0, "蜂农互助。蜂农自愿。"),
        ("将第一条第三句中的“蜂农”修改为“大会”。", 0, "蜂农互助。蜂农自愿。会费由大会议定。"),
        ("第一条增加一句，作为第二句：“互助不分远近。”", 0, "蜂农互助。互助不分远近。蜂农自愿。会费由蜂农议定。"),
        ("第三条增加一句：“会费按季缴。”", 2, "蜂农缴会费。会费按季缴。"),
    ],
)
def test_words_and_sentences_of_an_article(decision: str, article: int, expected: str) -> None:
    amended = amended_by(f"一、{decision}")
    assert amended.is_whole
    assert amended.law.articles[article].text == expected


def test_an_instruction_says_in_how_many_places_it_changed_words() -> None:
    (report,) = amended_by("一、第一条中的“蜂农”修改为“养蜂人”。").reports
    assert (report.code, report.facts) == ("amendment_in_places", {"count": 3})
    (report,) = amended_by("一、第三条中的“蜂农”修改为“养蜂人”。").reports
    assert report.code == ""


def test_a_chapter_is_replaced_with_its_articles() -> None:
    amended = amended_by(
        "一、将第二章修改为：“第二章 会费和灾仓\n第三条 会费按季缴。\n第四条 灾仓由会员看守。\n会费只用于灾仓。”"
    )
    assert amended.is_whole
    assert [article.path for article in amended.law.articles] == [
        "第一章/第一条", "第一章/第二条", "第二章/第三条", "第二章/第四条", "第三章/第五条",
    ]  # fmt: skip
    assert amended.law.articles[3].text == "灾仓由会员看守。\n会费只用于灾仓。"
    assert next(clause.heading for clause in amended.law.clauses if clause.label == "第二章") == "会费和灾仓"


def test_of_a_chapter_whose_heading_alone_is_given_the_articles_stay() -> None:
    amended = amended_by("一、将第二章修改为：“第二章 会费和灾仓”")
    assert amended.is_whole
    assert [article.text for article in amended.law.articles[2:4]] == ["蜂农缴会费。", "会费用于救灾。"]
