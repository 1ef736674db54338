"""Positions as the search finds them, and everything that is searched."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from workbench.db import Database
from workbench.instruments.library import corpus, glossary
from workbench.instruments.model import Bilingual
from workbench.papers.models import Position
from workbench.search.analysis.words import joined
from workbench.search.index.disk import DocumentProvider
from workbench.search.index.documents import SearchDocument
from workbench.search.providers import DraftSource, OfficialSource
from workbench.search.shipped import shipped_sources
from workbench.web.richtext import plain


@dataclass(frozen=True, slots=True)
class PositionSource:
    """The positions of all papers; each save makes a position be indexed anew."""

    database: Database
    scope: str = "positions"

    def stamps(self) -> Mapping[str, str]:
        with self.database.reading() as session:
            rows = session.execute(select(Position.id, Position.revision, Position.status, Position.changed_at))
            return {position: f"{revision} {status} {moment}" for position, revision, status, moment in rows}

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        with self.database.reading() as session:
            for position in session.scalars(select(Position).where(Position.id.in_(groups))).unique():
                yield _position(position)


def _position(position: Position) -> SearchDocument:
    clause, paper = position.clause, position.paper
    return SearchDocument(
        scope="positions",
        ref=position.id,
        whole=position.id,
        group=position.id,
        label=Bilingual(en=clause.label, zh=clause.label),
        heading=Bilingual(en=paper.title_en or paper.title_zh, zh=paper.title_zh or paper.title_en),
        text=Bilingual(
            en=joined((position.proposed_en, plain(position.reasons_en))),
            zh=joined((position.proposed_zh, plain(position.reasons_zh))),
        ),
        facets={"law": paper.law_id, "version": paper.version_id, "status": position.status},
        order=position.rank,
        keywords=tuple(f"cites:{cited.provision}" for cited in position.citations),
    )


def all_sources(database: Database | None) -> tuple[DocumentProvider, ...]:
    """Everything that goes into the index; without a database, what ships with the program."""
    shipped = shipped_sources()
    if database is None:
        return shipped
    stored = (OfficialSource(database, corpus()), DraftSource(database, corpus(), glossary()), PositionSource(database))
    return (*shipped, *stored)
