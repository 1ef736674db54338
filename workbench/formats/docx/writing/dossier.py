"""A dossier as a Word file: a title, notes, and sections of paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docx.shared import Pt

from workbench.formats.docx.writing.clean_package import blank_document, packed
from workbench.formats.docx.writing.page_layout import lay_out, set_footers
from workbench.formats.docx.writing.plain_table import set_table
from workbench.formats.docx.writing.runs import one_line, run
from workbench.formats.docx.writing.typesetting import DocxWriter


@dataclass(frozen=True, slots=True)
class DossierSection:
    """A section: paragraphs, then a table; ``missing`` says what is not there and where to look."""

    heading: str
    lead: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of one question, in one language: the page and the Word file are made of it alike.

    ``landscape`` says that its tables need a wide page.
    """

    title: str
    notes: tuple[str, ...]
    sections: tuple[DossierSection, ...]
    landscape: bool = False


def write_dossier(dossier: Dossier, language: str, *, day: date, author: str = "") -> bytes:
    """A .docx file of the dossier; the same words give the same bytes."""
    blank = blank_document(language, title=one_line(dossier.title), author=one_line(author), day=day)
    setter = DocxWriter(blank, language)
    lay_out(setter.document.sections[0], setter.layout, landscape=dossier.landscape)
    set_footers(setter, "", title_page=False)
    setter.paragraph(setter.document, "Title", run(dossier.title)).paragraph_format.space_before = Pt(0)
    for note in dossier.notes:
        setter.paragraph(setter.document, "Legend", run(note))
    for section in dossier.sections:
        _section(setter, section, setter.layout.margins(landscape=dossier.landscape).width)
    return packed(setter.document, setter.aside)


def _section(setter: DocxWriter, section: DossierSection, width: int) -> None:
    setter.heading(section.heading, 1)
    for words in section.lead:
        setter.paragraph(setter.document, "Body Text", run(words))
    if section.missing:
        setter.paragraph(setter.document, "Body Text", run(section.missing))
    if section.rows:
        set_table(setter, section.columns, section.rows, width, section.heading)
