"""Chinese laws: from source lines to 编, 章, 节, 条, 款, 项 and 目, with everything else kept as its own clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from workbench.lang.characters import BLANKS
from workbench.law.model import LawText, ReadWarning
from workbench.law.parsing.chinese.contents import contents_ranges
from workbench.law.parsing.chinese.headings import is_title, mark_headings, mark_signatures, mark_titles
from workbench.law.parsing.chinese.marks import LABEL_BEGUN, LABEL_ENDED, SURE, Mark, inline_article, mark_lines
from workbench.law.parsing.chinese.points import inline_items, settle_letters
from workbench.law.parsing.chinese.sequence import choose_articles, inline_articles, mark_quotations
from workbench.law.parsing.chinese.tree import ChineseReader, is_heading
from workbench.law.parsing.source import SourceLine, SourceText


def read_chinese(source: SourceText) -> LawText:
    """Read the lines of a Chinese law; nothing is dropped, and what is doubtful is told in the warnings."""
    lines = _parted(source.lines)
    settled = _settle(lines)
    cuts = inline_articles(lines, settled.articles)
    if cuts:
        lines = _cut(lines, cuts)
        settled = _settle(lines)
    settle_letters(settled.marks)
    mark_headings(lines, settled.marks, settled.skipped, bool(settled.articles))
    mark_titles(lines, settled.marks, settled.articles, settled.skipped)
    mark_signatures(lines, settled.marks)
    headed = _has_headed_articles(lines, settled.marks, settled.articles)
    reader = ChineseReader(lines, settled.marks, settled.skipped, headed)
    reader.read()
    if settled.quoted:
        first = settled.quoted[0]
        label = "".join(first.label.split())
        facts = {"count": len(settled.quoted), "first": label}
        reader.warnings.append(ReadWarning("quoted_articles", label, lines[first.position].line, facts))
    title = source.title or _title(lines, settled.marks)
    warnings, front = (*source.warnings, *reader.warnings), "\n".join(reader.front)
    return LawText(title, "zh", reader.tree.clauses(), warnings, front, tuple(reader.furniture))


class _DocumentMarks(NamedTuple):
    """The marks that hold, the lines of contents, the articles in order, and those left as words in quotations."""

    marks: list[Mark | None]
    skipped: set[int]
    articles: list[Mark]
    quoted: list[Mark]


def _settle(lines: Sequence[SourceLine]) -> _DocumentMarks:
    marks = mark_lines(lines)
    skipped = {position for run in contents_ranges(lines, marks) for position in run}
    mark_quotations(lines, marks)
    quoted = [mark for mark in marks if mark is not None and mark.quoted and mark.kind == "article"]
    articles = choose_articles(lines, marks, skipped)
    return _DocumentMarks(marks, skipped, articles, [mark for mark in quoted if mark.quoted and mark.form == SURE])


def _cut(lines: Sequence[SourceLine], cuts: dict[int, list[int]]) -> list[SourceLine]:
    """``lines`` with those that hold several articles cut before each of them."""
    cut: list[SourceLine] = []
    for position, line in enumerate(lines):
        cut.extend(_pieces(line, cuts[position]) if position in cuts else (line,))
    return cut


def _title(lines: Sequence[SourceLine], marks: Sequence[Mark | None]) -> str:
    """The first heading, or else the first line, with the second where only that ends as titles of laws do.

    The heading of a chapter is no title; a text that begins with one has none.
    """
    for position, line in enumerate(lines[:20]):
        if line.kind == "heading":
            return line.text if marks[position] is None else ""
    if not lines or marks[0] is not None:
        return ""
    if len(lines) > 1 and not is_title(lines[0].text) and is_title(lines[1].text) and len(lines[0].text) < 30:
        return lines[0].text + lines[1].text
    return lines[0].text


def _has_headed_articles(lines: Sequence[SourceLine], marks: Sequence[Mark | None], articles: Sequence[Mark]) -> bool:
    """Whether most articles open with a few words that are no sentence, followed by more: then these are headings."""
    headed = 0
    for mark in articles:
        position = mark.position
        words = mark.rest.strip()
        if not words and position + 1 < len(lines) and marks[position + 1] is None:
            position += 1
            words = lines[position].text
        more = position + 1 < len(lines) and ((after := marks[position + 1]) is None or after.kind == "item")
        headed += more and is_heading(words)
    return headed * 5 >= len(articles) * 3 and headed > 1


_SHARED_LINE: Final = re.compile(
    rf"第[^条。，]{{1,16}}[章节编编節][^。；]{{0,60}}?[{BLANKS}]第[^第。，]{{1,16}}[条條](?:[{BLANKS}]|$)"
)


def _parted(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines without blank ones, labels broken over two lines put together, and what shares a line parted.

    A heading is parted from its first article, and the items of a list from each other and from what announces them.
    """
    parted: list[SourceLine] = []
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if text is not line.text:
            line = SourceLine(text, line.line, line.kind, line.level)
        if line.kind == "table" or line.kind == "note":
            parted.append(line)
            continue
        if parted and parted[-1].text[0] == "第" and _is_broken_label(parted[-1], line):
            line = replace(parted[-1], text=parted.pop().text + text)
        if text[0] == "第" and _SHARED_LINE.match(line.text):
            match = inline_article(line.text)
            if match is not None and match.start() > 0:
                parted.append(replace(line, text=line.text[: match.start()].strip()))
                line = SourceLine(line.text[match.start() :], line.line)
        offsets = inline_items(line.text)
        parted.extend(_pieces(line, offsets) if offsets else (line,))
    return parted


def _is_broken_label(before: SourceLine, line: SourceLine) -> bool:
    """Whether a line break stands inside 第…条."""
    return (
        before.kind != "table"
        and LABEL_BEGUN.match(before.text) is not None
        and LABEL_ENDED.match(line.text) is not None
    )


def _pieces(line: SourceLine, offsets: Sequence[int]) -> Iterator[SourceLine]:
    """``line`` cut at each of ``offsets``."""
    for begin, end in pairwise((0, *offsets, len(line.text))):
        if piece := line.text[begin:end].strip():
            yield replace(line, text=piece)
