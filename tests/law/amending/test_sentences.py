from __future__ import annotations

import pytest

from workbench.errors import Invalid
from workbench.law.amending.sentences import is_inside, sentence_of
from workbench.law.amending.words import find_words
from workbench.law.nodes import nodes_of
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.parsing.markdown import plain_source
from workbench.law.parsing.parse import read_law


def nodes(text: str) -> list[ClauseBuilder]:
    return list(nodes_of(read_law(plain_source(f"灯塔法\n第一条 {text}"), "zh")))


@pytest.mark.parametrize(
    ("text", "nth", "expected"),
    [
        ("点灯。添油。", 2, "添油。"),
        ("问：“点灯了吗？”答了。添油。", 2, "答了。"),
        ("点灯；添油。擦灯。", 1, "点灯；添油。"),
        ("点灯。\n添油。擦灯", 3, "擦灯"),
    ],
)
def test_a_sentence_by_its_number(text: str, nth: int, expected: str) -> None:
    span = sentence_of(nodes(text), nth, "第一条")
    assert span.node.lines[span.line][span.start : span.end] == expected


def test_a_sentence_that_is_not_there() -> None:
    with pytest.raises(Invalid, match="amendment_no_sentence"):
        sentence_of(nodes("点灯。"), 2, "第一条")


def test_words_inside_a_sentence() -> None:
    clauses = nodes("添油点灯。添油。")
    second = sentence_of(clauses, 2, "第一条")
    assert [is_inside(span, second) for span in find_words(clauses, "添油")] == [False, True]
