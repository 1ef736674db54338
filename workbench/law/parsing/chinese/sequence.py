"""Which marks of a Chinese text are its articles: the run of numbers and the quotations of amendments decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.lang.characters import BLANKS
from workbench.lang.numerals import CHINESE_COUNT
from workbench.law.parsing.chinese.marks import LIKELY, NEVER, SURE, Mark, label_number
from workbench.law.parsing.source import SourceLine

Number = tuple[int, int]
Marks = list[Mark | None]

_STOPS: Final = frozenset("。；;！？!?：:”」")
_ANNOUNCES: Final = re.compile(r"(?:修改|改|修正|调整|表述)[为成]|增加|作为第")
_ANNOUNCES_UNQUOTED: Final = re.compile(
    r"(?:(?:条(?![件例])|[款项章节目编句段])[^。；：]{0,20}(?:修改|改|调整|修正)为|增加"
    rf"[{CHINESE_COUNT}]{{1,2}}[条款项节章]"
    r"|作为第[^。；：，]{1,20}[条款项节章])[：:]$"
)
_INLINE_LABEL: Final = re.compile(rf"(?<=[。；）”])[{BLANKS}]*(第[^第条。，；]{{1,12}}[条條])(?=[{BLANKS}])")
_MID_SENTENCE: Final = frozenset("、，,《（(和或及与至照反据按依本由对在")


def follows(number: Number, last: Number | None) -> bool:
    """Whether ``number`` is the next article after ``last``: 第一条, 第N+1条, or the next 之."""
    if last is None:
        return number == (1, 0)
    return number in ((last[0] + 1, 0), (last[0], last[1] + 1))


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
        elif is_announced and _ANNOUNCES.search(text):
            is_announced = False
        opening, closing = text.rfind("“"), text.rfind("”")
        if closing > opening:
            is_open = is_announced = False
        elif opening > closing and not is_open:
            is_open = _opens(text[:opening].rstrip(), lines[position - 1].text if position else "")
            quotation += is_open
        if text[-1] in "：:" and _ANNOUNCES_UNQUOTED.search(mark.rest if mark is not None else text):
            quotation += not is_announced
            is_announced = True


def _opens(before: str, above: str) -> bool:
    """Whether a quotation mark opens the new words of an amendment, announced before it or on the line ``above``."""
    announcement = before or above
    return announcement[-1:] in ("：", ":", "，", ",") and _ANNOUNCES.search(announcement) is not None


def choose_articles(lines: Sequence[SourceLine], marks: Marks, skipped: set[int]) -> list[Mark]:
    """The marks that are articles; every other line that begins with 第N条 loses its mark and is words.

    A line whose form leaves no doubt is an article unless it is quoted, whatever its number; the others are articles
    only where the numbers before and after leave their place open.
    """
    marked = [mark for mark in marks if mark is not None and mark.kind == "article" and mark.position not in skipped]
    candidates = [mark for mark in marked if mark.form != NEVER]
    sure = sum(1 for mark in candidates if mark.form == SURE and not mark.quoted)
    is_unspaced = sum(1 for mark in candidates if mark.form == LIKELY and not mark.quoted) > sure
    if is_unspaced:
        for mark in candidates:
            if mark.form == LIKELY and not _is_mid_sentence(lines, marks, mark.position):
                mark.form = SURE
    chosen = list(_chosen(lines, marks, candidates, is_unspaced))
    chosen_positions = {mark.position for mark in chosen}
    for mark in marked:
        if mark.position not in chosen_positions:
            marks[mark.position] = None
    return chosen


def _chosen(lines: Sequence[SourceLine], marks: Marks, candidates: Sequence[Mark], is_unspaced: bool) -> Iterator[Mark]:
    last: Number | None = None
    undone = 0
    for mark, (after, leads_on) in zip(candidates, _what_comes(candidates), strict=True):
        if mark.quoted and mark.quoted != undone and _only_seems_quoted(mark, last, after):
            undone = mark.quoted
        if mark.quoted == undone:
            mark.quoted = 0
        is_mid_sentence = _is_mid_sentence(lines, marks, mark.position)
        if mark.quoted:
            continue
        is_next = follows(mark.number, last)
        fits = (last is None or last < mark.number) and (after is None or mark.number < after)
        if mark.form == SURE:
            is_doubtful = is_mid_sentence or (is_unspaced and not mark.is_spaced)
            is_article = is_next or not is_doubtful or after is None or not follows(after, last)
        elif mark.form == LIKELY:
            is_starting = mark.number == (1, 0) and leads_on
            is_article = is_starting or (fits and (is_next or leads_on or _is_finished(lines, mark.position)))
        elif mark.is_spaced:
            is_article = is_next and fits and not is_mid_sentence
        else:
            is_finished = is_unspaced and after is None and _is_finished(lines, mark.position)
            is_article = is_next and (leads_on or is_finished)
        if is_article:
            yield mark
            last = mark.number


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
            for match in _INLINE_LABEL.finditer(lines[position].text):
                number = label_number(match[1])
                if number is not None and follows(number, last) and (following is None or number < following.number):
                    cuts.setdefault(position, []).append(match.start(1))
                    last = number
    return cuts


def _what_comes(candidates: Sequence[Mark]) -> list[tuple[Number | None, bool]]:
    """For each candidate the number of the next one that its form makes sure, and whether the numbers lead on to it.

    They do where the candidates in between, as far as they are needed, follow one another up to that number.
    """
    coming: list[tuple[Number | None, bool]] = []
    sure: Number | None = None
    next_number: Number | None = None
    for mark in reversed(candidates):
        leads_on = next_number is not None and follows(next_number, mark.number)
        coming.append((sure, leads_on))
        if mark.quoted:
            continue
        if mark.form == SURE:
            sure = next_number = mark.number
        elif leads_on:
            next_number = mark.number
    coming.reverse()
    return coming


def _only_seems_quoted(mark: Mark, last: Number | None, after: Number | None) -> bool:
    """Whether a quoted article goes on with the count outside, which itself does not: the quotation was left open."""
    return mark.form == SURE and follows(mark.number, last) and (after is None or after > mark.number)


def _is_finished(lines: Sequence[SourceLine], position: int) -> bool:
    """Whether the line before ends as sentences and headings do."""
    before = lines[position - 1] if position else None
    return before is None or before.kind != "text" or before.text[-1] in _STOPS


def _is_mid_sentence(lines: Sequence[SourceLine], marks: Marks, position: int) -> bool:
    """Whether the line before breaks off where only more of the same sentence can follow."""
    if position == 0:
        return False
    before, mark = lines[position - 1], marks[position - 1]
    if before.kind != "text" or (mark is not None and mark.kind != "article" and mark.kind != "item"):
        return False
    return before.text[-1] in _MID_SENTENCE
