"""A law as the lines of a plain text, one a paragraph, from which it can be read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from workbench.lang.languages import BETWEEN_WORDS, Lang
from workbench.law.model import STRUCTURE, ClauseKind, LawText
from workbench.law.nodes import nodes_of
from workbench.law.parsing.builder import ClauseBuilder

AFTER_LABEL: Final[Mapping[Lang, str]] = {"zh": "\u3000", "en": " "}  # of an article, a chapter and the like
_BRACKETS: Final = "】]）)"
_RUN_IN: Final = "—–-"
_HEADED: Final = frozenset({*STRUCTURE, ClauseKind.ANNEX, ClauseKind.ARTICLE})


def printed(law: LawText) -> str:
    """The whole law: what stands before its clauses, then a line for each heading and paragraph."""
    return "\n".join([*filter(None, law.front.split("\n")), *lines_of(nodes_of(law), law.lang)])


def lines_of(nodes: Sequence[ClauseBuilder], lang: Lang) -> list[str]:
    """The lines of some clauses in reading order; an article's label shares the line with its first words."""
    return [line for _, line in lines_with_nodes(nodes, lang)]


def lines_with_nodes(nodes: Sequence[ClauseBuilder], lang: Lang) -> Iterator[tuple[ClauseBuilder, str]]:
    """As :func:`lines_of`, each line with the clause that begins in it or goes on."""
    begun: ClauseBuilder | None = None  # an article whose label waits for its first words
    for node in nodes:
        front = front_of(node, lang)
        if begun is not None and node.parent is begun and not node.heading and node.lines:
            first = BETWEEN_WORDS[lang].join(filter(None, (node.label, node.lines[0])))
            yield begun, AFTER_LABEL[lang].join(filter(None, (front_of(begun, lang), first)))
            yield from ((node, line) for line in node.lines[1:])
            begun = None
            continue
        if begun is not None:
            yield begun, front_of(begun, lang)
            begun = None
        if node.kind == ClauseKind.ARTICLE and not node.lines and shares_line(node):
            begun = node
        elif node.kind in _HEADED:
            if front:
                yield node, front
            yield from ((node, line) for line in node.lines)
        else:
            first = BETWEEN_WORDS[lang].join(filter(None, (front, *node.lines[:1])))
            if first:
                yield node, first
            yield from ((node, line) for line in node.lines[1:])
    if begun is not None:
        yield begun, front_of(begun, lang)


def front_of(node: ClauseBuilder, lang: Lang) -> str:
    joint = AFTER_LABEL[lang] if node.kind in _HEADED else " "
    return joint.join(filter(None, (node.label, node.heading)))


def shares_line(article: ClauseBuilder) -> bool:
    """Whether the words of an article go on behind its label: it has no heading, or one that ends by itself."""
    return not article.heading or article.heading[-1] in _BRACKETS or article.heading[-1] in _RUN_IN
