import json
from pathlib import Path

from click.testing import CliRunner

from tests.shared import shared
from workbench.commands.evaluate import evaluate

LAW = (
    "# 社会保险法\n\n## 第一章 失业保险\n\n第一条 领取失业保险金的期限最长为九个月。\n\n第二条 具体办法由国务院规定。\n"
)
GOLD = {"1": {"2": ["24"], "1": ["C102:22"], "why": "duration"}, "2": {"2": [], "1": []}}


def measured(gold: Path, law: Path, *options: str) -> str:
    done = CliRunner().invoke(evaluate, ["suggest", str(gold), "--law", str(law), *options])
    assert done.exit_code == 0, done.output
    return done.output


def test_suggestions_stand_beside_two_baselines_with_and_without_71_and_72(tmp_path: Path) -> None:
    (tmp_path / "law.md").write_text(LAW, encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    report = json.loads(measured(tmp_path / "gold.json", tmp_path / "law.md", "--json"))
    assert report["articles"] == 2
    assert list(report["systems"]) == ["suggestions", "constant", "bm25"]
    ours = report["systems"]["suggestions"]["without_71_72"]
    assert ours["recall_links"] == 1 and ours["nothing_right"] == 1
    assert report["systems"]["constant"]["all"]["nothing_recall"] == 0
    table = measured(tmp_path / "gold.json", tmp_path / "law.md").splitlines()
    assert len(table) == 7 and "(1 of 1)" in table[1]


def test_every_class_stands_beside_both_baselines_and_other_instruments_are_counted_apart(tmp_path: Path) -> None:
    (tmp_path / "law.md").write_text(LAW, encoding="utf-8")
    rows = [
        {"law": "law", "article": "1", "2": ["24"], "1": ["22"], "class": "periods", "beside": ["C168:19"]},
        {"law": "law", "article": "2"},
    ]
    (tmp_path / "gold.json").write_text(json.dumps(rows), encoding="utf-8")
    report = json.loads(CliRunner().invoke(evaluate, ["suggest", str(tmp_path / "gold.json"), "--json"]).output)
    for name in ("suggestions", "constant", "bm25"):
        assert set(report["systems"][name]["by_type"]) == {"periods", "zh"}
    assert report["systems"]["suggestions"]["by_type"]["periods"]["precision"] == 1
    assert report["beside"] == 1
    lines = CliRunner().invoke(evaluate, ["suggest", str(tmp_path / "gold.json")]).output.splitlines()
    assert len(lines) == 7 + 2 * 3 + 1 and "1.000" in lines[-1]


def test_a_sheet_that_grades_other_instruments_is_answered_with_them_second(tmp_path: Path) -> None:
    (tmp_path / "law.md").write_text(LAW, encoding="utf-8")
    rows = [{"law": "law", "article": "1", "2": ["24", "C168:19"]}]
    (tmp_path / "gold.json").write_text(json.dumps(rows), encoding="utf-8")
    report = json.loads(CliRunner().invoke(evaluate, ["suggest", str(tmp_path / "gold.json"), "--json"]).output)
    assert report["systems"]["suggestions"]["all"]["recall_links"] == 1


def test_the_development_sheet_is_answered_as_aimed_and_better_than_the_baselines() -> None:
    gold, law = shared("data/gold/crossref_dev.json"), shared("data/laws/sil_2018.md")
    systems = json.loads(measured(gold, law, "--json"))["systems"]
    ours = systems["suggestions"]["without_71_72"]
    assert ours["recall_links"] >= 0.9
    assert ours["nothing_right"] == ours["nothing_due"]
    for name in ("constant", "bm25"):
        assert ours["recall_links"] > systems[name]["without_71_72"]["recall_links"]
        assert ours["ndcg"] > systems[name]["without_71_72"]["ndcg"]
