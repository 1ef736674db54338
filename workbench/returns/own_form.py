"""Forms to be filled in offline: a workbook with a row a clause, its key in a hidden column, and the rows for Word."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import openpyxl
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from workbench.formats.docx.anchors import DRAFT_PROPERTY, VERSION_PROPERTY
from workbench.returns.draft import ReturnDraft

KEY_HEADING: Final = "workbench-clause"  # of the hidden column; whoever reads the table knows it by this
_WIDTHS: Final = (4, 18, 60, 40, 40, 40)  # of the columns, in letters; the first is hidden
_GENERAL_KEY: Final = ""


def form_properties(draft: ReturnDraft, version_id: str) -> dict[str, str]:
    """What a form says of itself: the version in the instance, and the draft by its digest."""
    return {VERSION_PROPERTY: version_id, DRAFT_PROPERTY: draft.digest}


def form_rows(draft: ReturnDraft) -> list[tuple[str, str, str]]:
    """The clauses with words of their own: key, label and text."""
    clauses = [clause for clause in draft.law.clauses if clause.key in draft.leaf_keys]
    return [(clause.key, draft.label(clause.key), clause.text) for clause in clauses]


def write_form(draft: ReturnDraft, version_id: str, title: str, headings: Sequence[str], general: str) -> bytes:
    """An .xlsx under five ``headings``: clause, text, change, comment, reason; its first row is for ``general``."""
    book = openpyxl.Workbook()
    properties = book.custom_doc_props  # type: ignore[attr-defined]  # the stubs lack it
    for name, value in form_properties(draft, version_id).items():
        properties.append(StringProperty(name=name, value=value))
    sheet = book.worksheets[0]
    sheet.title = "".join(letter for letter in title if letter not in "[]:*?/\\")[:31] or "1"
    _write_row(sheet, 1, (KEY_HEADING, *headings))
    _write_row(sheet, 2, (_GENERAL_KEY, general))
    for number, row in enumerate(form_rows(draft), start=3):
        _write_row(sheet, number, row)
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_row(sheet: Worksheet, number: int, words: Sequence[str]) -> None:
    """Cells of text: nothing in them is a formula, whatever sign it begins with."""
    for column, text in enumerate(words, start=1):
        cell = sheet.cell(number, column)
        cell.value = text
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
