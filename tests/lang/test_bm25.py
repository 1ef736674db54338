from __future__ import annotations

import math

import pytest

from workbench.lang.bm25 import K1, B, field_weights, idf, ranker, term_scores


def test_the_formula_for_one_field() -> None:
    """Three documents of 1, 3 and 2 words; the word stands once in the first and twice in the second."""
    rare = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    first = rare * 1 * (K1 + 1) / (1 + K1 * (1 - B + B * 1 / 2))
    second = rare * 2 * (K1 + 1) / (2 + K1 * (1 - B + B * 3 / 2))
    assert idf(2, 3) == rare
    found = term_scores([(field_weights([1, 3, 2]), [(0, 1), (1, 2)])], 3)
    assert found == {0: pytest.approx(first), 1: pytest.approx(second)}
    scores = ranker({"a": ["wage"], "b": ["wage", "wage", "x"], "c": ["y", "z"]}).scores(["wage", "wage"])
    assert scores == {"a": pytest.approx(first), "b": pytest.approx(second)}


def test_fields_are_added_before_they_are_saturated() -> None:
    title, body = field_weights([1, 1], weight=2.0), field_weights([4, 4])
    found = term_scores([(title, [(0, 1)]), (body, [(0, 1), (1, 3)])], 2)
    assert found[0] == pytest.approx(found[1])  # 2 x 1 + 1 and 3


def test_what_has_none_of_a_field_does_not_shorten_the_average() -> None:
    assert field_weights([0, 4, 4], b=0.5).norms == [0.5, 1.0, 1.0]
    assert field_weights([0]).norms == [1 - B]


def test_rarer_words_weigh_more_and_longer_documents_less() -> None:
    words = ranker({"a": ("wage", "old"), "b": ("wage", "sick"), "c": ("wage", "sick", "x", "y", "z")})
    scores = words.scores(("sick", "wage"))
    assert scores["b"] > scores["c"] > scores["a"]


def test_length_and_repetition_matter_as_far_as_they_are_said_to() -> None:
    documents = {"a": ["wage"], "b": ["wage", "x", "y"], "c": ["wage", "wage", "x"]}
    flat = ranker(documents, b=0.0).scores(["wage"])
    assert flat["a"] == flat["b"] < flat["c"]
    steep = ranker(documents, k1=0.0).scores(["wage"])
    assert steep["a"] == steep["b"] == steep["c"]


def test_what_shares_no_word_has_no_score() -> None:
    assert ranker({"a": ("wage",)}).scores(("sick",)) == {}
    assert ranker({}).scores(("sick",)) == {}
