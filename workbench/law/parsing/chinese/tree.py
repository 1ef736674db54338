"""One pass over the settled marks of a Chinese text that puts each line where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.lang.numerals import CHINESE_COUNT, chinese_numeral
from workbench.law.model import ClauseKind, Furniture, FurnitureKind
from workbench.law.parsing.chinese.marks import SURE, Mark
from workbench.law.parsing.chinese.sequence import follows
from workbench.law.parsing.open_clauses import OpenList, OpenReading
from workbench.law.parsing.source import SourceLine

_BRACKETED: Final = re.compile(r"(?:【[^【】]{1,40}】|\[[^\[\]]{1,40}\]|[（(](?P<round>[^（()），。；]{2,24})[）)])")
_NO_HEADING: Final = re.compile(rf"(?:[{CHINESE_COUNT}0-9]+$|删|废|略|失效|空|已|根据|19|20|经)")
_ENDED: Final = frozenset("。；：！？…”』」）】〉》;:!?.)\"'")
_ADOPTION: Final = re.compile(
    r"通过|公布|发布|修订|修正|批准|施行|实施|印发|颁布|令|号|〔|废止|会议|公告|人民代表大会|主席|日"
)
_RANKS: Final[dict[str, int]] = {
    "编": 0, "編": 0, "篇": 0, "部分": 0, "分编": 1, "分編": 1, "章": 2, "节": 3, "節": 3,
    "heading": 4, "plain": 4, "round": 5,
}  # fmt: skip
_LONGEST_FRONT: Final = 400  # characters; a note of adoption that lists many amendments


class ChineseReader(OpenReading):
    """One pass over the settled marks, putting each line where it belongs."""

    def __init__(
        self, lines: Sequence[SourceLine], marks: Sequence[Mark | None], skipped: set[int], headed: bool
    ) -> None:
        super().__init__("zh")
        self.front: list[str] = []
        self.furniture: list[Furniture] = []
        self._lines = lines
        self._marks = marks
        self._skipped = skipped
        self._headed = headed
        self._latest: dict[str, int] = {}  # by style; opinions number some lists on through all their sections
        self._last_article: tuple[int, int] | None = None
        self._main_article: tuple[int, int] | None = None
        self._numbers_seen: set[tuple[int, int]] = set()

    def read(self) -> None:
        for position, (line, mark) in enumerate(zip(self._lines, self._marks, strict=True)):
            if position in self._skipped:
                self.furniture.append(Furniture(FurnitureKind.CONTENTS, line.text, line.line))
            elif line.kind == "table":
                self._row(line)
            elif line.kind == "note":
                self._note(line)
            elif mark is None:
                self._words(line)
            elif mark.kind == "article":
                self._open_article(mark, line)
            elif mark.kind == "item":
                self._open_point(mark, line)
            else:
                self._open_structure(mark, line)
        self._close()
        if not any(node.kind == "article" for node in self.tree.nodes):
            self._warn("no_articles", "", 0)

    # -- headings ------------------------------------------------------------------------------------------

    def _open_structure(self, mark: Mark, line: SourceLine) -> None:
        self._close()
        if mark.kind in ("annex", "title", "signature", "preamble"):
            self._open_apart(mark, line)
            return
        rank = _RANKS.get(mark.style, 2)
        parent = self._open_heading(rank)
        kind = {"chapter": ClauseKind.CHAPTER, "part": ClauseKind.PART}.get(mark.kind, ClauseKind.SECTION)
        number = str(mark.number[0]) if mark.number[0] else ""
        if number and mark.number[1]:
            number += f"-{mark.number[1]}"
        node = self.tree.add(kind, number, mark.label, mark.rest, parent=parent, line=line.line)
        self._structure.append((rank, node))
        if not mark.rest:
            self._awaits_heading = node

    def _open_apart(self, mark: Mark, line: SourceLine) -> None:
        """An annex, a second text, a signature or a preamble: each stands by itself."""
        if mark.kind in ("annex", "title"):
            self._structure = []
            if self._top is None:
                self._main_article = self._last_article
            parent = self._top if mark.kind == "title" and self._is_bare_annex() else None
            kind = ClauseKind.ANNEX if mark.kind == "annex" else ClauseKind.PART
            number = str(mark.number[0]) if mark.number[0] else self._ordinal(None, kind)
            self._top = self.tree.add(kind, number, mark.label, mark.rest, parent=parent, line=line.line)
            self._last_article = None
            self._numbers_seen = set()
            self._awaits_heading = None if mark.rest else self._top
        elif mark.kind == "signature":
            self._structure = []
            node = self.tree.add(
                ClauseKind.SIGNATURE, self._ordinal(self._top, ClauseKind.SIGNATURE), parent=self._top, line=line.line
            )
            node.lines.append(line.text)
            self._leaf = self._paragraph = node
        else:
            parent = self._holder
            number = self._ordinal(parent, ClauseKind.PREAMBLE)
            self._leaf = self._paragraph = self.tree.add(
                ClauseKind.PREAMBLE, number, "", mark.rest, parent=parent, line=line.line
            )

    def _is_bare_annex(self) -> bool:
        return self._top is not None and self._top.kind == "annex" and self.tree.nodes[-1] is self._top

    # -- articles ------------------------------------------------------------------------------------------

    def _open_article(self, mark: Mark, line: SourceLine) -> None:
        self._close()
        self._check_number(mark, line)
        number = str(mark.number[0]) + (f"-{mark.number[1]}" if mark.number[1] else "")
        label, rest = mark.label, mark.rest.strip()
        if rest[:1] in ("：", ":", "．", ".", "、"):
            label, rest = label + rest[0], rest[1:].strip()
        heading = ""
        bracketed = _BRACKETED.match(rest)
        if bracketed is not None and not (bracketed["round"] and _NO_HEADING.match(bracketed["round"])):
            heading, rest = bracketed[0], rest[bracketed.end() :].strip()
        elif (
            rest
            and is_heading(rest)
            and self._has_more_after(mark.position)
            and (self._headed or line.kind == "heading")
        ):
            heading, rest = rest, ""
        parent = self._under
        self._article = self.tree.add(ClauseKind.ARTICLE, number, label, heading, parent=parent, line=line.line)
        self._last_article = mark.number
        if rest:
            self._open_paragraph(rest, line.line)
        elif not heading and self._headed:
            self._awaits_heading = self._article
        if mark.form < SURE:
            self._warn("article_doubtful", label, line.line, number=number)

    def _has_more_after(self, position: int) -> bool:
        """Whether the article goes on after the line at ``position``."""
        if position + 1 >= len(self._lines):
            return False
        mark = self._marks[position + 1]
        return mark is None or mark.kind == "item"

    def _check_number(self, mark: Mark, line: SourceLine) -> None:
        """Warn where the number is not the next one; an article that goes on with the main text leaves the annex."""
        number, last = mark.number, self._last_article
        label = "".join(mark.label.split())
        if last is None and number != (1, 0) and follows(number, self._main_article) and self._main_article:
            self._top, self._structure, last = None, [], self._main_article
        if number in self._numbers_seen:
            code = "article_restart" if number == (1, 0) else "article_duplicate"
            self._warn(code, label, line.line, number=label)
            if number == (1, 0):
                self._numbers_seen = set()
        elif last is not None and number < last:
            self._warn("article_order", label, line.line, number=label, last=_printed(last))
        elif not follows(number, last):
            before = _printed(last) if last is not None else ""
            code = "article_gap" if last is not None else "article_start"
            self._warn(code, label, line.line, number=label, last=before)
        self._numbers_seen.add(number)

    # -- lists ---------------------------------------------------------------------------------------------

    def _open_point(self, mark: Mark, line: SourceLine) -> None:
        self._awaits_heading = None
        if self._paragraph is not None and self._paragraph.kind in ("signature", "preamble"):
            if self._paragraph.kind == "preamble" and self._article is None and not self._paragraph.heading:
                self._close()
            else:
                self._paragraph.lines.append(line.text)
                return
        if self._article is not None and self._paragraph is None:
            self._open_paragraph("", line.line)
        previous = self._go_on(mark.style)
        parent = (
            self._lists[-1].node if self._lists else (self._paragraph if self._article is not None else self._holder)
        )
        number = mark.number[0]
        goes_on = self._article is None and number == self._latest.get(mark.style, 0) + 1
        self._latest[mark.style] = number
        if number not in (previous + 1, 1) and not goes_on:
            self._warn("item_gap", self._label_within(mark.label), line.line, label=mark.label)
        kind = self._point_kind(mark, len(self._lists))
        node = self.tree.add(kind, str(number), mark.label, parent=parent, line=line.line)
        if mark.rest:
            node.lines.append(mark.rest)
        self._lists.append(OpenList(mark.style, number, node))
        self._leaf = node

    def _point_kind(self, mark: Mark, depth: int) -> ClauseKind:
        if self._article is None:
            if depth == 0:
                return ClauseKind.PARAGRAPH if mark.style == "plain" else ClauseKind.ITEM
            depth -= self._lists[0].node.kind == "paragraph"
        return ClauseKind.ITEM if depth == 0 else ClauseKind.SUBITEM

    def _label_within(self, label: str) -> str:
        return f"{self._article.label}{label}" if self._article is not None else label

    # -- words ---------------------------------------------------------------------------------------------

    def _words(self, line: SourceLine) -> None:
        text = line.text
        if not self.tree.nodes:
            if not self._front_is_over(text):
                self.front.append(text)
                return
            self._leaf = self._paragraph = self.tree.add(ClauseKind.PREAMBLE, "1", line=line.line)
            self._leaf.lines.append(text)
            return
        awaiting, self._awaits_heading = self._awaits_heading, None
        if awaiting is not None and is_heading(text):
            awaiting.heading = text
            return
        leaf = self._leaf
        if leaf is not None and leaf.kind in ("preamble", "signature"):
            leaf.lines.append(text)
        elif leaf is not None and self._article is not None and leaf.lines and _goes_on(leaf.lines[-1], text):
            leaf.lines[-1] += text
        elif self._article is None and self._lists:
            depth_zero = self._lists[0]
            holder = depth_zero.node
            del self._lists[1:]
            node = self.tree.add(
                ClauseKind.PARAGRAPH, self._ordinal(holder, ClauseKind.PARAGRAPH), parent=holder, line=line.line
            )
            node.lines.append(text)
            self._leaf = node
        else:
            self._open_paragraph(text, line.line)

    def _front_is_over(self, text: str) -> bool:
        """Whether ``text`` begins the preamble: after the title, a line that is a sentence and no note of adoption."""
        if not self.front:
            return False
        if text[0] in "（(" or text[-1] not in "。；：！？:;":
            return len(text) > _LONGEST_FRONT
        return not (
            text[0] in "0123456789０１２３４５６７８９一二" and _ADOPTION.search(text) and len(text) < _LONGEST_FRONT
        )

    def _note(self, line: SourceLine) -> None:
        super()._note(line)
        if self._paragraph is not None and self._paragraph.kind in ("preamble", "signature"):
            self._paragraph = None


def is_heading(words: str) -> bool:
    return 0 < len(words) <= 30 and words[-1] not in _ENDED and not any(stop in words for stop in "，。；：,;:")


def _goes_on(before: str, text: str) -> bool:
    """Whether ``text`` is the rest of a line that was broken in the middle of a sentence."""
    return before[-1] not in _ENDED and text[0] not in "“《（("


def _printed(number: tuple[int, int]) -> str:
    """第N条 for a warning, in the numerals of statutes."""
    within = f"之{chinese_numeral(number[1])}" if number[1] else ""
    return f"第{chinese_numeral(number[0])}条{within}"
