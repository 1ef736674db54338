"""Where tables of contents stand in a Chinese text: their headings are not clauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.law.parsing.chinese.marks import Mark
from workbench.law.parsing.source import SourceLine

_RANKS: Final = {"part": 0, "chapter": 1, "section": 2, "article": 3}
_STOPS: Final = frozenset("。；;！？!?")
_LONGEST_ENTRY: Final = 60  # characters of one entry, leaders and page number included


def contents_ranges(lines: Sequence[SourceLine], marks: Sequence[Mark | None]) -> list[range]:
    """Where tables of contents stand: under 目录, or headings that all come again before any sentence is read."""
    tables: list[range] = []
    end = 0
    for position, mark in enumerate(marks):
        if mark is None or position < end:
            continue
        if mark.kind == "contents":
            end = _end_of_contents(lines, marks, position)
        elif mark.number == (1, 0) and mark.kind in ("part", "chapter", "section"):
            end = _end_of_bare_contents(lines, marks, position)
        if end > position:
            tables.append(range(position, end))
    return tables


def _is_entry(line: SourceLine, mark: Mark | None) -> bool:
    """Whether a line could stand in a table of contents: short, and no sentence."""
    text = line.text
    if len(text) > _LONGEST_ENTRY or text[-1] in _STOPS or "。" in text:
        return False
    return mark is None or mark.kind != "contents"


def _end_of_contents(lines: Sequence[SourceLine], marks: Sequence[Mark | None], start: int) -> int:
    """The end of the contents under the word 目录: where its first entry comes again, else after its last heading.

    Articles end no contents whose first entry never comes again: they may be those of the text itself.
    """
    first: Mark | None = None
    last_heading = start
    headings = 0
    for position in range(start + 1, len(lines)):
        mark = marks[position]
        if not _is_entry(lines[position], mark):
            break
        if mark is None or mark.kind not in _RANKS:
            continue
        if first is None:
            first = mark
        elif mark.kind == first.kind and mark.number == first.number:
            return position
        if mark.kind != "article":
            last_heading = position
        headings += mark.kind == first.kind
    return last_heading + 1 if headings > 1 else start + 1


def _end_of_bare_contents(lines: Sequence[SourceLine], marks: Sequence[Mark | None], start: int) -> int:
    """The end of contents that have no title of their own, or ``start`` where there are none."""
    first = marks[start]
    assert first is not None
    for position in range(start + 1, len(lines)):
        mark = marks[position]
        if not _is_entry(lines[position], mark):
            return start
        if mark is None or mark.kind not in _RANKS:
            continue
        if mark.kind == first.kind and mark.number == first.number:
            return position if position - start > 1 else start
        if _RANKS[mark.kind] < _RANKS[first.kind]:
            return start
    return start
