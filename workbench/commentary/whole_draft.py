"""The comments that are on a draft as a whole, and how many they are."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.commentary.models import Anchor, Comment
from workbench.commentary.terms import CommentTarget


def count_on_draft(session: Session, version_id: str) -> int:
    """How many comments (not withdrawn) are on a version as a whole."""
    counted = (
        select(func.count())
        .select_from(Anchor)
        .join(Anchor.comment)
        .where(Anchor.version_id == version_id, Comment.target == CommentTarget.DRAFT, Comment.withdrawn_at.is_(None))
    )
    return session.scalar(counted) or 0


def comments_on_draft(session: Session, version_id: str) -> list[Comment]:
    """The comments on a version as a whole, none withdrawn, the oldest first."""
    comments = (
        select(Comment)
        .join(Anchor, Anchor.comment_id == Comment.id)
        .where(Anchor.version_id == version_id, Comment.target == CommentTarget.DRAFT, Comment.withdrawn_at.is_(None))
        .order_by(Comment.created_at, Comment.id)
    )
    return list(session.scalars(comments).unique())
