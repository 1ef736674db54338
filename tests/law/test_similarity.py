from __future__ import annotations

import pytest

from workbench.law.similarity import bare_words, idf_weights, sentences, shingles


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
