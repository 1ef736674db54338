"""What is measured of groups: pairs, whole groups, contrary ones that stand together, and letters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from workbench.commands.evaluate import evaluate
from workbench.evaluation.grouping import GroupingSample, pairs, read_grouping

GOLD = Path(__file__).resolve().parents[1] / "gold"
COMMENTS = [
    {"id": "a", "text": "建议提高牧民的取暖补贴。", "clause": "9"},
    {"id": "b", "text": "牧民的取暖补贴应当提高。", "clause": "9"},
    {"id": "c", "text": "牧民的取暖补贴，建议提高。", "clause": "9"},
    {"id": "d", "text": "灯塔看守人的值班表应当公布。", "clause": "3"},
]


def sample(tmp_path: Path, **gold: Any) -> GroupingSample:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"comments": COMMENTS, **gold}), encoding="utf-8")
    return read_grouping(path)


def test_pairs_are_every_two_that_stand_together() -> None:
    assert pairs([["a", "b", "c"], ["d"]]) == {frozenset(pair) for pair in ("ab", "ac", "bc")}


CASES = [
    ({"x": ["a", "b", "c"], "y": ["d"]}, [], (1.0, 1.0, 1.0, 1.0)),
    ({"x": ["a", "b"], "z": ["c"], "y": ["d"]}, [["x", "z"]], (0.5, 1 / 3, 1.0, 0.0)),
    ({"x": ["a", "b", "c", "d"]}, [], (2 / 3, 1.0, 0.5, 1.0)),
]


@pytest.mark.parametrize(("groups", "opposite", "scores"), CASES)
def test_groups_are_scored(tmp_path: Path, groups: Any, opposite: Any, scores: tuple[float, ...]) -> None:
    measured = sample(tmp_path, groups=groups, opposite=opposite).scores()
    assert tuple(measured[name] for name in ("f1", "precision", "recall", "apart")) == pytest.approx(scores)
    assert 0.0 < measured["groups"] <= 1.0


def test_a_neutral_pair_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    groups = {"x": ["a", "b"], "z": ["c"], "y": ["d"]}
    assert sample(tmp_path, groups=groups, neutral=[["x", "z"]]).scores()["precision"] == 1.0


def test_the_command_names_the_opposites_that_stand_together(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    gold = {"comments": COMMENTS, "groups": {"x": ["a", "b"], "z": ["c"]}, "opposite": [["x", "z"]]}
    path.write_text(json.dumps(gold), encoding="utf-8")
    told = CliRunner().invoke(evaluate, ["grouping", str(path)], env={"WORKBENCH_LANGUAGE": "en"})
    assert told.exit_code == 0 and "contrary, and together: x / z" in told.output
    answer = json.loads(CliRunner().invoke(evaluate, ["grouping", str(path), "--json"]).output)
    assert answer["joined"] == [["x", "z"]] and answer["opposites"] == 1
