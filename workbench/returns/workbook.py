"""Reads a returned workbook: its sheets as rows of text, streamed, so that nothing grows beyond what is read of it."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final

import openpyxl
from lxml import etree
from openpyxl.utils.cell import range_boundaries

from workbench.errors import Invalid
from workbench.formats.gate import check_workbook
from workbench.formats.markup import parse_xml
from workbench.lang.cleaning import clean_text
from workbench.returns.model import ReturnedTable, ReturnedWarning

ROWS: Final = 20_000  # of a sheet that are read; more is no table of opinions
COLUMNS: Final = 60
_FILLED: Final = 1_000_000  # cells that merged cells of a workbook may fill in
_RELATED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,80}?ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f(?:\s[^>]{0,300})?/?>")
_ROW: Final = re.compile(rb"<(?:\w+:)?row\s[^>]{0,200}?\br=\"(\d{1,7})\"")


def read_workbook(data: bytes) -> tuple[list[ReturnedTable], list[ReturnedWarning]]:
    """The sheets of an .xlsx, and what of it is not as it seems: formulas, links, hidden sheets, rows beyond all use.

    Formulas are never worked out, their stored results are read; links are never followed. Raises Invalid as
    :func:`workbench.formats.gate.check_workbook`, and ``workbook_broken``.
    """
    parts, left_out = check_workbook(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [(sheet.title, sheet.sheet_state, list(_cells(sheet))) for sheet in book.worksheets]
    except (KeyError, ValueError, TypeError, OSError, AttributeError, IndexError, SyntaxError) as error:
        raise Invalid("workbook_broken", field="file") from error
    sources = _sources(parts)
    warnings = [ReturnedWarning("workbook_left_out", {"names": ", ".join(left_out)})] if left_out else []
    tables, left = [], _FILLED
    for title, state, cells in sheets:
        source = sources.get(title, b"")
        warnings += _oddities(title, state, source)
        left = _fill_in(cells, source, left)
        wheres = tuple({"sheet": title, "row": row} for row in range(1, len(cells) + 1))
        tables.append(ReturnedTable(tuple(map(tuple, cells)), wheres, title))
    return tables, warnings


def _cells(sheet: object) -> Iterator[list[str]]:
    """The rows of a sheet as text, all of one length, to the last that says anything."""
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # what a file says of its own size is not believed
    rows: list[list[str]] = []
    last = 0
    for row in sheet.iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True):  # type: ignore[attr-defined]
        rows.append([clean_text(str(cell)).strip() if cell is not None else "" for cell in row])
        if any(rows[-1]):
            last = len(rows)
    filled = rows[:last]
    width = max((at + 1 for row in filled for at, cell in enumerate(row) if cell), default=0)
    yield from ((row + [""] * width)[:width] for row in filled)


def _fill_in(rows: list[list[str]], source: bytes, left: int) -> int:
    """Put the words of merged cells into each of their places that is in use; ``left`` is how many may still be."""
    width = len(rows[0]) if rows else 0
    for ref in _MERGED.findall(source):
        first_column, first_row, last_column, last_row = range_boundaries(ref.decode())
        if not (first_column and first_row and first_row <= len(rows) and first_column <= width):
            continue
        text = rows[first_row - 1][first_column - 1]
        for row in rows[first_row - 1 : last_row]:
            for column in range(first_column - 1, min(last_column or 0, width)):
                row[column] = row[column] or text
                left -= 1
        if left < 0:
            raise Invalid("workbook_merged", field="file")
    return left


def _sources(parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The XML of each sheet by its title."""
    targets = {
        each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target") or "")).lstrip("/")
        for each in _elements(parts, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    return {
        sheet.get("name") or "": parts.get(targets.get(sheet.get(_RELATED), ""), b"")
        for sheet in _elements(parts, "xl/workbook.xml", "sheet")
    }


def _elements(parts: Mapping[str, bytes], name: str, tag: str) -> Iterator[etree._Element]:
    if parts.get(name):
        yield from parse_xml(parts[name], name).iter(f"{{*}}{tag}")


def _oddities(title: str, state: str, source: bytes) -> Iterator[ReturnedWarning]:
    """What should be known of a sheet that cannot be seen in its words."""
    if state != "visible":
        yield ReturnedWarning("workbook_hidden", {"sheet": title})
    if formulas := len(_FORMULA.findall(source)):
        yield ReturnedWarning("workbook_formulas", {"sheet": title, "count": formulas})
    if any(int(number) > ROWS for number in _ROW.findall(source)):
        yield ReturnedWarning("workbook_rows", {"sheet": title, "rows": ROWS})
