"""Page numbers and running titles of a text taken from printed pages, recognised across the text and taken out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import eq
from typing import Final

from workbench.lang.numerals import CHINESE_COUNT
from workbench.law.model import Furniture, FurnitureKind
from workbench.law.parsing.source import SourceLine, SourceText

_DASH: Final = "[-－—–―·•]"
# Forms that say by themselves that they number a page.
_SURE: Final = re.compile(
    rf"{_DASH}{{1,2}}[ \t\u3000]*(?P<dashed>[0-9０-９]{{1,4}})[ \t\u3000]*{_DASH}{{1,2}}"
    r"|第[ \u3000]*(?P<chinese>[0-9０-９]{1,4})[ \u3000]*页"
    r"(?:[ \u3000，,/]*[共/][ \u3000]*[0-9０-９]{1,4}[ \u3000]*页)?"
    r"|(?i:page|p\.)[ ]*(?P<english>[0-9]{1,4})(?:[ ]*(?:of|/)[ ]*[0-9]{1,4})?"
    r"|(?P<fraction>[0-9]{1,4})[ ]*/[ ]*[0-9]{1,4}"
)
# A page number that a copy from a printed page left inside a line: 由单位和职- 3 -工共同缴费.
_GLUED: Final = re.compile(
    rf"(?<=[^\s0-9])(?P<before>[ \t\u3000]*){_DASH}{{1,2}}[ \t\u3000]*(?P<page>[0-9]{{1,4}})[ \t\u3000]*{_DASH}{{1,2}}"
    r"(?P<after>[ \t\u3000]*)(?=[^\s0-9])"
)
_DASHED: Final = re.compile(rf"{_DASH}[ \t\u3000]*[0-9]{{1,4}}[ \t\u3000]*{_DASH}")  # quick to look for
_BARE: Final = re.compile(r"[0-9０-９]{1,4}")
_DIGITS: Final = re.compile(r"[0-9０-９]+")
_LABELLED: Final = re.compile(
    rf"第.{{1,9}}[编章节条條]|[（(].{{1,4}}[）)]|[{CHINESE_COUNT}]+、|[0-9]{{1,4}}[A-Z]?[.、．)](?![0-9])|[§•*-]"
    r"|(?i:article|art\.|section|sec\.|part|title|book|chapter|rule|regulation|clause|schedule|annex|appendix)\b"
)
_SENTENCE_END: Final = frozenset("。；;：:！？!?")
_LONGEST_TITLE: Final = 90  # characters of a running title
_LEAST_REPEATED: Final = 3  # pages on which a line must stand to be a running title by itself
_ENDED: Final = frozenset('。；：！？.;:!?”"）)')


def take_out_pages(source: SourceText) -> tuple[SourceText, tuple[Furniture, ...]]:
    """``source`` without page numbers and running titles, and what was taken out, in order.

    A page number is one by its form (— 3 —, 第 3 页 共 9 页, Page 3 of 9) or, as bare digits, because such lines
    count the pages one by one, or break into a sentence. A running title is a short line that stands beside page
    numbers and again elsewhere, or at least three times with numbers that increase. Numbers from 1 on that each stand
    alone above a heading number sections, and are put before their headings.
    """
    if not any(_may_number(line.text) for line in source.lines):
        return source, ()
    lines, glued = _without_glued(_with_section_numbers(source.lines))
    numbers = _page_numbers(lines)
    titles = _running_titles(lines, numbers)
    if not numbers and not titles:
        return replace(source, lines=tuple(lines)), glued
    kinds = dict.fromkeys(titles, FurnitureKind.RUNNING_TITLE) | dict.fromkeys(numbers, FurnitureKind.PAGE_NUMBER)
    taken = tuple(Furniture(kinds[at], line.text, line.line) for at, line in enumerate(lines) if at in kinds)
    left = tuple(line for at, line in enumerate(lines) if at not in kinds)
    return replace(source, lines=left), tuple(sorted((*taken, *glued), key=lambda each: each.line))


def _with_section_numbers(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines, with numbers that stand alone above the headings of sections in front of these."""
    bare = [at for at, line in enumerate(lines) if len(line.text) <= 4 and _BARE.fullmatch(line.text)]
    numbering: list[int] = []
    for at in bare:
        if int(lines[at].text) == len(numbering) + 1 and _heads_a_section(lines, at):
            numbering.append(at)
    headings = {lines[at + 1].text for at in numbering}
    if len(numbering) < 2 or len(headings) < len(numbering) or len(numbering) * 2 <= len(bare):
        return lines
    joined = {at + 1: replace(lines[at], text=f"{lines[at].text} {lines[at + 1].text}") for at in numbering}
    return [joined.get(at, line) for at, line in enumerate(lines) if at + 1 not in joined]


def _heads_a_section(lines: Sequence[SourceLine], position: int) -> bool:
    """Whether a number stands between sentences, with an English heading and more under it."""
    if position + 2 >= len(lines) or any(lines[at].kind == "table" for at in (position, position + 1)):
        return False
    heading = lines[position + 1].text
    is_heading = heading[0].isascii() and heading[0].isupper() and heading[-1] not in '.;,:"' and len(heading) <= 90
    before = lines[position - 1].text if position else ""
    is_between = not before or before[-1] in _ENDED or before[0].isupper()
    return is_heading and is_between and not _LABELLED.match(heading)


