"""The sentences of a clause, of which a decision may name one: 第五条第一款第二句."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.errors import Invalid
from workbench.law.amending.words import WordSpan
from workbench.law.parsing.builder import ClauseBuilder

_SENTENCE: Final = re.compile(r"[^。！？]+(?:[。！？][”’」』）)]*)?")


def sentence_of(nodes: Sequence[ClauseBuilder], nth: int, clause: str) -> WordSpan:
    """The sentence number ``nth``, from 1, of the clauses that together hold the words of ``clause``.

    Raises Invalid ``amendment_no_sentence`` where there are not as many.
    """
    spans = [
        WordSpan(node, line, match.start(), match.end())
        for node in nodes
        for line, text in enumerate(node.lines)
        for match in _SENTENCE.finditer(text)
    ]
    if nth > len(spans):
        raise Invalid("amendment_no_sentence", clause=clause, count=len(spans), nth=nth)
    return spans[nth - 1]


def is_inside(span: WordSpan, sentence: WordSpan) -> bool:
    """Whether words stand in a sentence."""
    return (
        span.node is sentence.node
        and span.line == sentence.line
        and sentence.start <= span.start
        and span.end <= sentence.end
    )
