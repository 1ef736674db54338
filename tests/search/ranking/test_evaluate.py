"""The measures of a ranking."""

from __future__ import annotations

import math

import pytest

from workbench.search.ranking.evaluate import constant_answer, ndcg, read_queries, score_queries

GOLD = read_queries(
    [
        {"id": "1", "q": "甲", "type": "keyword", "rel": {"1": 2, "2": 1}},
        {"id": "2", "q": "乙", "type": "keyword", "rel": {"71": 2}},
    ],
    lambda ref: f"C102:{ref}",
)


@pytest.mark.parametrize(
    ("ranked", "gain"),
    [
        (["a", "b"], 1.0),
        (["b", "a"], (1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3))),
        (["x", "a"], (3 / math.log2(3)) / (3 + 1 / math.log2(3))),
        (["x"] * 10 + ["a"], 0.0),
        ([], 0.0),
    ],
)
def test_ndcg(ranked: list[str], gain: float) -> None:
    assert ndcg(ranked, {"a": 2, "b": 1}) == pytest.approx(gain)


def test_scores_with_and_without_some_articles() -> None:
    answers = {"1": ["C102:71", "C102:1", "C102:2"], "2": ["C102:71"]}
    assert score_queries(answers, GOLD).recall == 1.0
    without = score_queries(answers, GOLD, frozenset({"C102:71"}))
    assert (without.queries, without.ndcg) == (1, 1.0)
    assert score_queries({}, []).ndcg == 0.0


def test_the_constant_answer_counts_grades() -> None:
    assert constant_answer(GOLD) == ["C102:1", "C102:71", "C102:2"]
