"""What a text is cut into for searching: Chinese words and character pairs, English stems, and figures (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from workbench.instruments.glossary import Glossary
from workbench.lang.folding import fold
from workbench.lang.stems import stem
from workbench.lang.terms import bigrams, script_runs

# Raised whenever anything here or in lang changes what a text is cut into: every index on disk is then rebuilt. The
# index of comments stands in the database; a migration that empties it goes with the change.
ANALYSIS: Final = 5

_STOP: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "can",
        "could",
        "do",
        "does",
        "each",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "must",
        "no",
        "nor",
        "not",
        "of",
        "on",
        "or",
        "other",
        "our",
        "shall",
        "she",
        "should",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "too",
        "under",
        "up",
        "upon",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "would",
        "you",
        "your",
    ]
)
_STOP_HAN: Final = re.compile(r"[的了吗呢吧么啊]|是否|怎么|怎样|什么|哪些|如何|能否|可以|应当|或者|以及|还能|能不能")


def chinese_terms(text: str, glossary: Glossary) -> Iterator[str]:
    """Of the Chinese in a text: every character, every pair of neighbours, and the glossary's words."""
    folded = fold(text)
    for is_han, run in script_runs(folded):
        if is_han:
            yield from run
            yield from bigrams(run)
    for occurrence in glossary.find(folded, "zh"):
        if occurrence.end - occurrence.start > 2:
            yield folded[occurrence.start : occurrence.end]


def english_terms(text: str) -> Iterator[str]:
    """Of the words that are not Chinese: stems, stop words left out."""
    for is_han, word in script_runs(fold(text)):
        if not is_han and word not in _STOP:
            yield stem(word)


def query_runs(run: str) -> list[str]:
    """A Chinese run of a question without the words that only make it a question; the run itself if nothing is left."""
    parts = [part for part in _STOP_HAN.split(run) if part]
    return parts or [run]


def running_words(text: str) -> list[str]:
    """A text as one row of tokens for phrase search in a database: stems, and pairs of Chinese neighbours.

    A Chinese run ends in its last character alone, so that every character begins a token.
    """
    row: list[str] = []
    for is_han, run in script_runs(fold(text)):
        row += [*bigrams(run), run[-1]] if is_han else [stem(run)]
    return row


def joined(texts: Iterable[str]) -> str:
    """Texts one below the other, empty ones left out."""
    return "\n".join(text for text in texts if text)
