"""A law taken apart into nodes that can be changed, and put together again."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.lang.languages import Lang
from workbench.law.model import Clause, ClauseKind, LawText
from workbench.law.parsing.builder import ClauseBuilder, LawBuilder


def nodes_of(law: LawText) -> list[ClauseBuilder]:
    """The clauses as nodes in reading order; an article's own words stand in what it holds."""
    nodes: dict[str | None, ClauseBuilder] = {}
    for clause in law.clauses:
        parent = nodes[clause.parent] if clause.parent else None
        node = ClauseBuilder(clause.kind, clause.number, clause.label, clause.heading, parent, clause.line)
        node.lines = [] if clause.kind == ClauseKind.ARTICLE or not clause.text else clause.text.split("\n")
        nodes[clause.key] = node
    return list(nodes.values())


def clauses_of_nodes(nodes: Sequence[ClauseBuilder], lang: Lang) -> tuple[Clause, ...]:
    """The nodes as clauses again, in their order; paragraphs without a label are counted anew."""
    builder = LawBuilder(lang)
    made: dict[ClauseBuilder | None, ClauseBuilder | None] = {None: None}
    counts: dict[ClauseBuilder | None, int] = {}
    for node in nodes:
        number = node.number
        if node.kind == ClauseKind.PARAGRAPH and not node.label:
            counts[node.parent] = counts.get(node.parent, 0) + 1
            number = str(counts[node.parent])
        added = builder.add(node.kind, number, node.label, node.heading, parent=made[node.parent], line=node.line)
        added.lines = node.lines
        made[node] = added
    return builder.clauses()
