"""The measures of a ranking."""

from __future__ import annotations

import math

import pytest

from workbench.evaluation.ranking import constant_answer, main_hits, mean, ndcg, precision, recall, without

GRADES = {"a": 2, "b": 1}


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
    assert ndcg(ranked, GRADES) == pytest.approx(gain)


@pytest.mark.parametrize(
    ("ranked", "grades", "expected"),
    [
        (["b", "a"], GRADES, 1.0),
        (["b", "x", "x", "x", "x", "a"], GRADES, 0.0),
        (["a", "c"], {"a": 2, "c": 2, "d": 2}, 2 / 3),
        (list("abcde"), dict.fromkeys("abcdefgh", 2), 1.0),
        ([], GRADES, 0.0),
        (["b"], {"b": 1}, None),
    ],
)
def test_recall(ranked: list[str], grades: dict[str, int], expected: float | None) -> None:
    assert recall(ranked, grades) == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("ranked", "expected"), [(["a", "x", "b", "b"], 2 / 3), (["b"], 1.0), (["x", "y", "z", "a"], 0.0), ([], None)]
)
def test_precision(ranked: list[str], expected: float | None) -> None:
    assert precision(ranked, GRADES) == (expected if expected is None else pytest.approx(expected))


def test_what_cannot_be_measured_does_not_count() -> None:
    assert ndcg(["a"], {}) is None
    assert mean([None, 1.0, 0.0]) == 0.5
    assert mean([None]) is None


def test_what_is_left_out_counts_on_neither_side() -> None:
    assert without(["a", "b"], GRADES, frozenset("a")) == (["b"], {"b": 1})
    assert main_hits(*without(["a"], GRADES, frozenset("a"))) == 0


def test_the_constant_answer_is_what_is_graded_most() -> None:
    assert constant_answer([GRADES, {"c": 2, "b": 2}, {}]) == ("b", "a", "c")
