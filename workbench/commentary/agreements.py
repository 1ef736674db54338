"""Agreement: an organisation says of another's comment that it says the same, once, and may take it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbench.commentary.models import Agreement, Comment
from workbench.consultation.models import Return, RoundState
from workbench.db import change_rows, now, one_of_each
from workbench.errors import Conflict, Forbidden, Invalid
from workbench.people.models import Member, Organisation
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.service import enter


def agree(session: Session, member: Member, comment: Comment) -> Agreement:
    """Say for the organisation that a member leads that it says the same as another's comment, which is submitted.

    It is no writing in the round, and so may be said after the deadline. Raises Conflict where the organisation says
    so already, the comment is withdrawn or not submitted, or the round takes no agreement.
    """
    _refuse(member, comment)
    if comment.parent_id:
        raise Invalid("reply_to_reply")
    if comment.organisation_id == member.organisation_id:
        raise Invalid("agreement_with_own")
    locked = select(Comment).where(Comment.id == comment.id).with_for_update(read=True, of=Comment)
    session.scalars(locked.execution_options(populate_existing=True)).unique().one()
    returned = session.get(Return, comment.return_id) if comment.return_id else None
    if code := refusal_to_agree(comment, returned):
        raise Conflict(code)
    agreement = Agreement(comment_id=comment.id, organisation_id=member.organisation_id, member_id=member.id)
    with one_of_each(session, "agreed_already"):
        session.add(agreement)
    _enter(session, Act.AGREEMENT_ADD, member, comment)
    return agreement


def refusal_to_agree(comment: Comment, returned: Return | None) -> str | None:
    """Why nobody agrees to a comment of a return now, as a code of the wording; None where others can.

    Before rounds there is no return, and what is said is open to all.
    """
    if comment.withdrawn_at is not None or comment.left_out_at is not None:
        return "comment_withdrawn"
    if returned is None:
        return None
    if returned.round.state == RoundState.WITHDRAWN or not returned.round.takes_agreements:
        return "round_takes_no_agreements"
    return None if returned.submitted_at is not None else "agreement_before_submission"


def open_to_agreement(comments: Collection[Comment], returns: Collection[Return]) -> frozenset[str]:
    """The ids of those comments to which other organisations may agree now; ``returns`` are those they belong to."""
    by_id = {returned.id: returned for returned in returns}
    return frozenset(each.id for each in comments if refusal_to_agree(each, by_id.get(each.return_id or "")) is None)


def end_agreement(session: Session, member: Member, comment: Comment) -> None:
    """Take back that the organisation a member leads says the same; raises Conflict where it does not say so."""
    _refuse(member, comment)
    if not _end(session, comment, member.organisation_id, member):
        raise Conflict("not_agreed")
    _enter(session, Act.AGREEMENT_END, member, comment)


def end_agreement_with_own(session: Session, by: Member, comment: Comment, organisation: Organisation) -> None:
    """An organisation whose own comment it turns out to be no longer agrees to it."""
    if _end(session, comment, organisation.id, by):
        _enter(session, Act.AGREEMENT_END, by, comment)


def agreements_on(session: Session, comment_ids: Collection[str]) -> Mapping[str, list[Agreement]]:
    """The agreements that stand, by the id of the comment, the first one first."""
    statement = select(Agreement).where(Agreement.comment_id.in_(comment_ids), Agreement.withdrawn_at.is_(None))
    agreements: dict[str, list[Agreement]] = {}
    for agreement in session.scalars(statement.order_by(Agreement.agreed_at, Agreement.id)).unique():
        agreements.setdefault(agreement.comment_id, []).append(agreement)
    return agreements


def _end(session: Session, comment: Comment, organisation_id: str, by: Member) -> bool:
    ending = update(Agreement).where(
        Agreement.comment_id == comment.id,
        Agreement.organisation_id == organisation_id,
        Agreement.withdrawn_at.is_(None),
    )
    return bool(change_rows(session, ending.values(withdrawn_at=now(), withdrawn_by=by.id)))


def _refuse(member: Member, comment: Comment) -> None:
    asked_of = Circumstances(organisation=member.organisation_id, law=comment.law_id)
    if not may(member, Permission.AGREE_COMMENT, asked_of):
        raise Forbidden("permission_needed", permission=Permission.AGREE_COMMENT)


def _enter(session: Session, act: Act, member: Member, comment: Comment) -> None:
    session.flush()
    enter(
        session,
        act,
        f"comment:{comment.id}",
        by=member.id,
        on_behalf_of=member.organisation_id,
        law_id=comment.law_id,
    )
