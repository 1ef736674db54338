"""The position paper as a Word file: title page, contents, text, the three-column tables, provisions cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from workbench.formats.docx.anchors import bookmark_name
from workbench.formats.docx.writing import words
from workbench.formats.docx.writing.charts import set_chart
from workbench.formats.docx.writing.clean_package import PAPER_ID, blank_document, packed
from workbench.formats.docx.writing.contents import set_contents
from workbench.formats.docx.writing.footnotes import attach_footnotes, footnote
from workbench.formats.docx.writing.layout import PaperStyle, layout_of
from workbench.formats.docx.writing.letter import annex_labels, close_letter, open_letter
from workbench.formats.docx.writing.page_layout import lay_out, set_footers, set_headers, set_section_footers
from workbench.formats.docx.writing.paper_content import (
    Annex,
    CitedProvision,
    PaperContent,
    PaperRow,
    RichText,
    Section,
)
from workbench.formats.docx.writing.plain_table import set_caption, set_table, shared_out
from workbench.formats.docx.writing.redline import PILCROW, Action, RevisionMarks, action, marked_run, set_redline
from workbench.formats.docx.writing.runs import element, lines_of, measured, one_line, run
from workbench.formats.docx.writing.typesetting import DocxWriter, NumberedHeading
from workbench.i18n.messages import BETWEEN_MEMBERS, BETWEEN_PARTS, Message, listed

_SHARES = (26, 34, 40)  # of the width: draft, amendment, reasons, which say the most
_LEADS: Final[Mapping[Action, Message]] = {
    "keep": words.KEEP,
    "insert": words.INSERT,
    "delete": words.DELETE,
    "amend": words.AMEND,
}
_SHORT_ROW = 8  # lines: a row no longer than about a third of a page stays whole


def write_paper(
    paper: PaperContent,
    language: str,
    *,
    style: PaperStyle | None = None,
    tracked: bool = False,
    pages: Mapping[str, int] | None = None,
) -> bytes:
    """A .docx file of the paper in that language and style; the same paper gives the same bytes.

    An amendment stands as a visible redline, struck out and underlined: the redline is what the paper says, and it
    must survive printing, copying and a reader who accepts all changes or hides them. ``tracked`` writes
    tracked changes in the organisation's name instead, for a drafter who means to accept them one by one.

    ``pages`` gives the contents their page numbers, by the bookmarks that :func:`headings` tells.
    Raises Invalid ``word_character_forbidden`` where a text holds a character that no Word file can.
    """
    setter = _set(paper, language, style, tracked, pages)
    return packed(setter.document, setter.aside)


def headings(paper: PaperContent, language: str, style: PaperStyle | None = None) -> tuple[NumberedHeading, ...]:
    """The headings of the paper as the contents list them, in order, with their bookmarks."""
    return tuple(_set(paper, language, style, False, None).headings)


def _set(
    paper: PaperContent,
    language: str,
    style: PaperStyle | None,
    tracked: bool,
    pages: Mapping[str, int] | None,
) -> DocxWriter:
    layout = layout_of(language, style)
    document = blank_document(
        language,
        properties={PAPER_ID: one_line(paper.id)},
        title=one_line(paper.title),
        subject=one_line(" ".join(filter(None, (paper.law_title, paper.version_label)))),
        author=one_line(paper.organisation),
        day=paper.date,
        layout=layout,
    )
    setter = DocxWriter(document, language, layout)
    lay_out(document.sections[0], setter.layout, landscape=False)
    set_footers(setter, "", title_page=True)
    if paper.is_discussion:
        set_headers(setter, setter.worded(words.DISCUSSION))
    elif not layout.is_official:
        set_headers(setter, one_line(paper.title), title_page=False)
    end_of_front = _title_page(setter, paper)
    _opening(setter, paper)
    _positions(setter, paper, RevisionMarks(paper.organisation, paper.date) if tracked else None)
    titles = [*([setter.worded(words.PROVISIONS)] if paper.cited else []), *(annex.title for annex in paper.annexes)]
    if layout.is_official:
        close_letter(setter, paper, titles)
    labels = annex_labels(setter, len(titles))
    if paper.cited:
        _cited(setter, paper.cited, labels.pop(0))
    for annex, label in zip(paper.annexes, labels, strict=True):
        _annex(setter, annex, label)
    set_contents(end_of_front, setter.worded(words.CONTENTS), setter.headings, pages)
    attach_footnotes(setter)
    return setter


def _label(setter: DocxWriter, message: Message) -> str:
    return setter.worded(message) + setter.worded(words.COLON)


def _title_page(setter: DocxWriter, paper: PaperContent) -> Paragraph:
    """Sets the title page; returns its last paragraph."""
    holder = setter.document
    setter.paragraph(holder, "Title", run(paper.title))
    if paper.subtitle:
        setter.paragraph(holder, "Subtitle", run(paper.subtitle))
    particulars = (
        (words.NUMBER, paper.number),
        (words.LAW, paper.law_title),
        (words.VERSION, paper.version_label),
        (words.ADDRESSEE, paper.addressee),
        (words.STATUS, paper.status),
    )
    for label, value in particulars:
        if value:
            setter.paragraph(holder, "Particulars", run(f"{_label(setter, label).rstrip()}\t{value}"))
    made = setter.paragraph(holder, "Imprint", run(paper.organisation))
    made.paragraph_format.space_before = Pt(110)
    made = setter.paragraph(holder, "Imprint", run(words.printed_date(paper.date, setter.language)))
    for line in paper.disclaimers:
        made = setter.paragraph(holder, "Disclaimer", run(line))
    return made


def _opening(setter: DocxWriter, paper: PaperContent) -> None:
    """The introduction and the opinion on the draft as a whole, in an official letter behind whom it goes to."""
    parts = ((words.INTRODUCTION, paper.introduction), (words.OVERALL, paper.overall))
    opening = None
    if setter.layout.is_official and paper.addressee:
        opening = open_letter(setter, paper.addressee)
    for title, text in parts:
        if text:
            heading = setter.heading(setter.worded(title), 1)
            opening = opening or heading
            _running_text(setter, text)
    if opening is not None:
        opening.paragraph_format.page_break_before = True


def _running_text(setter: DocxWriter, text: RichText) -> None:
    setter.rich_text(setter.document, text, "Body Text", "List Bullet", "List Number")


def _positions(setter: DocxWriter, paper: PaperContent, reviser: RevisionMarks | None) -> None:
    """Every chapter with its table, on landscape pages: three columns of law do not fit a portrait line."""
    document = setter.document
    if not any(section.rows for section in paper.sections):
        setter.heading(setter.worded(words.POSITIONS), 1)
        setter.paragraph(document, "Body Text", run(setter.worded(words.NO_POSITIONS)))
        return
    _turn(setter, landscape=True)
    setter.heading(setter.worded(words.POSITIONS), 1)
    _legend(setter, reviser)
    cited = {provision.label: provision for provision in paper.cited}
    for section in paper.sections:
        _chapter(setter, section, cited, reviser)


def _legend(setter: DocxWriter, reviser: RevisionMarks | None) -> None:
    """Says how the amendments are marked, in the very marks."""
    if reviser:
        setter.paragraph(setter.document, "Legend", run(setter.worded(words.LEGEND_TRACKED)))
        return
    elements = [
        run(_label(setter, words.LEGEND)),
        marked_run("insert", setter.worded(words.LEGEND_INSERTED)),
        run(setter.worded(BETWEEN_PARTS)),
        marked_run("delete", setter.worded(words.LEGEND_DELETED)),
        run(setter.worded(BETWEEN_PARTS)),
        run(setter.worded(words.LEGEND_FIGURE), bold=True),
        run(setter.worded(BETWEEN_PARTS)),
        marked_run("insert", PILCROW),
        run(" "),
        marked_run("delete", PILCROW),
        run(f" {setter.worded(words.LEGEND_BREAK)}"),
    ]
    setter.paragraph(setter.document, "Legend", *elements)


def _chapter(
    setter: DocxWriter, section: Section, cited: Mapping[str, CitedProvision], reviser: RevisionMarks | None
) -> None:
    title = setter.layout.gap.join(filter(None, (section.label, section.heading)))
    if title:
        setter.heading(title, 2, has_number=not section.label)
    elif setter.ends_with_table:
        setter.paragraph(setter.document, "Body Text", run(""))  # Word joins two tables that touch
    _running_text(setter, section.lead)
    if section.lead:
        setter.document.paragraphs[-1].paragraph_format.space_after = Pt(6)
    if not section.rows:
        setter.paragraph(setter.document, "Body Text", run(setter.worded(words.CHAPTER_WITHOUT)))
        return
    widths = shared_out(setter.layout.landscape.width, _SHARES)
    heads = [setter.worded(head) for head in words.COLUMNS]
    table = setter.table(widths, heads, title or setter.worded(words.POSITIONS))
    for row in section.rows:
        draft, amendment, reasons = setter.row(table, whole=_is_short(row, widths, setter.layout.half_width))
        _draft_cell(setter, draft, row)
        _amendment_cell(setter, amendment, row, reviser)
        _reasons_cell(setter, reasons, row, cited)


def _is_short(row: PaperRow, widths: Sequence[int], half_width: int) -> bool:
    """Whether the row fills so few lines that breaking it would only hinder the reader.

    ``half_width`` is what a half-width character takes in a cell, in twips like ``widths``.
    """
    texts = (
        row.clause_text,
        "".join(change.text for change in row.amendment),
        "\n".join("".join(span.text for span in block.spans) for block in row.reasons),
    )
    return all(
        measured(text, (width - 226) // half_width) <= _SHORT_ROW for text, width in zip(texts, widths, strict=True)
    )


def _draft_cell(setter: DocxWriter, cell: _Cell, row: PaperRow) -> None:
    """The clause as laws print it, its label running into its first paragraph."""
    first, *rest = lines_of(row.clause_text)
    label = run(row.clause_label + setter.layout.label_gap if row.clause_label else "", "Cell Label")
    opening = first if row.clause_text else setter.worded(words.NO_CLAUSE)
    text = setter.paragraph(cell, "Table Clause", label, run(opening))
    setter.bookmark(text, bookmark_name("clause", row.clause_id or f"new_{row.number}"))
    for line in rest:
        setter.paragraph(cell, "Table Clause", run(line))
    if not row.is_counterpart:
        setter.paragraph(cell, "Table Label", run(setter.worded(words.NO_COUNTERPART)))


def _amendment_cell(setter: DocxWriter, cell: _Cell, row: PaperRow, reviser: RevisionMarks | None) -> None:
    """The redline behind words that say what it does, so that nobody depends on the marks."""
    does = action(row.amendment)
    if does == "none":
        setter.paragraph(cell, "Table Clause", run(setter.worded(words.NO_WORDING)))
        return
    lead = run(_label(setter, _LEADS[does]), "Cell Label")
    set_redline(setter, cell, row.amendment, "Table Clause", lead, reviser)


def _reasons_cell(setter: DocxWriter, cell: _Cell, row: PaperRow, cited: Mapping[str, CitedProvision]) -> None:
    label = setter.worded(words.COMMENT, number=row.number) + (f" · {row.issue_type}" if row.issue_type else "")
    setter.paragraph(cell, "Table Label", run(label))
    if row.reasons:
        setter.rich_text(cell, row.reasons, "Table Text", "Table Bullet", "Table Number")
    else:
        setter.paragraph(cell, "Table Text", run(setter.worded(words.NO_REASONS)))
    if row.provisions:
        elements = [run(_label(setter, words.PROVISIONS))]
        for number, label in enumerate(row.provisions):
            if number:
                elements.append(run(setter.worded(BETWEEN_MEMBERS)))
            elements.append(_reference(label, cited))
        elements += [footnote(setter, text) for text in _notes_on(setter, row.provisions, cited)]
        setter.paragraph(cell, "Table Note", *elements)


def _reference(label: str, cited: Mapping[str, CitedProvision]) -> _Element:
    """A provision's label, as a link where the provision is listed at the end."""
    if label not in cited:
        return run(label)
    return element("hyperlink", run(label, "Hyperlink"), anchor=bookmark_name("provision", label), history="1")


