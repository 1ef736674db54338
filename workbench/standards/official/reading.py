"""Reads an official text in any of the languages instruments are published in (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from workbench.text.model import LawText
from workbench.text.read import read_law
from workbench.text.source import SourceLine
from workbench.word.intake import read_file, read_source

LANGUAGES: Final = ("en", "fr", "es", "zh")

# How other languages print what the English reader knows; only the label of a line is put in English, never its words.
_LABELS: Final[Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    "fr": (
        (re.compile(r"^article\s+premier\b\.?", re.IGNORECASE), "Article 1"),
        (re.compile(r"^article\s+(\d+)(?:er)?\b", re.IGNORECASE), r"Article \1"),
        (re.compile(r"^partie\s+([IVX]+)\b", re.IGNORECASE), r"Part \1"),
        (re.compile(r"^tableau\s+([IVX]+)\b", re.IGNORECASE), r"Schedule \1"),
        (re.compile(r"^tableau\b", re.IGNORECASE), "Schedule"),
        (re.compile(r"^annexe\b", re.IGNORECASE), "Annex"),
    ),
    "es": (
        (re.compile(r"^art[íi]culo\s+(\d+)\b", re.IGNORECASE), r"Article \1"),
        (re.compile(r"^parte\s+([IVX]+)\b", re.IGNORECASE), r"Part \1"),
        (re.compile(r"^cuadro\s+([IVX]+)\b", re.IGNORECASE), r"Schedule \1"),
        (re.compile(r"^cuadro\b", re.IGNORECASE), "Schedule"),
        (re.compile(r"^anexo\b", re.IGNORECASE), "Annex"),
    ),
}
_LABEL_OF_ITEM: Final = re.compile(r"^\(?(\w{1,5})\)\s*")


def read_official(name: str, data: bytes, lang: str) -> LawText:
    """The clauses of an official text in English, French, Spanish or Chinese; raises Invalid as ``read_file``."""
    if lang in ("en", "zh"):
        return read_file(name, data, "zh" if lang == "zh" else "en")
    source = read_source(name, data)
    return read_law(replace(source, lines=tuple(_in_english(line, lang) for line in source.lines)), "en")


def _in_english(line: SourceLine, lang: str) -> SourceLine:
    text = line.text.strip()
    for pattern, label in _LABELS[lang]:
        if pattern.match(text):
            return replace(line, text=pattern.sub(label, text, count=1))
    return replace(line, text=_LABEL_OF_ITEM.sub(r"(\1) ", text, count=1))
