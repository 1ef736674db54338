from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from tests.formats.papers import body, cells, faults, words
from workbench.errors import Invalid
from workbench.formats.docx.writing.table_report import write_table_report
from workbench.lang.languages import Lang

ROWS = (("第5条", "乙约第6条", "落实\n部分"), ("第6条", "", "没有规定"))


def report(rows: tuple[tuple[str, ...], ...] = ROWS, lang: Lang = "zh") -> bytes:
    return write_table_report("对照表", ("一条说明。",), ("条文", "条款", "关系"), rows, lang, day=date(2026, 3, 5))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_cell_arrives_and_the_bytes_never_vary(lang: Lang) -> None:
    data = report(lang=lang)
    assert cells(data) == [["条文", "条款", "关系"], *map(list, ROWS)]
    assert "一条说明。" in words(body(data))
    assert list(faults(data)) == []
    assert report(lang=lang) == data
    assert Document(io.BytesIO(data)).sections[0].orientation == WD_ORIENT.LANDSCAPE


def test_a_report_without_rows_says_so() -> None:
    data = report(())
    assert cells(data) == [["条文", "条款", "关系"], ["（无内容）", "", ""]]
    assert list(faults(data)) == []


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        report((("甲", "乙", "丙"), ("丁",)))
    assert (refused.value.code, refused.value.facts) == ("word_table_ragged", {"row": 2, "cells": 1, "columns": 3})


def test_a_wide_table_keeps_to_the_type_area() -> None:
    columns = tuple(f"第{number}栏" for number in range(20))
    data = write_table_report("宽表", (), columns, (("长" * 300, *"乙" * 19),), "zh", day=date(2026, 3, 5))
    widths = [int(column.width) // 635 for column in Document(io.BytesIO(data)).tables[0].columns]
    assert sum(widths) == 12756
    assert min(widths) > 300
