"""How many comments stand on what of a version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from workbench.commentary.models import Anchor, Comment
from workbench.drafts.counterparts import counterparts
from workbench.drafts.models import StoredClause


def counts(session: Session, version_id: str) -> Mapping[str, int]:
    """How many comments (not withdrawn, not replies) stand on each clause of a version."""
    rows = session.execute(
        select(Anchor.clause_id, func.count())
        .join(Anchor.comment)
        .where(Anchor.version_id == version_id, Anchor.clause_id.is_not(None), Comment.withdrawn_at.is_(None))
        .group_by(Anchor.clause_id)
    )
    return {str(clause_id): count for clause_id, count in rows}


def counts_beside(session: Session, version_id: str, original_id: str) -> Mapping[str, int]:
    """The same counts for a translation: on each clause of it those that stand on that clause of its original."""
    twins = counterparts(session, original_id, version_id)
    beside: Counter[str] = Counter()
    for clause_id, count in counts(session, original_id).items():
        if clause_id in twins:
            beside[twins[clause_id]] += count
    return beside


def counts_by_article(session: Session, version_id: str, counted: Mapping[str, int] | None = None) -> Mapping[str, int]:
    """The same counts, ``counted`` if given, those on paragraphs and items added to what the outline shows of them."""
    parent, child = aliased(StoredClause), aliased(StoredClause)
    parents = dict(
        session.execute(
            select(child.id, parent.id)
            .join(parent, child.parent_id == parent.id)
            .where(child.version_id == version_id, child.kind.in_(("paragraph", "item", "subitem")))
        ).all()
    )
    summed: dict[str, int] = {}
    for clause_id, count in (counts(session, version_id) if counted is None else counted).items():
        while clause_id in parents:
            clause_id = parents[clause_id]
        summed[clause_id] = summed.get(clause_id, 0) + count
    return summed
