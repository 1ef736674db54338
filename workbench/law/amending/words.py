"""Words found and changed within the clauses of a law, spelling of blanks, quotation marks and widths aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.errors import Invalid
from workbench.lang.characters import HAN
from workbench.lang.folding import located_key
from workbench.law.parsing.builder import ClauseBuilder

_LETTER: Final = re.compile(rf"[^\W_{HAN}]")


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Where words stand: the clause, which of its lines (-1 is its heading), and from where to where."""

    node: ClauseBuilder
    line: int
    start: int
    end: int


def find_words(nodes: Sequence[ClauseBuilder], words: str) -> list[WordSpan]:
    """Every place where ``words`` stand in the headings and lines of some clauses, in order."""
    key = located_key(words).text.strip()
    if not key:
        return []
    spans: list[WordSpan] = []
    for node in nodes:
        for line, text in ((-1, node.heading), *enumerate(node.lines)):
            if text:
                spans += [WordSpan(node, line, start, end) for start, end in _spans(text, words, key)]
    return spans


def _spans(text: str, words: str, key: str) -> list[tuple[int, int]]:
    if words in text:
        exact = [(match.start(), match.end()) for match in re.finditer(re.escape(words), text)]
        return [span for span in exact if _is_whole(text, *span)]
    folded = located_key(text)
    spans: list[tuple[int, int]] = []
    at = folded.text.find(key)
    while at >= 0:
        start, end = folded.original(at, at + len(key))
        if _is_whole(text, start, end):
            spans.append((start, end))
        at = folded.text.find(key, at + len(key))
    return spans


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch cuts no word in letters in two."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    cuts_before = _LETTER.match(before) is not None and _LETTER.match(text[start : start + 1]) is not None
    cuts_after = _LETTER.match(after) is not None and _LETTER.match(text[end - 1 : end]) is not None
    return not (cuts_before or cuts_after)


def chosen(spans: Sequence[WordSpan], words: str, *, every: bool, nth: int) -> Sequence[WordSpan]:
    """Of the places where words stand those that are meant; raises Invalid where there is none, or no telling which."""
    if not spans:
        raise Invalid("amendment_words_absent", words=words)
    if nth:
        if nth > len(spans):
            raise Invalid("amendment_words_fewer", words=words, count=len(spans), nth=nth)
        return [spans[nth - 1]]
    if len(spans) > 1 and not every:
        raise Invalid("amendment_words_several", words=words, count=len(spans))
    return spans


def change_words(spans: Sequence[WordSpan], changed: Callable[[str], str]) -> None:
    """Put ``changed`` of the words in their place, the last first so that the places before it hold."""
    for span in reversed(spans):
        node = span.node
        text = node.heading if span.line < 0 else node.lines[span.line]
        new = changed(text[span.start : span.end])
        before, after = text[: span.start], text[span.end :]
        if not new and before[-1:] in ("", " ") and not after[:1].isalnum():
            before, after = (before.removesuffix(" "), after) if after[:1] != " " else (before, after[1:])
        if span.line < 0:
            node.heading = before + new + after
        else:
            node.lines[span.line] = before + new + after


def line_breaks_settled(node: ClauseBuilder) -> None:
    """Let new words that hold a line break make lines of their own, and an emptied line be none."""
    node.lines = [line.strip() for text in node.lines for line in text.split("\n") if line.strip()]
