from __future__ import annotations

import pytest

from tests.bench.made_up_law import made_up_texts
from workbench.law.similarity import bare_words, idf_weights, sentences, shingles, text_similarity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("盐工，领", {"盐工", "工领"}),
        ("盐", {"盐"}),
        ("，", set()),
        ("The Oar", {"the", "oar", "the oar"}),
        ("a", {"a"}),
    ],
)
def test_shingles(text: str, expected: set[str]) -> None:
    assert shingles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("盐工领粮。船工；\n（一）织工", ["盐工领粮。", "船工；", "（一）织工"]),
        ("He rows. She mends, e.g. sails.", ["He rows.", "She mends, e.g. sails."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_bare_words_lose_the_label_of_an_item() -> None:
    assert bare_words("（三）盐工，领粮；") == bare_words("2. 盐工，领粮。") == "盐工 领粮"


def test_what_every_article_holds_weighs_least() -> None:
    scale = idf_weights([shingles("盐工"), shingles("盐工领")], [shingles("盐工粮")], [shingles("盐工柜")])
    assert scale.weight_of(shingles("盐工")) < 0.3 < scale.weight_of(["工领"]) == scale.weight_of(["工粮"]) == 1.0


def test_likeness_counts_what_neither_inserts_nor_deletes() -> None:
    assert (
        text_similarity("", ""),
        text_similarity("渡口", "渡口"),
        text_similarity("渡口", "渡船"),
        text_similarity("渡", "船"),
    ) == (
        1,
        1,
        0.5,
        0,
    )


def test_likeness_of_long_texts_is_told_by_neighbouring_characters() -> None:
    old = "".join(made_up_texts(400, "zh", seed=3))
    new = "".join(made_up_texts(400, "zh", seed=4))
    other = "".join(made_up_texts(1000, "en", seed=5))
    assert 0.9 < text_similarity(old, old + new[:1000]) < 1
    assert text_similarity(old, other) < 0.1 < text_similarity(old, new) < 1
