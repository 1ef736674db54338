"""The weights of suggestions: which provisions a clause touches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.weights.table import load_table, shipped_path


@dataclass(frozen=True, slots=True)
class SuggestionWeights:
    """What each weight means, its unit and its bounds stand in ``corpus/weights/suggestions.yaml``."""

    least: float
    strongest: float
    further: float
    concept: float
    concept_dilution: float
    concepts: float
    words: float
    k1: float
    b: float
    chapter_branch: float
    enumerated: int
    enumerated_branch: float
    law_branch: float
    spoken_branch: float
    own_heading: float
    beside_heading: float
    telling: float
    tail: float
    beside: float


@cache
def suggestion_weights() -> SuggestionWeights:
    """The weights that ship, read once a process."""
    return load_table(SuggestionWeights, shipped_path("suggestions")).values
