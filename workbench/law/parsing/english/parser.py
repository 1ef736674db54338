"""English laws and conventions: Parts, Articles, paragraphs, lettered and Roman items, schedules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.law.model import ClauseKind, LawText, ReadWarning
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.parsing.english.lists import ListReader
from workbench.law.parsing.english.marks import (
    ENDED,
    LONGEST_HEADING,
    HeadingMark,
    are_sections_articles,
    end_of_contents,
    foreign_tail,
    heading_of,
    is_contents,
    is_lapsed,
    is_signature,
    point_of,
)
from workbench.law.parsing.source import SourceLine, SourceText

_RANKS: Final[dict[str, int]] = {"part": 0, "chapter": 1, "section": 2}


def read_english(source: SourceText) -> LawText:
    """Read the lines of an English law; a copy in another language behind it is left out and counted in a warning."""
    every = [line for line in source.lines if line.text.strip()]
    cut = foreign_tail(every)
    lines, other = every[:cut], every[cut:]
    reader = _EnglishReader(lines)
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


class _EnglishReader(ListReader):
    """One pass over the lines: headings and articles here, what stands inside an article in :class:`ListReader`."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        sections_are_articles = are_sections_articles(lines)
        headings = [
            None if line.kind in ("table", "note") else heading_of(line, sections_are_articles) for line in lines
        ]
        super().__init__(lines, headings)
        self.front: list[str] = []
        self.title = ""
        self._headed = self._has_headed_articles()
        self._last_article = 0
        self._last_in_annex = 0
        self._last_structure: dict[ClauseKind, int] = {}
        self._seen: set[tuple[ClauseBuilder | None, str]] = set()

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

    def _open_structure(self, heading: HeadingMark, line: SourceLine) -> None:
        self._close()
        kind = heading.kind
        if kind == "annex":
            self._structure = []
            number = heading.number or self._ordinal(None, ClauseKind.ANNEX)
            node = self.tree.add(ClauseKind.ANNEX, number, heading.label, heading.rest, line=line.line)
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

    def _add_structure(
        self, kind: ClauseKind, rank: int, number: str, label: str, heading: str, line: SourceLine
    ) -> ClauseBuilder:
        while self._structure and self._structure[-1][0] >= rank:
            self._structure.pop()
        parent = self._structure[-1][1] if self._structure else self._annex
        node = self.tree.add(kind, number, label, heading, parent=parent, line=line.line)
        self._structure.append((rank, node, 0))
        return node

    def _open_article(self, heading: HeadingMark, line: SourceLine) -> None:
        self._close()
        value = heading.value
        if self._annex is not None and value not in (self._last_in_annex + 1, 1):
            if value == self._last_article + 1:
                self._annex, self._structure = None, []
            else:
                node = self._add_structure(ClauseKind.SECTION, 3, heading.number, heading.label, heading.rest, line)
                self._awaits_heading = None if heading.rest else node
                return
        self._check_number(heading, line)
        parent = self._structure[-1][1] if self._structure else self._annex
        rest = heading.rest
        words = ""
        if (rest and line.kind != "heading" and not _is_heading(rest)) or (rest and point_of(rest) is not None):
            rest, words = "", rest
        self._article = self.tree.add(
            ClauseKind.ARTICLE, heading.number, heading.label, rest, parent=parent, line=line.line
        )
        if words:
            self._text(words, line)
        elif not rest:
            self._awaits_heading = self._article

    def _check_number(self, heading: HeadingMark, line: SourceLine) -> None:
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
            self._leaf = self.tree.add(
                ClauseKind.SIGNATURE, self._ordinal(holder, ClauseKind.SIGNATURE), parent=holder, line=line.line
            )
            self._leaf.lines.append(text)
        elif is_lapsed(text) and self._article is None:
            self._lapsed(line)
        else:
            self._text(text, line)

    def _may_be_heading(self, awaiting: ClauseBuilder, line: SourceLine, position: int) -> bool:
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
        return len(line.text) <= LONGEST_HEADING and line.text[-1] not in ENDED and point_of(line.text) is None

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
            last = self.tree.add(
                ClauseKind.PREAMBLE, self._ordinal(holder, ClauseKind.PREAMBLE), parent=holder, line=line.line
            )
        last.lines.append(line.text)
        self._leaf = last

    def _loose_heading(self, line: SourceLine) -> None:
        """A heading without a label: the next line of a heading just read, or a section of its own."""
        last = self.tree.nodes[-1]
        if last.kind == "annex" and not self._structure and last.heading and last.line == line.line - 1:
            last.heading = f"{last.heading} {line.text}"
            return
        self._close()
        self._add_structure(ClauseKind.SECTION, 4, "", "", line.text, line)

    def _lapsed(self, line: SourceLine) -> None:
        self._close()
        holder = self._holder
        self._note(holder, line)
        label = f"{holder.label} {holder.heading}".strip() if holder is not None else line.text
        self._warn("part_lapsed", label, line.line, note=line.text)


def _is_heading(text: str) -> bool:
    return 0 < len(text) <= LONGEST_HEADING and text[-1] not in ".;:,?!" and (text[0].isupper() or text[0] in '“("[*')


def _is_english_title(text: str) -> bool:
    """Whether a heading in front is the English title, where a title in another language stands beside it."""
    words = set(text.lower().split())
    return bool(words & {"the", "of", "concerning", "on", "and", "act", "code", "convention", "law", "for"})
