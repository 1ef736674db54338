"""Words in the cells of a spreadsheet, which no program is to take for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

LONGEST: Final = 32_000  # characters in a cell; Excel takes hardly more
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CUT: Final = "…"


def set_words(sheet: Worksheet, row: int, column: int, words: str) -> None:
    """Put words into a cell as words, also where they begin with “=” and somebody goes into the cell to change it."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", words)
    cell = sheet.cell(row, column)
    cell.value = plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + _CUT
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if plain.lstrip().startswith(_FORMULA):
        cell.quotePrefix = True


def formula_free(words: str) -> str:
    """Words as they are, but behind an apostrophe where a program would read a formula."""
    return f"'{words}" if words.startswith(_FORMULA) or words.lstrip().startswith(_FORMULA) else words


def write_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A .csv in UTF-8 with the mark by which Excel knows that."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([formula_free(cell) for cell in line] for line in (columns, *rows))
    return written.getvalue().encode("utf-8-sig")
