"""The weights of places: where quoted words stand again in another version of a law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.weights.table import load_table, shipped_path


@dataclass(frozen=True, slots=True)
class AnchorWeights:
    """What each weight means, its unit and its bounds stand in ``corpus/weights/places.yaml``."""

    short_chinese: int
    short_latin: int
    words: float
    least_words: float
    least_score: float
    margin: float
    familiar: float
    known_surroundings: float
    same_limb: float


@cache
def anchor_weights() -> AnchorWeights:
    """The weights that ship, read once a process."""
    return load_table(AnchorWeights, shipped_path("places")).values
