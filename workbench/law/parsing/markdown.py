"""Plain text and Markdown made into source lines: the marks of the format go, the words stay."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from workbench.lang.characters import BLANKS
from workbench.lang.numerals import CHINESE_COUNT
from workbench.law.parsing.source import SourceLine, SourceText

_COMMENT: Final = re.compile(r"<!--(?:(?!-->).)*-->", re.DOTALL)
_META: Final = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
# Elements that Markdown writers use to set text: those that end a line, and those that only dress it.
_VALUE: Final = r"""(?:"[^"<>]{0,200}"|'[^'<>]{0,200}'|[^\s<>"']{1,200})"""
_ATTRIBUTES: Final = rf"(?:\s{{1,9}}[A-Za-z-]{{1,20}}={_VALUE}){{0,9}}\s{{0,9}}/?"
_BREAK: Final = re.compile(rf"</?(?:br|p|div|center|tr){_ATTRIBUTES}>", re.IGNORECASE)
_DRESS: Final = re.compile(
    rf"</?(?:b|strong|i|em|u|s|span|font|sup|sub|small|big|a|table|tbody|thead|td|th){_ATTRIBUTES}>", re.IGNORECASE
)
_ENTITY: Final = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")
_QUOTED: Final = re.compile(r"[>\s]+")
_HEADING: Final = re.compile(r"(#{1,6})([^#].*|)$")
_BULLET: Final = re.compile(rf"[-*+][{BLANKS}]+(?=[*_]{{0,3}}(?:第|[（(][{CHINESE_COUNT}]|[{CHINESE_COUNT}]{{1,3}}、))")
_STRONG: Final = re.compile(r"(\*{2,3})([^*\n]+?)\1|(?<!_)(__)(?=[^\s_])([^*_\n]+?)(?<=[^\s_])__(?!_)")
_EMPHASIS: Final = re.compile(r"(?<![A-Za-z0-9*])\*(?=[^\s*])([^*\n]{1,200}?)(?<=\S)\*(?![A-Za-z0-9*])")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
_RULE: Final = re.compile(r"(?:[-*_][ \t]*){3,}$|={3,}$")
_RULE_CELL: Final = r"[ \t]*(?::-+:?|-+:|-{2,})[ \t]*"
_TABLE_RULE: Final = re.compile(rf"\|?{_RULE_CELL}(?:\|{_RULE_CELL})*\|?$")


def plain_source(text: str) -> SourceText:
    """The lines of ``text`` without Markdown's marks: ``#`` makes a heading, ``|`` a table row, blank lines go.

    Comments, emphasis, links' addresses, rulers, bullets before a label and quotation marks of Markdown (``>``) are
    format, not words; so are the elements of HTML that set text, and a character written as an entity is itself.
    Characters that print nothing (zero-width marks, control characters) go as well.
    """
    if "<!" in text or "<meta" in text or "<META" in text:
        text = _without_comments(text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    text = _INVISIBLE.sub("", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return SourceText(tuple(_lines(text)))


def _without_comments(text: str) -> str:
    """``text`` without closed comments and ``<meta>`` elements."""
    closed = text.rfind("-->") + 3
    if closed > 2:
        text = _COMMENT.sub(_newlines_of, text[:closed]) + text[closed:]
    return _META.sub("", text)


def _newlines_of(match: re.Match[str]) -> str:
    """The line breaks inside a comment, so that line numbers stay those of the file."""
    return "\n" * match[0].count("\n")


def _character(match: re.Match[str]) -> str:
    """The character an entity stands for; the entity itself where it is unknown or would break the line."""
    written = html.unescape(match[0])
    if len(written) != 1 or written in "\r\n" or not (written.isprintable() or written.isspace()):
        return match[0]
    return written


def _lines(text: str) -> Iterator[SourceLine]:
    in_table = False
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if not line:
            in_table = False
            continue
        first = line[0]
        if first == "|" or (in_table and "|" in line and first != "第"):
            in_table = True
            row = _row(line)
            if row:
                yield SourceLine(row, number, "table")
            continue
        in_table = False
        if first in "-*_=" and _RULE.match(line):
            continue
        for piece in _BREAK.split(line) if "<" in line else (line,):
            made = _line(piece, number)
            if made is not None:
                yield made


def _line(line: str, number: int) -> SourceLine | None:
    """A line that is no table row, without its marks; None where nothing else stands on it."""
    level = 0
    line = line.strip()
    if line[:1] == ">":
        line = _QUOTED.sub("", line, count=1)
    if line[:1] == "#":
        match = _HEADING.match(line)
        if match is not None:
            level, line = len(match[1]), match[2].rstrip("#").strip()
    elif line[:1] in "-*+" and (bullet := _BULLET.match(line)) is not None:
        line = line[bullet.end() :]
    line = _unmarked(line).strip()
    if not line:
        return None
    return SourceLine(line, number, "heading", level) if level else SourceLine(line, number)


def _unmarked(line: str) -> str:
    """``line`` without emphasis, links, escapes and the elements that only dress it."""
    if "<" in line:
        line = _DRESS.sub("", line)
    if "*" in line or "__" in line:
        line = _STRONG.sub(r"\2\4", line)
        if line.startswith("**") and "**" not in line[2:]:
            line = line[2:]  # an emphasis that the next paragraph was to close
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
