"""Reads an official text in any of the languages instruments are published in (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from workbench.formats.intake import read_file, read_source
from workbench.lang.numerals import CHINESE_NUMERAL, chinese_number
from workbench.law.model import LawText
from workbench.law.parsing.parse import read_law
from workbench.law.parsing.source import SourceLine

LANGUAGES: Final = ("en", "fr", "es", "zh")

_HAN: Final = f"[{CHINESE_NUMERAL}]+"
# How other languages print what the English reader knows; only the label of a line is put in English, never its words.
_LABELS: Final[Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    "fr": (
        (re.compile(r"article\s+premier\b\.?", re.IGNORECASE), "Article 1"),
        (re.compile(r"article\s+(\d+)(?:er)?\b", re.IGNORECASE), "Article {}"),
        (re.compile(r"partie\s+([IVX]+)\b", re.IGNORECASE), "Part {}"),
        (re.compile(r"tableau\s+([IVX]+)\b", re.IGNORECASE), "Schedule {}"),
        (re.compile(r"tableau\b", re.IGNORECASE), "Schedule"),
        (re.compile(r"annexe\b", re.IGNORECASE), "Annex"),
    ),
    "es": (
        (re.compile(r"art[íi]culo\s+(\d+)\b", re.IGNORECASE), "Article {}"),
        (re.compile(r"parte\s+([IVX]+)\b", re.IGNORECASE), "Part {}"),
        (re.compile(r"cuadro\s+([IVX]+)\b", re.IGNORECASE), "Schedule {}"),
        (re.compile(r"cuadro\b", re.IGNORECASE), "Schedule"),
        (re.compile(r"anexo\b", re.IGNORECASE), "Annex"),
    ),
    "zh": (
        (re.compile(rf"第\s*({_HAN}|\d+)\s*条"), "Article {}"),
        (re.compile(rf"第\s*({_HAN}|\d+|[IVX]+)\s*(?:部分|编)"), "Part {}"),
        (re.compile(r"附表\s*([IVX]+)\b"), "Schedule {}"),
        (re.compile(r"附表"), "Schedule"),
        (re.compile(r"附件|附录"), "Annex"),
        (re.compile(rf"({_HAN}|\d+)\s*[、．]\s*"), "{}. "),
    ),
}
_ITEM: Final = re.compile(rf"[(（]?({_HAN}|\w{{1,5}})[)）]\s*")


_POINT: Final = re.compile(r"(\d+)\.\s+(?=\S)")


def read_official(name: str, data: bytes, lang: str, kind: str = "convention") -> LawText:
    """The clauses of an official text in English, French, Spanish or Chinese; raises Invalid as ``read_file``.

    Instruments are built alike in all their languages, so that one reader reads them all. A recommendation has
    numbered paragraphs where a convention has articles, and they are read as such.
    """
    if lang not in _LABELS and kind != "recommendation":
        return read_file(name, data, "en")
    source = read_source(name, data)
    lines = [_in_english(line, lang) if lang in _LABELS else line for line in source.lines]
    if kind == "recommendation":
        lines = [part for line in lines for part in _as_article(line)]
    return read_law(replace(source, lines=tuple(lines)), "en")


def _as_article(line: SourceLine) -> tuple[SourceLine, ...]:
    match = _POINT.match(line.text) if line.kind == "text" else None
    if match is None:
        return (line,)
    return replace(line, text=f"Article {match[1]}"), replace(line, text=line.text[match.end() :])


def _in_english(line: SourceLine, lang: str) -> SourceLine:
    text = line.text.strip()
    if line.kind in ("table", "note"):
        return line
    for pattern, label in _LABELS[lang]:
        if match := pattern.match(text):
            return replace(line, text=label.format(*map(_number, match.groups())) + text[match.end() :])
    if match := _ITEM.match(text):
        return replace(line, text=f"({_letter(match[1])}) {text[match.end() :]}")
    return line


def _number(written: str) -> str:
    """Chinese numerals in digits; digits and Roman numerals as they are."""
    number = None if written.isascii() else chinese_number(written)
    return str(number) if number else written


def _letter(mark: str) -> str:
    """（三） is (c): the items of an instrument carry letters."""
    number = None if mark.isascii() else chinese_number(mark)
    return chr(96 + number) if number and number <= 26 else mark
