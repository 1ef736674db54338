"""What graded queries score."""

from __future__ import annotations

from workbench.evaluation.searching import read_queries, score_queries

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
