"""Every kind of returned file is read: each opinion an item on its clause, and the rest listed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import RGBColor

from tests.returns.files import draft, marked_copy, replace_tracked, saved, workbook
from tests.shared import shared
from workbench.errors import Invalid
from workbench.formats.intake import read_file
from workbench.returns.draft import ReturnDraft
from workbench.returns.placing import PlacedOpinion, place_opinion
from workbench.returns.reading import read_return

ROOT = Path(__file__).resolve().parents[2]


def placed(name: str, data: bytes) -> list[PlacedOpinion]:
    return [place_opinion(opinion, draft()) for opinion in read_return(name, data, draft()).opinions]


def told(name: str, data: bytes) -> list[tuple[str, Sequence[str], str, str]]:
    return [(each.kind, each.clauses, each.opinion.deleted, each.opinion.inserted) for each in placed(name, data)]


def test_tracked_changes_stand_on_their_clauses() -> None:
    document = marked_copy(header="草原总工会修改稿")
    replace_tracked(document.paragraphs[1], "三百元", "五百元")
    replace_tracked(document.paragraphs[7], "", "，不得拖欠")
    assert told("x.docx", saved(document)) == [
        ("proposal", ("第二条第一款",), "三百元", "五百元"),
        ("proposal", ("第五条",), "", "，不得拖欠"),
    ]
    assert read_return("x.docx", saved(document), draft()).organisation == "草原总工会"


def test_comments_stand_on_the_words_they_were_made_on() -> None:
    document = marked_copy()
    runs = document.paragraphs[6].runs
    document.add_comment(runs, text="值班津贴太低，应提高。", author="乙")
    (comment,) = placed("x.docx", saved(document))
    assert comment.clauses == ("第四条",) and comment.opinion.author == "乙" and "值班津贴" in comment.opinion.quote


def test_remarks_and_words_marked_by_hand() -> None:
    document = marked_copy()
    remark = document.paragraphs[2].add_run("【建议：提前到九月底。】")
    remark.font.color.rgb = RGBColor(255, 0, 0)
    paragraph = document.paragraphs[8]
    paragraph.runs[0].text = "第六条　骑手的雨衣由平台企业"
    paragraph.add_run("免费").font.strike = True
    paragraph.add_run("按季").font.underline = True
    paragraph.add_run("提供。")
    assert told("x.docx", saved(document)) == [
        ("proposal", ("第二条第二款",), "", ""),
        ("proposal", ("第六条",), "免费", "按季"),
    ]


def test_a_letter_is_read_point_by_point() -> None:
    document = docx.Document()
    for line in (
        "草原总工会",
        "起草组：",
        "来函收悉，现将意见函复如下。",
        "一、关于具体条文",
        "（一）第二条第一款的“三百元”建议改为“五百元”，煤价涨了。",
        "（二）建议增加一条：“封冻期长的地方加发一个月。”",
        "（三）第四条没有意见。",
        "特此函复。",
        "2009年1月1日",
    ):
        document.add_paragraph(line)
    read = read_return("x.docx", saved(document), draft())
    assert told("x.docx", saved(document)) == [
        ("proposal", ("第二条第一款",), "三百元", "五百元"),
        ("new_article", (), "", ""),
    ]
    assert read.organisation == "草原总工会"
    assert {"特此函复。", "（三）第四条没有意见。", "2009年1月1日"} <= {rest.text for rest in read.rest}


ROWS = [
    ("草原工会意见表", None, None, None),
    ("理由", "条款", "原文", "修改建议"),
    ("煤价涨了", "第2条", "三百元", "五百元"),
    ("太麻烦", "第三条", "拒绝登记的", "两次拒绝登记的"),
    ("不够用", None, "值班津贴按月发放", "值班津贴按周发放"),
    ("合计", "3条", None, None),
]


def test_a_sheet_with_its_columns_in_any_order() -> None:
    data = workbook(("草原工会", ROWS))
    assert [(each.clauses, each.placed) for each in placed("x.xlsx", data)] == [
        (("第二条第一款",), "placed"),
        (("第三条第一款第（二）项",), "placed"),
        (("第四条",), "placed"),
    ]
    read = read_return("x.xlsx", data, draft())
    assert read.organisation == "" and {each.organisation for each in read.opinions} == {"草原工会"}
    assert "合计 | 3条" in {rest.text for rest in read.rest}


def test_a_merged_clause_goes_for_each_of_its_rows() -> None:
    rows = [("条款", "意见"), ("第二条", "第一款“三百元”改为“五百元”。"), (None, "第二款删去“县级”。")]
    data = workbook(("表", rows), merged="A2:A3")
    assert [each.clauses for each in placed("x.xlsx", data)] == [("第二条第一款",), ("第二条第二款",)]


def test_a_wrong_number_beside_right_words_is_placed_by_the_words() -> None:
    (item,) = placed("x.txt", "1、第五条写的“值班津贴按月发放”，应当改为按周。".encode())
    assert item.clauses == ("第四条",) and item.placed == "near" and item.is_by_words and "第五条" in item.rivals


def test_a_mail_with_the_letter_it_answers() -> None:
    mail = (
        "From: 草原工会 <office@steppe.example>\nSubject: =?utf-8?b?5oSP6KeB?=\nDate: Thu, 1 Jan 2009 08:00:00 +0800\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
        "起草组：\n（1）第四条的津贴应当提高。\n如有问题请联系我们。\n-----原始邮件-----\n> 请就第四条提出意见。\n"
    )
    read = read_return("x.eml", mail.encode(), draft())
    (opinion,) = read.opinions
    assert opinion.body == "第四条的津贴应当提高。" and opinion.date.startswith("2009-01-01")
    assert "> 请就第四条提出意见。" in {rest.text for rest in read.rest}


def test_text_in_the_encoding_of_the_office() -> None:
    (item,) = placed("x.txt", "1、第四条的津贴应当提高。\r\n".encode("gb18030"))
    assert item.clauses == ("第四条",)


def test_provisions_of_conventions_are_named() -> None:
    (item,) = placed("x.txt", "1、第四条的津贴太低，可对照第102号公约第十部分和第183号公约第四条。".encode())
    assert item.cites == ("C102:Part X", "C183:4")


@pytest.mark.parametrize("name", ["x.xlsx", "x.docx"])
def test_what_cannot_be_opened_is_refused(name: str) -> None:
    with pytest.raises(Invalid):
        read_return(name, b"PK\x03\x04 broken", draft())
    with pytest.raises(Invalid, match="file_too_large"):
        read_return(name, b"\0" * 20_000_001, draft())


def test_the_samples_are_accounted_for_and_stand_where_they_belong() -> None:
    folder = shared("data/returns")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))["items"]
    law = read_file("v2.md", (ROOT / "corpus" / "demonstration" / "v2.zh.md").read_bytes())
    whole = ReturnDraft(law)
    right = accounted = 0
    for name in dict.fromkeys(row["file"] for row in expected):
        read = read_return(name, (folder / name).read_bytes(), whole)
        items = [place_opinion(opinion, whole) for opinion in read.opinions]
        for row in (row for row in expected if row["file"] == name):
            match = next((item for item in items if stands_at(item, row["where"])), None)
            accounted += match is not None
            right += match is not None and (match.clauses or (None,))[0] == row["clause"]
            if match is not None:
                items.remove(match)
        assert items == [], "more than was said"
    assert accounted == len(expected) == 63 and right >= 62


def stands_at(item: PlacedOpinion, where: dict[str, Any]) -> bool:
    return all(str(item.opinion.where.get(name)) == str(value) for name, value in where.items())
