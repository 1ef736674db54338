"""What a machine reads in a stored version, by the clause; worked out once a process, as stored texts do not change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from workbench.cache import OnceCache
from workbench.drafts.models import Version
from workbench.drafts.stored_law import read_law
from workbench.instruments.model import Corpus
from workbench.rules.readings.draft import assess_draft
from workbench.rules.readings.result import DraftReading

_READ: Final[OnceCache[str, Mapping[str, tuple[DraftReading, ...]]]] = OnceCache(16)


def readings_in(session: Session, corpus: Corpus, version: Version) -> Mapping[str, tuple[DraftReading, ...]]:
    """By the id of each article of a version, what a machine reads in it."""
    return _READ.get(version.id, lambda: _assess(session, corpus, version))


def _assess(session: Session, corpus: Corpus, version: Version) -> Mapping[str, tuple[DraftReading, ...]]:
    law = read_law(session, version)
    by_clause: dict[str, list[DraftReading]] = {}
    for reading in assess_draft(law.text, corpus):
        by_clause.setdefault(law.ids[reading.key], []).append(reading)
    return {clause_id: tuple(readings) for clause_id, readings in by_clause.items()}
