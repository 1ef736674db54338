"""The weights of search: what a query is about, which documents answer it, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.weights.table import load_table, shipped_path


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """What each weight means, its unit and its bounds stand in ``corpus/weights/search.yaml``."""

    field_zh: float
    field_en: float
    field_title: float
    field_terms: float
    k1: float
    b_text: float
    b_title: float
    b_terms: float
    concept: float
    whole_word: float
    prefix: float
    figure_rarity: float
    clause_branch: float
    unit_falls: float
    unit_short: float
    faint: float
    tie: float
    later_tie: float
    tie_dilution: float
    further_tie: float
    about: float
    past_branches: float
    branch: float
    core: float
    role: float
    any_branch: float
    pointed: float
    figure: float
    number: float
    official: float
    other_instruments: float
    says_more: float
    aside: float
    table: float
    narrower: float
    related: float
    in_passing: float
    branches_of_concept: int
    alike_zh: float
    alike_en: float


@cache
def search_weights() -> SearchWeights:
    """The weights that ship, read once a process."""
    return load_table(SearchWeights, shipped_path("search")).values
