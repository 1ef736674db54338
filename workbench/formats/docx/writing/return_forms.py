"""Forms to be filled in offline in Word: the draft itself, and a table of its clauses; each clause bears its anchor.

An anchor is a bookmark whose name the key of the clause alone decides. Which draft a form is of stands twice in the
file, as a custom property and as a variable of the document, since some programs keep only one of them when they save.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from workbench.formats.docx.anchors import NOTE_KIND, bookmark_name, clause_anchor
from workbench.formats.docx.writing.clean_package import blank_document, packed
from workbench.formats.docx.writing.page_layout import lay_out, set_footers
from workbench.formats.docx.writing.plain_table import shared_out
from workbench.formats.docx.writing.runs import element, lines_of, measured, one_line, run
from workbench.formats.docx.writing.typesetting import DocxWriter
from workbench.law.model import STRUCTURE, Clause, ClauseKind, LawText

_SHARES: Final = (12, 28, 22, 22, 16)  # of the width: clause, text of the draft, change, comment, reason
_AFTER_VARIABLES: Final = "themeFontLang"  # among the settings, whose order is fixed
_AFTER_TRACKING: Final = "defaultTabStop"
_SHORT_ROW: Final = 14  # lines of a row that stays whole
_CELL_EDGES: Final = 226  # twips between the edges of a cell and its words


@dataclass(frozen=True, slots=True)
class FormText:
    """What a form says beside the draft: its title, ``notes`` for whoever fills it in, and the columns of a table.

    ``general`` is the label of the row for the draft as a whole; ``properties`` tell which draft it is a form of.
    """

    title: str
    notes: Sequence[str]
    properties: Mapping[str, str]
    day: date
    columns: Sequence[str] = ()
    general: str = ""


def write_draft_form(law: LawText, language: str, form: FormText) -> bytes:
    """The draft as a .docx in which changes are tracked from the first key that is pressed."""
    setter = _begin(language, form, landscape=False)
    settings = setter.document.settings.element
    settings.find(qn(f"w:{_AFTER_TRACKING}")).addprevious(element("trackRevisions"))
    _notes(setter, form)
    for line in filter(str.strip, lines_of(law.front)):
        _centred(setter.paragraph(setter.document, "Body Text", run(line, bold=True)))
    opening = ""
    for clause in law.clauses:
        if clause.kind == ClauseKind.ARTICLE:
            opening = setter.layout.gap.join(part for part in (clause.label, clause.heading) if part)
            if _has_words_below(law, clause):
                continue
        _clause(setter, clause, opening)
        opening = ""
    return packed(setter.document, setter.aside)


def _has_words_below(law: LawText, article: Clause) -> bool:
    return any(clause.parent == article.key for clause in law.clauses)


def _clause(setter: DocxWriter, clause: Clause, opening: str) -> None:
    """A clause as laws print it; ``opening`` is the label of the article whose first words it is."""
    gap = setter.layout.label_gap
    if clause.kind in STRUCTURE or clause.kind == ClauseKind.ANNEX:
        words = [setter.layout.gap.join(part for part in (clause.label, clause.heading) if part)]
        words += [line for line in lines_of(clause.text) if clause.text]
    else:
        lead = "" if clause.kind == ClauseKind.ARTICLE else gap.join(p for p in (clause.label, clause.heading) if p)
        first, *rest = lines_of(clause.text)
        lead += "" if lead.endswith("）") or not first else gap[: len(lead)]
        words = [gap.join(part for part in (opening, lead + first) if part), *rest]
    made = [setter.paragraph(setter.document, "Body Text", run(line)) for line in words]
    if clause.kind in STRUCTURE:
        _centred(made[0]).paragraph_format.space_before = Pt(12)
    _anchor(setter, made, clause_anchor(clause.key))


def _centred(paragraph: Paragraph) -> Paragraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _anchor(setter: DocxWriter, paragraphs: Sequence[Paragraph], name: str) -> None:
    """A bookmark from the first to the last of the paragraphs."""
    setter.bookmark(paragraphs[0], name)
    if len(paragraphs) > 1:
        paragraphs[-1]._p.append(paragraphs[0]._p[-1])  # its end


def write_table_form(rows: Sequence[tuple[str, str, str]], language: str, form: FormText) -> bytes:
    """A table of the draft as a .docx, each row a clause: its key, its label and its text, and three empty cells.

    The first row is for the draft as a whole.
    """
    setter = _begin(language, form, landscape=True)
    _notes(setter, form)
    widths = shared_out(setter.layout.landscape.width, _SHARES)
    table = setter.table(widths, form.columns, form.title)
    room = (widths[1] - _CELL_EDGES) // setter.layout.half_width
    for key, label, text in [("", form.general, ""), *rows]:
        cells = setter.row(table, whole=measured(text, room) <= _SHORT_ROW)
        named = setter.paragraph(cells[0], "Table Label", run(label))
        if key:
            setter.bookmark(named, clause_anchor(key))
        for line in lines_of(text):
            setter.paragraph(cells[1], "Table Text", run(line))
        for cell in cells[2:]:
            setter.paragraph(cell, "Table Text")
    return packed(setter.document, setter.aside)


def _begin(language: str, form: FormText, *, landscape: bool) -> DocxWriter:
    blank = blank_document(
        language, title=one_line(form.title), author="", day=form.day, properties=dict(form.properties)
    )
    setter = DocxWriter(blank, language)
    lay_out(setter.document.sections[0], setter.layout, landscape=landscape)
    set_footers(setter, "", title_page=False)
    settings = setter.document.settings.element
    variables = element("docVars", *(element("docVar", name=n, val=v) for n, v in form.properties.items()))
    settings.find(qn(f"w:{_AFTER_VARIABLES}")).addprevious(variables)
    return setter


def _notes(setter: DocxWriter, form: FormText) -> None:
    """The title and the notes, marked as what is neither draft nor opinion."""
    made = [setter.paragraph(setter.document, "Title", run(form.title))]
    made[0].paragraph_format.space_before = Pt(0)
    made += [setter.paragraph(setter.document, "Legend", run(note)) for note in form.notes]
    for number, paragraph in enumerate(made, 1):
        setter.bookmark(paragraph, bookmark_name(NOTE_KIND, str(number)))
