"""Plain text and Markdown made into source lines: the marks of the format go, the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workbench.text.source import SourceLine, SourceText

_COMMENT: Final = re.compile(r"<!--(?:(?!-->).)*-->", re.DOTALL)
_META: Final = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_INVISIBLE: Final = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_HEADING: Final = re.compile(r"(#{1,6})([^#].*|)$")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")
_EMPHASIS: Final = re.compile(r"(?<![A-Za-z0-9*])\*(?=[^\s*])([^*\n]{1,200}?)(?<=\S)\*(?![A-Za-z0-9*])")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|-])")
_RULE: Final = re.compile(r"(?:[-*_][ \t]*){3,}$|={3,}$")
_RULE_CELL: Final = r"[ \t]*(?::-+:?|-+:|-{2,})[ \t]*"
_TABLE_RULE: Final = re.compile(rf"\|?{_RULE_CELL}(?:\|{_RULE_CELL})*\|?$")


def plain_source(text: str) -> SourceText:
    """The lines of ``text`` without Markdown's marks: ``#`` makes a heading, ``|`` a table row, blank lines go.

    Comments, emphasis, links' addresses, rulers and quotation marks of Markdown (``>``) are format, not words.
    Characters that print nothing (zero-width marks, control characters) go as well.
    """
    if "<" in text:
        text = _without_comments(text)
    text = _INVISIBLE.sub("", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return SourceText(tuple(_lines(text)))


def _without_comments(text: str) -> str:
    """``text`` without closed comments and ``<meta>`` elements."""
    closed = text.rfind("-->") + 3
    if closed > 2:
        text = _COMMENT.sub(_newlines_of, text[:closed]) + text[closed:]
    return _META.sub("", text)


def _newlines_of(found: re.Match[str]) -> str:
    """The line breaks inside a comment, so that line numbers stay those of the file."""
    return "\n" * found[0].count("\n")


def _lines(text: str) -> Iterator[SourceLine]:
    in_table = False
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if not line:
            in_table = False
            continue
        first = line[0]
        if first == "|" or (in_table and "|" in line):
            in_table = True
            row = _row(line)
            if row:
                yield SourceLine(row, number, "table")
            continue
        in_table = False
        if first in "-*_=" and _RULE.match(line):
            continue
        level = 0
        while first == ">":
            line = line[1:].lstrip()
            first = line[:1]
        if first == "#":
            found = _HEADING.match(line)
            if found is not None:
                level, line = len(found[1]), found[2].rstrip("#").strip()
        line = _unmarked(line).strip()
        if line:
            yield SourceLine(line, number, "heading", level) if level else SourceLine(line, number)


def _unmarked(line: str) -> str:
    """``line`` without emphasis, links and escapes."""
    if "*" in line or "__" in line:
        line = _STRONG.sub(r"\2", line)
        line = _EMPHASIS.sub(r"\1", line)
    if "](" in line:
        line = _LINK.sub(r"\1", line)
    if "\\" in line:
        line = _ESCAPE.sub(r"\1", line)
    return line


def _row(line: str) -> str:
    """A Markdown row as cells parted by tabs; empty for the ruler under a table's head."""
    if _TABLE_RULE.match(line):
        return ""
    inner = line.removeprefix("|").removesuffix("|")
    cells = [_unmarked(cell.strip()).replace("\t", " ") for cell in re.split(r"(?<!\\)\|", inner)]
    return "\t".join(cells) if any(cells) else ""
