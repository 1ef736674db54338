"""The clauses of a law while a decision is applied: found by their old addresses, cut out, put in, and read anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from workbench.errors import Invalid
from workbench.lang.languages import Lang
from workbench.law.amending.labels import FIRST_ARTICLE, cited_target, counted
from workbench.law.amending.model import ClauseTarget, Step
from workbench.law.model import STRUCTURE, ClauseKind, LawText
from workbench.law.nodes import nodes_of
from workbench.law.parsing.builder import ClauseBuilder
from workbench.law.parsing.parse import read_law
from workbench.law.parsing.source import SourceLine, SourceText
from workbench.law.printing import lines_of

_BLANKS: Final = re.compile(r"\s+")
_APART: Final = frozenset({ClauseKind.ANNEX})
_FIRST_NUMBER: Final = re.compile(r"\d+")
_DIGITS: Final = re.compile(r"\d+[A-Z]*")
_CONTEXT: Final = 3  # articles before a new one, by which its heading is told from its words
_FILLER: Final[Mapping[Lang, str]] = {"zh": "略。", "en": "Text."}
# Whether an article is known for one by its place in the row of numbers, as an English section is.
_IS_BY_ROW: Final[Mapping[Lang, bool]] = {"zh": False, "en": True}


class LawTree:
    """The nodes of a law in reading order; ``olds`` keeps where each stood before the decision."""

    def __init__(self, law: LawText) -> None:
        self.title = law.title
        self.lang = law.lang
        self.nodes = nodes_of(law)
        self.paths = dict(zip(self.nodes, (clause.path for clause in law.clauses), strict=True))
        self.source_ids = dict(zip(self.nodes, (clause.source_id for clause in law.clauses), strict=True))
        self.numbers = {node: node.number for node in self.nodes}
        self.olds: tuple[ClauseBuilder, ...] = tuple(self.nodes)
        self.gone: set[ClauseBuilder] = set()
        self.heirs: dict[ClauseBuilder, ClauseBuilder] = {}  # what stands in the place of a clause that was replaced
        self._children: dict[ClauseBuilder | None, list[ClauseBuilder]] = {}
        for node in self.nodes:
            self._children.setdefault(node.parent, []).append(node)
        self.body = [node for node in self.nodes if not _is_apart(node)]
        self.articles = [node for node in self.body if node.kind is ClauseKind.ARTICLE]

    # -- finding -------------------------------------------------------------------------------------------

    def find(self, target: ClauseTarget, *, heir: bool = False) -> ClauseBuilder:
        """The clause at an old address; raises Invalid where there is none, or several, or it is there no more.

        ``heir`` asks for what stands in its place where it was replaced.
        """
        nodes: list[ClauseBuilder] = []
        holder: ClauseBuilder | None = None
        for step in target.steps:
            nodes = self._at(step, holder)
            if len(nodes) != 1:
                break
            holder = nodes[0]
        if not nodes:
            raise Invalid("amendment_no_clause", clause=cited_target(target, self.lang))
        if len(nodes) > 1:
            raise Invalid("amendment_clauses_several", clause=cited_target(target, self.lang), count=len(nodes))
        if heir and holder is not None:
            holder = self.heirs.get(holder, holder)
        if holder in self.gone or holder is None:
            raise Invalid("amendment_clause_gone", clause=cited_target(target, self.lang))
        return holder

    def _at(self, step: Step, holder: ClauseBuilder | None) -> list[ClauseBuilder]:
        kind, number = step
        if kind is ClauseKind.ARTICLE:
            return [node for node in self.articles if node.number == number]
        if kind is ClauseKind.ANNEX:
            return [node for node in self.olds if node.kind is kind and node.number == number]
        if kind in STRUCTURE and kind is not None:
            inside = self.body if holder is None else self.below(holder)
            return [node for node in inside if node.kind is kind and node.number == number]
        if holder is None:
            return []
        if kind is None:
            return self._lettered(number, holder)
        own = [node for node in self.children(holder) if node.kind is kind and node.number == number]
        if own or kind is ClauseKind.PARAGRAPH:
            return own
        return [node for node in self.below(holder) if node.kind is kind and node.number == number]

    def _lettered(self, label: str, holder: ClauseBuilder) -> list[ClauseBuilder]:
        """What bears a label such as (2) or (a) nearest below a clause."""
        layer = self.children(holder)
        while layer:
            own = [node for node in layer if node.label and node.number == label]
            if own:
                return own
            layer = [child for node in layer if not node.label for child in self.children(node)]
        return []

    def children(self, node: ClauseBuilder | None) -> list[ClauseBuilder]:
        """What stood directly below a clause before the decision."""
        return self._children.get(node, [])

    def below(self, node: ClauseBuilder) -> list[ClauseBuilder]:
        """Everything that stood below a clause before the decision."""
        return [each for child in self.children(node) for each in (child, *self.below(child))]

    def block(self, node: ClauseBuilder) -> list[ClauseBuilder]:
        """A clause with everything that now stands below it, in reading order."""
        at = self.nodes.index(node)
        return [node, *_while_below(self.nodes[at + 1 :], node)]

    def now_in(self, holder: ClauseBuilder, kind: ClauseKind) -> list[ClauseBuilder]:
        """What now stands directly below a clause and is of one kind."""
        return [node for node in self.block(holder) if node.parent is holder and node.kind is kind]

    # -- changing ------------------------------------------------------------------------------------------

    def cut(self, node: ClauseBuilder) -> list[ClauseBuilder]:
        """Take a clause out with all that stands below it."""
        block = self.block(node)
        at = self.nodes.index(node)
        del self.nodes[at : at + len(block)]
        return block

    def delete(self, node: ClauseBuilder) -> None:
        self.gone.update(self.cut(node))

    def put(self, block: Sequence[ClauseBuilder], at: int) -> None:
        self.nodes[at:at] = block

    def end_of(self, node: ClauseBuilder) -> int:
        """Where what follows a clause and all below it begins."""
        return self.nodes.index(node) + len(self.block(node))

    # -- new words -----------------------------------------------------------------------------------------

    def read_articles(self, lines: Sequence[str]) -> list[ClauseBuilder]:
        """New articles, and what heads them, as the law's own are read."""
        match = _FIRST_NUMBER.search(lines[0]) if lines and _IS_BY_ROW[self.lang] else None
        if match is None:
            return self._read([self.title, *lines_of(self._sample(self.articles[:_CONTEXT]), self.lang)], lines)
        lower = [node for node in self.articles if _main_number(node) <= int(match[0]) and node.number != match[0]]
        higher = [node for node in self.articles if _main_number(node) > int(match[0])][:1]
        before = [line for node in lower for line in self._begun(node)]
        after = [line for node in higher for line in self._begun(node)]
        return self._read([self.title, *before], lines, after)

    def _begun(self, article: ClauseBuilder) -> list[str]:
        """The first lines of an article, by which a reader knows it for one."""
        return lines_of([node for node in self.olds if article_of(node) is article], self.lang)[:2]

    def read_inside(self, before: Sequence[ClauseBuilder], lines: Sequence[str]) -> list[ClauseBuilder]:
        """New clauses of an article behind those in ``before``, the first of which is the article itself."""
        article, *rest = before
        own = lines_of(rest, self.lang) or [_FILLER[self.lang]]
        if not _IS_BY_ROW[self.lang]:
            return self._read([self.title, f"{article.label or FIRST_ARTICLE[self.lang]} {own[0]}", *own[1:]], lines)
        labels = [_DIGITS.sub(number, article.label) or f"{number}." for number in "123"]
        first, last = (f"{label} {_FILLER[self.lang]}" for label in labels[::2])
        return self._read([self.title, first, f"{labels[1]} {own[0]}", *own[1:]], lines, [last])

    def _sample(self, articles: Iterable[ClauseBuilder]) -> list[ClauseBuilder]:
        return [node for article in articles if article in self.nodes for node in self.block(article)]

    def _read(self, context: Sequence[str], lines: Sequence[str], behind: Sequence[str] = ()) -> list[ClauseBuilder]:
        every = (*context, *lines, *behind)
        source = SourceText(tuple(SourceLine(line, at) for at, line in enumerate(every, start=1)))
        law = read_law(source, self.lang)
        end = len(context) + len(lines)
        made = [node for node in nodes_of(law) if len(context) < node.line <= end]
        words = "".join(part for node in made for part in (node.label, node.heading, *node.lines))
        if _BLANKS.sub("", words) != _BLANKS.sub("", "".join(lines)):
            raise Invalid("amendment_new_words_unread", words=lines[0][:40] if lines else "")
        known = set(made)
        for node in made:
            node.line = 0
            if node.parent not in known:
                node.parent = None
        return made


def _main_number(article: ClauseBuilder) -> int:
    value = counted(article.number)
    return value[0] if value is not None else 0


def article_of(node: ClauseBuilder) -> ClauseBuilder:
    """The article that holds a clause, or the outermost clause that does where no article is above it."""
    while node.kind is not ClauseKind.ARTICLE and node.parent is not None:
        node = node.parent
    return node


def _is_apart(node: ClauseBuilder) -> bool:
    """Whether a clause stands in an annex and is no clause of the law itself."""
    holder: ClauseBuilder | None = node
    while holder is not None:
        if holder.kind in _APART:
            return True
        holder = holder.parent
    return False


def _while_below(nodes: Iterable[ClauseBuilder], holder: ClauseBuilder) -> list[ClauseBuilder]:
    inside = {holder}
    below: list[ClauseBuilder] = []
    for node in nodes:
        if node.parent not in inside:
            break
        inside.add(node)
        below.append(node)
    return below
