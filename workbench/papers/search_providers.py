"""Positions and evidence figures as the search finds them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from workbench.db import Database
from workbench.i18n.messages import translate
from workbench.instruments.library import corpus, glossary
from workbench.instruments.model import Bilingual
from workbench.instruments.statistics import Statistic, figures
from workbench.instruments.vocabulary import NUMBER_AND_UNIT, FigureUnit
from workbench.papers.models import Position
from workbench.search.analysis.words import joined
from workbench.search.index.disk import DocumentProvider
from workbench.search.index.documents import SearchDocument
from workbench.search.providers import CorpusSource, DraftSource, OfficialSource
from workbench.web.richtext import plain


@dataclass(frozen=True, slots=True)
class EvidenceSource:
    """The figures that ship with the program."""

    scope: str = "evidence"

    def stamps(self) -> Mapping[str, str]:
        return {"figures": hashlib.sha256(repr(figures()).encode()).hexdigest()[:16]}

    def documents(self, groups: Collection[str]) -> Iterator[SearchDocument]:
        if "figures" in groups:
            every = (statistic for whole in figures() for statistic in (whole, *whole.breakdown))
            yield from (_figure(statistic, order) for order, statistic in enumerate(every))


def _figure(statistic: Statistic, order: int) -> SearchDocument:
    def described(lang: str) -> str:
        value = translate(NUMBER_AND_UNIT, lang, number=f"{statistic.value:,}", unit=FigureUnit(statistic.unit))
        return f"{statistic.name[lang]} {statistic.as_of[lang]} {value} {statistic.source[lang]}"

    name = Bilingual(en=statistic.name["en"], zh=statistic.name["zh"])
    return SearchDocument(
        scope="evidence",
        ref=statistic.id,
        whole=statistic.id,
        group="figures",
        label=name,
        heading=Bilingual(en="", zh=""),
        text=Bilingual(en=described("en"), zh=described("zh")),
        facets={"branch": statistic.branch, "part": statistic.part},
        order=order,
    )


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
    shipped: tuple[DocumentProvider, ...] = (CorpusSource(corpus()), EvidenceSource())
    if database is None:
        return shipped
    stored = (OfficialSource(database, corpus()), DraftSource(database, corpus(), glossary()), PositionSource(database))
    return (*shipped, *stored)
