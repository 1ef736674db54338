from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from workbench.commands.evaluate import evaluate
from workbench.evaluation.matching import edge_scores, read_matching
from workbench.evaluation.places import read_places
from workbench.evaluation.sensitivity import trials
from workbench.weights.outcomes import OutcomeWeights
from workbench.weights.table import load_table, shipped_path

GOLD = Path(__file__).resolve().parents[1] / "gold"
OLD = "# 盐场章程\n\n第一条　盐工凭工牌领取停工口粮。\n\n第二条　灯塔看守人每晚点灯前检查油箱。\n"
NEW = "# 盐场章程\n\n第一条　灯塔看守人每晚点灯前检查油箱。\n\n第二条　盐工凭工牌领取停工口粮和柴火。\n"


def run(*arguments: str) -> Any:
    done = CliRunner().invoke(evaluate, list(arguments))
    assert done.exit_code == 0, done.output
    return json.loads(done.output) if "--json" in arguments else done.output


def written(folder: Path, gold: object, name: str = "salt_1_2.alignment.json") -> Path:
    (folder / "salt_1.md").write_text(OLD, encoding="utf-8")
    (folder / "salt_2.md").write_text(NEW, encoding="utf-8")
    (folder / name).write_text(gold if isinstance(gold, str) else json.dumps(gold), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("found", "gold", "scores"),
    [
        ([("1", "1")], [("1", "1")], (1, 1, 1)),
        ([("1", "1"), ("2", "2")], [("1", "1")], (2 / 3, 0.5, 1)),
        ([("1", "1")], [("1", "1"), ("2", "2")], (2 / 3, 1, 0.5)),
        ([("1", "2")], [("1", "1")], (0, 0, 0)),
        ([], [], (1, 1, 1)),
    ],
)
def test_edges_are_scored(found: Any, gold: Any, scores: tuple[float, ...]) -> None:
    assert tuple(edge_scores(frozenset(found), frozenset(gold)).values()) == pytest.approx(scores)


PAIRS = {"pairs": [{"old": [1], "new": [2]}, {"old": [2], "new": [1, 2], "edges": [{"old": 2, "new": 1}]}]}
EDGES = {"old": "salt_1.md", "new": "salt_2", "edges": [{"old": 1, "new": 2}, {"old": 2, "new": 1}]}


@pytest.mark.parametrize("gold", [PAIRS, EDGES])
def test_an_alignment_is_read_in_either_form(gold: object, tmp_path: Path) -> None:
    sample = read_matching(written(tmp_path, gold))
    assert sample.gold == {("1", "2"), ("2", "1")}
    assert sample.scores()["f1"] == 1
    assert set(sample.baselines()) == {"cosine", "difflib"}


BAD = [
    ("{", "no valid JSON"),
    ({"pairs": [{"old": [1]}]}, "not what this command reads"),
    ({"old": "absent", "edges": []}, "absent"),
    ({"edges": [{"old": 9, "new": 1}]}, "do not have: 9"),
]


@pytest.mark.parametrize(("gold", "said"), BAD)
def test_a_gold_file_that_cannot_be_used_is_told(gold: object, said: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(evaluate, ["matching", str(written(tmp_path, gold))])
    assert done.exit_code == 1 and said in done.output


def test_faults_and_tables_are_in_the_language_of_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "zh")
    done = CliRunner().invoke(evaluate, ["matching", str(written(tmp_path, "{"))])
    assert done.exit_code == 1 and "不是有效的 JSON" in done.output
    assert "无适配" in run("suggest", str(GOLD / "crossref.json"))
    widths = {len(line.encode("gb18030")) for line in run("search", str(GOLD / "queries.json")).splitlines()}
    assert len(widths) == 1  # a Chinese character takes two columns, and two bytes there


