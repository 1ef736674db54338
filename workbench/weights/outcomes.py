"""The weights of outcomes: how changes are cut, and how much of one must stand to count as taken over."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.weights.table import load_table, shipped_path


@dataclass(frozen=True, slots=True)
class OutcomeWeights:
    """What each weight means, its unit and its bounds stand in ``corpus/weights/outcomes.yaml``."""

    answered: float
    near: float
    half: float
    context: float
    same_subject: float
    wholly_new: float
    scattered: float
    fewest_scattered: float
    latin_word: int
    figure_before: float
    figure_limb: float
    figure_earlier: float
    figure_conditions: float
    unconditional: float
    figure: int
    bound: int
    rest_of_sentence: float
    telling_around: int
    telling_limb: int
    besides: int
    same_words: float
    longer_passage: float
    clauses_elsewhere: int
    fewest_equal_zh: int
    fewest_equal_en: int
    chance_power: float


@cache
def outcome_weights() -> OutcomeWeights:
    """The weights that ship, read once a process."""
    return load_table(OutcomeWeights, shipped_path("outcomes")).values
