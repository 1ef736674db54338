"""A tabular report as a Word file: a title, notes and one table over landscape pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from docx.shared import Pt

from workbench.formats.docx.writing.clean_package import blank_document, packed
from workbench.formats.docx.writing.page_layout import lay_out, set_footers
from workbench.formats.docx.writing.plain_table import set_table
from workbench.formats.docx.writing.runs import one_line, run
from workbench.formats.docx.writing.typesetting import DocxWriter


def write_table_report(
    title: str,
    notes: Sequence[str],
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    language: str,
    *,
    day: date,
    author: str = "",
    notice: str = "",
) -> bytes:
    """A .docx file of the report; the same words give the same bytes.

    ``notes`` stand between the title and the table; ``day`` and ``author`` go into the file's properties;
    ``notice`` stands at the foot of every page.
    Raises Invalid ``word_table_ragged`` and ``word_character_forbidden``.
    """
    blank = blank_document(language, title=one_line(title), author=one_line(author), day=day)
    setter = DocxWriter(blank, language)
    document = setter.document
    lay_out(document.sections[0], setter.layout, landscape=True)
    set_footers(setter, notice, title_page=False)
    setter.paragraph(document, "Title", run(title)).paragraph_format.space_before = Pt(0)
    for note in notes:
        setter.paragraph(document, "Legend", run(note))
    set_table(setter, columns, rows, setter.layout.landscape.width, title)
    return packed(document, setter.aside)