@pytest.mark.parametrize("command", ["places", "outcomes", "search", "suggest", "adequacy"])
def test_gold_of_another_kind_is_told(command: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(evaluate, [command, str(written(tmp_path, [{"some": "thing"}]))])
    assert done.exit_code == 1 and "not what this command reads" in done.output


def test_suggestions_by_number_want_their_law(tmp_path: Path) -> None:
    done = CliRunner().invoke(evaluate, ["suggest", str(written(tmp_path, {"1": {"2": ["24"]}}))])
    assert done.exit_code == 1 and "--law" in done.output


PLACES = [
    ("凭工牌领取", "2", "凭工牌领取", True),
    ("凭工牌领取", "", "", False),
    ("凭工牌领取", "1", "检查油箱", False),
]


@pytest.mark.parametrize(("quote", "new", "at", "is_right"), PLACES)
def test_a_place_is_right_where_the_words_stand(quote: str, new: str, at: str, is_right: bool, tmp_path: Path) -> None:
    rows = [{"pair": "salt_1_2", "old": "1", "quote": quote, "new": new, "at": at}]
    (answer,) = read_places(written(tmp_path, rows, "gold.json")).answers()
    assert (answer.is_right, answer.is_silently_wrong) == (is_right, not is_right)
    assert answer.article == "2"


def test_every_command_answers_with_a_table_and_in_json() -> None:
    for command, file, key in (
        ("matching", "made_up.alignment.json", "systems"),
        ("places", "places.json", "by_status"),
        ("outcomes", "outcomes.json", "confusion"),
        ("search", "queries.json", "systems"),
        ("suggest", "crossref.json", "systems"),
    ):
        assert key in run(command, str(GOLD / file), "--json")
        assert len(run(command, str(GOLD / file)).splitlines()) > 1


def test_what_came_as_its_contrary_counts_as_not_adopted_and_is_told_apart(tmp_path: Path) -> None:
    case = {
        "id": "c1",
        "lang": "zh",
        "old": "盐场可以为盐工投保。",
        "proposed": "盐场应当为盐工投保。",
        "new": ["盐场不得为盐工投保。"],
        "gold": "not_adopted",
    }
    same = {**case, "id": "c2", "new": ["盐场应当为盐工投保。"], "gold": "adopted"}
    gold = str(written(tmp_path, [case, same]))
    report = run("outcomes", gold, "--json")
    assert report["contrary_for_not_adopted"] == ["c1"] and report["wrong"] == []
    assert (report["scores"]["right"], report["right_to_the_letter"]) == (1.0, 0.5)
    assert "not adopted, judged contrary: 1 (c1)" in run("outcomes", gold)
    told = {**case, "gold": "contrary"}
    assert run("outcomes", str(written(tmp_path, [told])), "--json")["right_to_the_letter"] == 1.0


def test_adequacy_tells_the_figures_that_differ(tmp_path: Path) -> None:
    inputs = {"previous_earnings": 6000, "benefit": 2700}
    case = {"id": "A", "part": "III", "contingency": "sickness", "method": "65", "inputs": inputs}
    right, wrong = ({**case, "expected": {"pct": pct, "pass": True}} for pct in (45.0, 46.0))
    report = run("adequacy", str(written(tmp_path, [right, wrong])), "--json")
    assert report["scores"] == {"right": 0.5}
    assert report["wrong"][0]["differs"] == {"pct": {"expected": 46.0, "given": 45.0}}


def test_other_weights_are_judged_by_and_faults_are_told(tmp_path: Path) -> None:
    other = tmp_path / "outcomes.yaml"
    text = shipped_path("outcomes").read_text(encoding="utf-8")
    other.write_text(text.replace("value: 0.3\n", "value: 0.6\n"), encoding="utf-8")
    gold = str(GOLD / "proposals.json")
    shipped, tried = (run("outcomes", gold, "--json", *more)["scores"] for more in ((), ("--weights", str(other))))
    assert tried["right"] < shipped["right"]
    other.write_text(text.replace("value: 0.3\n", "value: 9\n"), encoding="utf-8")
    done = CliRunner().invoke(evaluate, ["outcomes", gold, "--weights", str(other)])
    assert done.exit_code == 1 and "outcomes.yaml:" in done.output and "not between" in done.output


def test_tuning_shows_what_moves_and_writes_nothing() -> None:
    before = shipped_path("outcomes").read_bytes()
    report = run("tune", "outcomes", "--gold", str(GOLD / "outcomes.json"), "--json")
    table = load_table(OutcomeWeights, shipped_path("outcomes"))
    assert {trial["weight"] for trial in report["trials"]} == set(table.entries)
    for trial in report["trials"]:
        entry = table.entries[trial["weight"]]
        assert entry.least <= trial["tried"] <= entry.most and trial["tried"] != entry.value
    assert "move nothing on this sample: answered" in run("tune", "outcomes", "--gold", str(GOLD / "outcomes.json"))
    assert shipped_path("outcomes").read_bytes() == before


def test_a_seed_draws_the_same_values_again() -> None:
    class Constant:
        def scores(self, weights: OutcomeWeights | None = None) -> dict[str, float]:
            return {"right": 1.0}

    table = load_table(OutcomeWeights, shipped_path("outcomes"))
    drawn = [[trial.tried for trial in trials(table, Constant(), seed)] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
