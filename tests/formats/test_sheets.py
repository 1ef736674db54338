"""Lists as people keep them: CSV in the encodings of Chinese offices, Excel, and what is neither."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from workbench.errors import Invalid
from workbench.formats.sheets import LARGEST, MOST_ROWS, read_sheets

LIST = 'name_zh,name_en\r\n总部,Headquarters\r\n\r\n,,\r\n"东部，\n省",East\r\n'


def workbook(*rows: list[object], title: str = "名单") -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_is_read_whatever_office_wrote_it(encoding: str, delimiter: str) -> None:
    (sheet,) = read_sheets("list.csv", LIST.replace(",", delimiter).encode(encoding))
    assert [row.cells for row in sheet.rows] == [
        ("name_zh", "name_en"),
        ("总部", "Headquarters"),
        ("东部， 省", "East"),
    ]
    assert [row.number for row in sheet.rows][:2] == [1, 2]


def test_excel_is_read_as_a_person_reads_it() -> None:
    data = workbook(
        ["编号", "日期", "是否"], [3.0, datetime(2026, 3, 1), True], [None, None], [2.5, "文字", date(2026, 3, 2)]
    )
    (sheet,) = read_sheets("list.xlsx", data)
    assert (sheet.file, sheet.name) == ("list.xlsx", "名单")
    assert [row.cells for row in sheet.rows][1:] == [("3", "2026-03-01", "True"), ("2.5", "文字", "2026-03-02")]
    assert [row.number for row in sheet.rows] == [1, 2, 4]


def packed(name: str, content: bytes) -> bytes:
    file = io.BytesIO(workbook(["a", "b"]))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" ,\n,,\n", "file_empty"),
        (b"\xd0\xcf\x11\xe0rest", "sheet_is_xls"),
        (b"PK\x03\x04no archive", "file_broken"),
        (b"a,b\n" * (LARGEST // 4 + 1), "sheet_too_large"),
        (b"a,b\n" * (MOST_ROWS + 1), "sheet_too_long"),
        (b"a," * 100 + b"b\n", "sheet_too_long"),
        (b"\x00\x01", "text_binary"),
        (packed("xl/vbaProject.bin", b"x"), "file_macros"),
        (packed("xl/externalLinks/externalLink1.xml", b"<x/>"), "file_macros"),
        (packed("xl/worksheets/sheet9.xml", b"<!DOCTYPE x><x/>"), "file_dtd"),
        (workbook([]), "file_empty"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_sheets("list.xlsx", data)
    assert refused.value.code == code


def test_a_package_without_sheets_is_unreadable() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(Invalid) as refused:
        read_sheets("list.xlsx", file.getvalue())
    assert refused.value.code == "sheet_unreadable"
