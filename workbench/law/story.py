"""A law as the flow of lines that a file prints, and where in that flow the words of each clause stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from workbench.lang.languages import Lang
from workbench.law.model import STRUCTURE, Clause, ClauseKind, LawText
from workbench.law.nodes import nodes_of
from workbench.law.parsing.builder import ClauseBuilder, first_line
from workbench.law.printing import AFTER_LABEL, front_of, shares_line

_HEADED: Final = frozenset({*STRUCTURE, ClauseKind.ANNEX})


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A line of the flow, its clause, and that clause's kind; both are empty before the first clause.

    ``label`` is how many of its first characters are label, heading, and what parts them from the words.
    """

    text: str
    key: str
    kind: ClauseKind | None
    label: int = 0


@dataclass(frozen=True)
class LawStory:
    """A law as lines; ``spans`` tells for each clause where its own words stand in ``text``, an article's all of them.

    A clause whose words could not be found again in those of its article has no span. ``holders`` are the articles
    whose words are those of clauses in them.
    """

    lang: Lang
    lines: tuple[StoryLine, ...]
    spans: Mapping[str, tuple[int, int]]
    holders: frozenset[str] = frozenset()

    @cached_property
    def text(self) -> str:
        """The whole flow, a line feed between two lines."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins in ``text``."""
        return tuple(accumulate((len(line.text) + 1 for line in self.lines), initial=0))[:-1]

    @cached_property
    def labels(self) -> Mapping[str, tuple[int, int]]:
        """For each clause that begins a line where that line begins and its words do."""
        labels: dict[str, tuple[int, int]] = {}
        for line, start in zip(self.lines, self.starts, strict=True):
            labels.setdefault(line.key, (start, start + line.label))
        return labels


class _StoryWriter:
    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.lines: list[StoryLine] = []
        self.spans: dict[str, tuple[int, int]] = {}
        self._at = 0

    def line(self, text: str, clause: Clause | None, label: int = 0) -> int:
        """Add a line; returns where it begins."""
        start = self._at
        self.lines.append(StoryLine(text, clause.key if clause else "", clause.kind if clause else None, label))
        self._at += len(text) + 1
        return start

    def words(self, front: str, text: str, clause: Clause, *, own_line: bool) -> None:
        """The label and heading of a clause with its words behind them, or on lines of their own."""
        lines = text.split("\n") if text else []
        if own_line or not lines:
            if front or not lines:
                self.line(front, clause, len(front))
            start = self._at if lines else self._at - 1
            for each in lines:
                self.line(each, clause)
        else:
            start = self.line(front + lines[0], clause, len(front)) + len(front)
            for each in lines[1:]:
                self.line(each, clause)
        self.spans[clause.key] = (start, start + len(text))


def law_story(law: LawText) -> LawStory:
    """The whole law as lines: every word that stands before its clauses, then each clause in reading order.

    The words of an article stand as its text has them; a note stands after the article that it is in.
    """
    writer = _StoryWriter(law.lang)
    for line in filter(None, (law.front or law.title).split("\n")):
        writer.line(line, None)
    nodes = nodes_of(law)
    inside: dict[ClauseBuilder, list[tuple[Clause, ClauseBuilder]]] = {}
    for clause, node in zip(law.clauses, nodes, strict=True):
        if node.article is not None and node.article is not node and node.kind is not ClauseKind.NOTE:
            inside.setdefault(node.article, []).append((clause, node))
    for clause, node in zip(law.clauses, nodes, strict=True):
        if clause.kind is ClauseKind.ARTICLE:
            _article(writer, clause, node, inside.get(node, ()))
        elif clause.kind in _HEADED:
            writer.words(front_of(node, law.lang), clause.text, clause, own_line=True)
        elif node.article is None or clause.kind is ClauseKind.NOTE:
            whole = first_line(node, law.lang) if node.label or node.heading else clause.text.split("\n", 1)[0]
            front = whole[: len(whole) - len(node.lines[0])] if node.lines else whole
            writer.words(front, clause.text, clause, own_line=False)
    keys = dict(zip(nodes, (clause.key for clause in law.clauses), strict=True))
    return LawStory(law.lang, tuple(writer.lines), writer.spans, frozenset(keys[article] for article in inside))


def _article(
    writer: _StoryWriter, article: Clause, node: ClauseBuilder, inside: Sequence[tuple[Clause, ClauseBuilder]]
) -> None:
    front = front_of(node, writer.lang)
    goes_on = bool(article.text) and shares_line(node)
    writer.words(front + (AFTER_LABEL[writer.lang] if goes_on and front else ""), article.text, article,
                 own_line=not goes_on)  # fmt: skip
    start = writer.spans[article.key][0]
    for key, (begin, end) in _spans_inside(article.text, inside, writer.lang):
        writer.spans[key] = (start + begin, start + end)


def _spans_inside(
    text: str, inside: Iterable[tuple[Clause, ClauseBuilder]], lang: Lang
) -> Iterable[tuple[str, tuple[int, int]]]:
    """Where in an article's text the own words of each clause in it stand."""
    at = 0
    for clause, node in inside:
        if node.label or node.heading:
            block = "\n".join([first_line(node, lang), *node.lines[1:]])
        else:
            block = "\n".join(node.lines)
            if not node.lines:
                continue
        if not text.startswith(block, at):
            return
        end = at + len(block)
        yield clause.key, (end - len(clause.text), end)
        at = end + 1
