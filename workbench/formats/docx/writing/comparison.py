"""Two versions of a law beside each other as a Word file (对照表): old and new in two columns, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from docx.shared import Pt
from docx.table import _Cell

from workbench.formats.docx.writing import words
from workbench.formats.docx.writing.clean_package import blank_document, packed
from workbench.formats.docx.writing.page_layout import lay_out, set_footers, set_headers
from workbench.formats.docx.writing.plain_table import shared_out
from workbench.formats.docx.writing.redline import PILCROW, marked_run, set_redline
from workbench.formats.docx.writing.runs import measured, one_line, run
from workbench.formats.docx.writing.typesetting import DocxWriter
from workbench.i18n.messages import BETWEEN_PARTS, Message, divided, listed, translate
from workbench.law.matching.align import MatchKind
from workbench.law.redline import DiffRun
from workbench.law.side_by_side import ComparisonCell, ComparisonRow

_SHORT_ROW: Final = 20  # lines: a row no longer than about half a page stays whole
_REGROUPED: Final = frozenset({MatchKind.MOVED, MatchKind.SPLIT, MatchKind.MERGED})


@dataclass(frozen=True, slots=True)
class ComparisonText:
    """One of the two texts, with its day, if any, the file it is quoted from, if any, and the SHA-256 of that."""

    title: str
    label: str
    dated: date | None
    file: str
    sha256: str
    lang: str


@dataclass(frozen=True, slots=True)
class ComparisonContent:
    """What the table holds; ``in_order`` where the first text is the earlier one; ``day`` goes into the properties.

    ``mark`` stands at the head of every page.
    """

    law: str
    old: ComparisonText
    new: ComparisonText
    in_order: bool
    rows: Sequence[ComparisonRow]
    day: date
    mark: str = ""


def write_comparison(content: ComparisonContent, language: str) -> bytes:
    """A .docx file of the table with its fixed words in that language; the same content gives the same bytes.

    What only one side says is struck out there, or underlined and bold, so that it survives print and copying.
    Raises Invalid ``word_character_forbidden`` where a text holds a character that no Word file can.
    """
    labels = content.old.label, content.new.label
    title = one_line(translate(words.COMPARISON, language, law=content.law, old=labels[0], new=labels[1]))
    setter = DocxWriter(blank_document(language, title=title, author="", day=content.day), language)
    document = setter.document
    lay_out(document.sections[0], setter.layout, landscape=False)
    set_footers(setter, "", title_page=False)
    if content.mark:
        set_headers(setter, content.mark)
    setter.paragraph(document, "Title", run(title)).paragraph_format.space_before = Pt(0)
    for label, side in zip(_side_labels(content), (content.old, content.new), strict=True):
        setter.paragraph(document, "Table Note", run(_particulars(setter, label, side)))
    if content.old.lang == content.new.lang:
        _legend(setter)
    else:
        setter.paragraph(document, "Legend", run(setter.worded(words.TWO_LANGUAGES)))
    _set_rows(setter, content, title)
    return packed(document, setter.aside)


def _side_labels(content: ComparisonContent) -> tuple[Message, Message]:
    return (words.BEFORE, words.AFTER) if content.in_order else (words.FIRST_TEXT, words.SECOND_TEXT)


def _particulars(setter: DocxWriter, label: Message, side: ComparisonText) -> str:
    """Which text stands in a column: its title, its label and day, and the file it is quoted from."""
    parts = [side.title, side.label]
    if side.dated:
        parts.append(words.printed_date(side.dated, setter.language))
    if side.file:
        parts.append(setter.worded(words.QUOTED_FROM, file=side.file, digest=side.sha256[:16]))
    return setter.worded(label) + setter.worded(words.COLON) + divided(filter(None, parts), setter.language)


def _legend(setter: DocxWriter) -> None:
    """Says how the changes are marked, in the very marks."""
    between = setter.worded(BETWEEN_PARTS)
    elements = [
        run(setter.worded(words.LEGEND) + setter.worded(words.COLON)),
        marked_run("delete", setter.worded(words.ONLY_LEFT)),
        run(between),
        marked_run("insert", setter.worded(words.ONLY_RIGHT), is_figure=True),
        run(between),
        marked_run("insert", PILCROW, is_figure=True),
        run(" "),
        marked_run("delete", PILCROW),
        run(f" {setter.worded(words.LEGEND_BREAK)}"),
    ]
    setter.paragraph(setter.document, "Legend", *elements)


def _set_rows(setter: DocxWriter, content: ComparisonContent, title: str) -> None:
    widths = shared_out(setter.layout.portrait.width, (1, 1))
    heads = [
        f"{setter.worded(label)}{setter.worded(words.COLON)}{side.label}"
        for label, side in zip(_side_labels(content), (content.old, content.new), strict=True)
    ]
    table = setter.table(widths, heads, title)
    halves = (widths[0] - 226) // setter.layout.half_width
    for row in content.rows:
        left, right = setter.row(table, whole=_is_short(row, halves))
        _note(setter, left, right, row)
        _side(setter, left, row.old, row, setter.worded(words.NOT_ON_LEFT))
        _side(setter, right, row.new, row, setter.worded(words.NOT_ON_RIGHT))


def _is_short(row: ComparisonRow, halves: int) -> bool:
    """Whether the row fills so few lines that breaking it would only hinder the reader."""
    return all(
        measured("\n".join("".join(run.text for run in cell.runs) for cell in side), halves) <= _SHORT_ROW
        for side in (row.old, row.new)
    )


def _note(setter: DocxWriter, left: _Cell, right: _Cell, row: ComparisonRow) -> None:
    """Says at the head of a row what no mark in the words can: that clauses moved, were split or merged."""
    if row.kind in _REGROUPED:
        sides = [listed([cell.label for cell in side], setter.language) for side in (row.old, row.new)]
        note = f"{row.kind.in_language(setter.language)}{setter.worded(words.COLON)}{' → '.join(sides)}"
        for cell in (left, right):
            setter.paragraph(cell, "Table Note", run(note))
    if row.is_to_confirm:
        setter.paragraph(right, "Table Note", run(setter.worded(words.TO_CONFIRM)))


def _side(setter: DocxWriter, holder: _Cell, cells: Sequence[ComparisonCell], row: ComparisonRow, absent: str) -> None:
    if not cells:
        setter.paragraph(holder, "Table Note", run(absent))
    for cell in cells:
        lead = run(cell.label + setter.layout.label_gap if cell.label else "", "Cell Label")
        style = "Table Label" if row.is_heading else "Table Clause"
        set_redline(setter, holder, [_marked(run) for run in cell.runs] or [DiffRun("equal", "")], style, lead)


def _marked(run: DiffRun) -> DiffRun:
    """What is new stands in bold as changed figures do, so that no reader depends on the colour."""
    return DiffRun(run.op, run.text, run.is_figure or run.op == "insert")
