"""Two versions side by side in Word: every word in its cell, marks that print, and rows that say what no mark can."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.factories.drafts import ENGLISH, FIRST, SECOND
from tests.formats.papers import body, cells, faults, words
from workbench.compare.matching import match_versions
from workbench.errors import Invalid
from workbench.formats.docx.writing.comparison import ComparisonContent, ComparisonText, write_comparison
from workbench.formats.intake import read_file
from workbench.law.matching.align import ArticleMatch, Edge, MatchKind
from workbench.law.side_by_side import side_by_side

MOVED = FIRST.replace("第一条 为了便利会员互助，制定本条例。\n", "").replace(
    "第四条", "第一条 为了便利会员互助，制定本条例。\n第四条"
)


def content(old_text: str = FIRST, new_text: str = SECOND) -> ComparisonContent:
    old, new = (read_file("made-up.txt", text.encode()) for text in (old_text, new_text))
    sides = [
        ComparisonText(law.title, label, dated, f"{label}.txt", f"{at}" * 64, law.lang)
        for at, (law, label, dated) in enumerate(((old, "一稿", date(2026, 1, 5)), (new, "二稿", None)))
    ]
    rows = side_by_side(old, new, match_versions(old, new))
    return ComparisonContent("互助保险条例", *sides, in_order=True, rows=rows, day=date(2026, 3, 5))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_row_has_both_texts_and_the_bytes_never_vary(language: str) -> None:
    data = write_comparison(content(), language)
    rows = cells(data)
    assert all(len(row) == 2 for row in rows)
    assert ["第四条\u3000会员患病的" in "".join(row) for row in rows].count(True) == (language == "zh")
    article = next(row for row in rows if "第二条" in row[0] and "第三条" in row[1])
    assert "百分之一" in article[0] and "百分之二" not in article[0]
    assert "百分之二" in article[1] and "百分之一" not in article[1]
    said = {"zh": "（本文本无此条，另一文本新增）", "en": "(Not in this text: it is new in the other.)"}[language]
    assert next(row for row in rows if "如实登记" in row[1])[0] == said
    assert list(faults(data)) == []
    assert write_comparison(content(), language) == data


def test_what_only_one_side_says_is_marked_so_that_it_prints() -> None:
    table = Document(io.BytesIO(write_comparison(content(), "zh"))).tables[0]
    looks = {
        (at, run.text): run.style.name for row in table.rows for at, cell in enumerate(row.cells)
        for paragraph in cell.paragraphs for run in paragraph.runs
    }  # fmt: skip
    assert looks[0, "百分之一"] == "Deleted Figure" and looks[1, "百分之二"] == "Inserted Figure"
    assert looks[1, "加入互助的会员应当如实登记姓名与住址。"] == "Inserted Figure"
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_head_says_what_the_texts_are() -> None:
    head = words(body(write_comparison(content(), "zh")))
    for part in (
        "《互助保险条例》“一稿”与“二稿”对照表",
        "修订前：",
        "2026年1月5日",
        "引自 一稿.txt，SHA-256 0000000000000000…",
    ):
        assert part in head
    turned = words(body(write_comparison(replace(content(), in_order=False), "zh")))
    assert "修订前" not in turned and "第一个文本：" in turned


def test_moved_and_unsure_articles_say_so() -> None:
    whole = content(FIRST, MOVED)
    assert any("移位：第一条 → 第一条" in cell for row in cells(write_comparison(whole, "zh")) for cell in row)
    old, new = (read_file("made-up.txt", text.encode()) for text in (FIRST, SECOND))
    unsure = ArticleMatch(
        ("art_1",), ("art_2",), MatchKind.EDITED, 0.3, (Edge("art_1", "art_2", 0.3, to_confirm=True),)
    )
    row = next(row for row in side_by_side(old, new, [unsure]) if row.is_to_confirm)
    assert "有待人工确认" in cells(write_comparison(replace(whole, rows=[row]), "zh"))[1][1]


def test_two_languages_are_not_marked() -> None:
    data = write_comparison(content(FIRST, ENGLISH), "en")
    assert "changes are not marked" in words(body(data)) and list(faults(data)) == []
    assert b"delText" not in data and not any("Deleted" in style for style in _styles_used(data))


def _styles_used(data: bytes) -> set[str]:
    table = Document(io.BytesIO(data)).tables[0]
    named = {
        run.style.name for row in table.rows if all(cell.text for cell in row.cells) for cell in row.cells
        for paragraph in cell.paragraphs for run in paragraph.runs
    }  # fmt: skip
    return {str(name) for name in named}


def test_a_character_no_word_file_can_hold_is_told() -> None:
    with pytest.raises(Invalid, match="word_character_forbidden"):
        write_comparison(replace(content(), law="条\x07例"), "zh")
