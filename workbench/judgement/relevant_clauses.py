"""What a draft gives in a branch: clauses linked or suggested, the quantities they state, and what a machine reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from workbench.crossref.relations import Relation
from workbench.crossref.service import Cell, MatrixRow, matrix
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.view_models import ClauseView
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.model import Corpus
from workbench.judgement.draft_readings import readings_in
from workbench.lang.quantities import Quantity, quantities
from workbench.law.chapters import chapters_by_id
from workbench.rules.articles.article_2 import COMMON
from workbench.rules.readings.result import DraftReading

_MOST_SUGGESTED: Final = 6  # suggested clauses a branch shows; those that persons linked are all shown


@dataclass(frozen=True, slots=True)
class RelevantClause:
    """One clause that bears on a branch.

    ``relation`` is what a person said of it, None where it is only suggested; ``score`` is then how strongly.
    ``stated`` are the periods, ages and percentages in its words; ``readings`` what a machine reads in
    them for the Part.
    """

    clause: ClauseView
    relation: Relation | None
    score: float
    refs: tuple[str, ...]
    stated: tuple[Quantity, ...]
    readings: tuple[DraftReading, ...]


def relevant_by_part(session: Session, corpus: Corpus, version: Version) -> Mapping[str, Sequence[RelevantClause]]:
    """The clauses of a version that bear on each of Parts II to X, linked ones first, then the best suggestions."""
    by_part: dict[str, list[RelevantClause]] = {}
    read = readings_in(session, corpus, version)
    for row in matrix(session, version).rows:
        cells_by_part: dict[str, dict[str, Cell]] = {}
        for ref, cell in row.cells.items():
            cells_by_part.setdefault(corpus.provision(ref).part, {})[ref] = cell
        readings = read.get(row.clause.id, ())
        for part in (*cells_by_part, *_further_parts(readings, cells_by_part)):
            of_part = tuple(reading for reading in readings if reading.part == part)
            by_part.setdefault(part, []).append(_relevant(row, cells_by_part.get(part, {}), of_part))
    return {part: _chosen(clauses) for part, clauses in by_part.items()}


def _further_parts(readings: Sequence[DraftReading], parts: Collection[str]) -> list[str]:
    """The Parts that a machine read something for, beside those that a clause is linked to or suggested for."""
    return list(dict.fromkeys(reading.part for reading in readings if reading.part not in parts))


def _relevant(row: MatrixRow, cells: Mapping[str, Cell], readings: tuple[DraftReading, ...]) -> RelevantClause:
    linked = [cell.relation for cell in cells.values() if cell.relation]
    return RelevantClause(
        clause=row.clause,
        relation=linked[0] if linked else None,
        score=max((cell.score for cell in cells.values()), default=0.0),
        refs=tuple(ref for ref, cell in cells.items() if cell.relation or not linked),
        stated=quantities(row.clause.text),
        readings=readings,
    )


def relevant_by_condition(session: Session, corpus: Corpus, version: Version) -> Mapping[str, Sequence[RelevantClause]]:
    """The clauses that bear on each condition that all Parts share, by the name of the condition."""
    read = readings_in(session, corpus, version)
    by_condition: dict[str, list[RelevantClause]] = {}
    for row in matrix(session, version).rows:
        for name, (address, _code) in COMMON.items():
            readings = tuple(reading for reading in read.get(row.clause.id, ()) if _is_within(reading.ref, address))
            cells = {ref: cell for ref, cell in row.cells.items() if _is_within(ref, address)}
            if readings or cells:
                by_condition.setdefault(name, []).append(_relevant(row, cells, readings))
    return {name: _chosen(clauses) for name, clauses in by_condition.items()}


def _is_within(ref: str, address: str) -> bool:
    whole = f"{MINIMUM_STANDARDS}:{address}"
    return ref == whole or ref.startswith(f"{whole}(")


def _chosen(clauses: Iterable[RelevantClause]) -> list[RelevantClause]:
    ordered = sorted(clauses, key=lambda clause: (not clause.relation, not clause.readings, -clause.score))
    linked = [clause for clause in ordered if clause.relation]
    return [*linked, *[clause for clause in ordered if not clause.relation][: max(0, _MOST_SUGGESTED - len(linked))]]


def naming(clauses: Sequence[StoredClause], words: re.Pattern[str]) -> list[StoredClause]:
    """The articles that use any of these words, themselves or in the chapter over them, in reading order."""
    chapters = chapters_by_id(clauses)
    return [
        clause
        for clause in clauses
        if clause.kind == "article" and words.search(f"{chapters[clause.id]}\n{clause.heading}\n{clause.text}")
    ]
