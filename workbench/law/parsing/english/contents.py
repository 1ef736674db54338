"""Where the table of contents (the arrangement of sections) of an English law stands: its headings are not clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.law.parsing.english.labels import BARE_FAMILIES, LONGEST_HEADING, HeadingMark
from workbench.law.parsing.source import SourceLine

_PARTS: Final = "sections|articles|clauses|rules|regulations|provisions|paragraphs|act|bill|law|parts|contents"
_TITLE: Final = re.compile(
    rf"(?:table of )?contents[.:]?$|(?:arrangement|table|list|index) of (?:the )?(?:{_PARTS})[.:]?$", re.IGNORECASE
)
_ANNOUNCED: Final = re.compile(r"\btable of contents (?:of|for) this \w+ is as follows[.:]?$", re.IGNORECASE)
_LEADER: Final = re.compile(r"(?:\.{3,}|…+|\t)[ \t.…]*[0-9ivxlc]{1,5}$")
_ANNEX_LINE: Final = re.compile(r"(?:(?:the|first|second|third|fourth|fifth)\s+)?(?:schedules?|annex|appendix)\b", re.I)


def is_contents(text: str) -> bool:
    """Whether a line is the title of a table of contents."""
    return _TITLE.match(text) is not None


def contents_of(lines: Sequence[SourceLine], marks: Sequence[HeadingMark | None]) -> range:
    """The lines of the table of contents; an empty range where there is none.

    A bill of the United States has it in its first section, whose sentence announces it and stays.
    """
    for position, line in enumerate(lines):
        mark = marks[position]
        if _ANNOUNCED.search(line.text):
            end = _end_of_titled(lines, marks, position)
            if end > position + 1:
                return range(position + 1, end)
        elif is_contents(line.text) or (mark is not None and mark.value == 1):
            end = contents_end(lines, marks, position)
            if end > position:
                return range(position, end)
    return range(0)


def contents_end(lines: Sequence[SourceLine], marks: Sequence[HeadingMark | None], start: int) -> int:
    """Where the contents that begin at ``start`` end, ``start`` where there are none.

    Under a title of contents they end with the last entry before their first one comes again, sentences or not;
    without a title only lines that are no sentences, up to where the first heading comes again, are contents.
    """
    if is_contents(lines[start].text):
        return _end_of_titled(lines, marks, start)
    mark = marks[start]
    if mark is None or mark.value != 1 or mark.family in BARE_FAMILIES:
        return start
    return _end_of_bare(lines, marks, start)


def _entry(mark: HeadingMark) -> tuple[str, str]:
    return ("article" if mark.family else mark.kind, mark.number)


def _end_of_titled(lines: Sequence[SourceLine], marks: Sequence[HeadingMark | None], start: int) -> int:
    seen: set[tuple[str, str]] = set()
    last = start
    for position in range(start + 1, len(lines)):
        line, mark = lines[position], marks[position]
        if mark is not None and mark.kind != "annex":
            if _entry(mark) in seen:
                return last + 1
            if len(line.text) > 2 * LONGEST_HEADING:
                break
            seen.add(_entry(mark))
            last = position
        elif mark is not None or _LEADER.search(line.text) or _ANNEX_LINE.match(line.text):
            last = position if len(line.text) <= LONGEST_HEADING else last
    return _end_of_leaders(lines, start)


def _end_of_leaders(lines: Sequence[SourceLine], start: int) -> int:
    """The end of contents whose entries carry page numbers and never come again; else only the title is contents."""
    end = start + 1
    while end < len(lines) and _LEADER.search(lines[end].text):
        end += 1
    return end if end > start + 1 else start


def _end_of_bare(lines: Sequence[SourceLine], marks: Sequence[HeadingMark | None], start: int) -> int:
    first = marks[start]
    assert first is not None
    for position in range(start, len(lines)):
        text = lines[position].text
        is_sentence = text[-1] in ".;" and not text.endswith("..")
        if len(text) > LONGEST_HEADING or lines[position].kind == "note" or is_sentence or is_contents(text):
            return start
        mark = marks[position]
        if mark is None or position == start:
            continue
        if (mark.kind, mark.family, mark.number) == (first.kind, first.family, first.number):
            return position if position - start > 1 else start
    return start
