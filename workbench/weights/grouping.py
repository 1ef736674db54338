"""The weights of grouping: which comments are the same letter, and which ask for the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.weights.table import load_table, shipped_path


@dataclass(frozen=True, slots=True)
class GroupingWeights:
    """What each weight means, its unit and its bounds stand in ``corpus/weights/grouping.yaml``."""

    letter_length: int
    letter_alike: float
    limb_alike: float
    concept: float
    synonym: float
    aside: float
    implied: float
    rarity: float
    figure: float
    direction: float
    clause: float
    clause_unknown: float
    axis: float
    least_words: float
    alike: float
    contrary: float


@cache
def grouping_weights() -> GroupingWeights:
    """The weights that ship, read once a process."""
    return load_table(GroupingWeights, shipped_path("grouping")).values
