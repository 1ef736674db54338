"""A copy in another language behind an English text, told by its small words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.law.parsing.english.labels import label_of
from workbench.law.parsing.source import SourceLine

_ENGLISH: Final = frozenset({
    "the", "of", "and", "to", "in", "shall", "for", "by", "or", "is", "be", "which", "that", "this", "with",
    "as", "may", "such", "any", "not",
})  # fmt: skip
_FOREIGN: Final = frozenset({
    "de", "het", "een", "van", "en", "der", "dat", "die", "voor", "zijn", "wordt", "worden", "op", "aan",
    "ingevolge", "le", "la", "les", "des", "du", "et", "dans", "par", "pour", "que", "qui", "sur", "est", "une",
    "das", "und", "den", "dem", "für", "mit", "von", "zu", "ist", "el", "los", "las", "del", "y", "para", "por",
    "una", "se", "con", "il", "della",
})  # fmt: skip
_WORDS: Final = 60  # of a line, that tell its language
_LEAST: Final = 5  # lines that a text in either language has


def foreign_tail(lines: Sequence[SourceLine]) -> int:
    """Where a copy in another language begins behind the English text; ``len(lines)`` where there is none.

    The cut is the place with most English lines before it and most others behind it, told by their small words.
    """
    words = [line.text.lower().split()[:_WORDS] for line in lines]
    if sum(not _FOREIGN.isdisjoint(each) for each in words) < _LEAST:
        return len(lines)
    signs = [_language_sign(each) for each in words]
    best, cut = 0, len(lines)
    balance = 0
    for position in range(len(signs) - 1, -1, -1):
        balance -= signs[position]
        if balance > best:
            best, cut = balance, position
    english_before = sum(1 for sign in signs[:cut] if sign > 0)
    classified = sum(1 for sign in signs[cut:] if sign)
    english_after = sum(1 for sign in signs[cut:] if sign > 0)
    if english_before < _LEAST or best < _LEAST or english_after * 10 > classified:
        return len(lines)
    while cut > 0 and lines[cut - 1].kind == "heading" and not _has_english(lines[cut - 1].text):
        cut -= 1
    return cut


def _has_english(text: str) -> bool:
    return not _ENGLISH.isdisjoint(text.lower().split()) or label_of(SourceLine(text, 0)) is not None


def _language_sign(words: Sequence[str]) -> int:
    """1 for a line of English, -1 for another language in Latin letters, 0 where there are too few words to tell."""
    if len(words) < 6:
        return 0
    english, foreign = (sum(map(language.__contains__, words)) for language in (_ENGLISH, _FOREIGN))
    if english > foreign * 2 and english > 1:
        return 1
    return -1 if foreign > english * 2 and foreign > 1 else 0
