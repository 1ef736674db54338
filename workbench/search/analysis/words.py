"""What a text is cut into for searching: Chinese words and character pairs, English stems, and figures (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from whoosh.lang.porter import stem as porter

from workbench.instruments.glossary import Glossary
from workbench.instruments.term_trie import stem as singular

# Raised whenever anything here changes what a text is cut into: every index made before is then made anew.
ANALYSIS: Final = 2

_PIECE: Final = re.compile(r"(?P<han>[\u3400-\u9fff\uf900-\ufaff〇]+)|(?P<word>[^\W_\u3400-\u9fff\uf900-\ufaff〇]+)")
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


class _Narrow(dict[int, str]):
    """Each character in its plain form: half-width, lower case, and never longer or shorter than it was."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = unicodedata.normalize("NFKC", letter).lower()
        self[code] = found = plain if len(plain) == 1 else letter
        return found


_NARROW: Final = _Narrow()


def fold(text: str) -> str:
    """The text as it is compared, character for character: half-width and in lower case."""
    return text.translate(_NARROW)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """An English word without its endings, British and American spelling made one."""
    return str(porter(singular(word)))  # type: ignore[no-untyped-call]


def pieces(folded: str) -> Iterator[tuple[bool, str]]:
    """The runs of Chinese characters (True) and the other words (False) of a folded text, in order."""
    for found in _PIECE.finditer(folded):
        yield found.lastgroup == "han", found.group()


def bigrams(run: str) -> list[str]:
    """Every pair of neighbouring characters of a Chinese run."""
    return [one + two for one, two in pairwise(run)]


def chinese_terms(text: str, glossary: Glossary) -> Iterator[str]:
    """Of the Chinese in a text: every character, every pair of neighbours, and the glossary's words."""
    folded = fold(text)
    for is_han, run in pieces(folded):
        if is_han:
            yield from run
            yield from bigrams(run)
    for found in glossary.find(folded, "zh"):
        if found.end - found.start > 2:
            yield folded[found.start : found.end]


def english_terms(text: str) -> Iterator[str]:
    """Of the words that are not Chinese: stems, stop words left out."""
    for is_han, word in pieces(fold(text)):
        if not is_han and word not in _STOP:
            yield stem(word)


def query_runs(run: str) -> list[str]:
    """A Chinese run of a question without the words that only make it a question; the run itself if nothing is left."""
    kept = [part for part in _STOP_HAN.split(run) if part]
    return kept or [run]


def running_words(text: str) -> list[str]:
    """A text as one row of tokens for phrase search in a database: stems, and pairs of Chinese neighbours.

    A Chinese run ends in its last character alone, so that every character begins a token.
    """
    row: list[str] = []
    for is_han, run in pieces(fold(text)):
        row += [*bigrams(run), run[-1]] if is_han else [stem(run)]
    return row


def joined(texts: Iterable[str]) -> str:
    """Texts one below the other, empty ones left out."""
    return "\n".join(text for text in texts if text)
