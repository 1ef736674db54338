"""How good a ranking is: recall at 5, precision at 3, nDCG at 10, and the constant answer to beat.

K. Järvelin and J. Kekäläinen, Cumulated gain-based evaluation of IR techniques, 2002, with the gain 2^grade - 1 of
C. Burges and others, Learning to rank using gradient descent, 2005.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from workbench.instruments.citation import MINIMUM_STANDARDS

MAIN: Final = 2  # the grade of a reference that answers; 1 is a related one
RECALL_AT: Final = 5
NDCG_AT: Final = 10
_PRECISION_AT: Final = 3
# Articles 71 and 72 are cited so often that an answer of nothing else looks good: figures are given without them too.
CITED_EVERYWHERE: Final = frozenset({f"{MINIMUM_STANDARDS}:71", f"{MINIMUM_STANDARDS}:72"})

Grades = Mapping[str, int]  # reference: grade


def main_references(grades: Grades) -> frozenset[str]:
    """The references that answer."""
    return frozenset(ref for ref, grade in grades.items() if grade == MAIN)


def main_hits(ranked: Sequence[str], grades: Grades) -> int:
    """How many references that answer are among the first five."""
    return len(main_references(grades).intersection(ranked[:RECALL_AT]))


def recall(ranked: Sequence[str], grades: Grades) -> float | None:
    """Of the references that answer, five at most, the share among the first five; None where none answers."""
    return ratio(main_hits(ranked, grades), min(RECALL_AT, len(main_references(grades))))


def precision(ranked: Sequence[str], grades: Grades) -> float | None:
    """Of the first three, the share that has a grade; None where nothing is ranked."""
    first = ranked[:_PRECISION_AT]
    return ratio(len(grades.keys() & set(first)), len(first))


def ndcg(ranked: Sequence[str], grades: Grades) -> float | None:
    """Normalised discounted cumulative gain of the first ten; None where nothing has a grade."""
    best = _gain(sorted(grades.values(), reverse=True)[:NDCG_AT])
    return ratio(_gain([grades.get(ref, 0) for ref in ranked[:NDCG_AT]]), best)


def constant_answer(graded: Iterable[Grades]) -> tuple[str, ...]:
    """The ten references graded most in all, the best answer that never looks at what is asked."""
    totals: Counter[str] = Counter()
    for grades in graded:
        totals.update(grades)
    return tuple(ref for ref, _ in sorted(totals.items(), key=lambda entry: (-entry[1], entry[0]))[:NDCG_AT])


def mean(shares: Iterable[float | None]) -> float | None:
    """The mean of what could be measured; None where nothing could."""
    measured = [share for share in shares if share is not None]
    return ratio(sum(measured), len(measured))


def ratio(part: float, whole: float) -> float | None:
    """``part`` of ``whole``; None where there is nothing to measure."""
    return part / whole if whole else None


def without(ranked: Sequence[str], grades: Grades, leave_out: frozenset[str]) -> tuple[list[str], Grades]:
    """A ranking and its grades without some references, which so count on neither side."""
    left = {ref: grade for ref, grade in grades.items() if ref not in leave_out}
    return [ref for ref in ranked if ref not in leave_out], left


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))
