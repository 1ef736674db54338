"""Hostile and odd workbooks cost little, and what is odd about them is told."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from tests.formats.documents import packed
from tests.returns.files import saved, workbook
from workbench.errors import Invalid
from workbench.returns.workbook import COLUMNS, ROWS, read_workbook

HEAD = ("条款", "意见")


def changed(data: bytes, **replaced: tuple[str, str]) -> bytes:
    """A workbook with a text replaced in one of its parts, named by the keyword."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in replaced.values():
        name = next(name for name in parts if old.encode() in parts[name])
        parts[name] = parts[name].replace(old.encode(), new.encode())
    return packed(parts)


def test_formulas_are_not_worked_out_and_are_told() -> None:
    tables, warnings = read_workbook(workbook(("表", [HEAD, ("第一条", "=1+1")])))
    assert tables[0].rows == (HEAD, ("第一条", ""))
    assert [(each.code, each.facts) for each in warnings] == [("workbook_formulas", {"sheet": "表", "count": 1})]


def test_a_hidden_sheet_is_read_and_told() -> None:
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    hidden = book.create_sheet("暗")
    hidden.append(("第二条", "删去"))
    hidden.sheet_state = "veryHidden"
    tables, warnings = read_workbook(saved(book))
    assert tables[1].rows == (("第二条", "删去"),)
    assert [(each.code, each.facts) for each in warnings] == [("workbook_hidden", {"sheet": "暗"})]


def test_a_cell_merged_over_everything_fills_only_what_is_in_use() -> None:
    data = workbook(("表", [HEAD, ("第一条", None), (None, "改")]), merged="A2:A3")
    tables, _ = read_workbook(changed(data, merged=('ref="A2:A3"', 'ref="A2:XFD1048576"')))
    assert tables[0].rows == (HEAD, ("第一条", "第一条"), ("第一条", "改"))


def test_a_million_empty_rows_cost_nothing_and_are_told() -> None:
    data = workbook(("表", [HEAD, ("第一条", "改")]))
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    tables, warnings = read_workbook(changed(data, far=("</sheetData>", far)))
    assert len(tables[0].rows) == 2 and len(tables[0].rows[0]) == 2 < COLUMNS
    assert [(each.code, each.facts) for each in warnings] == [("workbook_rows", {"sheet": "表", "rows": ROWS})]


def test_links_to_other_workbooks_are_named() -> None:
    data = workbook(("表", [HEAD]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    _, warnings = read_workbook(packed({**parts, "xl/externalLinks/externalLink1.xml": b"<a/>"}))
    assert [(each.code, each.facts) for each in warnings] == [
        ("workbook_left_out", {"names": "externalLinks/externalLink1.xml"})
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 broken", "file_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "workbook_old"),
        (packed({"a.txt": b"x"}), "workbook_broken"),
        (packed({"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": b"\0" * 3_000_000}), "file_bomb"),
        (packed({"xl/workbook.xml": b"<w/>", "xl/vbaProject.bin": b"x"}), "file_macros"),
        (packed({"xl/workbook.xml": b"<!DOCTYPE a><w/>"}), "file_dtd"),
        (packed({"xl/workbook.xml": b"<w/>"}), "workbook_broken"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_workbook(data)
    assert refused.value.code == code and refused.value.field == "file"
