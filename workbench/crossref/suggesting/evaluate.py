"""How good suggestions are: recall, nDCG and the precision of 'nothing fits', against a graded answer sheet."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

MAIN: Final = 2  # the grade of a main link; 1 is a related one
_RECALL_AT: Final = 5
_PRECISION_AT: Final = 3
_NDCG_AT: Final = 10

Gold = Mapping[str, Mapping[str, int]]  # article number: reference: grade; no references where nothing fits
Answers = Mapping[str, Sequence[str]]  # article number: references, the likeliest first


@dataclass(frozen=True, slots=True)
class Scores:
    """All shares from 0 to 1; None where there is nothing to measure.

    recall_links     of all main links, those among the first five answers of their article
    recall_articles  the same, averaged over the articles that have a main link (at most five can be found in one)
    precision        of the first three answers of each article with links, those linked to it, averaged
    ndcg             normalised discounted cumulative gain at 10 (gain 2^grade - 1), averaged over articles with links
    nothing_precision  of the articles left empty, those to which indeed nothing fits
    nothing_recall     of the articles to which nothing fits, those left empty
    nothing_right, nothing_due  the same as counts: rightly left empty, of those to be left empty
    """

    recall_links: float | None
    recall_articles: float | None
    ndcg: float | None
    precision: float | None
    nothing_precision: float | None
    nothing_recall: float | None
    nothing_right: int
    nothing_due: int


def score(answers: Answers, gold: Gold, leave_out: frozenset[str] = frozenset()) -> Scores:
    """Measure ``answers`` on the articles of ``gold``; references in ``leave_out`` count on neither side.

    What is left out does not make an article one to which nothing fits.
    """
    found = main = 0
    recalls: list[float] = []
    gains: list[float] = []
    precisions: list[float] = []
    for number, grades in gold.items():
        kept = {ref: grade for ref, grade in grades.items() if ref not in leave_out}
        ranked = [ref for ref in answers.get(number, ()) if ref not in leave_out]
        wanted = {ref for ref, grade in kept.items() if grade == MAIN}
        hits = len(wanted.intersection(ranked[:_RECALL_AT]))
        if wanted:
            found, main = found + hits, main + len(wanted)
            recalls.append(hits / min(_RECALL_AT, len(wanted)))
        if kept:
            gains.append(_ndcg(ranked, kept))
            first = ranked[:_PRECISION_AT]
            if first:
                precisions.append(len(kept.keys() & set(first)) / len(first))
    empty = {number for number in gold if not answers.get(number)}
    due = {number for number, grades in gold.items() if not grades}
    right = len(empty & due)
    return Scores(
        recall_links=_share(found, main),
        recall_articles=_share(sum(recalls), len(recalls)),
        ndcg=_share(sum(gains), len(gains)),
        precision=_share(sum(precisions), len(precisions)),
        nothing_precision=_share(right, len(empty)),
        nothing_recall=_share(right, len(due)),
        nothing_right=right,
        nothing_due=len(due),
    )


def constant_answer(gold: Gold) -> tuple[str, ...]:
    """The ten references linked most often in ``gold``, main links first: the best answer that never looks."""
    weights: Counter[str] = Counter()
    for grades in gold.values():
        weights.update(grades)
    return tuple(ref for ref, _ in sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))[:_NDCG_AT])


def read_gold(data: Mapping[str, Mapping[str, object]], qualified: Callable[[str], str]) -> Gold:
    """An answer sheet as it is kept: by article number, grade ("2", "1") to references; other keys are notes."""
    gold: dict[str, dict[str, int]] = {}
    for number, entry in data.items():
        grades = gold.setdefault(number, {})
        for grade in (1, MAIN):
            listed = entry.get(str(grade), [])
            grades.update(dict.fromkeys((qualified(str(ref)) for ref in _as_list(listed)), grade))
    return gold


def _as_list(listed: object) -> list[object]:
    return list(listed) if isinstance(listed, list | tuple) else []


def _ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    got = _gain([grades.get(ref, 0) for ref in ranked[:_NDCG_AT]])
    return got / _gain(sorted(grades.values(), reverse=True)[:_NDCG_AT])


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
