"""A stored version as the pure core takes it, with the way from its clauses' keys to the stored clauses and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import clauses_of
from workbench.lang.languages import text_language
from workbench.law.model import Clause, ClauseKind, LawText


@dataclass(frozen=True)
class StoredLaw:
    """The text of a version; ``ids`` gives for each clause key of the text the opaque id of the stored clause."""

    text: LawText
    ids: Mapping[str, str]

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """For each id of a stored clause the key of the clause in the text."""
        return {clause_id: key for key, clause_id in self.ids.items()}

    def clause(self, clause_id: str | None) -> Clause | None:
        """The clause stored under this id; None where it is of another version."""
        key = self.keys.get(clause_id or "")
        return self.text.by_key[key] if key is not None else None

    def is_unit(self, clause_id: str) -> bool:
        """Whether a clause is one of those that are compared: an article, or in a text without any an outer point."""
        return self.keys.get(clause_id) in self.text.units_by_key


def unit_rows(session: Session, version: Version, clauses: Sequence[StoredClause]) -> list[StoredClause]:
    """Of all ``clauses`` of a version its articles, or in a text without any its outermost points."""
    articles = [clause for clause in clauses if clause.kind == ClauseKind.ARTICLE]
    if articles:
        return articles
    units = read_law(session, version).text.units_by_key
    return [clause for clause in clauses if clause.key in units]


def read_law(session: Session, version: Version) -> StoredLaw:
    """The law as it was stored, without its furniture; its clauses bear the keys they were read with."""
    rows = clauses_of(session, version)
    ids = {row.key: row.id for row in rows}
    keys = {row.id: row.key for row in rows}
    lang = text_language(version.lang)
    clauses = tuple(_clause(row, keys[row.parent_id] if row.parent_id else None) for row in rows)
    return StoredLaw(LawText(version.title, lang, clauses, front=version.front), ids)


def _clause(row: StoredClause, parent: str | None) -> Clause:
    return Clause(
        key=row.key,
        kind=row.kind,
        number=row.number,
        label=row.label,
        heading=row.heading,
        text=row.text,
        parent=parent,
        path=row.path,
        line=row.line,
        source_id=row.source_id,
    )
