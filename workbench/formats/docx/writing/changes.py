"""What changed between two states of a paper as a Word file: text by text, each as a redline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx.shared import Pt

from workbench.formats.docx.writing import words
from workbench.formats.docx.writing.clean_package import blank_document, packed
from workbench.formats.docx.writing.page_layout import lay_out, set_footers
from workbench.formats.docx.writing.paper_content import WordingChange
from workbench.formats.docx.writing.redline import set_redline
from workbench.formats.docx.writing.runs import one_line, run
from workbench.formats.docx.writing.typesetting import DocxWriter


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text under its name, as it was and is."""

    name: str
    redline: Sequence[WordingChange]


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of a paper that is not as it was: ``notes`` say how, ``texts`` show it."""

    heading: str
    notes: Sequence[str]
    texts: Sequence[TextChange]


def write_changes(title: str, notes: Sequence[str], parts: Sequence[PartChange], language: str, *, day: date) -> bytes:
    """A .docx file of the parts in their order; the same words give the same bytes."""
    blank = blank_document(language, title=one_line(title), author="", day=day)
    setter = DocxWriter(blank, language)
    document = setter.document
    lay_out(document.sections[0], setter.layout, landscape=False)
    set_footers(setter, "", title_page=False)
    setter.paragraph(document, "Title", run(title)).paragraph_format.space_before = Pt(0)
    for note in notes:
        setter.paragraph(document, "Legend", run(note))
    for part in parts:
        setter.heading(part.heading, 1)
        for note in part.notes:
            setter.paragraph(document, "Body Text", run(note))
        for text in part.texts:
            lead = run(text.name + setter.worded(words.COLON), "Cell Label")
            set_redline(setter, document, text.redline, "Body Text", lead)
    return packed(document)
