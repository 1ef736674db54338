"""What graded queries score."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.commands.evaluate import evaluate
from workbench.errors import Invalid
from workbench.evaluation.baselines import search_by_words
from workbench.evaluation.searching import read_queries, read_searches, score_queries

GOLD = read_queries(
    [
        {"id": "1", "q": "甲", "type": "keyword", "rel": {"1": 2, "2": 1}},
        {"id": "2", "q": "乙", "type": "keyword", "rel": {"71": 2}},
    ],
    lambda ref: f"C102:{ref}",
)


def test_scores_with_and_without_some_articles() -> None:
    answers = {"1": ["C102:71", "C102:1", "C102:2"], "2": ["C102:71"]}
    assert score_queries(answers, GOLD).recall == 1.0
    without = score_queries(answers, GOLD, frozenset({"C102:71"}))
    assert (without.queries, without.ndcg) == (1, 1.0)
    assert score_queries({}, []).ndcg == 0.0


QUERIES = [
    {"id": "a", "class": "draft", "scope": "draft", "instance": "salt", "q": "盐工口粮", "rel": {"2": 2}},
    {"id": "b", "class": "standards", "scope": "standards", "q": "C.102 Art. 71", "rel": {"71": 2}},
    {"id": "c", "class": "evidence", "scope": "evidence", "q": "失业保险", "rel": {"unemployment": 2}},
    {"id": "d", "class": "comments", "scope": "comments", "q": "失业", "rel": {"1": 2}},
    {"id": "e", "class": "draft", "scope": "draft", "instance": "demo", "q": "第三条", "rel": {"3": 2}},
]


def test_drafts_and_evidence_are_asked_as_the_standards_are(tmp_path: Path) -> None:
    for year, words in ((2001, "盐工凭证领取柴火。"), (2009, "盐工凭工牌领取停工口粮。")):
        law = f"# 盐场章程\n\n第一条　灯塔看守人每晚点灯。\n\n第二条　{words}\n"
        (tmp_path / "laws").mkdir(exist_ok=True)
        (tmp_path / "laws" / f"salt_{year}.md").write_text(law, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    gold = tmp_path / "gold" / "queries.json"
    gold.write_text(json.dumps(QUERIES), encoding="utf-8")
    sample = read_searches(gold)
    assert sample.left_out == 1  # comments stand in a database
    assert {query_id: refs[0] for query_id, refs in sample.answers().items()} == {
        "a": "2",
        "b": "C102:71",
        "c": "unemployment",
        "e": "3",
    }
    assert search_by_words(sample)["a"][0] == "2"
    done = CliRunner().invoke(evaluate, ["search", str(gold)])
    assert "search, draft (2)" in done.output and "bm25, evidence (1)" in done.output


def test_a_draft_that_is_not_there_is_told(tmp_path: Path) -> None:
    gold = tmp_path / "queries.json"
    gold.write_text(json.dumps([QUERIES[0] | {"instance": "absent"}]), encoding="utf-8")
    with pytest.raises(Invalid) as refusal:
        read_searches(gold)
    assert refusal.value.code == "gold_law_absent"
