"""Comments on a draft as a whole: where they stand, and how many."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from workbench.commentary.models import Anchor, Comment
from workbench.commentary.terms import CommentTarget


def anchors_on_draft(session: Session, version_id: str) -> Sequence[Anchor]:
    """The places of comments on a version as a whole, oldest comment first."""
    return session.scalars(
        select(Anchor)
        .join(Anchor.comment)
        .where(Anchor.version_id == version_id, Comment.target == CommentTarget.DRAFT)
        .options(selectinload(Anchor.comment).selectinload(Comment.replies))
        .order_by(Comment.created_at, Comment.id)
    ).all()


def count_on_draft(session: Session, version_id: str) -> int:
    """How many comments (not withdrawn) are on a version as a whole."""
    counted = (
        select(func.count())
        .select_from(Anchor)
        .join(Anchor.comment)
        .where(Anchor.version_id == version_id, Comment.target == CommentTarget.DRAFT, Comment.withdrawn_at.is_(None))
    )
    return session.scalar(counted) or 0
