"""How alike in words a clause and a provision of the same language are: BM25 over Chinese bigrams and English stems."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.lang.languages import Lang

_CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")
_LATIN: Final = re.compile(r"[a-z]{2,}|\d+")
_SATURATION: Final = 1.2
_LENGTH: Final = 0.75


def tokens(text: str, lang: Lang) -> tuple[str, ...]:
    """Chinese: every pair of neighbouring characters; English: words without their endings; numbers in both."""
    folded = text.lower()
    words = [_cut(word) for word in _LATIN.findall(folded)]
    if lang == "zh":
        for run in _CHINESE.findall(folded):
            words += [run[at : at + 2] for at in range(len(run) - 1)] or [run]
    return tuple(words)


def _cut(word: str) -> str:
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


@dataclass(frozen=True, slots=True)
class Ranker:
    """Documents prepared for BM25: per token, the weight it adds to each document that has it."""

    postings: Mapping[str, Mapping[str, float]]

    def scores(self, query: Sequence[str]) -> dict[str, float]:
        """The score of every document that shares a token with the query, each distinct token counted once."""
        found: Counter[str] = Counter()
        for token in set(query):
            found.update(self.postings.get(token, {}))
        return dict(found)


def ranker(documents: Mapping[str, Sequence[str]]) -> Ranker:
    """Prepare documents, given as tokens by reference."""
    counts = {ref: Counter(words) for ref, words in documents.items()}
    mean = sum(len(words) for words in documents.values()) / max(1, len(documents))
    frequency = Counter(token for count in counts.values() for token in count)
    postings: dict[str, dict[str, float]] = {}
    for ref, count in counts.items():
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * len(documents[ref]) / max(1.0, mean))
        for token, times in count.items():
            rarity = math.log(1 + (len(counts) - frequency[token] + 0.5) / (frequency[token] + 0.5))
            postings.setdefault(token, {})[ref] = rarity * times * (_SATURATION + 1) / (times + norm)
    return Ranker(postings)
