from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from workbench.errors import Invalid
from workbench.weights.matching import MatchingWeights, matching_weights
from workbench.weights.outcomes import OutcomeWeights, outcome_weights
from workbench.weights.places import AnchorWeights, anchor_weights
from workbench.weights.search import SearchWeights, search_weights
from workbench.weights.suggestions import SuggestionWeights, suggestion_weights
from workbench.weights.table import load_table, read_table, shipped_path
from workbench.wording import say

SHIPPED = [
    ("matching", MatchingWeights, matching_weights),
    ("places", AnchorWeights, anchor_weights),
    ("outcomes", OutcomeWeights, outcome_weights),
    ("search", SearchWeights, search_weights),
    ("suggestions", SuggestionWeights, suggestion_weights),
]


@dataclass(frozen=True, slots=True)
class Two:
    share: float
    many: int


GOOD = """\
settings:
  first: {date: 2008-12-28, data: made up, score: none}
weights:
  share: {value: 2/3, bounds: [0.5, 1], unit: share, means: A share., set: first}
  many:
    value: 3
    bounds: [1, 9]
    unit: articles
    means: How many.
    set: first
samples:
  one: {file: gold.json, lies: repository, date: 2008-12-28, scores: {f1: 0.5}}
"""


@pytest.mark.parametrize(("judgement", "kind", "shipped"), SHIPPED)
def test_the_weights_that_ship_are_whole_and_explained(judgement: str, kind: type, shipped: object) -> None:
    table = load_table(kind, shipped_path(judgement))
    assert callable(shipped) and table.values == shipped()
    assert set(table.entries) == {one.name for one in fields(kind)}
    for name, entry in table.entries.items():
        assert entry.least < entry.most, f"{name} could not be tuned"
        assert len(entry.meaning) >= 20 and entry.unit, name
    assert {entry.setting for entry in table.entries.values()} <= set(table.settings)
    assert all(setting.day and setting.data and setting.score for setting in table.settings.values())


def test_a_file_becomes_values_with_their_kinds(tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(GOOD, encoding="utf-8")
    table = load_table(Two, path)
    assert table.values == Two(2 / 3, 3) and isinstance(table.values.many, int)
    assert table.samples["one"].scores == {"f1": 0.5}
    assert table.trying("many", 4.4) == Two(2 / 3, 4)
    assert table.trying("share", 0.6) == Two(0.6, 3)
    assert (table.entries["many"].location.line, table.entries["many"].unit) == (6, "articles")


FAULTS = [
    ("value: 3", "value: three", 6, "number_expected"),
    ("value: 3", "value: 3.5", 6, "weight_not_whole"),
    ("value: 3", "value: 30", 6, "weight_out_of_bounds"),
    ("bounds: [1, 9]", "bounds: [1]", 7, "weight_bounds_expected"),
    ("bounds: [1, 9]", "bounds: 1", 7, "list_expected"),
    ("    set: first\n", "    set: second\n", 10, "choice_unknown"),
    ("    unit: articles\n", "", 6, "key_missing"),
    ("  many:", "  several:", 5, "key_unknown"),
    ("lies: repository", "lies: elsewhere", 12, "choice_unknown"),
    ("date: 2008-12-28, data", "date: yesterday, data", 2, "date_expected"),
    ("settings:\n", "settings: [\n", 3, "yaml_broken"),
    ("weights:\n", "weights: none\nothers:\n", 3, "mapping_expected"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "code"), FAULTS)
def test_what_is_wrong_is_told_with_its_line(right: str, wrong: str, line: int, code: str, tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(GOOD.replace(right, wrong), encoding="utf-8")
    table, faults = read_table(Two, path)
    assert table is None
    assert (line, code) in [(fault.location.line, fault.code) for fault in faults]
    for lang in ("zh", "en"):
        assert all(fault.code not in say(fault.code, fault.facts, lang) for fault in faults)
    with pytest.raises(Invalid, match="weights_faulty"):
        load_table(Two, path)
