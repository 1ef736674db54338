"""The same clause in another language of the same draft."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.drafts.models import StoredClause, Version
from workbench.law.model import ClauseKind


def same_clause_in(session: Session, clause: StoredClause, version: Version) -> StoredClause | None:
    """The clause at the same address in another language of the same draft; None where there is none.

    Languages count some clauses in their own way, items as （二） and as (b): the same clause is then the one in the
    same place under the same parent, where both have as many of its kind.
    """
    at_key = select(StoredClause).where(StoredClause.version_id == version.id, StoredClause.key == clause.key)
    twin = session.scalar(at_key)
    if twin is not None or clause.parent_id is None:
        return twin
    parent = same_clause_in(session, session.get_one(StoredClause, clause.parent_id), version)
    if parent is None:
        return None
    siblings, twins = (_children(session, holder_id, clause.kind) for holder_id in (clause.parent_id, parent.id))
    return twins[siblings.index(clause)] if len(siblings) == len(twins) else None


def _children(session: Session, parent_id: str, kind: ClauseKind) -> Sequence[StoredClause]:
    """The clauses of a kind directly under another, in order."""
    return session.scalars(
        select(StoredClause)
        .where(StoredClause.parent_id == parent_id, StoredClause.kind == kind)
        .order_by(StoredClause.position)
    ).all()
