"""An amendment as a redline: words struck out and underlined for print, or as tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from docx.oxml.ns import qn
from lxml.etree import _Element

from workbench.formats.docx.writing.paper_content import WordingChange
from workbench.formats.docx.writing.runs import copied, element, one_line, printable, run
from workbench.formats.docx.writing.typesetting import DocxWriter, Holder

_ID: Final = qn("w:id")
PILCROW: Final = "¶"

Action = Literal["none", "keep", "insert", "delete", "amend"]


@dataclass(frozen=True, slots=True)
class RedlineRun:
    """Words within one paragraph, as they stand in an amendment."""

    op: str
    text: str
    is_figure: bool


@dataclass(frozen=True, slots=True)
class RedlineLine:
    """One paragraph of an amendment.

    ending      what happens to the paragraph's end: ``equal``, ``insert``, ``delete``; None for the last
    shows_break whether the reader can only tell from a mark that the break itself is new or goes
    """

    pieces: tuple[RedlineRun, ...]
    ending: str | None
    shows_break: bool


@dataclass(frozen=True, slots=True)
class RevisionMarks:
    """In whose name, and dated when, tracked changes are written."""

    author: str
    day: date


def action(changes: Iterable[WordingChange]) -> Action:
    """What an amendment does as a whole: nothing proposed, keep, insert, delete or amend the clause."""
    ops = {change.op for change in changes if change.text}
    if not ops:
        return "none"
    only = next(iter(ops)) if len(ops) == 1 else ""
    return "keep" if only == "equal" else "insert" if only == "insert" else "delete" if only == "delete" else "amend"


def redline_lines(changes: Iterable[WordingChange]) -> list[RedlineLine]:
    """An amendment parted into paragraphs; the text of all of them joined by line feeds is the amendment's."""
    rows: list[tuple[list[RedlineRun], str | None]] = [([], None)]
    for change in changes:
        first, *rest = printable(change.text).split("\n")
        for number, text in enumerate([first, *rest]):
            if number:
                rows[-1] = (rows[-1][0], change.op)
                rows.append(([], None))
            if text:
                rows[-1][0].append(RedlineRun(change.op, text, change.is_figure))
    following = [pieces for pieces, _ in rows[1:]] + [[]]
    return [
        RedlineLine(tuple(pieces), ending, _break_unclear(pieces, ending, after))
        for (pieces, ending), after in zip(rows, following, strict=True)
    ]


def _break_unclear(before: Sequence[RedlineRun], ending: str | None, after: Sequence[RedlineRun]) -> bool:
    """Whether neither neighbouring paragraph comes or goes whole together with the break between them."""
    if ending in (None, "equal"):
        return False
    return not any(side and all(piece.op == ending for piece in side) for side in (before, after))


def set_redline(
    setter: DocxWriter,
    cell: Holder,
    changes: Iterable[WordingChange],
    style: str,
    lead: _Element,
    reviser: RevisionMarks | None = None,
) -> None:
    """Writes an amendment into a cell, or the document itself, behind the words of ``lead``.

    With a ``reviser`` it stands as tracked changes in that name, without one as visible marks.
    """
    for number, line in enumerate(redline_lines(changes)):
        before = [] if number else [lead]
        runs = _marked(line) if reviser is None else _tracked(setter, line, reviser)
        made = setter.paragraph(cell, style, *before, *runs)
        if reviser and line.ending in ("insert", "delete"):
            mark = element("rPr", _revision(setter, line.ending, reviser))
            made._p.get_or_add_pPr().append(mark)


def marked_run(op: str, text: str, *, is_figure: bool = False) -> _Element:
    """Words as they look in a redline: underlined where inserted, struck out where deleted, figures bold."""
    if op == "equal":
        return run(text)
    kind = "Inserted" if op == "insert" else "Deleted"
    return run(text, f"{kind} Figure" if is_figure else kind)


def _marked(line: RedlineLine) -> Iterator[_Element]:
    for piece in line.pieces:
        yield marked_run(piece.op, piece.text, is_figure=piece.is_figure)
    if line.shows_break and line.ending:
        yield marked_run(line.ending, PILCROW)


def _tracked(setter: DocxWriter, line: RedlineLine, reviser: RevisionMarks) -> Iterator[_Element]:
    for piece in line.pieces:
        words = run(piece.text, bold=piece.is_figure and piece.op != "equal", deleted=piece.op == "delete")
        if piece.op == "equal":
            yield words
        else:
            change = _revision(setter, piece.op, reviser)
            change.append(words)
            yield change


def _revision(setter: DocxWriter, op: str, reviser: RevisionMarks) -> _Element:
    made = copied(_unnumbered(op, reviser))
    made.set(_ID, setter.new_id())
    return made


@lru_cache(64)
def _unnumbered(op: str, reviser: RevisionMarks) -> _Element:
    """A change in that name without words, to be copied and given an id."""
    day = f"{reviser.day.isoformat()}T00:00:00Z"
    return element("ins" if op == "insert" else "del", id="", author=one_line(reviser.author), date=day)
