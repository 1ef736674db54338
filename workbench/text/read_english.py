"""English laws and conventions: Parts, Articles, paragraphs, lettered and Roman items, schedules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.text.model import Kind, LawText, ReadWarning
from workbench.text.numbering import letter_number, roman_number
from workbench.text.read_english_marks import (
    LONGEST_HEADING,
    Heading,
    Point,
    are_sections_articles,
    end_of_contents,
    foreign_tail,
    heading_of,
    inline_points,
    is_contents,
    is_lapsed,
    is_signature,
    point_of,
)
from workbench.text.read_tree import Node, Tree
from workbench.text.source import SourceLine, SourceText

_RANKS: Final[dict[str, int]] = {"part": 0, "chapter": 1, "section": 2}
_ENDED: Final = frozenset('.;:!?)]"”’—–')


def read_english(source: SourceText) -> LawText:
    """Read the lines of an English law; a copy in another language behind it is left out and counted in a warning."""
    every = [line for line in source.lines if line.text.strip()]
    cut = foreign_tail(every)
    lines, other = every[:cut], every[cut:]
    reader = _Reader(lines)
    reader.read()
    warnings = [*source.warnings, *reader.warnings]
    if other:
        warnings.append(
            ReadWarning(
                "other_language_left_out",
                other[0].text[:40],
                other[0].line,
                {"count": len(other), "first": other[0].line, "last": other[-1].line},
            )
        )
    return LawText(source.title or reader.title, "en", reader.tree.clauses(), tuple(warnings), "\n".join(reader.front))


@dataclass(slots=True)
class _Level:
    """An open list: how its labels are printed and counted, and its last entry."""

    style: str
    value: int
    node: Node


class _Reader:
    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self.tree = Tree("en")
        self.front: list[str] = []
        self.warnings: list[ReadWarning] = []
        self.title = ""
        self._lines = lines
        self._sections_are_articles = are_sections_articles(lines)
        self._headings: list[Heading | None] = [
            None if line.kind in ("table", "note") else heading_of(line, self._sections_are_articles) for line in lines
        ]
        self._headed = self._has_headed_articles()
        self._structure: list[tuple[int, Node, int]] = []
        self._annex: Node | None = None
        self._article: Node | None = None
        self._paragraph: Node | None = None
        self._levels: list[_Level] = []
        self._counted: dict[str, int] = {}  # the last number of each kind of numbered paragraph in this article
        self._position = 0
        self._leaf: Node | None = None
        self._awaits_heading: Node | None = None
        self._ordinals: dict[tuple[Node | None, Kind], int] = {}
        self._last_article = 0
        self._last_in_annex = 0
        self._last_structure: dict[Kind, int] = {}
        self._seen: set[tuple[Node | None, str]] = set()

    def read(self) -> None:
        end = 0
        for position, line in enumerate(self._lines):
            heading = self._headings[position]
            if position >= end and (is_contents(line.text) or (heading is not None and heading.value == 1)):
                end = end_of_contents(self._lines, self._headings, position)
            if position < end:
                self._contents(line)
            elif line.kind == "table":
                self._row(line)
            elif line.kind == "note":
                open_point = self._levels[-1].node if self._levels else None
                self._note(self._leaf or open_point or self._paragraph or self._holder, line)
                self._leaf = self._awaits_heading = None
            elif heading is not None and heading.kind == "article":
                self._open_article(heading, line)
            elif heading is not None:
                self._open_structure(heading, line)
            else:
                self._other(line, position)
        self._close()
        if not any(node.kind == "article" for node in self.tree.nodes):
            self._warn("no_articles", "", 0)

    def _warn(self, code: str, place: str, line: int, **facts: object) -> None:
        self.warnings.append(ReadWarning(code, place, line, facts))

    def _ordinal(self, parent: Node | None, kind: Kind) -> str:
        count = self._ordinals[parent, kind] = self._ordinals.get((parent, kind), 0) + 1
        return str(count)

    @property
    def _holder(self) -> Node | None:
        if self._article is not None:
            return self._article
        return self._structure[-1][1] if self._structure else self._annex

    def _has_headed_articles(self) -> bool:
        """Whether most articles whose label stands alone are followed by a short line that is no sentence."""
        alone = headed = 0
        for position, heading in enumerate(self._headings):
            if heading is None or heading.kind != "article" or heading.rest:
                continue
            alone += 1
            if position + 2 < len(self._lines) and self._headings[position + 1] is None:
                after = self._headings[position + 2]
                headed += after is None and _is_heading(self._lines[position + 1].text)
        return headed * 5 >= alone * 3 and headed > 1

    # -- headings ------------------------------------------------------------------------------------------

    def _open_structure(self, heading: Heading, line: SourceLine) -> None:
        self._close()
        kind = heading.kind
        if kind == "annex":
            self._structure = []
            number = heading.number or self._ordinal(None, "annex")
            node = self.tree.add("annex", number, heading.label, heading.rest, line=line.line)
            self._annex = node
            self._last_in_annex = 0
        else:
            if self._annex is not None and heading.value and heading.value == self._last_structure.get(kind, 0) + 1:
                self._annex, self._structure = None, []
            if self._annex is None and heading.value:
                self._last_structure[kind] = heading.value
            node = self._add_structure(kind, _RANKS[kind], heading.number, heading.label, heading.rest, line)
        if not heading.rest:
            self._awaits_heading = node

    def _add_structure(self, kind: Kind, rank: int, number: str, label: str, heading: str, line: SourceLine) -> Node:
        while self._structure and self._structure[-1][0] >= rank:
            self._structure.pop()
        parent = self._structure[-1][1] if self._structure else self._annex
        node = self.tree.add(kind, number, label, heading, parent=parent, line=line.line)
        self._structure.append((rank, node, 0))
        return node

    def _open_article(self, heading: Heading, line: SourceLine) -> None:
        self._close()
        value = heading.value
        if self._annex is not None and value not in (self._last_in_annex + 1, 1):
            if value == self._last_article + 1:
                self._annex, self._structure = None, []
            else:
                node = self._add_structure("section", 3, heading.number, heading.label, heading.rest, line)
                self._awaits_heading = None if heading.rest else node
                return
        self._check_number(heading, line)
        parent = self._structure[-1][1] if self._structure else self._annex
        rest = heading.rest
        words = ""
        if (rest and line.kind != "heading" and not _is_heading(rest)) or (rest and point_of(rest) is not None):
            rest, words = "", rest
        self._article = self.tree.add("article", heading.number, heading.label, rest, parent=parent, line=line.line)
        if words:
            self._text(words, line)
        elif not rest:
            self._awaits_heading = self._article

    def _check_number(self, heading: Heading, line: SourceLine) -> None:
        last = self._last_in_annex if self._annex is not None else self._last_article
        key = (self._annex, heading.number)
        if key in self._seen:
            self._warn("article_duplicate", heading.label, line.line, number=heading.label)
        elif heading.value and heading.value < last:
            self._warn("article_order", heading.label, line.line, number=heading.label, last=f"Article {last}")
        elif heading.value > last + 1:
            code = "article_gap" if last else "article_start"
            self._warn(code, heading.label, line.line, number=heading.label, last=f"Article {last}")
        self._seen.add(key)
        if self._annex is not None:
            self._last_in_annex = heading.value or last
        else:
            self._last_article = heading.value or last

    def _close(self) -> None:
        """End the open article, which has a paragraph even where it has no words."""
        if self._article is not None and self._paragraph is None:
            self._open_paragraph("", self._article.line)
        self._article = self._paragraph = self._leaf = self._awaits_heading = None
        self._levels = []
        self._counted = {}

    # -- words ---------------------------------------------------------------------------------------------

    def _other(self, line: SourceLine, position: int) -> None:
        text = line.text
        self._position = position
        awaiting, self._awaits_heading = self._awaits_heading, None
        if awaiting is not None and point_of(text) is None and self._may_be_heading(awaiting, line, position):
            awaiting.heading = text
        elif line.kind == "heading" and self.tree.nodes:
            self._loose_heading(line)
        elif not self.tree.nodes and self._is_front(line):
            self.front.append(text)
        elif is_signature(text):
            self._close()
            self._structure = []
            holder = self._annex
            self._leaf = self.tree.add("signature", self._ordinal(holder, "signature"), parent=holder, line=line.line)
            self._leaf.lines.append(text)
        elif is_lapsed(text) and self._article is None:
            self._lapsed(line)
        else:
            self._text(text, line)

    def _may_be_heading(self, awaiting: Node, line: SourceLine, position: int) -> bool:
        if line.kind == "heading":
            return True
        if awaiting.kind == "article":
            return self._headed and _is_heading(line.text) and position + 1 < len(self._lines)
        return _is_heading(line.text) and not is_lapsed(line.text)

    def _is_front(self, line: SourceLine) -> bool:
        if line.kind == "heading" or not self.front:
            if line.kind == "heading" and (not self.title or _is_english_title(line.text)):
                self.title = line.text
            self.title = self.title or line.text
            return True
        return len(line.text) <= LONGEST_HEADING and line.text[-1] not in _ENDED and point_of(line.text) is None

    def _contents(self, line: SourceLine) -> None:
        """A line of the table of contents: it belongs to the front, or to the preamble where that has begun."""
        if not self.tree.nodes:
            self.front.append(line.text)
            self.title = self.title or line.text
            return
        last = self.tree.nodes[-1]
        if last.kind != "preamble":
            self._close()
            holder = self._holder
            last = self.tree.add("preamble", self._ordinal(holder, "preamble"), parent=holder, line=line.line)
        last.lines.append(line.text)
        self._leaf = last

    def _loose_heading(self, line: SourceLine) -> None:
        """A heading without a label: the next line of a heading just read, or a section of its own."""
        last = self.tree.nodes[-1]
        if last.kind == "annex" and not self._structure and last.heading and last.line == line.line - 1:
            last.heading = f"{last.heading} {line.text}"
            return
        self._close()
        self._add_structure("section", 4, "", "", line.text, line)

    def _note(self, holder: Node | None, line: SourceLine) -> None:
        node = self.tree.add("note", self._ordinal(holder, "note"), parent=holder, line=line.line)
        node.lines.append(line.text)

    def _lapsed(self, line: SourceLine) -> None:
        self._close()
        holder = self._holder
        self._note(holder, line)
        place = f"{holder.label} {holder.heading}".strip() if holder is not None else line.text
        self._warn("part_lapsed", place, line.line, note=line.text)

    def _text(self, text: str, line: SourceLine) -> None:
        if not self.tree.nodes:
            self._leaf = self.tree.add("preamble", self._ordinal(None, "preamble"), line=line.line)
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
            and leaf.lines[-1][-1] not in _ENDED
            and self._article is not None
            and (text[0].islower() or leaf.lines[-1][-1].isalnum() or leaf.lines[-1][-1] == ",")
        ):
            leaf.lines[-1] += f" {text}"
            return
        self._open_paragraph(text, line.line)

    def _open_paragraph(self, text: str, line: int) -> None:
        holder = self._holder
        self._levels = []
        self._leaf = self.tree.add("paragraph", self._ordinal(holder, "paragraph"), parent=holder, line=line)
        self._paragraph = self._leaf
        if text:
            self._leaf.lines.append(text)

    # -- lists ---------------------------------------------------------------------------------------------

    def _open_point(self, point: Point, line: SourceLine) -> None:
        style, value = self._style(point, line)
        depth = next((at for at, level in enumerate(self._levels) if level.style == style), None)
        previous = 0
        if depth is not None:
            previous = self._levels[depth].value
            del self._levels[depth:]
        kind = self._point_kind(style)
        if kind == "paragraph":
            previous = self._counted.get(style, 0)
            self._counted[style] = value
        elif not self._levels and self._article is not None and self._paragraph is None:
            self._open_paragraph("", line.line)
        parent = self._levels[-1].node if self._levels else self._list_holder(kind)
        if self._article is not None and value and value not in (previous + 1, 1):
            self._warn("item_gap", point.label, line.line, label=point.label)
        number = point.mark or self._ordinal(parent, kind)
        node = self.tree.add(kind, number, point.label, parent=parent, line=line.line)
        if kind == "paragraph":
            self._paragraph = node
        self._levels.append(_Level(style, value, node))
        self._leaf = node
        if not point.rest:
            return
        inner = point_of(point.rest)
        if inner is not None and inner.mark.lower() in ("a", "i", "1"):
            self._open_point(inner, line)
        else:
            node.lines.append(point.rest)

    def _list_holder(self, kind: Kind) -> Node | None:
        """What a list of the first level stands under: the last open paragraph, or what holds paragraphs."""
        if kind == "paragraph" or self._article is None:
            return self._holder
        return self._paragraph if self._paragraph is not None else self._holder

    def _point_kind(self, style: str) -> Kind:
        depth = len(self._levels)
        if depth == 0:
            return "paragraph" if "digit" in style else "item"
        depth -= self._levels[0].node.kind == "paragraph"
        return "item" if depth == 0 else "subitem"

    def _style(self, point: Point, line: SourceLine) -> tuple[str, int]:
        """How a label counts, by the lists that are open: (i) behind (h) is a letter unless (ii) comes next."""
        mark = point.mark
        if not mark:
            return "bullet", 0
        if mark.isdecimal():
            return f"digit {point.form}", int(mark)
        case = "upper" if mark.isupper() else "lower"
        roman, letter = roman_number(mark) or 0, letter_number(mark) or 0
        as_roman, as_letter = f"roman {case} {point.form}", f"letter {case} {point.form}"
        open_at = {level.style: level.value for level in self._levels}
        if roman and open_at.get(as_roman) == roman - 1 and roman > 1:
            return as_roman, roman
        if letter and open_at.get(as_letter) == letter - 1 and letter > 1:
            if roman == 1 and self._next_mark(line, point) in ("ii", "II"):
                return as_roman, roman
            return as_letter, letter
        if roman == 1 or (roman and len(mark) > 1):
            return as_roman, roman
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

    def _row(self, line: SourceLine) -> None:
        self._awaits_heading = None
        last = self.tree.nodes[-1] if self.tree.nodes else None
        if last is None or last.kind != "table":
            holder = self._paragraph if self._article is not None and self._paragraph is not None else self._holder
            last = self.tree.add("table", self._ordinal(holder, "table"), parent=holder, line=line.line)
            self._levels = []
            self._leaf = None
            if self._article is None:
                self._paragraph = None
        last.lines.append(line.text)


def _is_heading(text: str) -> bool:
    return 0 < len(text) <= LONGEST_HEADING and text[-1] not in ".;:,?!" and (text[0].isupper() or text[0] in '“("[*')


def _is_english_title(text: str) -> bool:
    """Whether a heading in front is the English title, where a title in another language stands beside it."""
    words = set(text.lower().split())
    return bool(words & {"the", "of", "concerning", "on", "and", "act", "code", "convention", "law", "for"})
