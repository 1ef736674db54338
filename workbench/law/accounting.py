"""Where the words of a file went: into the clauses, the front, or what was left out by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from workbench.lang.characters import HAN
from workbench.law.model import ClauseKind, LawText

_WORD: Final = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")

_BLANKS: Final = " \t\n\u3000\xa0"  # those of nearly all texts; a text with others is counted word by word


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How many words (each Chinese character is one) stand where; ``unexplained`` are in the file and nowhere else."""

    file: int
    clauses: int
    front: int
    furniture: int
    unexplained: int


def count_words(text: str) -> int:
    """Words of a text: runs of letters and digits, Chinese characters one by one."""
    return len(_WORD.findall(text))


def account(law: LawText) -> WordCounts:
    """The words of the file that ``law`` was read from, by where they stand."""
    clauses = sum(map(count_words, texts_of_clauses(law)))
    front = count_words(law.front)
    furniture = sum(count_words(each.text) for each in law.furniture)
    return WordCounts(clauses + front + furniture + law.missing_words, clauses, front, furniture, law.missing_words)


def missing_words(source: Iterable[str], law: LawText) -> int:
    """How many words of ``source`` are neither in the clauses nor in the front nor among the furniture of ``law``.

    Words are only counted where the letters do not agree, which are many times quicker to count.
    """
    texts = list(source)
    placed = [*texts_of_clauses(law), law.front, *(each.text for each in law.furniture)]
    if _letters(texts) == _letters(placed):
        return 0
    return max(0, sum(map(count_words, texts)) - sum(map(count_words, placed)))


def texts_of_clauses(law: LawText) -> Iterator[str]:
    """Labels, headings and own words; those of an article are the words of what stands in it."""
    for clause in law.clauses:
        yield clause.label
        yield clause.heading
        if clause.kind is not ClauseKind.ARTICLE:
            yield clause.text


def _letters(texts: Iterable[str]) -> int:
    whole = "".join(texts)
    return len(whole) - sum(map(whole.count, _BLANKS))
