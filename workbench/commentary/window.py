"""Some of the comments on a clause or a draft: the newest, or those around one that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from workbench.commentary.models import Anchor, Comment
from workbench.commentary.terms import CommentTarget
from workbench.drafts.models import StoredClause

MOST: Final = 30  # comments shown at once beside the text
_BEFORE: Final = 5  # of them stand before the one that is asked for


@dataclass(frozen=True, slots=True)
class CommentsWindow:
    """The places of some comments, oldest first.

    ``earlier`` and ``later`` count those before and after them; ``back`` and ``onward`` are the comments to ask for to
    see the window before and the one after, empty where there is none. ``open_count`` counts all not withdrawn.
    """

    anchors: Sequence[Anchor] = ()
    earlier: int = 0
    later: int = 0
    back: str = ""
    onward: str = ""
    open_count: int = 0


def window_on_clauses(session: Session, clauses: Sequence[StoredClause], around: str = "") -> CommentsWindow:
    """The newest comments on clauses, or those around the comment ``around``, an id, where it is one of them."""
    return _window(session, around, Anchor.clause_id.in_([clause.id for clause in clauses]))


def window_on_draft(session: Session, version_id: str, around: str = "") -> CommentsWindow:
    """The same of the comments on a version as a whole."""
    return _window(session, around, Anchor.version_id == version_id, Comment.target == CommentTarget.DRAFT)


def _window(session: Session, around: str, *conditions: ColumnElement[bool]) -> CommentsWindow:
    rows = session.execute(
        select(Anchor.id, Anchor.comment_id, Comment.withdrawn_at)
        .join(Anchor.comment)
        .where(*conditions)
        .order_by(Comment.created_at, Comment.id)
    ).all()
    last = max(len(rows) - MOST, 0)  # where a window begins that ends with the newest
    at = next((at for at, row in enumerate(rows) if row.comment_id == around), len(rows))
    start = max(min(at - _BEFORE, last), 0)
    shown_ids = [row.id for row in rows[start : start + MOST]]
    anchors = session.scalars(
        select(Anchor)
        .join(Anchor.comment)
        .where(Anchor.id.in_(shown_ids))
        .options(selectinload(Anchor.comment).selectinload(Comment.replies))
        .order_by(Comment.created_at, Comment.id)
    ).all()
    later = len(rows) - start - len(anchors)
    return CommentsWindow(
        anchors=anchors,
        earlier=start,
        later=later,
        back=rows[max(start - MOST, 0) + _BEFORE].comment_id if start else "",
        onward=rows[min(start + MOST + _BEFORE, len(rows) - 1)].comment_id if later else "",
        open_count=sum(row.withdrawn_at is None for row in rows),
    )