def _notes_on(setter: DocxWriter, labels: Sequence[str], cited: Mapping[str, CitedProvision]) -> list[str]:
    """What provisions are that are cited for the first time: of which instrument, in which language, how authentic.

    Those of one instrument and kind share a note.
    """
    groups: dict[tuple[str, str, bool], list[str]] = {}
    for label in labels:
        if (provision := cited.get(label)) is not None and label not in setter.noted:
            setter.noted.add(label)
            kind = (provision.instrument, provision.language, provision.is_official)
            groups.setdefault(kind, []).append(label)
    return [_note_on(setter, listed(members, setter.language), *kind) for kind, members in groups.items()]


def _note_on(setter: DocxWriter, labels: str, instrument: str, language: str, is_official: bool) -> str:
    tongue = words.LANGUAGES.get(language.split("-")[0])
    return setter.worded(
        words.FOOTNOTE if instrument else words.FOOTNOTE_UNNAMED,
        label=labels,
        instrument=instrument,
        language=setter.worded(tongue) if tongue else language,
        status=setter.worded(words.OFFICIAL if is_official else words.RESTATED_TEXT),
    )


def _cited(setter: DocxWriter, cited: Sequence[CitedProvision], annex: str) -> None:
    """The list of the provisions cited, each with its wording, its source and whether it is authentic."""
    document = setter.document
    _turn(setter, landscape=False)
    heading = setter.heading(setter.worded(words.PROVISIONS), 1, label=annex)
    heading.paragraph_format.page_break_before = True
    if any(not provision.is_official for provision in cited):
        setter.paragraph(document, "Body Text", run(setter.worded(words.RESTATEMENT_MEANING)))
    for provision in cited:
        title = setter.layout.gap.join(filter(None, (provision.label, provision.heading)))
        heading = setter.paragraph(document, "Heading 3", run(title))
        setter.bookmark(heading, bookmark_name("provision", provision.label))
        for line in lines_of(provision.text):
            made = setter.paragraph(document, "Provision Text", run(line, language=provision.language))
        made.paragraph_format.keep_with_next = True  # its source is not torn from it
        label = words.SOURCE if provision.is_official else words.RESTATED
        notes = [
            "" if provision.is_official else setter.worded(words.RESTATEMENT),
            _label(setter, label) + provision.source if provision.source else "",
            provision.note,
        ]
        setter.paragraph(document, "Provision Note", run(setter.worded(BETWEEN_PARTS).join(filter(None, notes))))


def _annex(setter: DocxWriter, annex: Annex, label: str) -> None:
    """An annex on a page of its own."""
    _turn(setter, landscape=annex.is_wide)
    heading = setter.heading(annex.title, 1, label=label)
    heading.paragraph_format.page_break_before = True
    _running_text(setter, annex.lead)
    if annex.chart is not None and annex.chart.labels:
        set_chart(setter, annex.chart)
    if annex.columns:
        set_caption(setter, annex.title)
        set_table(setter, annex.columns, annex.rows, setter.layout.margins(landscape=annex.is_wide).width, annex.title)
    for note in annex.notes:
        setter.paragraph(setter.document, "Table Note", run(note))


def _turn(setter: DocxWriter, *, landscape: bool) -> None:
    """A new section where the pages are to lie the other way."""
    is_landscape = setter.document.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    if is_landscape is not landscape:
        section = setter.document.add_section(WD_SECTION.NEW_PAGE)
        lay_out(section, setter.layout, landscape=landscape)
        set_section_footers(setter, section, landscape=landscape)
