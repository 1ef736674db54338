"""Lists that people keep in Excel or as CSV, as rows of text, each with its number."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from openpyxl import load_workbook

from workbench.errors import Invalid
from workbench.formats.package import MEGABYTE, open_package
from workbench.lang.cleaning import clean_line
from workbench.lang.encoding import decode

LARGEST: Final = 5 * MEGABYTE
MOST_ROWS: Final = 10_000
_MOST_COLUMNS: Final = 60
_DELIMITERS: Final = (",", ";", "\t")
_MACROS: Final = re.compile(r"vbaProject|/activeX|/embeddings/|/externalLinks/", re.IGNORECASE)
_ARCHIVE: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not empty: its number in the file, from 1, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or a whole CSV file, whose sheet has no name."""

    file: str
    name: str
    rows: tuple[SheetRow, ...]


def read_sheets(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Every sheet of an .xlsx or CSV file (UTF-8, UTF-16 or GB 18030; comma, semicolon or tab), by its content.

    Raises Invalid: ``sheet_too_large``, ``sheet_is_xls``, ``sheet_unreadable``, ``sheet_too_long``, ``file_macros``,
    ``file_empty`` and what opening a package or finding the encoding raises.
    """
    if len(data) > LARGEST:
        raise Invalid("sheet_too_large", field="file", megabytes=LARGEST // MEGABYTE)
    if data.startswith(_OLE):
        raise Invalid("sheet_is_xls", field="file")
    sheets = _from_workbook(name, data) if data.startswith(_ARCHIVE) else (_from_text(name, data),)
    if not any(sheet.rows for sheet in sheets):
        raise Invalid("file_empty", field="file")
    return sheets


def _from_text(name: str, data: bytes) -> Sheet:
    text = decode(data)[0]
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return Sheet(name, "", tuple(_rows((rows.line_num, row) for row in rows)))
    except csv.Error:
        raise Invalid("sheet_unreadable", field="file") from None


def _from_workbook(name: str, data: bytes) -> tuple[Sheet, ...]:
    parts = open_package(data)
    if any(map(_MACROS.search, parts)) or b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise Invalid("file_macros", field="file")
    if any(b"<!DOCTYPE" in content or b"<!ENTITY" in content for content in parts.values()):
        raise Invalid("file_dtd", field="file")
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return tuple(
            Sheet(name, sheet.title, tuple(_rows(enumerate(sheet.iter_rows(values_only=True), start=1))))
            for sheet in workbook.worksheets
        )
    except Invalid:
        raise
    except Exception:  # whatever a library of tables raises on a broken file
        raise Invalid("sheet_unreadable", field="file") from None


def _rows(numbered: Iterator[tuple[int, Any]]) -> Iterator[SheetRow]:
    for number, values in numbered:
        cells = tuple(_text(value) for value in values)
        while cells and not cells[-1]:
            cells = cells[:-1]
        if not cells:
            continue
        if number > MOST_ROWS or len(cells) > _MOST_COLUMNS:
            raise Invalid("sheet_too_long", field="file", rows=MOST_ROWS, columns=_MOST_COLUMNS)
        yield SheetRow(number, cells)


def _text(value: object) -> str:
    """A cell as a person reads it: a whole number without a point, a day without its hour, everything on one line."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        value = value.date()
    return clean_line(str(value))
