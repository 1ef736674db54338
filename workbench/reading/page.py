"""What the reading page shows, made from the clauses of a version: outline, articles, and marked passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from workbench.drafts.models import StoredClause
from workbench.drafts.view_models import ClauseView, clause_view
from workbench.law.model import STRUCTURE


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A clause with its children, in reading order."""

    clause: ClauseView
    children: tuple[OutlineNode, ...] = ()
    comments: int = 0

    @property
    def is_structure(self) -> bool:
        return self.clause.kind in STRUCTURE


@dataclass(frozen=True, slots=True)
class HighlightedRun:
    """A run of a clause's text and the comments whose quotations cover it."""

    text: str
    comments: tuple[str, ...] = ()


class Passage(Protocol):
    """A quotation in a clause, by the place it holds there."""

    comment_id: str
    quote: str
    start: int


def tree(clauses: Iterable[StoredClause], counts: Mapping[str, int]) -> list[OutlineNode]:
    """The clauses as a forest; ``counts`` are comments by clause, shown at the clause the outline lists."""
    top: list[StoredClause] = []
    below: dict[str, list[StoredClause]] = {}
    for clause in clauses:
        below[clause.id] = []
        below.get(clause.parent_id or "", top).append(clause)

    def node(clause: StoredClause) -> OutlineNode:
        children = tuple(node(child) for child in below[clause.id])
        return OutlineNode(clause_view(clause), children, counts.get(clause.id, 0))

    return [node(clause) for clause in top]


def highlighted_runs(text: str, passages: Sequence[Passage]) -> list[HighlightedRun]:
    """The text cut where quotations begin and end; joined again it is the text."""
    spans = [
        (passage.start, passage.start + len(passage.quote), passage.comment_id)
        for passage in passages
        if passage.quote and text[passage.start : passage.start + len(passage.quote)] == passage.quote
    ]
    cuts = sorted({0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    return [
        HighlightedRun(
            text[start:end], tuple(comment for first, last, comment in spans if first <= start and end <= last)
        )
        for start, end in pairwise(cuts)
    ]
