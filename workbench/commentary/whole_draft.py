"""How many comments are on a draft as a whole."""

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
