"""References inside a law that follow the clauses they name when these get other numbers."""

from __future__ import annotations

import re
from typing import Final

from workbench.lang.numerals import CHINESE_NUMERAL
from workbench.law.amending.applying import Applying, NodeChange
from workbench.law.amending.chinese.targets import clause_number
from workbench.law.amending.labels import relabelled
from workbench.law.amending.tree import article_of
from workbench.law.model import ClauseKind, ReadWarning
from workbench.law.parsing.builder import ClauseBuilder

_N: Final = f"[{CHINESE_NUMERAL}0-9０-９]+"
REFERENCE: Final = re.compile(
    rf"(?P<article>第{_N}条(?![件例约款])(?:之{_N})?)?(?P<paragraph>第{_N}款)?(?P<item>(?<=[条款])第?[（(]?{_N}[）)]?项)?"
)
OTHER_LAW: Final = re.compile(r"(?:》|(?<!本)(?:法|条例|办法|细则|公约|规则))的?$")
CHAINED: Final = re.compile(r"(?:[、，和与及或至到]|以及|或者)?$")


class AdjustedReferences:
    """The references of a law put right: ``changes`` tells which, ``warnings`` which name a clause that is no more."""

    def __init__(self, applying: Applying) -> None:
        self.changes: list[NodeChange] = []
        self.warnings: list[ReadWarning] = []
        self._applying = applying
        self._tree = applying.tree
        self._articles: dict[str, list[ClauseBuilder]] = {}
        for article in self._tree.articles:
            self._articles.setdefault(self._tree.numbers[article], []).append(article)

    def adjust(self) -> None:
        """Let each reference in the law's own words name its clause by the new number; words of the decision stay."""
        for node in self._tree.nodes:
            if node in self._applying.new:
                continue
            before = "\n".join(node.lines)
            node.lines = [self._adjusted(line, node) for line in node.lines]
            if (after := "\n".join(node.lines)) != before:
                self.changes.append(NodeChange(node, self._tree.paths.get(node, ""), before, after))

    def _adjusted(self, line: str, node: ClauseBuilder) -> str:
        put_in = "".join(self._applying.written.get(node, ()))
        written, at = "", 0
        last_end, is_other, article = -1, False, ""
        for match in REFERENCE.finditer(line):
            if not match.lastgroup:
                continue
            between = line[last_end : match.start()] if last_end >= 0 else None
            is_chained = between is not None and CHAINED.fullmatch(between) is not None
            is_other = OTHER_LAW.search(line[: match.start()]) is not None or (is_chained and is_other)
            article = match["article"] or (article if is_chained else "")
            last_end = match.end()
            if is_other or match[0] in put_in:
                continue
            written += line[at : match.start()] + self._renamed(match, article, node)
            at = match.end()
        return written + line[at:]

    def _renamed(self, match: re.Match[str], article: str, node: ClauseBuilder) -> str:
        """A reference by the new numbers; as it was, with a warning, where what it names is no more."""
        olds = self._articles.get(clause_number(article), []) if article else [article_of(node)]
        if len(olds) != 1:
            return match[0]
        old = olds[0]
        now = self._tree.heirs.get(old, old)
        if now not in self._tree.nodes:
            return self._lost(match, node)
        first = relabelled(match["article"], now.number) if match["article"] else ""
        if now is not old or not (match["paragraph"] or match["item"]):
            return first + match[0][len(match["article"] or "") :]
        return self._renamed_inside(match, first, old, node)

    def _renamed_inside(self, match: re.Match[str], first: str, article: ClauseBuilder, node: ClauseBuilder) -> str:
        tree = self._tree
        holder, paragraph = article, match["paragraph"] or ""
        if paragraph:
            old = self._child(article, ClauseKind.PARAGRAPH, clause_number(paragraph))
            now = tree.heirs.get(old, old) if old is not None else None
            if now is None or now not in tree.nodes:
                return self._lost(match, node) if old is not None else first + match[0][len(match["article"] or "") :]
            if now.kind is ClauseKind.ARTICLE:
                return relabelled(match["article"] or now.label, now.number)
            paragraphs = tree.now_in(article, ClauseKind.PARAGRAPH)
            paragraph = relabelled(paragraph, now.number if now.label else str(paragraphs.index(now) + 1))
            holder = now
        item = match["item"] or ""
        if item:
            own = [each for each in tree.below(holder) if each.kind is ClauseKind.ITEM]
            named = [each for each in own if tree.numbers[each] == clause_number(item)]
            if len(named) == 1:
                now = tree.heirs.get(named[0], named[0])
                if now not in tree.nodes:
                    return self._lost(match, node)
                item = relabelled(item, now.number)
        return first + paragraph + item

    def _child(self, holder: ClauseBuilder, kind: ClauseKind, number: str) -> ClauseBuilder | None:
        own = [each for each in self._tree.children(holder) if each.kind is kind]
        return next((each for each in own if self._tree.numbers[each] == number), None)

    def _lost(self, match: re.Match[str], node: ClauseBuilder) -> str:
        address = self._tree.paths.get(node, "").replace("/", " ")
        self.warnings.append(ReadWarning("amendment_reference_lost", address, 0, {"reference": match[0]}))
        return match[0]
