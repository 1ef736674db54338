"""Which marks of a Chinese text are what they seem: the run of article numbers, quotations and contents decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.text.read_chinese_marks import (
    DOUBTFUL,
    LIKELY,
    LONGEST_HEADING,
    NEVER,
    SURE,
    Mark,
    label_number,
)
from workbench.text.source import SourceLine

Number = tuple[int, int]
Marks = list[Mark | None]

_RANKS: Final = {"part": 0, "chapter": 1, "section": 2, "article": 3}
_STOPS: Final = frozenset("。；;！？!?")
_AMENDS: Final = re.compile(r"(?:修改|改|增加|规定|作为|表述|调整|修正)")
_AMENDS_UNQUOTED: Final = re.compile(
    r"(?:(?:修改|改|调整|修正)为|增加[一二三四五六七八九十]{1,2}[条款项节章]|作为第[^。；：，]{1,20}[条款项节章])[：:]$"
)
_CITED: Final = re.compile(r"(?:相关|有关|引用|所涉|涉及).{0,20}(?:条文|条款|规定|法条|法律)")
_INLINE_LABEL: Final = re.compile("(?<=[。；）”])[ \t\u3000]*(第[^第条。，；]{1,12}[条條])(?=[ \t\u3000])")
_MID_SENTENCE: Final = frozenset("、，,《（(和或及与至照反据按依本由对在")
_TITLE_END: Final = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|决定|决议|解释|规则|章程|方案|标准|公约|协定|条约|议定书|意见|通知|制度|纲要|准则|守则|目录)"
    r"(?:[（(〔【][^）)〕】]{1,20}[）)〕】])*$"
)
_DATE: Final = re.compile(
    r"[（(]?[ \t\u3000]*[0-9０-９一二两〇○零]{4}[ \t\u3000]*年[^。；]{0,30}日?[ \t\u3000]*[）)]?$"
)
_LONGEST_ENTRY: Final = 60  # characters of one entry in a table of contents, leaders and page number included


def follows(number: Number, last: Number | None) -> bool:
    """Whether ``number`` is the next article after ``last``: 第一条, 第N+1条, or the next 之."""
    if last is None:
        return number == (1, 0)
    return number in ((last[0] + 1, 0), (last[0], last[1] + 1))


def contents_ranges(lines: Sequence[SourceLine], marks: Marks) -> list[range]:
    """Where tables of contents stand: under 目录, or headings that all come again before any sentence is read."""
    found: list[range] = []
    end = 0
    for position, mark in enumerate(marks):
        if mark is None or position < end:
            continue
        if mark.kind == "contents":
            end = _end_of_contents(lines, marks, position)
        elif mark.number == (1, 0) and mark.kind in ("part", "chapter", "section"):
            end = _end_of_bare_contents(lines, marks, position)
        if end > position:
            found.append(range(position, end))
    return found


def _is_entry(line: SourceLine, mark: Mark | None) -> bool:
    """Whether a line could stand in a table of contents: short, and no sentence."""
    text = line.text
    if len(text) > _LONGEST_ENTRY or text[-1] in _STOPS or "。" in text:
        return False
    return mark is None or mark.kind != "contents"


def _end_of_contents(lines: Sequence[SourceLine], marks: Marks, start: int) -> int:
    """The end of the contents under the word 目录: where its first entry comes again, else after its last heading."""
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
        last_heading = position
        headings += mark.kind == first.kind
    return last_heading + 1 if headings > 1 else start + 1


def _end_of_bare_contents(lines: Sequence[SourceLine], marks: Marks, start: int) -> int:
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


def mark_quotations(lines: Sequence[SourceLine], marks: Marks) -> None:
    """Set ``quoted`` on marks inside words that an amending decision puts in quotation marks or behind 修改为：.

    The value is the number of the quotation, so that one that only seems open can be undone as a whole.
    """
    is_open = False  # between “ and ” of an amendment
    quotation = 0
    is_announced = False  # after 修改为： without quotation marks
    last_point = 0
    for position, line in enumerate(lines):
        text = line.text
        mark = marks[position]
        if mark is not None:
            if mark.kind == "item" and mark.style == "plain" and mark.number[0] == last_point + 1:
                last_point += 1
                is_open = is_announced = False
            mark.quoted = quotation if is_open or is_announced else 0
        elif is_announced and _AMENDS.search(text):
            is_announced = False
        opening, closing = text.rfind("“"), text.rfind("”")
        if closing > opening:
            is_open = is_announced = False
        elif opening > closing:
            before = text[:opening].rstrip()
            opens = not before or (before[-1] in "：:，," and _AMENDS.search(before) is not None)
            quotation += opens and not is_open
            is_open = is_open or opens
        if text[-1] in "：:" and _AMENDS_UNQUOTED.search(text):
            quotation += not is_announced
            is_announced = True


def unmark_cited_provisions(marks: Marks) -> None:
    """Take the marks off articles of other laws that an annex of cited provisions (附：相关法律条文) reprints."""
    citing = False
    begun = False
    for position, mark in enumerate(marks):
        if mark is None:
            continue
        if mark.kind == "annex":
            citing, begun = _CITED.search(mark.rest) is not None, False
        elif mark.kind == "article" and citing:
            if not begun and mark.number == (1, 0):
                citing = False
            else:
                marks[position] = None
            begun = True


def choose_articles(lines: Sequence[SourceLine], marks: Marks, skipped: set[int]) -> list[Mark]:
    """The marks that are articles; every other line that begins with 第N条 loses its mark and is words.

    A line whose form leaves no doubt is an article unless it is quoted; the others are articles only where the
    numbers before and after leave exactly their place open.
    """
    found = [mark for mark in marks if mark is not None and mark.kind == "article" and mark.position not in skipped]
    for mark in found:
        if mark.form == NEVER:
            marks[mark.position] = None
    candidates = [mark for mark in found if mark.form != NEVER]
    likely = sum(1 for mark in candidates if mark.form == LIKELY and not mark.quoted)
    if likely > sum(1 for mark in candidates if mark.form == SURE and not mark.quoted):
        for mark in candidates:
            if mark.form == LIKELY and not _is_mid_sentence(lines, marks, mark.position):
                mark.form = SURE
    following = _next_sure(candidates)
    chosen: list[Mark] = []
    last: Number | None = None
    undone = 0
    for mark, after in zip(candidates, following, strict=True):
        if mark.quoted and mark.quoted != undone and _only_seems_quoted(mark, last, after):
            undone = mark.quoted
        if mark.quoted == undone:
            mark.quoted = 0
        if _is_article(lines, marks, mark, last, after):
            chosen.append(mark)
            last = mark.number
        else:
            marks[mark.position] = None
    return chosen


def inline_articles(lines: Sequence[SourceLine], articles: Sequence[Mark]) -> dict[int, list[int]]:
    """Where an article that the count misses begins in the middle of a line: positions of lines to offsets in them.

    Only a gap between two articles, or the end of the text, is searched, and only for the numbers that fill it.
    """
    cuts: dict[int, list[int]] = {}
    for at, mark in enumerate(articles):
        following = articles[at + 1] if at + 1 < len(articles) else None
        if following is not None and (following.number <= mark.number or follows(following.number, mark.number)):
            continue
        last = mark.number
        end = following.position if following is not None else len(lines)
        for position in range(mark.position, end):
            if lines[position].kind != "text":
                continue
            for found in _INLINE_LABEL.finditer(lines[position].text):
                number = label_number(found[1])
                if number is not None and follows(number, last) and (following is None or number < following.number):
                    cuts.setdefault(position, []).append(found.start(1))
                    last = number
    return cuts


def _next_sure(candidates: Sequence[Mark]) -> list[Number | None]:
    """For each candidate, the number of the next one that is surely an article by its form."""
    following: list[Number | None] = []
    ahead: Number | None = None
    for mark in reversed(candidates):
        following.append(ahead)
        if mark.form == SURE and not mark.quoted:
            ahead = mark.number
    following.reverse()
    return following


def _only_seems_quoted(mark: Mark, last: Number | None, after: Number | None) -> bool:
    """Whether a quoted article goes on with the count outside, which itself does not: the quotation was left open."""
    return mark.form == SURE and follows(mark.number, last) and (after is None or after > mark.number)


def _is_article(
    lines: Sequence[SourceLine], marks: Marks, mark: Mark, last: Number | None, after: Number | None
) -> bool:
    number = mark.number
    is_next = follows(number, last)
    if mark.quoted:
        return False
    if mark.form == SURE:
        return is_next or not _is_mid_sentence(lines, marks, mark.position)
    leads_on = after is not None and follows(after, number)
    if mark.form == LIKELY:
        if leads_on:
            return last is None or number > last or number == (1, 0)
        return is_next and after != number
    return mark.form == DOUBTFUL and is_next and leads_on


def _is_mid_sentence(lines: Sequence[SourceLine], marks: Marks, position: int) -> bool:
    """Whether the line before breaks off where only more of the same sentence can follow."""
    if position == 0:
        return False
    before, mark = lines[position - 1], marks[position - 1]
    if before.kind != "text" or (mark is not None and mark.kind != "article" and mark.kind != "item"):
        return False
    return before.text[-1] in _MID_SENTENCE


def mark_titles(lines: Sequence[SourceLine], marks: Marks, articles: Sequence[Mark], skipped: set[int]) -> None:
    """Mark where another text begins in the same file: a second first-level heading, or a title above a new 第一条."""
    seen_title = False
    for position, line in enumerate(lines):
        if line.kind == "heading" and line.level == 1 and marks[position] is None:
            if seen_title:
                marks[position] = Mark("title", position, (0, 0), "", line.text)
            seen_title = True
    last: Number | None = None
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
