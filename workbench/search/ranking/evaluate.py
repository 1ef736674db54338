"""How good a ranking is against graded queries: recall at 5 and nDCG at 10 (pure)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_RECALL_AT: Final = 5
_NDCG_AT: Final = 10


@dataclass(frozen=True, slots=True)
class GradedQuery:
    """A query with the articles that answer it: reference to grade, 2 for an answer and 1 for a related article."""

    id: str
    text: str
    kind: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SearchScores:
    """Shares from 0 to 1, averaged over the queries; ``recall`` is of answers (grade 2), at most five a query."""

    recall: float
    ndcg: float
    queries: int


def read_queries(data: Sequence[Mapping[str, Any]], qualified: Callable[[str], str]) -> list[GradedQuery]:
    """An answer sheet as it is kept: a list of {id, q, type, rel: {article: grade}}."""
    return [
        GradedQuery(
            str(one["id"]),
            str(one["q"]),
            str(one.get("type", "")),
            {qualified(str(ref)): int(grade) for ref, grade in one["rel"].items()},
        )
        for one in data
    ]


def score_queries(
    answers: Mapping[str, Sequence[str]], queries: Sequence[GradedQuery], leave_out: frozenset[str] = frozenset()
) -> SearchScores:
    """Measure the references found for each query id; those in ``leave_out`` count on neither side."""
    recalls: list[float] = []
    gains: list[float] = []
    for query in queries:
        grades = {ref: grade for ref, grade in query.grades.items() if ref not in leave_out}
        if not grades:
            continue
        ranked = [ref for ref in answers.get(query.id, ()) if ref not in leave_out]
        gains.append(ndcg(ranked, grades))
        main = {ref for ref, grade in grades.items() if grade > 1}
        if main:
            recalls.append(len(main.intersection(ranked[:_RECALL_AT])) / min(_RECALL_AT, len(main)))
    return SearchScores(_mean(recalls), _mean(gains), len(gains))


def constant_answer(queries: Sequence[GradedQuery]) -> list[str]:
    """The ten articles graded most in all, the best answer that never reads the query."""
    totals: Counter[str] = Counter()
    for query in queries:
        totals.update(query.grades)
    return [ref for ref, _ in sorted(totals.items(), key=lambda entry: (-entry[1], entry[0]))[:_NDCG_AT]]


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain at 10, the gain of a grade being 2^grade - 1."""
    best = _gain(sorted(grades.values(), reverse=True)[:_NDCG_AT])
    return _gain([grades.get(ref, 0) for ref in ranked[:_NDCG_AT]]) / best


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0
