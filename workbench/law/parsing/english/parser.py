"""English laws and conventions: Parts, Articles, paragraphs, lettered and Roman items, schedules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.law.model import ClauseKind, Furniture, FurnitureKind, LawText, ReadWarning
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.parsing.english.article_headings import (
    article_style,
    heads_from_above,
    is_heading,
    part_heading,
)
from workbench.law.parsing.english.contents import contents_of
from workbench.law.parsing.english.labels import LONGEST_HEADING, HeadingMark, label_of
from workbench.law.parsing.english.lists import ENDED, ListReader
from workbench.law.parsing.english.numbering import settle
from workbench.law.parsing.english.other_language import foreign_tail
from workbench.law.parsing.english.points import point_of
from workbench.law.parsing.source import SourceLine, SourceText

_SIGNATURE: Final = re.compile(r"(?:IN WITNESS WHEREOF|IN FAITH WHEREOF|Done at |DONE at |In witness whereof)")
_LAPSED: Final = re.compile(r"\[?\(?(?:Vervallen|Repealed|Lapsed|Revoked|Omitted|Deleted|Spent)\b", re.IGNORECASE)
_REFERRED: Final = re.compile(
    r"[\[(](?i:see |s\.|ss\.|section|sections|regulation|article|rule|under|made)[^\])]*[\])]"
)
_ACT_NUMBER: Final = re.compile(
    r"(?i:(?:act |law |laws of \w+|number|no\.?|chapter|cap\.?|title))(?i:[ \t]*(?:no\.?|of|[0-9]+[a-z]?\.?))*"
)
_FIRST_OF_A_CODE: Final = 100  # a code numbers by chapters: § 101, § 401, Sec. 12-101
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
    title = source.title or _title(reader)
    copy = tuple(Furniture(FurnitureKind.LANGUAGE, line.text, line.line) for line in other)
    furniture = (*reader.furniture, *copy)
    return LawText(title, "en", reader.tree.clauses(), tuple(warnings), "\n".join(reader.front), furniture)


class _EnglishReader(ListReader):
    """One pass over the lines: headings and articles here, what stands inside an article in :class:`ListReader`."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        marks = [None if line.kind in ("table", "note") else label_of(line) for line in lines]
        self._contents_lines = contents_of(lines, marks)
        headings = settle(lines, marks, self._contents_lines)
        super().__init__(lines, headings)
        self.front: list[str] = []
        self.furniture: list[Furniture] = []
        self.title = ""
        self._title_level = 9
        self._style_of_articles = article_style(lines, headings)
        self._heading_above: SourceLine | None = None
        self._last_label = ""
        self._last_article = 0
        self._last_in_annex = 0
        self._last_structure: dict[ClauseKind, int] = {}
        self._seen: set[tuple[ClauseBuilder | None, str]] = set()

    def read(self) -> None:
        for position, line in enumerate(self._lines):
            heading = self._headings[position]
            if position in self._contents_lines:
                self.furniture.append(Furniture(FurnitureKind.CONTENTS, line.text, line.line))
            elif line.kind == "table":
                self._row(line)
            elif line.kind == "note":
                self._note(line)
            elif self._heads_next(position):
                self._heading_above = line
            elif heading is not None and heading.kind == "article":
                self._open_article(heading, line, position)
            elif heading is not None:
                self._open_structure(heading, line)
            else:
                self._other(line, position)
        self._close()
        if not any(node.kind == "article" for node in self.tree.nodes):
            self._warn("no_articles", "", 0)

    # -- headings ------------------------------------------------------------------------------------------

    def _open_structure(self, heading: HeadingMark, line: SourceLine) -> None:
        self._close()
        kind = heading.kind
        if kind == "annex":
            self._structure = []
            number = heading.number or self._ordinal(None, ClauseKind.ANNEX)
            node = self.tree.add(ClauseKind.ANNEX, number, heading.label, heading.rest, line=line.line)
            self._top = node
            self._last_in_annex = 0
        else:
            if self._top is not None and heading.value and heading.value == self._last_structure.get(kind, 0) + 1:
                self._top, self._structure = None, []
            if self._top is None and heading.value:
                self._last_structure[kind] = heading.value
            node = self._add_structure(kind, _RANKS[kind], heading.number, heading.label, heading.rest, line)
        if not heading.rest:
            self._awaits_heading = node

    def _add_structure(
        self, kind: ClauseKind, rank: int, number: str, label: str, heading: str, line: SourceLine
    ) -> ClauseBuilder:
        parent = self._open_heading(rank)
        node = self.tree.add(kind, number, label, heading, parent=parent, line=line.line)
        self._structure.append((rank, node))
        return node

    def _open_article(self, heading: HeadingMark, line: SourceLine, position: int) -> None:
        self._close()
        if not self._opens_article(heading):
            node = self._add_structure(ClauseKind.SECTION, 3, heading.number, heading.label, heading.rest, line)
            self._awaits_heading = None if heading.rest else node
            return
        if self._top is not None and heading.value not in (self._last_in_annex + 1, 1):
            self._top, self._structure = None, []
        self._check_number(heading, line)
        parent = self._under
        printed, words = part_heading(
            heading.rest, self._style_of_articles, self._following(position), line.kind == "heading"
        )
        above, self._heading_above = self._heading_above, None
        first = line.line if above is None else above.line
        printed = printed if above is None else above.text
        self._article = self.tree.add(
            ClauseKind.ARTICLE, heading.number, heading.label, printed, parent=parent, line=first
        )
        if words:
            self._text(words, line)
        elif not printed:
            self._awaits_heading = self._article

    def _heads_next(self, position: int) -> bool:
        """Whether the line at ``position`` is the heading of the article that begins on the next one."""
        after = position + 1
        if not self._style_of_articles.above or after >= len(self._lines) or after in self._contents_lines:
            return False
        following = self._headings[after]
        return (
            following is not None
            and following.kind == "article"
            and self._opens_article(following)
            and (self._awaits_heading is None or self._awaits_heading.kind == "article")
            and heads_from_above(self._lines, self._headings, after)
        )

    def _following(self, position: int) -> str | None:
        """The next line where it belongs to the same article."""
        after = position + 1
        if after >= len(self._lines) or self._headings[after] is not None or self._lines[after].kind != "text":
            return None
        return self._lines[after].text

    def _opens_article(self, heading: HeadingMark) -> bool:
        """Whether an article begins: in an annex the next one there, or the next one of the law itself."""
        if self._top is None:
            return True
        return heading.value in (self._last_in_annex + 1, 1, self._last_article + 1)

    def _check_number(self, heading: HeadingMark, line: SourceLine) -> None:
        last = self._last_in_annex if self._top is not None else self._last_article
        key = (self._top, heading.number)
        if key in self._seen:
            self._warn("article_duplicate", heading.label, line.line, number=heading.label)
        elif heading.value and heading.value < last:
            self._warn("article_order", heading.label, line.line, number=heading.label, last=self._last_label)
        elif heading.value > last + 1:
            code = "article_gap" if last else "" if _is_of_a_code(heading) else "article_start"
            if code:
                self._warn(code, heading.label, line.line, number=heading.label, last=self._last_label)
        self._seen.add(key)
        self._last_label = heading.label.rstrip(" .:—–-")
        if self._top is not None:
            self._last_in_annex = heading.value or last
        else:
            self._last_article = heading.value or last

    def _close(self) -> None:
        super()._close()
        self._counted = {}

    # -- words ---------------------------------------------------------------------------------------------

    def _other(self, line: SourceLine, position: int) -> None:
        text = line.text
        self._position = position
        awaiting, self._awaits_heading = self._awaits_heading, None
        if awaiting is not None and point_of(text) is None and self._may_be_heading(awaiting, line, position):
            awaiting.heading = text
        elif awaiting is not None and awaiting.kind == "annex" and _REFERRED.fullmatch(text):
            self._text(text, line)
            self._awaits_heading = awaiting
        elif line.kind == "heading" and self.tree.nodes:
            self._loose_heading(line)
        elif not self.tree.nodes and self._is_front(line):
            self.front.append(text)
        elif _SIGNATURE.match(text):
            self._close()
            self._structure = []
            holder = self._top
            self._leaf = self.tree.add(
                ClauseKind.SIGNATURE, self._ordinal(holder, ClauseKind.SIGNATURE), parent=holder, line=line.line
            )
            self._leaf.lines.append(text)
        elif _is_lapsed(text) and self._article is None:
            self._lapsed(line)
        else:
            self._text(text, line)

    def _may_be_heading(self, awaiting: ClauseBuilder, line: SourceLine, position: int) -> bool:
        if line.kind == "heading":
            return True
        if awaiting.kind == "annex" and _REFERRED.fullmatch(line.text):
            return False
        if awaiting.kind == "article":
            return self._style_of_articles.below and is_heading(line.text) and position + 1 < len(self._lines)
        return is_heading(line.text) and not _is_lapsed(line.text)

    def _is_front(self, line: SourceLine) -> bool:
        if line.kind == "heading" or not self.front:
            if line.kind == "heading" and (not self.title or self._is_another_title(line)):
                self.title, self._title_level = line.text, line.level
            self.title = self.title or line.text
            return True
        return len(line.text) <= LONGEST_HEADING and line.text[-1] not in ENDED and point_of(line.text) is None

    def _is_another_title(self, line: SourceLine) -> bool:
        """Whether a heading in front is the English title; one set lower than the title found heads a part."""
        return line.level <= self._title_level and _is_english_title(line.text)

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
        self._add_note(holder, line)
        label = f"{holder.label} {holder.heading}".strip() if holder is not None else line.text
        self._warn("part_lapsed", label, line.line, note=line.text)


def _title(reader: _EnglishReader) -> str:
    """The title on the page, but for the number of an act above it (Cap. 7, Act No. 3 of 2003)."""
    if not _ACT_NUMBER.fullmatch(reader.title):
        return reader.title
    return next((line for line in reader.front if not _ACT_NUMBER.fullmatch(line)), reader.title)


def _is_of_a_code(heading: HeadingMark) -> bool:
    return heading.value > _FIRST_OF_A_CODE or heading.key[1] > 0


def _is_english_title(text: str) -> bool:
    """Whether a heading in front is the English title, where a title in another language stands beside it."""
    words = set(text.lower().split())
    return bool(words & {"the", "of", "concerning", "on", "and", "act", "code", "convention", "law", "for"})


def _is_lapsed(text: str) -> bool:
    """Whether a line only says that the part it stands in is no longer in force."""
    return len(text) < 80 and _LAPSED.match(text) is not None
