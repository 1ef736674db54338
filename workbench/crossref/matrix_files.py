"""The matrix of clauses and provisions as a Word or Excel file."""

from __future__ import annotations

import io
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from workbench.crossref.service import Cell, Matrix, MatrixRow
from workbench.errors import NotFound
from workbench.formats.docx.writing.table_report import write_table_report
from workbench.formats.spreadsheet import formula_free
from workbench.i18n.messages import N_, NC_, divided, listed, translate
from workbench.instruments.citation import format_ref
from workbench.lang.languages import Lang
from workbench.wording import say

_CHAPTER: Final = N_("Chapter")
_CLAUSE: Final = NC_("table head", "Clause")
_PROVISIONS: Final = NC_("table head", "Provisions")
_TITLE: Final = N_("Clauses and provisions of C.102")
_NOTICE: Final = N_("The Convention is cited from a restatement, not the authentic text.")


def write(matrix: Matrix, kind: str, lang: Lang) -> bytes:
    """The file, ``kind`` being docx or xlsx; raises NotFound for any other."""
    if kind == "docx":
        return _word(matrix, lang)
    if kind == "xlsx":
        return _excel(matrix, lang)
    raise NotFound("page_unknown")


def _relation(cell: Cell, language: str) -> str:
    return translate(cell.relation.brief if cell.relation else N_("suggested"), language)


def _left(matrix: Matrix, language: Lang) -> list[str]:
    if not matrix.rows:
        return [say("no_units", {}, language)]
    parts = listed((f"{part.number} {part.heading.in_language(language)}" for part in matrix.left.parts), language)
    articles = listed((format_ref(article.ref, language) for article in matrix.left.articles), language)
    none = translate(N_("none"), language)
    return [
        translate(N_("Parts that no clause answers: {listed}"), language, listed=parts or none),
        translate(N_("Articles that no clause answers: {listed}"), language, listed=articles or none),
    ]


def _provisions(row: MatrixRow, language: Lang) -> str:
    cells = sorted(row.cells.items(), key=lambda entry: (not entry[1].relation, -entry[1].score))
    form = N_("{provision} ({relation})")
    return divided(
        (
            translate(form, language, provision=format_ref(ref, language), relation=_relation(cell, language))
            for ref, cell in cells
        ),
        language,
    )


def matrix_table(matrix: Matrix, lang: Lang) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The matrix as the heads and rows of a table: chapter, clause, and the provisions that it answers."""
    columns = tuple(translate(head, lang) for head in (_CHAPTER, _CLAUSE, _PROVISIONS))
    rows = tuple(
        (row.chapter, f"{row.clause.label} {row.clause.heading}".strip(), _provisions(row, lang) or "—")
        for row in matrix.rows
    )
    return columns, rows


def matrix_summary(matrix: Matrix, lang: Lang) -> list[str]:
    """What no clause answers, in sentences."""
    return _left(matrix, lang)


def _word(matrix: Matrix, lang: Lang) -> bytes:
    columns, rows = matrix_table(matrix, lang)
    return write_table_report(
        f"{matrix.title} · {translate(_TITLE, lang)}",
        _left(matrix, lang),
        columns,
        rows,
        lang,
        day=matrix.day,
        notice=translate(_NOTICE, lang),
    )


def _excel(matrix: Matrix, lang: Lang) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "C.102"
    refs = [provision.ref for _, provisions in matrix.parts for provision in provisions]
    sheet.append([translate(_CHAPTER, lang), translate(_CLAUSE, lang), *(format_ref(ref, lang) for ref in refs)])
    for row in matrix.rows:
        printed = (
            _relation(cell, lang) + ("" if cell.relation else f" {cell.score:.2f}")
            if (cell := row.cells.get(ref)) is not None
            else ""
            for ref in refs
        )
        clause = f"{row.clause.label} {row.clause.heading}".strip()
        sheet.append([formula_free(row.chapter), formula_free(clause), *printed])
    for line in ["", *_left(matrix, lang), translate(_NOTICE, lang)]:
        sheet.append([line])
    for at, head in enumerate(sheet[1]):
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        head.alignment = Alignment(text_rotation=0 if at < 2 else 90, vertical="bottom")
    sheet.freeze_panes = "C2"
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 26
    for index in range(3, len(refs) + 3):
        sheet.column_dimensions[get_column_letter(index)].width = 9
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
