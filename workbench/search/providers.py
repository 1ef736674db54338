"""Where documents come from that stand in the database: official texts that were imported, and drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from workbench.db import Database
from workbench.drafts.models import Version
from workbench.drafts.stored_law import read_law
from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Corpus
from workbench.search.index.documents import SearchDocument, official_documents
from workbench.search.index.law_documents import IndexedLaw, law_documents
from workbench.standards.models import OfficialText
from workbench.standards.official.texts import officials_of

_DRAFT_STAMP: Final = "4"  # raised whenever documents are made otherwise of the same version


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
                stored = read_law(session, version)
                indexed = IndexedLaw(
                    stored.text,
                    stored.ids,
                    version.law_id,
                    version.id,
                    version.ordinal,
                    is_translation=version.original_id is not None,
                )
                yield from law_documents(indexed, self.corpus, self.glossary)
