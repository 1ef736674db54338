"""What a draft gives in a branch: clauses linked or suggested, the quantities they state, and what a machine reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from workbench.crossref.relations import Relation
from workbench.crossref.service import Cell, MatrixRow, matrix
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.view_models import ClauseView
from workbench.instruments.library import topic_rules
from workbench.instruments.model import Corpus
from workbench.instruments.topics import RuleId
from workbench.lang.quantities import Quantity, quantities
from workbench.law.chapters import chapters_by_id
from workbench.rules.articles.periods import PeriodFinding, PeriodSubject, compare_clause, period_rules

# The rules of cue phrases by which a machine takes a period near them to be about a subject.
_SUBJECTS: Final[Mapping[PeriodSubject, RuleId]] = {
    "waiting": "about_waiting",
    "duration": "about_duration",
    "qualifying": "about_qualifying",
    "age": "about_age",
}
_SENTENCE: Final = re.compile(r"[。；;，,\n]")
_MOST_SUGGESTED: Final = 6  # suggested clauses a branch shows; those that persons linked are all shown


@dataclass(frozen=True, slots=True)
class PeriodComparison:
    """A period that a clause states and how it stands to one rule, as a machine reads it; a person decides."""

    stated: Quantity
    finding: PeriodFinding


@dataclass(frozen=True, slots=True)
class RelevantClause:
    """One clause that bears on a branch.

    ``relation`` is what a person said of it, None where it is only suggested; ``score`` is then how strongly.
    ``stated`` are the periods, ages and percentages in its words; ``readings`` those set beside the articles that
    it is linked to or suggested for.
    """

    clause: ClauseView
    relation: Relation | None
    score: float
    refs: tuple[str, ...]
    stated: tuple[Quantity, ...]
    readings: tuple[PeriodComparison, ...]


def relevant_by_part(session: Session, corpus: Corpus, version: Version) -> Mapping[str, Sequence[RelevantClause]]:
    """The clauses of a version that bear on each of Parts II to X, linked ones first, then the best suggestions."""
    by_part: dict[str, list[RelevantClause]] = {}
    for row in matrix(session, version).rows:
        cells_by_part: dict[str, dict[str, Cell]] = {}
        for ref, cell in row.cells.items():
            cells_by_part.setdefault(corpus.provision(ref).part, {})[ref] = cell
        for part, cells in cells_by_part.items():
            by_part.setdefault(part, []).append(_relevant(corpus, version, row, part, cells))
    return {part: _chosen(clauses) for part, clauses in by_part.items()}


def _relevant(corpus: Corpus, version: Version, row: MatrixRow, part: str, cells: Mapping[str, Cell]) -> RelevantClause:
    linked = [cell.relation for cell in cells.values() if cell.relation]
    refs = tuple(ref for ref, cell in cells.items() if cell.relation or not linked)
    text = row.clause.text
    rules = [rule for rule in period_rules(corpus, part) if _article(rule.ref) in refs]
    return RelevantClause(
        clause=row.clause,
        relation=linked[0] if linked else None,
        score=max(cell.score for cell in cells.values()),
        refs=refs,
        stated=quantities(text),
        readings=tuple(
            PeriodComparison(stated, finding)
            for stated, findings in compare_clause(text, rules)
            for subject in (subject_of(text, stated),)
            for finding in findings
            if finding.rule.subject == subject and finding.verdict != "not_comparable"
        ),
    )


def subject_of(text: str, stated: Quantity) -> PeriodSubject | None:
    """What a period seems to be about, by the nearest telling word before or after it in its part of the sentence."""
    start = max((match.end() for match in _SENTENCE.finditer(text, 0, stated.start)), default=0)
    after = _SENTENCE.search(text, stated.end)
    phrase = text[start : after.start() if after else len(text)]
    middle = (stated.start + stated.end) // 2 - start
    distances: dict[PeriodSubject | None, int] = {}
    for subject, rule_id in _SUBJECTS.items():
        cues = topic_rules().rule(rule_id).cues.values()
        middles = [(match.start() + match.end()) // 2 for cue in cues for match in cue.pattern.finditer(phrase)]
        if middles:
            distances[subject] = min(abs(cue_middle - middle) for cue_middle in middles)
    return min(distances, key=lambda subject: distances[subject]) if distances else None


def _article(ref: str) -> str:
    return ref.partition("(")[0]


def _chosen(clauses: Iterable[RelevantClause]) -> list[RelevantClause]:
    ordered = sorted(clauses, key=lambda clause: (not clause.relation, -clause.score))
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
