"""What heads or closes the texts of a Chinese file: titles, signatures, and points that turn out to be headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.lang.characters import BLANKS
from workbench.lang.numerals import CHINESE_DIGITS
from workbench.law.parsing.chinese.marks import LONGEST_HEADING, Mark
from workbench.law.parsing.source import SourceLine

Marks = list[Mark | None]

_STOPS: Final = frozenset("。；;！？!?")
_TITLE_END: Final = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|决定|决议|解释|规则|章程|方案|标准|公约|协定|条约|议定书|意见|通知|制度|纲要|准则|守则|目录)"
    r"(?:[（(〔【][^）)〕】]{1,20}[）)〕】])*$"
)
_DATE: Final = re.compile(
    rf"[（(]?[{BLANKS}]*[0-9０-９{CHINESE_DIGITS}]{{4}}[{BLANKS}]*年[^。；]{{0,30}}日?[{BLANKS}]*[）)]?$"
)


def mark_titles(lines: Sequence[SourceLine], marks: Marks, articles: Sequence[Mark], skipped: set[int]) -> None:
    """Mark where another text begins in the same file: a second first-level heading, or a title above a new 第一条."""
    seen_title = False
    for position, line in enumerate(lines):
        if line.kind == "heading" and line.level == 1 and marks[position] is None:
            if seen_title:
                marks[position] = Mark("title", position, (0, 0), "", line.text)
            seen_title = True
    last: tuple[int, int] | None = None
    for mark in articles:
        starts_again = mark.number == (1, 0) and last is not None
        if starts_again or (last is None and _has_points_before(marks, mark.position)):
            _mark_title_above(lines, marks, mark.position, skipped)
        last = mark.number


def _has_points_before(marks: Marks, position: int) -> bool:
    """Whether 一、 and the like stand before ``position``: then the first article may open a second text."""
    return any(mark is not None and mark.kind == "item" for mark in marks[:position])


def _mark_title_above(lines: Sequence[SourceLine], marks: Marks, position: int, skipped: set[int]) -> None:
    title = -1
    for above in range(position - 1, max(-1, position - 400), -1):
        mark = marks[above]
        if above in skipped or (mark is not None and mark.kind in ("part", "chapter", "section", "preamble")):
            continue
        text = lines[above].text
        is_note = text[0] in "（(" and text[-1] in "）)"
        if mark is not None or lines[above].kind != "text" or (not is_note and len(text) > LONGEST_HEADING):
            break
        if not is_note and (text[-1] in _STOPS or text[-1] in "：:，,、"):
            break
        if is_title(text) and not is_note:
            title = above
    if title > 0:
        marks[title] = Mark("title", title, (0, 0), "", lines[title].text)


def is_title(text: str) -> bool:
    """Whether a line is short and ends as the titles of laws do (法, 条例, 办法（试行） and the like)."""
    return len(text) <= LONGEST_HEADING and _TITLE_END.search(text) is not None


def mark_signatures(lines: Sequence[SourceLine], marks: Marks) -> None:
    """Mark the short lines with a date that close a text: at the end, and before an annex or another text."""
    ends = [position for position, mark in enumerate(marks) if mark is not None and mark.kind in ("annex", "title")]
    for end in (*ends, len(lines)):
        start = end
        dated = False
        while start > 0:
            line = lines[start - 1]
            if marks[start - 1] is not None or line.kind != "text" or len(line.text) > 40 or line.text[-1] in _STOPS:
                break
            start -= 1
            dated = dated or _DATE.match(line.text) is not None
        if dated and any(mark is not None for mark in marks[:start]):
            marks[start] = Mark("signature", start, (0, 0), "", lines[start].text)


def mark_headings(lines: Sequence[SourceLine], marks: Marks, skipped: set[int], has_articles: bool) -> None:
    """Turn 一、 and （一） into sections where they head articles or other points, and unlabelled headings too."""
    following: Mark | None = None
    following_position = len(lines)
    for position in range(len(lines) - 1, -1, -1):
        mark, line = marks[position], lines[position]
        if position in skipped:
            continue
        if mark is None and line.kind == "heading" and line.level > 1:
            mark = marks[position] = Mark("section", position, (0, 0), "", line.text, "heading")
        elif mark is not None and mark.kind == "item" and mark.style in ("plain", "round"):
            is_short = len(mark.rest) <= LONGEST_HEADING and not (
                set(mark.rest) & _STOPS or mark.rest[-1:] in ("：", ":", "，")
            )
            heads_article = (
                following is not None
                and following_position == position + 1
                and (following.kind == "article" or (following.kind == "section" and following.style != "heading"))
            )
            if line.kind == "heading" or (is_short and mark.rest and has_articles and heads_article):
                mark.kind = "section"
        following, following_position = mark, position
