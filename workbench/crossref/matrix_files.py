"""The matrix of clauses and provisions as a Word or Excel file."""

from __future__ import annotations

import io
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from workbench.crossref.service import Matrix, MatrixRow
from workbench.errors import NotFound
from workbench.formats.docx.writing.table_report import write_table_report
from workbench.instruments.citation import format_ref
from workbench.lang.languages import Lang

_RELATIONS: Final = {
    "gives_effect": ("落实", "gives effect"),
    "exceeds": ("高于", "exceeds"),
    "falls_short": ("低于", "falls short"),
    "conflicts": ("抵触", "conflicts"),
    "silent": ("未作规定", "silent"),
    "": ("建议", "suggested"),
}
_WORDS: Final = {
    "title": ("条款与第102号公约对照表", "Clauses and provisions of C.102"),
    "clause": ("草案条款", "Clause"),
    "chapter": ("章", "Chapter"),
    "provisions": ("公约规定", "Provisions"),
    "left": ("没有条款对应的部分：", "Parts that no clause answers: "),
    "left_articles": ("没有条款对应的条文：", "Articles that no clause answers: "),
    "none": ("无", "none"),
    "notice": (
        "公约内容为本项目重述，非公约正式文本。",
        "The Convention is cited from a restatement, not the authentic text.",
    ),
}
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write(matrix: Matrix, kind: str, lang: Lang) -> tuple[bytes, str]:
    """The file and its media type, ``kind`` being docx or xlsx; raises NotFound for any other."""
    if kind == "docx":
        return _word(matrix, lang), _WORD_TYPE
    if kind == "xlsx":
        return _excel(matrix, lang), _EXCEL_TYPE
    raise NotFound("page_unknown")


def _say(name: str, lang: Lang) -> str:
    return _WORDS[name][0 if lang == "zh" else 1]


def _relation(name: str, lang: Lang) -> str:
    return _RELATIONS[name][0 if lang == "zh" else 1]


def _left(matrix: Matrix, lang: Lang) -> list[str]:
    comma = "、" if lang == "zh" else ", "
    parts = comma.join(f"{part.number} {part.heading.of(lang)}" for part in matrix.left.parts)
    articles = comma.join(format_ref(article.ref, lang) for article in matrix.left.articles)
    none = _say("none", lang)
    return [_say("left", lang) + (parts or none), _say("left_articles", lang) + (articles or none)]


def _told(row: MatrixRow, lang: Lang) -> str:
    comma, form = ("；", "{}（{}）") if lang == "zh" else ("; ", "{} ({})")
    cells = sorted(row.cells.items(), key=lambda held: (not held[1].relation, -held[1].score))
    return comma.join(form.format(format_ref(ref, lang), _relation(cell.relation, lang)) for ref, cell in cells)


def _word(matrix: Matrix, lang: Lang) -> bytes:
    columns = [_say("chapter", lang), _say("clause", lang), _say("provisions", lang)]
    rows = [
        [row.chapter, f"{row.clause.label} {row.clause.heading}".strip(), _told(row, lang) or "—"]
        for row in matrix.rows
    ]
    return write_table_report(
        f"{matrix.version.title} · {_say('title', lang)}",
        _left(matrix, lang),
        columns,
        rows,
        lang,
        day=matrix.version.created_at.date() if matrix.version.dated is None else matrix.version.dated,
        notice=_say("notice", lang),
    )


def _excel(matrix: Matrix, lang: Lang) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "C.102"
    refs = [provision.ref for _, provisions in matrix.parts for provision in provisions]
    sheet.append([_say("chapter", lang), _say("clause", lang), *(format_ref(ref, lang) for ref in refs)])
    for row in matrix.rows:
        told = (
            _relation(cell.relation, lang) + ("" if cell.relation else f" {cell.score:.2f}")
            if (cell := row.cells.get(ref)) is not None
            else ""
            for ref in refs
        )
        sheet.append([_plain(row.chapter), _plain(f"{row.clause.label} {row.clause.heading}".strip()), *told])
    for line in ["", *_left(matrix, lang), _say("notice", lang)]:
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


def _plain(text: str) -> str:
    """Words of a draft that a spreadsheet must not take for a formula."""
    return f"'{text}" if text[:1] in "=+-@" else text
