"""The same clauses in another language of the same draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from workbench.drafts.models import StoredClause, Version
from workbench.law.model import ClauseKind


def same_clause_in(session: Session, clause: StoredClause, version: Version) -> StoredClause | None:
    """The same clause in another language of the same draft, as :func:`counterparts` says; None where there is none."""
    at_key = select(StoredClause).where(StoredClause.version_id == version.id, StoredClause.key == clause.key)
    if (twin := session.scalar(at_key)) is not None:
        return twin
    twin_id = counterparts(session, clause.version_id, version.id).get(clause.id)
    return session.get(StoredClause, twin_id) if twin_id else None


def counterparts(session: Session, version_id: str, other_id: str) -> Mapping[str, str]:
    """The id of the same clause in another language of the same draft, by the id of each clause that has one.

    It is the one at the same address. Languages count some clauses in their own way, items as （二） and as (b): the
    same clause is then the one in the same place under the same parent, where both have as many of its kind.
    """
    clauses, others = _outline(session, version_id), _outline(session, other_id)
    at_key = {other.key: other.id for other in others}
    siblings, their_siblings = _siblings(clauses), _siblings(others)
    twins: dict[str, str] = {}
    for clause in clauses:
        twin = at_key.get(clause.key)
        if twin is None and clause.parent_id in twins:
            own, their = siblings[clause.parent_id, clause.kind], their_siblings[twins[clause.parent_id], clause.kind]
            twin = their[own.index(clause.id)] if len(own) == len(their) else None
        if twin is not None:
            twins[clause.id] = twin
    return twins


_Outline = Sequence[Row[str, str, str | None, ClauseKind]]


def _outline(session: Session, version_id: str) -> _Outline:
    """Id, key, parent and kind of every clause, parents before their children."""
    columns = select(StoredClause.id, StoredClause.key, StoredClause.parent_id, StoredClause.kind)
    return session.execute(columns.where(StoredClause.version_id == version_id).order_by(StoredClause.position)).all()


def _siblings(outline: _Outline) -> Mapping[tuple[str | None, ClauseKind], list[str]]:
    siblings: dict[tuple[str | None, ClauseKind], list[str]] = defaultdict(list)
    for clause in outline:
        siblings[clause.parent_id, clause.kind].append(clause.id)
    return siblings