def _without_glued(lines: Sequence[SourceLine]) -> tuple[Sequence[SourceLine], tuple[Furniture, ...]]:
    """The lines without page numbers glued into their words, where these count the pages of the text."""
    glued = {at: match for at, line in enumerate(lines) if (match := _glued_in(line)) is not None}
    if not glued:
        return lines, ()
    pages = _sure_numbers(lines) | {at: int(match["page"]) for at, match in glued.items()}
    mended, taken = list(lines), []
    for at, match in glued.items():
        if not _is_next_page(at, pages):
            continue
        line = lines[at]
        gap = " " if match["before"] and match["after"] and match.string[match.end()].isascii() else ""
        mended[at] = replace(line, text=f"{line.text[: match.start()]}{gap}{line.text[match.end() :]}")
        taken.append(Furniture(FurnitureKind.PAGE_NUMBER, match[0].strip(), line.line))
    return mended, tuple(taken)


def _glued_in(line: SourceLine) -> re.Match[str] | None:
    if line.kind == "table" or _DASHED.search(line.text) is None:
        return None
    return _GLUED.search(line.text)


def _sure_numbers(lines: Sequence[SourceLine]) -> dict[int, int]:
    """Positions of lines that by their form number a page, to the pages."""
    return {
        at: int(next(filter(None, match.groups())))
        for at, line in enumerate(lines)
        if len(line.text) <= 30 and (match := _SURE.fullmatch(line.text)) is not None
    }


def _is_next_page(position: int, pages: Mapping[int, int]) -> bool:
    """Whether a number before is one less, or a number behind one more."""
    page = pages[position]
    return any(
        (other == page - 1 and at < position) or (other == page + 1 and at > position) for at, other in pages.items()
    )


def _may_number(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and _DIGITS.search(text) is not None


def _page_numbers(lines: Sequence[SourceLine]) -> dict[int, int]:
    """Positions of page numbers to the pages they number."""
    sure = {at: page for at, page in _sure_numbers(lines).items() if lines[at].kind == "text"}
    bare = {at: int(line.text) for at, line in enumerate(lines) if line.kind == "text" and _BARE.fullmatch(line.text)}
    fractions = [at for at in sure if "/" in lines[at].text and lines[at].text[0].isdecimal()]
    if len(fractions) == 1:
        del sure[fractions[0]]
    counted = {at: page for at, page in bare.items() if _counts_on(at, page, bare)}
    broken = {at: page for at, page in bare.items() if _breaks_in(lines, at)}
    return sure | counted | broken


def _counts_on(position: int, page: int, bare: Mapping[int, int]) -> bool:
    """Whether another bare number that is one less stands before, or one more behind, with text between them."""
    return any(
        (other == page + 1 and at > position + 2) or (other == page - 1 and at < position - 2)
        for at, other in bare.items()
    )


def _breaks_in(lines: Sequence[SourceLine], position: int) -> bool:
    """Whether the line stands in the middle of a sentence or of a list, where only a page can end."""
    if not 0 < position < len(lines) - 1:
        return False
    before, after = lines[position - 1].text, lines[position + 1].text
    is_open = before[-1] not in _ENDED and not before.isupper() and len(before) > 1 and not _DIGITS.fullmatch(after)
    return (is_open and not _LABELLED.match(after)) or (before[-1] in "；;" and _LABELLED.match(after) is not None)


def _running_titles(lines: Sequence[SourceLine], numbers: Mapping[int, int]) -> set[int]:
    """Positions of running titles: lines that say the same beside page numbers, or count the pages themselves."""
    alike: dict[str, list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        text = line.text
        if not 1 < len(text) <= _LONGEST_TITLE or text[-1] in _SENTENCE_END or line.kind != "text":
            continue
        shape = _DIGITS.sub("#", text)
        if (numbers or shape != text) and position not in numbers and not _LABELLED.match(text):
            alike[shape].append(position)
    titles: set[int] = set()
    for shape, positions in alike.items():
        if len(positions) < 2 or shape == "#":
            continue
        beside = [at for at in positions if at - 1 in numbers or at + 1 in numbers]
        if beside and len(beside) * 2 >= len(positions) - 1:
            titles.update(positions if positions[0] in beside else positions[1:])
        elif "#" in shape and len(positions) >= _LEAST_REPEATED:
            texts = [lines[at].text for at in positions]
            if _increases(texts) and _names_the_law(texts, lines[0].text):
                titles.update(positions)
    return titles


def _names_the_law(texts: Sequence[str], title: str) -> bool:
    """Whether lines that count something hold the title, or a year or series that stays: else they may be headings."""
    words = _DIGITS.sub("", texts[0]).strip()
    first, second = _DIGITS.findall(texts[0]), _DIGITS.findall(texts[1])
    stays = len(first) == len(second) and any(map(eq, first, second))
    return stays or (len(words) > 3 and (words in title or title in words))


def _increases(texts: Sequence[str]) -> bool:
    """Whether the last or the first number of the lines counts their pages."""
    for end in (-1, 0):
        pages = [int(_DIGITS.findall(text)[end]) for text in texts]
        if all(0 < after - before <= 4 for before, after in pairwise(pages)):
            return True
    return False
