from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lang.tokens import atoms
from workbench.law.difference import LARGEST, MOST_EQUAL_PAIRS, changes_between

# old, new | what went and what came, in order
CHANGES = [
    ("石匠领粮。", "石匠领粮。", []),
    ("", "石匠领粮。", [("", "石匠领粮。")]),
    ("石匠领粮。", "", [("石匠领粮。", "")]),
    ("石匠领粮。骡夫领粮。", "骡夫领粮。", [("石匠领粮。", "")]),
    ("石匠领粮。骡夫领粮。", "石匠领粮。骡夫登记。", [("领粮", "登记")]),
    ("在三十日内申请。", "在六十日内申请。", [("三十日", "六十日")]),
    ("A smith draws relief. A carter rests.", "A smith draws pay. A carter rests.", [("relief", "pay")]),
    ("石匠 draws relief，每月一次。", "石匠 draws pay，每年一次。", [("relief", "pay"), ("月", "年")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_what_went_and_what_came(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    olds, news = atoms(old), atoms(new)
    changes = [("".join(olds[a:b]), "".join(news[c:d])) for a, b, c, d in changes_between(olds, news)]
    assert changes == expected


WORDS = st.lists(st.sampled_from(["石匠", "领", "粮", "，", "。", "十日", "draws", " ", "\n"]), max_size=40)


def replay(olds: list[str], news: list[str]) -> list[str]:
    """The new row, made of what of the old one stayed and of what came."""
    row: list[str] = []
    at = 0
    for a, b, c, d in changes_between(olds, news):
        row += olds[at:a] + news[c:d]
        at = b
    return row + olds[at:]


@given(WORDS, WORDS)
def test_what_stayed_and_what_came_are_the_new_row(olds: list[str], news: list[str]) -> None:
    changes = changes_between(olds, news)
    assert replay(olds, news) == news
    assert all(left[1] < right[0] and left[3] < right[2] for left, right in pairwise(changes))
    assert all((a < b or c < d) for a, b, c, d in changes)


@pytest.mark.parametrize("length", [int(MOST_EQUAL_PAIRS**0.5) + 2, int(LARGEST**0.5) + 2])
def test_rows_too_long_for_difflib_are_compared_all_the_same(length: int) -> None:
    olds, news = ["粮"] * length, ["粮"] * (length - 1) + ["牌"]
    assert replay(olds, news) == news
    assert sum(b - a for a, b, _, _ in changes_between(olds, news)) <= 1
