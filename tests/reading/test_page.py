"""Clauses as a forest, and a clause's text cut where quotations begin and end."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.drafts.models import StoredClause
from workbench.reading.page import HighlightedRun, highlighted_runs, tree


@dataclass(frozen=True, slots=True)
class CleanText:
    comment_id: str
    quote: str
    start: int


def clause(name: str, parent: str | None = None, kind: str = "article") -> StoredClause:
    return StoredClause(id=name, parent_id=parent, kind=kind, path=name)


def test_the_forest_keeps_the_order_and_every_clause() -> None:
    clauses = [
        clause("c1", kind="chapter"),
        clause("a1", "c1"),
        clause("p1", "a1", "paragraph"),
        clause("a2", "c1"),
        clause("x"),
    ]
    top = tree(clauses, {"a1": 3})
    assert [node.clause.id for node in top] == ["c1", "x"]
    assert [node.clause.id for node in top[0].children] == ["a1", "a2"]
    assert (top[0].is_structure, top[0].children[0].comments, top[0].children[1].comments) == (True, 3, 0)
    assert [node.clause.id for node in top[0].children[0].children] == ["p1"]


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ([], ["会员按月缴纳互助金"]),
        ([CleanText("a", "按月", 2)], ["会员", "按月/a", "缴纳互助金"]),
        ([CleanText("a", "会员", 0)], ["会员/a", "按月缴纳互助金"]),
        (
            [CleanText("a", "按月缴纳", 2), CleanText("b", "缴纳互助", 4)],
            ["会员", "按月/a", "缴纳/a b", "互助/b", "金"],
        ),
        ([CleanText("a", "按月", 2), CleanText("b", "按月", 2)], ["会员", "按月/a b", "缴纳互助金"]),
        ([CleanText("a", "别的", 2), CleanText("b", "", 3), CleanText("c", "按月", 99)], ["会员按月缴纳互助金"]),
    ],
)
def test_marks(words: list[CleanText], cut: list[str]) -> None:
    found = highlighted_runs("会员按月缴纳互助金", words)
    assert ["/".join([one.text, *([" ".join(one.comments)] if one.comments else [])]) for one in found] == cut


@given(
    st.text(alphabet="甲乙丙\n", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 8)), max_size=6)
)
def test_joined_again_it_is_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    words = [CleanText(str(at), text[start : start + length], start) for at, (start, length) in enumerate(spans)]
    found = highlighted_runs(text, words)
    assert "".join(one.text for one in found) == text
    for one in words:
        marked = "".join(segment.text for segment in found if one.comment_id in segment.comments)
        assert marked == one.quote


def test_an_empty_clause() -> None:
    assert highlighted_runs("", []) == []
    assert HighlightedRun("x").comments == ()
