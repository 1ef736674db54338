"""The articles of a law as what can be found of it, with its annexes and what stands before the first (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workbench.crossref.suggesting.branches import ArticleContext, article_contexts
from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Bilingual, Corpus
from workbench.law.chapters import chapter_of
from workbench.law.model import Clause, LawText
from workbench.search.analysis.words import joined
from workbench.search.index.documents import SearchDocument

_FINDABLE: Final = frozenset({"article", "annex", "preamble"})


@dataclass(frozen=True, slots=True)
class IndexedLaw:
    """A version of a law to be searched: its text, the id of each of its clauses by key, and how it is filed."""

    text: LawText
    ids: Mapping[str, str]
    law: str
    version: str
    ordinal: int = 1
    is_translation: bool = False


def law_documents(indexed: IndexedLaw, corpus: Corpus, glossary: Glossary) -> Iterator[SearchDocument]:
    """A document for each article, or for each outermost point of a text without any, and for each annex."""
    law = indexed.text
    contexts = article_contexts(law, corpus, glossary)
    branches = {context.article.key: _branches(context) for context in contexts}
    findable = {clause.key for clause in law.clauses if clause.kind in _FINDABLE or clause.key in branches}
    below: dict[str, list[str]] = {
        clause.key: [] for clause in law.clauses if clause.key in findable and clause.kind != "article"
    }
    for clause in law.clauses:
        parent = clause.parent
        while parent is not None:
            if parent in below:
                below[parent].append(clause.text)
            parent = law.by_key[parent].parent
    for position, clause in enumerate(law.clauses):
        if clause.key in findable:
            words = joined((clause.text, *below.get(clause.key, ())))
            yield _document(indexed, clause, position, words, branches.get(clause.key, ()))


def _branches(context: ArticleContext) -> tuple[str, ...]:
    """The branches of an article: its chapter's, else those of its own words; the first of a chapter's goes first."""
    if context.heading_branches or not context.is_social_security:
        return context.heading_branches
    return tuple(dict.fromkeys(branch for unit in context.units for branch in unit.branches))


def _document(
    indexed: IndexedLaw, clause: Clause, position: int, words: str, branches: tuple[str, ...]
) -> SearchDocument:
    lang, clause_id = indexed.text.lang, indexed.ids[clause.key]
    return SearchDocument(
        scope="draft",
        ref=clause_id,
        whole=clause_id,
        group=indexed.version,
        label=Bilingual.only(lang, clause.label),
        heading=Bilingual.only(lang, clause.heading),
        text=Bilingual.only(lang, words),
        facets={
            "law": indexed.law,
            "version": indexed.version,
            "chapter": chapter_of(indexed.text, clause),
            "branch": branches[0] if branches else "",
            "number": clause.number,
            "lang": lang,
        },
        order=(2 * -indexed.ordinal + indexed.is_translation) * 100_000 + position,
        keywords=tuple(f"branch:{branch}" for branch in branches[1:]),
    )
