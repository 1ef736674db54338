"""Files of shapes that the samples have not: nothing in them is lost, and what can be placed is."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.shared import RGBColor

from tests.returns.files import ARTICLES, W, draft, marked_copy, saved, workbook
from workbench.returns.draft import bare
from workbench.returns.model import ReturnedFile
from workbench.returns.placing import place_opinion
from workbench.returns.reading import read_return

Clauses = Sequence[tuple[str, ...]]


def letter() -> tuple[str, bytes, Clauses]:
    """A letter that cites clauses as people do when they have no form."""
    document = docx.Document()
    for line in (
        "渡船工会对《过冬办法》的意见",
        "县人大：",
        "我们组织职工讨论了草案，意见如下：",
        "1. 关于第二条第1款：三百元偏低，应当提高。",
        "2. 草案第3条第2项“拒绝登记”说法太重，宜改为“无正当理由拒绝登记”。",
        "3．第2、4条的发放时间应当统一。",
        "4. 第五条至第六条对船工和骑手的保障不够，建议充实。",
        "⑤ 第七条建议明确施行日期。",
        "六、第四条：值班津贴应按季发放。",
        "第一章总则部分应当写明牧民代表参加制定。",
        "（7）对整部办法：文字要更简明。",
        "特此函复。",
        "渡船工会",
        "二〇〇九年一月三日",
    ):
        document.add_paragraph(line)
    document.add_comment(document.paragraphs[3].runs, text="这一条大家意见最集中。", author="秘书")
    expected = [
        ("第二条第一款",),
        ("第三条第一款第（二）项",),
        ("第二条", "第四条"),
        ("第五条", "第六条"),
        ("第七条",),
        ("第四条",),
        ("第一章",),
        (),
        ("第二条第一款",),
    ]
    return "letter.docx", saved(document), expected


def three_columns() -> tuple[str, bytes, Clauses]:
    """A table in another order and other words, with a clause merged over rows, below a letter."""
    document = docx.Document()
    document.add_paragraph("骑手工会意见汇总表")
    document.add_paragraph("另外，第六条的雨衣应当每年更换，请一并考虑。")
    table = document.add_table(1, 4)
    for cell, words in zip(table.rows[0].cells, ("序号", "具体意见", "涉及条文", "修改依据"), strict=True):
        cell.text = words
    rows = (
        ("1", "“三百元”改为“四百元”。", "第二条", "物价上涨"),
        ("2", "“十月底以前”改为“九月底以前”。", "", "入冬早"),
        ("3", "增加一条：“县工会可以代为登记。”", "", "牧区路远"),
        ("", "以下是会上的口头意见", "", ""),
        ("4", "停发要有书面通知。", "3", ""),
        ("5", "同意草案。", "第五条", ""),
    )
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    table.cell(1, 2).merge(table.cell(2, 2))
    return "three.docx", saved(document), [
        ("第六条",), ("第二条第一款",), ("第二条第二款",), (), (), ("第三条",), ("第五条",),
    ]  # fmt: skip


def eight_columns() -> tuple[str, bytes, Clauses]:
    """The form of ISO with abbreviated headings and the clause in two columns."""
    document = docx.Document()
    heads = (
        "MB¹",
        "Line no.",
        "Clause/ subclause",
        "Para/ Fig/ Table",
        "Type of com-ment²",
        "Comment",
        "Proposed change",
        "Obs.",
    )
    table = document.add_table(1, 8)
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.text = words
    rows = (
        ("FU", "12", "2", "1", "te", "300 is too little.", "Replace “三百元” with “五百元”.", ""),
        ("FU", "", "4", "", "ge", "The allowance should be paid quarterly.", "", "accepted"),
        ("FU", "", "General", "", "ed", "Shorter sentences, please.", "", ""),
    )
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    return "eight.docx", saved(document), [("第二条第一款",), ("第四条",), ()]


def sheets() -> tuple[str, bytes, Clauses]:
    """A workbook: a cover sheet, a header in the sixth row, a clause merged, another sheet in other words."""
    cover = [["填表说明", None], ["请于月底前报送", None]]
    first = [
        ["过冬办法征求意见表", None, None, None],
        ["填报单位：灯塔工会", None, None, None],
        [None, None, None, None],
        ["联系人", "老周", None, None],
        [None, None, None, None],
        ["条目", "草案内容", "拟修改为", "说明"],
        ["第四条", "值班津贴按月发放", "值班津贴按周发放", "方便"],
        [None, None, "并注明标准", "清楚"],
        ["小计", "2条", None, None],
    ]
    second = [["建议人", "意见和建议", "对应条款"], ["船工组", "生活补助应当按月发放。", "五"]]
    book = openpyxl.load_workbook(io.BytesIO(workbook(("说明", cover), ("灯塔", first), ("渡船", second))))
    book["灯塔"].merge_cells("A7:A8")
    return "sheets.xlsx", saved(book), [("第四条",), ("第四条",), ("第五条",)]


def by_hand() -> tuple[str, bytes, Clauses]:
    """The draft with remarks in brackets and colour, words struck by hand, a box and a note at the foot."""
    document = marked_copy()
    lines = document.paragraphs
    lines[1].add_run("（建议：提高到四百元）")
    lines[3].add_run("[意见：情形太少]").font.color.rgb = RGBColor(0, 0, 255)
    lines[6].runs[0].text = "第四条　灯塔看守人的值班津贴按"
    lines[6].add_run("月").font.strike = True
    lines[6].add_run("周").font.underline = True
    lines[6].add_run("发放。")
    document.add_paragraph("修改意见：施行日期应当推迟。")
    lines[7]._p.append(parse_xml(
        f'<w:r {W}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>'
        "船工补助标准是多少</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ))  # fmt: skip
    return "hand.docx", saved(document), [
        ("第二条第一款",), ("第三条",), ("第四条",), ("第七条",),
    ]  # fmt: skip


def mail() -> tuple[str, bytes, Clauses]:
    """An e-mail in HTML alone, with a list."""
    content = (
        "From: =?utf-8?b?6I2J5Y6f5bel5Lya?= <office@steppe.example>\nTo: committee@example.org\n"
        "Subject: =?utf-8?b?5oSP6KeB?=\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        "<html><head><style>p{color:red}</style></head><body><p>各位好：</p><ol><li>第二条第二款的“县级财政”改为“省级财政”。</li>"
        "<li>第六条&nbsp;的雨衣标准应当由省级工会核定。</li></ol><p>谢谢！</p>"
        "<blockquote>&gt; 请对第四条提出意见。</blockquote></body></html>"
    )
    return "mail.eml", content.encode(), [("第二条第二款",), ("第六条",)]


FILES: Final = (letter, three_columns, eight_columns, sheets, by_hand, mail)


@pytest.mark.parametrize("made", FILES, ids=lambda made: made.__name__)
def test_each_opinion_is_on_its_clause(made: Any) -> None:
    name, data, expected = made()
    items = [place_opinion(opinion, draft()) for opinion in read_return(name, data, draft()).opinions]
    assert [tuple(item.clauses) for item in items] == list(expected), [item.opinion.body for item in items]


@pytest.mark.parametrize("made", FILES, ids=lambda made: made.__name__)
def test_every_word_of_the_file_is_accounted_for(made: Any) -> None:
    name, data, _ = made()
    read = read_return(name, data, draft())
    accounted = bare("".join([*words_of(read), *ARTICLES]))
    missing = [words for words in words_in(name, data) if len(bare(words)) > 2 and bare(words) not in accounted]
    assert missing == []


def words_of(read: ReturnedFile) -> list[str]:
    told = [value for opinion in read.opinions for value in asdict(opinion).values()]
    return [str(value) for value in told] + [rest.text for rest in read.rest] + [read.organisation]


def words_in(name: str, data: bytes) -> list[str]:
    """The words of a file, stretch by stretch, read in another way than the program does."""
    if name.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(data))
        return [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    if name.endswith(".eml"):
        return [
            "各位好",
            "第二条第二款的“县级财政”改为“省级财政”",
            "的雨衣标准应当由省级工会核定",
            "谢谢",
            "请对第四条提出意见",
        ]
    document = docx.Document(io.BytesIO(data))
    texts: Mapping[str, Any] = {"body": document.element.body, "comments": document.part._comments_part.element}
    numbers = ("1. ", "2. ", "3．", "4. ", "⑤ ", "六、", "（7）")
    words = [str(node) for root in texts.values() for node in root.xpath(".//w:t/text()|.//w:delText/text()")]
    heads = (*numbers, "（建议：", "[意见：", "修改意见：")
    return [text.removeprefix(next((head for head in heads if text.startswith(head)), "")) for text in words]
