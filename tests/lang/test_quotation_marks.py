"""Quotation marks: which closes which, and what inner ones become outside."""

from __future__ import annotations

import pytest

from workbench.lang.quotation_marks import closes_at, raised


@pytest.mark.parametrize(
    ("text", "start", "opening", "end"),
    [
        ("“甲”乙", 1, "“", 2),
        ("“甲“乙”丙”丁", 1, "“", 6),
        ("“甲", 1, "“", -1),
        ('"x" y', 1, '"', 2),
        ("「甲『乙』」", 1, "「", 5),
    ],
)
def test_a_quotation_ends_where_its_own_mark_closes(text: str, start: int, opening: str, end: int) -> None:
    assert closes_at(text, start, opening) == end


@pytest.mark.parametrize(
    ("quoted", "opening", "outside"),
    [
        ("本法所称‘会费’", "“", "本法所称“会费”"),
        ("the members' fund and 'fee' mean", '"', 'the members\' fund and "fee" mean'),
        ("the member’s ‘fee’", "“", "the member’s “fee”"),
        ("『会费』", "「", "「会费」"),
        ("本法所称“会费”", "＂", "本法所称“会费”"),
    ],
)
def test_inner_marks_take_the_place_of_the_outer(quoted: str, opening: str, outside: str) -> None:
    assert raised(quoted, opening) == outside
