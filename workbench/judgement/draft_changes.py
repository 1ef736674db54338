"""What changed for the Convention since the version before, article by article, with the clauses of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workbench.drafts.models import Version
from workbench.drafts.service import clauses_of
from workbench.drafts.view_models import ClauseView, clause_view
from workbench.instruments.model import Corpus
from workbench.judgement.draft_readings import readings_in
from workbench.rules.readings.difference import ReadingChange, reading_differences
from workbench.rules.readings.result import DraftReading


@dataclass(frozen=True, slots=True)
class ReadingChangeView:
    """An article of the Convention, what became of it, and the clauses of both drafts with what is read in them."""

    ref: str
    change: ReadingChange
    before: tuple[tuple[ClauseView, DraftReading], ...]
    after: tuple[tuple[ClauseView, DraftReading], ...]


def changes_since(session: Session, corpus: Corpus, before: Version, after: Version) -> tuple[ReadingChangeView, ...]:
    """What became of each article that one of two versions answers, what changed first and the worst of it foremost."""
    old, new = (_by_key(session, corpus, version) for version in (before, after))
    differences = reading_differences(corpus, _readings(old), _readings(new))
    order = list(ReadingChange)
    views = [
        ReadingChangeView(
            difference.ref, difference.change, _placed(difference.before, old), _placed(difference.after, new)
        )
        for difference in differences
    ]
    return tuple(sorted(views, key=lambda view: order.index(view.change)))


def _by_key(
    session: Session, corpus: Corpus, version: Version
) -> Mapping[str, tuple[ClauseView, tuple[DraftReading, ...]]]:
    read = readings_in(session, corpus, version)
    return {
        clause.key: (clause_view(clause), read[clause.id])
        for clause in clauses_of(session, version)
        if clause.id in read
    }


def _readings(by_key: Mapping[str, tuple[ClauseView, tuple[DraftReading, ...]]]) -> list[DraftReading]:
    return [reading for _clause, readings in by_key.values() for reading in readings]


def _placed(
    readings: Iterable[DraftReading], by_key: Mapping[str, tuple[ClauseView, tuple[DraftReading, ...]]]
) -> tuple[tuple[ClauseView, DraftReading], ...]:
    return tuple((by_key[reading.key][0], reading) for reading in readings)
