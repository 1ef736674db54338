"""The weights of reading: which numbers at the beginning of lines are the articles of a law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.weights.table import load_table, shipped_path


@dataclass(frozen=True, slots=True)
class ReadingWeights:
    """What each weight means, its unit and its bounds stand in ``corpus/weights/reading.yaml``."""

    word: float
    stop: float
    blank: float
    decimal: float
    least_run: float
    gap: float
    elsewhere: float
    doubtful: float


@cache
def reading_weights() -> ReadingWeights:
    """The weights that ship, read once a process."""
    return load_table(ReadingWeights, shipped_path("reading")).values
