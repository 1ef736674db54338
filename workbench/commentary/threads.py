"""Discussions of comments: resolved with a reason, opened again; and the questions that nobody has answered."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session, aliased

from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.terms import AnchorStatus, Stance
from workbench.db import change_rows, now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decide
from workbench.errors import Conflict, Forbidden, Invalid
from workbench.lang.cleaning import clean_text
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may


def resolve(session: Session, member: Member, comment: Comment, reason: str) -> None:
    """Declare the discussion of a comment done, with what it came to; raises Conflict where it is already."""
    _refuse(member, comment)
    if not clean_text(reason).strip():
        raise Invalid("reason_missing", field="reason")
    _set(session, member, comment, True, reason)


def reopen(session: Session, member: Member, comment: Comment, reason: str = "") -> None:
    """Open a resolved discussion again."""
    _refuse(member, comment)
    _set(session, member, comment, False, reason)


def _set(session: Session, member: Member, comment: Comment, resolved: bool, reason: str) -> None:
    still = Comment.resolved_at.is_(None) if resolved else Comment.resolved_at.is_not(None)
    changing = update(Comment).where(Comment.id == comment.id, Comment.withdrawn_at.is_(None), still)
    if not change_rows(session, changing.values(resolved_at=now() if resolved else None)):
        raise Conflict("thread_changed")
    session.expire(comment, ["resolved_at"])
    decide(
        session,
        DecisionKind.THREAD,
        comment.id,
        by=member,
        scope=comment.law_id,
        what={"resolved": True} if resolved else None,
        reason=clean_text(reason).strip(),
        law_id=comment.law_id,
    )


def _refuse(member: Member, comment: Comment) -> None:
    asked_of = Circumstances(organisation=comment.organisation_id, law=comment.law_id)
    if not may(member, Permission.RESOLVE_THREAD, asked_of):
        raise Forbidden("thread_not_yours")
    if comment.parent_id:
        raise Invalid("reply_to_reply")


def is_unanswered() -> ColumnElement[bool]:
    """Whether a comment, joined with its newest revision, is a question without an answer.

    An answer is a reply of somebody else, or that the discussion was resolved.
    """
    answer = aliased(Comment)
    answers = select(answer.id).where(
        answer.parent_id == Comment.id, answer.withdrawn_at.is_(None), answer.author_id != Comment.author_id
    )
    return (
        Comment.withdrawn_at.is_(None)
        & Comment.left_out_at.is_(None)
        & Comment.resolved_at.is_(None)
        & Revision.stance.in_([stance for stance in Stance if stance.wants_an_answer])
        & ~answers.exists()
    )


def count_unanswered(session: Session, version_id: str) -> int:
    """How many questions with a place in a version nobody has answered."""
    questions = (
        select(func.count(Anchor.id))
        .join(Anchor.comment)
        .join(Revision, (Revision.comment_id == Comment.id) & (Revision.number == Comment.latest))
        .where(Anchor.version_id == version_id, Anchor.status != AnchorStatus.LOST, is_unanswered())
    )
    return session.scalar(questions) or 0
