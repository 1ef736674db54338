"""The weights of matching: which articles of two versions of a law belong together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.weights.table import load_table, shipped_path


@dataclass(frozen=True, slots=True)
class MatchingWeights:
    """What each weight means, its unit and its bounds stand in ``corpus/weights/matching.yaml``."""

    clear: float
    anywhere: float
    passed: int
    alone: float
    alone_doubling: float
    neighbour: float
    distinctive: float
    carried: float
    smaller_article: float
    grown: float
    grown_near: float
    grown_clauses: float
    grown_near_clauses: float
    clear_clauses: float
    margin: float
    reach: int
    in_place: float
    in_place_least: float
    in_place_kept: float
    moved_rewritten: float
    beside: float
    rivals: int
    common: int
    rarest: int
    least_share: float
    doubtful: float
    bilingual_meaning: float
    bilingual_shape: float
    bilingual_length: float
    bilingual_worth: float
    bilingual_sure: float
    bilingual_elsewhere: float


@cache
def matching_weights() -> MatchingWeights:
    """The weights that ship, read once a process."""
    return load_table(MatchingWeights, shipped_path("matching")).values
