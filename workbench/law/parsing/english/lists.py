"""What stands inside an English article: paragraphs, lettered and Roman items, wrapped lines and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.lang.numerals import letter_number, roman_number
from workbench.lang.quotation_marks import OPENING, closes_at
from workbench.law.model import ClauseKind
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.parsing.english.labels import HeadingMark
from workbench.law.parsing.english.points import Point, inline_points, point_of
from workbench.law.parsing.open_clauses import OpenList, OpenReading
from workbench.law.parsing.source import SourceLine

_CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ENDED: Final = frozenset('.;:!?)]"”’—–')


def _opens_quotation(line: str) -> bool:
    """Whether a line begins a quotation that goes on behind it, as the heading of a section that an act inserts."""
    return line[0] in OPENING and closes_at(line, 1, line[0]) < 0


class ListReader(OpenReading):
    """The open clauses while a text is read, and where the words and labels of the next line go."""

    def __init__(self, lines: Sequence[SourceLine], headings: Sequence[HeadingMark | None]) -> None:
        super().__init__("en")
        self._lines = lines
        self._headings = headings
        self._counted: dict[str, int] = {}  # the last number of each kind of numbered paragraph in this article
        self._position = 0

    def _text(self, text: str, line: SourceLine) -> None:
        if not self.tree.nodes:
            self._leaf = self.tree.add(ClauseKind.PREAMBLE, self._ordinal(None, ClauseKind.PREAMBLE), line=line.line)
            self._leaf.lines.append(text)
            return
        if self._leaf is not None and self._leaf.kind in ("preamble", "signature"):
            self._leaf.lines.append(text)
            return
        for piece in inline_points(text):
            self._piece(piece, line)

    def _piece(self, text: str, line: SourceLine) -> None:
        point = point_of(text)
        if point is not None:
            self._open_point(point, line)
            return
        leaf = self._leaf
        if (
            leaf is not None
            and leaf.lines
            and leaf.lines[-1][-1] not in ENDED
            and self._article is not None
            and (text[0].islower() or leaf.lines[-1][-1].isalnum() or leaf.lines[-1][-1] == ",")
            and not (text[0].isupper() and _opens_quotation(leaf.lines[-1]))
        ):
            leaf.lines[-1] += f" {text}"
            return
        self._open_paragraph(text, line.line)

    # -- lists ---------------------------------------------------------------------------------------------

    def _open_point(self, point: Point, line: SourceLine) -> None:
        style, value = self._style(point, line)
        previous = self._go_on(style)
        kind = self._point_kind(style)
        if kind == "paragraph":
            previous = self._counted.get(style, 0)
            self._counted[style] = value
        elif not self._lists and self._article is not None and self._paragraph is None:
            self._open_paragraph("", line.line)
        parent = self._lists[-1].node if self._lists else self._list_holder(kind)
        is_inserted = point.mark[-1:].isalpha() and (point.mark[:1].isdecimal() or value == previous)
        if self._article is not None and value and value not in (previous + 1, 1) and not is_inserted:
            self._warn("item_gap", point.label, line.line, label=point.label)
        number = point.mark or self._ordinal(parent, kind)
        node = self.tree.add(kind, number, point.label, parent=parent, line=line.line)
        if kind == "paragraph":
            self._paragraph = node
        self._lists.append(OpenList(style, value, node))
        self._leaf = node
        if not point.rest:
            return
        inner = point_of(point.rest)
        if inner is not None and inner.mark.lower() in ("a", "i", "1"):
            self._open_point(inner, line)
        else:
            node.lines.append(point.rest)

    def _list_holder(self, kind: ClauseKind) -> ClauseBuilder | None:
        """What a list of the first level stands under: the last open paragraph, or what holds paragraphs."""
        if kind == "paragraph" or self._article is None:
            return self._holder
        return self._paragraph if self._paragraph is not None else self._holder

    def _point_kind(self, style: str) -> ClauseKind:
        depth = len(self._lists)
        if depth == 0:
            return ClauseKind.PARAGRAPH if "digit" in style else ClauseKind.ITEM
        depth -= self._lists[0].node.kind == "paragraph"
        return ClauseKind.ITEM if depth == 0 else ClauseKind.SUBITEM

    def _style(self, point: Point, line: SourceLine) -> tuple[str, int]:
        """How a label counts, by the lists that are open: (i) behind (h) is a letter unless (ii) comes next."""
        mark = point.mark
        if not mark:
            return "bullet", 0
        if mark[0].isdecimal():
            return f"digit {point.form} {mark.count('.')}", int(re.split(r"\D", mark.rstrip(_CAPITALS))[-1])
        case = "upper" if mark.isupper() else "lower"
        roman, letter = roman_number(mark) or 0, letter_number(mark) or 0
        as_roman, as_letter = f"roman {case} {point.form}", f"letter {case} {point.form}"
        open_at = {level.style: level.value for level in self._lists}
        if roman and open_at.get(as_roman) == roman - 1 and roman > 1:
            return as_roman, roman
        if letter and open_at.get(as_letter) == letter - 1 and letter > 1:
            if roman == 1 and self._next_mark(line, point) in ("ii", "II"):
                return as_roman, roman
            return as_letter, letter
        if roman == 1 or (roman and len(mark) > 1):
            return as_roman, roman
        if not letter and len(mark) == 2 and open_at.get(as_letter) == letter_number(mark[0]):
            return as_letter, letter_number(mark[0]) or 0  # (ba), put in between (b) and (c)
        return (as_letter, letter) if letter else (f"word {case}", 0)

    def _next_mark(self, line: SourceLine, point: Point) -> str:
        """The mark of the list label after ``point``, on its own line or on one before the next heading."""
        pieces = list(inline_points(line.text))
        for at, piece in enumerate(pieces[:-1]):
            if piece.startswith(point.label) and (following := point_of(pieces[at + 1])) is not None:
                return following.mark
        for position in range(self._position + 1, min(self._position + 40, len(self._lines))):
            if self._headings[position] is not None:
                break
            if (following := point_of(self._lines[position].text)) is not None:
                return following.mark
        return ""
