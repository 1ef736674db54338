"""Where documents come from: the corpus that ships, official texts that were imported, and drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.crossref.suggesting.branches import ArticleContext, article_contexts
from workbench.db import Database
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.stored_law import read_law
from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Bilingual, Corpus
from workbench.lang.languages import Lang, text_language
from workbench.law.chapters import chapters_by_id
from workbench.search.analysis.words import joined
from workbench.search.index.documents import SearchDocument, corpus_documents, official_documents
from workbench.standards.models import OfficialText
from workbench.standards.official.texts import officials_of

_DRAFT_STAMP: Final = "4"  # raised whenever documents are made otherwise of the same version
_FINDABLE: Final = frozenset({"article", "annex", "preamble"})


@dataclass(frozen=True, slots=True)
class CorpusSource:
    """Every instrument of the corpus; after a change of any file all are read again."""

    corpus: Corpus
    scope: str = "standards"

    def stamps(self) -> Mapping[str, str]:
        return dict.fromkeys(self.corpus.instruments, self.corpus.checksum)

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        return (document for document in corpus_documents(self.corpus) if document.group in groups)


@dataclass(frozen=True, slots=True)
class OfficialSource:
    """The official texts that were imported, each in one language; an import is known by the file's SHA-256."""

    database: Database
    corpus: Corpus
    scope: str = "official"

    def stamps(self) -> Mapping[str, str]:
        with self.database.reading() as session:
            return {
                f"{text.instrument} {text.lang}": f"{text.source_sha256} {text.id} {self.corpus.checksum}"
                for text in session.scalars(select(OfficialText))
            }

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        with self.database.reading() as session:
            for official in officials_of(session, list(self.corpus.instruments)):
                code, lang = official.instrument, official.lang
                if f"{code} {lang}" in groups:
                    yield from official_documents(self.corpus, code, lang, official.wordings)


@dataclass(frozen=True, slots=True)
class DraftSource:
    """The articles of every version that is not withdrawn; versions are immutable, so each stays as first indexed."""

    database: Database
    corpus: Corpus
    glossary: Glossary
    scope: str = "draft"

    def stamps(self) -> Mapping[str, str]:
        with self.database.reading() as session:
            return dict.fromkeys(
                session.scalars(select(Version.id).where(Version.withdrawn_at.is_(None))), _DRAFT_STAMP
            )

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        with self.database.reading() as session:
            for version in session.scalars(select(Version).where(Version.id.in_(groups)).order_by(Version.ordinal)):
                contexts = article_contexts(read_law(session, version).text, self.corpus, self.glossary)
                branches = {context.article.key: _branches(context) for context in contexts}
                yield from _articles(session, version, branches)


def _branches(setting: ArticleContext) -> tuple[str, ...]:
    """The branches of an article: its chapter's, else those of its own words; the first of a chapter's goes first."""
    if setting.heading_branches or not setting.is_social_security:
        return setting.heading_branches
    return tuple(dict.fromkeys(branch for unit in setting.units for branch in unit.branches))


def _articles(session: Session, version: Version, branches: Mapping[str, tuple[str, ...]]) -> Iterator[SearchDocument]:
    """``branches`` has a row for each article, or for each outermost point of a text without articles."""
    clauses = session.scalars(
        select(StoredClause).where(StoredClause.version_id == version.id).order_by(StoredClause.position)
    ).all()
    lang = text_language(version.lang)
    parents = {clause.id: clause.parent_id for clause in clauses}
    findable = {clause.id for clause in clauses if clause.kind in _FINDABLE or clause.key in branches}
    below: dict[str, list[str]] = {
        clause.id: [] for clause in clauses if clause.id in findable and clause.kind != "article"
    }
    for clause in clauses:
        parent = clause.parent_id
        while parent is not None:
            if parent in below:
                below[parent].append(clause.text)
            parent = parents[parent]
    chapters = chapters_by_id(clauses)
    for clause in clauses:
        if clause.id in findable:
            words = joined((clause.text, *below.get(clause.id, ())))
            yield _article(version, clause, lang, words, chapters[clause.id], branches.get(clause.key, ()))


def _article(
    version: Version, clause: StoredClause, lang: Lang, words: str, chapter: str, branches: tuple[str, ...]
) -> SearchDocument:
    def in_lang(text: str) -> Bilingual:
        return Bilingual.only(lang, text)

    return SearchDocument(
        scope="draft",
        ref=clause.id,
        whole=clause.id,
        group=version.id,
        label=in_lang(clause.label),
        heading=in_lang(clause.heading),
        text=in_lang(words),
        facets={
            "law": version.law_id,
            "version": version.id,
            "chapter": chapter,
            "branch": branches[0] if branches else "",
            "number": clause.number,
            "lang": lang,
        },
        order=(2 * -version.ordinal + (version.original_id is not None)) * 100_000 + clause.position,
        keywords=tuple(f"branch:{branch}" for branch in branches[1:]),
    )
