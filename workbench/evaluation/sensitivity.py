"""Which weight moves the score of a sample, and by how much: one weight is changed at a time, nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from workbench.evaluation.sample import Sample, Scores
from workbench.weights.table import WeightEntry, WeightTable

_QUARTERS: Final = (-0.5, -0.25, 0.25, 0.5)  # of the way from the value to its bounds
_DRAWN: Final = 4  # values drawn for each weight where a seed is given


@dataclass(frozen=True, slots=True)
class WeightTrial:
    """One weight set to another value, and how much each measure rose or fell."""

    weight: str
    value: float
    tried: float
    changes: Mapping[str, float]

    @property
    def size(self) -> float:
        """The largest change of any measure."""
        return max(map(abs, self.changes.values()), default=0.0)


def trials(table: WeightTable[Any], sample: Sample[Any], seed: int | None = None) -> Iterator[WeightTrial]:
    """Try other values of every weight within its bounds: half and a quarter of the way to either bound.

    With a ``seed`` the values are drawn at random, the same for the same seed.
    """
    random = Random(seed) if seed is not None else None
    before = sample.scores(table.values)
    for name, entry in table.entries.items():
        for value in dict.fromkeys(_tried(entry, isinstance(getattr(table.values, name), int), random)):
            if value != entry.value:
                yield WeightTrial(name, entry.value, value, _changes(before, sample.scores(table.trying(name, value))))


def _tried(entry: WeightEntry, whole: bool, random: Random | None) -> Iterator[float]:
    for quarter in _QUARTERS if random is None else range(_DRAWN):
        if random is not None:
            value = random.uniform(entry.least, entry.most)
        else:
            value = entry.value + quarter * (entry.most - entry.value if quarter > 0 else entry.value - entry.least)
        yield float(round(value)) if whole else round(value, 4)


def _changes(before: Scores, after: Scores) -> Mapping[str, float]:
    """How much each measure that both have rose or fell."""
    return {name: round(after[name] - before[name], 6) for name in before if name in after}
