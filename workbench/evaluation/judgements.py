"""Every judgement that has weights: the kind of its weights, their file, and how its gold files are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workbench.evaluation.grouping import read_grouping
from workbench.evaluation.matching import read_matching
from workbench.evaluation.outcomes import read_outcomes
from workbench.evaluation.places import read_places
from workbench.evaluation.sample import Sample
from workbench.evaluation.searching import read_searches
from workbench.evaluation.suggestions import read_suggestions
from workbench.weights.grouping import GroupingWeights
from workbench.weights.matching import MatchingWeights
from workbench.weights.outcomes import OutcomeWeights
from workbench.weights.places import AnchorWeights
from workbench.weights.search import SearchWeights
from workbench.weights.suggestions import SuggestionWeights


@dataclass(frozen=True, slots=True)
class Judgement:
    """``file`` names the weights under ``corpus/weights``; ``read`` takes a gold file and, for suggestions, a law."""

    file: str
    kind: type[Any]
    read: Callable[[Path, Path | None], Sample[Any]]


JUDGEMENTS: Final[Mapping[str, Judgement]] = {
    "matching": Judgement("matching", MatchingWeights, read_matching),
    "places": Judgement("places", AnchorWeights, read_places),
    "outcomes": Judgement("outcomes", OutcomeWeights, read_outcomes),
    "search": Judgement("search", SearchWeights, read_searches),
    "suggest": Judgement("suggestions", SuggestionWeights, read_suggestions),
    "grouping": Judgement("grouping", GroupingWeights, read_grouping),
}
