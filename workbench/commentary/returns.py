"""What an organisation returns, gathered: its comments by clause with those that are alike, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, selectinload

from workbench.commentary.beside import beside
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.view_models import CommentView, comment_view
from workbench.consultation.models import Return, Round
from workbench.consultation.returns import refuse_to_lead
from workbench.consultation.service import refuse_where_sealed
from workbench.db import change_rows, now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decide, decisions_on
from workbench.drafts.models import StoredClause
from workbench.errors import Conflict, Invalid, NotFound
from workbench.lang.cleaning import clean_text
from workbench.lang.folding import fold
from workbench.law.address import cited
from workbench.people.models import Member
from workbench.web.richtext import plain

ALIKE = 85  # of 100: so much of two comments on one clause says the same, letter by letter, that a person should look


@dataclass(frozen=True, slots=True)
class ReturnedComment:
    """A comment of a return; ``left_out`` is why its lead left it out, None where it is in."""

    comment: CommentView
    quote: str
    left_out: str | None


@dataclass(frozen=True, slots=True)
class ReturnedClause:
    """What a return says of one clause, or of the draft as a whole, which has no id and no address.

    ``groups`` are its comments, those of one group alike.
    """

    clause_id: str
    address: str
    text: str
    groups: Sequence[Sequence[ReturnedComment]] = field(default_factory=tuple)


def returned_clauses(session: Session, returned: Return, language: str) -> Sequence[ReturnedClause]:
    """Everything an organisation said in a round, first of the draft as a whole, then in the order of the draft.

    What was withdrawn is not there.
    """
    rows = session.execute(
        select(Comment, Anchor, StoredClause)
        .join(Anchor, (Anchor.comment_id == Comment.id) & (Anchor.version_id == returned.round.version_id))
        .outerjoin(StoredClause, StoredClause.id == Anchor.clause_id)
        .where(Comment.return_id == returned.id, Comment.parent_id.is_(None), Comment.withdrawn_at.is_(None))
        .options(selectinload(Comment.replies))
        .order_by(func.coalesce(StoredClause.position, -1), Comment.created_at, Comment.id)
    ).unique()
    by_clause: dict[str | None, tuple[StoredClause | None, list[tuple[Comment, Anchor]]]] = {}
    for comment, anchor, clause in rows:
        by_clause.setdefault(anchor.clause_id, (clause, []))[1].append((comment, anchor))
    comments = [comment for _, own in by_clause.values() for comment, _ in own]
    reasons, standing_by = _reasons(session, [comment.id for comment in comments]), beside(session, comments)

    def returned_comment(comment: Comment, anchor: Anchor) -> ReturnedComment:
        left_out = reasons.get(comment.id, "") if comment.left_out_at is not None else None
        view = comment_view(comment, language, with_replies=True, beside=standing_by)
        return ReturnedComment(view, anchor.quote, left_out)

    return [
        ReturnedClause(
            clause.id if clause else "",
            cited(clause.path) if clause else "",
            clause.text if clause else "",
            [[returned_comment(*own[at]) for at in group] for group in _alike(own)],
        )
        for clause, own in by_clause.values()
    ]


def _reasons(session: Session, ids: Sequence[str]) -> Mapping[str, str]:
    return {each.subject_id: each.reason for each in decisions_on(session, [DecisionKind.LEFT_OUT], ids)}


def _alike(comments: Sequence[tuple[Comment, Anchor]]) -> list[list[int]]:
    """The comments of one clause in groups, each beside those that say nearly the same, letter by letter."""
    words = [fold(plain(comment.current.body) + comment.current.proposed) for comment, _ in comments]
    groups: list[list[int]] = []
    for at, text in enumerate(words):
        group = next((group for group in groups if fuzz.ratio(words[group[0]], text) >= ALIKE), None)
        if group is None:
            groups.append([at])
        else:
            group.append(at)
    return groups


def set_left_out(session: Session, member: Member, comment: Comment, left_out: bool, reason: str) -> None:
    """Leave a comment out of the return of one's organisation, with a reason, or take it in again."""
    returned = session.get(Return, comment.return_id) if comment.return_id and not comment.parent_id else None
    if returned is None:
        raise NotFound("return_unknown")
    refuse_to_lead(member, returned)
    refuse_where_sealed(session, returned.round_id, returned.organisation_id)
    if left_out and not clean_text(reason).strip():
        raise Invalid("reason_missing", field="reason")
    still = Comment.left_out_at.is_(None) if left_out else Comment.left_out_at.is_not(None)
    changing = update(Comment).where(Comment.id == comment.id, Comment.withdrawn_at.is_(None), still)
    if not change_rows(session, changing.values(left_out_at=now() if left_out else None)):
        raise Conflict("comment_left_out_already")
    session.expire(comment, ["left_out_at"])
    decide(
        session,
        DecisionKind.LEFT_OUT,
        comment.id,
        by=member,
        scope=returned.id,
        what={"left_out": left_out},
        reason=reason,
        law_id=comment.law_id,
    )


def comment_counts(session: Session, called: Round) -> Mapping[str, int]:
    """How many comments stand in each return of a round: neither withdrawn, nor left out, nor replies."""
    counted = session.execute(
        select(Comment.return_id, func.count())
        .where(
            Comment.round_id == called.id,
            Comment.return_id.is_not(None),
            Comment.parent_id.is_(None),
            Comment.withdrawn_at.is_(None),
            Comment.left_out_at.is_(None),
        )
        .group_by(Comment.return_id)
    )
    return {str(return_id): count for return_id, count in counted}
