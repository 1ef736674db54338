"""A table as an Excel file: heads that stay in sight, words as words, columns as wide as they are told."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from workbench.formats.spreadsheet import set_words


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet: its name, ``heads`` with the width of each column in characters, and rows as long as they are."""

    name: str
    heads: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[str | int]]


def write_workbook(sheets: Sequence[TableSheet]) -> bytes:
    """An .xlsx of these sheets; a cell that begins with “=” is words and no formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for each in sheets:
        sheet = book.create_sheet(each.name)
        for at, (head, width) in enumerate(each.heads, start=1):
            sheet.column_dimensions[get_column_letter(at)].width = width
            sheet.cell(1, at, head).font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(each.rows, start=2):
            for at, content in enumerate(row, start=1):
                if isinstance(content, str):
                    set_words(sheet, number, at, content)
                else:
                    sheet.cell(number, at, content).alignment = Alignment(wrap_text=True, vertical="top")
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
