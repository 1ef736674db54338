"""Which documents a query admits, and which hold what it says, word for word (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.instruments.glossary import Glossary
from workbench.lang.folding import fold
from workbench.lang.stems import stem
from workbench.lang.terms import bigrams, script_runs
from workbench.search.analysis.words import english_terms
from workbench.search.index.opened import SearchIndex
from workbench.search.query.fields import values_meant
from workbench.search.query.intent import QueryIntent
from workbench.search.query.language import And, Field, Juxtaposition, Node, Not, Or, Query, QuotedPhrase, Word


@dataclass(frozen=True)
class QueryEvaluator:
    """A query laid against an index."""

    index: SearchIndex
    query: Query
    intent: QueryIntent
    glossary: Glossary

    def admitted(self) -> frozenset[int]:
        """The documents the query does not rule out: all of them, where it is nothing but words."""
        root = self.query.root
        return self._admits(root) if root is not None else frozenset()

    def _admits(self, node: Node) -> frozenset[int]:
        match node:
            case Juxtaposition(nodes):
                admitted = self.index.everything
                for below in nodes:
                    if not isinstance(below, Word):
                        admitted &= self.holding(below)
                return admitted
            case Word():
                return self.index.everything
            case _:
                return self.holding(node)

    def holding(self, node: Node) -> frozenset[int]:
        """The documents that hold what ``node`` says: a word just as it is, or a concept of it under any name."""
        match node:
            case Word(text, prefix):
                return self._holding_word(text, prefix)
            case QuotedPhrase(text):
                return self._holding_words(fold(text))
            case Field(name, value):
                return self._holding_field(name, value)
            case Not(below):
                return self.index.everything - self._literally().holding(below)
            case And(nodes) | Juxtaposition(nodes):
                holders = self.index.everything
                for below in nodes:
                    holders &= self.holding(below)
                return holders
            case Or(nodes):
                return frozenset().union(*(self.holding(below) for below in nodes))

    def excluded(self) -> frozenset[int]:
        """The documents that the query excludes by name."""
        root = self.query.root
        nodes = root.nodes if isinstance(root, Juxtaposition | And) else (root,)
        literally = self._literally()
        return frozenset().union(*(literally.holding(below.node) for below in nodes if isinstance(below, Not)))

    def stands(self, words: str) -> bool:
        """Whether these words stand side by side in any document, English ones in any of their forms."""
        return bool(self._holding_words(fold(words)))

    def holding_all(self) -> frozenset[int]:
        """The documents that hold every word of the query, or all its concepts under whatever names."""
        root = self.query.root
        if root is None:
            return frozenset()
        named = [expansion.concept.id for expansion in self.glossary.expand(fold(self.query.words))]
        holders = [self.index.filter("concept", name) for name in named if name in self.intent.concepts]
        concepts = frozenset.intersection(*holders) if named and len(holders) == len(named) else frozenset()
        return self.holding(root) | (concepts & self.admitted())

    def _literally(self) -> QueryEvaluator:
        """The same without any concept: what is excluded is excluded as it is written."""
        return replace(self, intent=replace(self.intent, concepts={}))

    def _holding_word(self, text: str, prefix: bool) -> frozenset[int]:
        folded = fold(text)
        holders = self._holding_words(folded)
        if prefix:
            holders |= frozenset(
                document for term in self.index.starting(folded) for document in self.index.holders(term)
            )
        for named in (*self.glossary.find(folded, "zh"), *self.glossary.find(folded, "en")):
            if named.end - named.start == len(folded) and named.concept.id in self.intent.concepts:
                holders |= self.index.filter("concept", named.concept.id)
        return holders

    def _holding_words(self, folded: str) -> frozenset[int]:
        """The documents in which these words stand side by side, English ones in any of their forms."""
        holders = self.index.everything
        words = [stem(run) for is_han, run in script_runs(folded) if not is_han]
        for is_han, run in script_runs(folded):
            for term in (bigrams(run) or [run]) if is_han else [stem(run)]:
                if is_han or term in set(english_terms(run)):
                    holders &= self.index.holders(term)
        runs = [run for is_han, run in script_runs(folded) if is_han]
        longer = [run for run in runs if len(run) > 2]
        return frozenset(
            doc_id
            for doc_id in holders
            if all(run in self.index.folded(doc_id) for run in longer)
            and (len(words) < 2 or _side_by_side(words, self.index.stems(doc_id)))
        )

    def _holding_field(self, name: str, value: str) -> frozenset[int]:
        values = {fold(value), *values_meant(name, value)}
        # An article answers for the roles of its paragraphs too.
        fields = (name, "answers") if name == "role" else (name,)
        return frozenset().union(*(self.index.filter(field, value) for field in fields for value in values))


def _side_by_side(words: list[str], text: str) -> bool:
    return f" {' '.join(words)} " in text
