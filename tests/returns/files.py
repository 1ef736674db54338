"""A draft of our own, and returned files of every kind made in a moment."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
import openpyxl
from docx.oxml import parse_xml

from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law
from workbench.returns.draft import ReturnDraft

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ARTICLES = (
    "第一条　为了保障牧民过冬，制定本办法。",
    "第二条　牧民每户每年领取取暖补贴三百元。\n\n取暖补贴由县级财政在十月底以前发放。",
    "第三条　有下列情形之一的，停发取暖补贴：\n\n（一）迁出牧区的；\n\n（二）拒绝登记的。",
    "第四条　灯塔看守人的值班津贴按月发放。",
    "第五条　渡船的船工在封冻期领取生活补助。",
    "第六条　骑手的雨衣由平台企业免费提供。",
    "第七条　本办法自公布之日起施行。",
)


def draft() -> ReturnDraft:
    return ReturnDraft(read_law(plain_source("# 过冬办法\n\n## 第一章　总则\n\n" + "\n\n".join(ARTICLES)), "zh"))


def paragraphs_of_draft() -> list[str]:
    return [line for article in ARTICLES for line in article.split("\n\n")]


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def marked_copy(*, header: str = "") -> Any:
    """A Word file of the draft, one paragraph a line, still without marks."""
    document = docx.Document()
    for line in paragraphs_of_draft():
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return document


def replace_tracked(paragraph: Any, gone: str, come: str, author: str = "甲") -> None:
    """Put a tracked change into a paragraph: ``gone`` deleted, ``come`` inserted in its place."""
    before, after = paragraph.text.split(gone) if gone else (paragraph.text[:-1], paragraph.text[-1])
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    paragraph.add_run(before)
    marks = f'w:author="{author}" w:date="2009-01-01T00:00:00Z"'
    if gone:
        paragraph._p.append(parse_xml(f'<w:del {W} w:id="1" {marks}><w:r><w:delText>{gone}</w:delText></w:r></w:del>'))
    if come:
        paragraph._p.append(parse_xml(f'<w:ins {W} w:id="2" {marks}><w:r><w:t>{come}</w:t></w:r></w:ins>'))
    paragraph.add_run(after)


def workbook(*sheets: tuple[str, Sequence[Sequence[str | None]]], merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if merged:
            sheet.merge_cells(merged)
    return saved(book)
