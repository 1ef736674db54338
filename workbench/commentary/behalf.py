"""Comments typed in for an organisation: which it may be, and moved to the right one where it was the wrong one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbench.commentary.agreements import end_agreement_with_own
from workbench.commentary.models import Comment
from workbench.consultation.models import Return, Round, RoundState
from workbench.consultation.service import refuse_where_sealed
from workbench.db import change_rows
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decide
from workbench.errors import Conflict, Forbidden, Invalid
from workbench.lang.cleaning import clean_text
from workbench.people.models import Member, Organisation
from workbench.people.organisations import list_organisations
from workbench.people.permissions import Circumstances, Permission, may


def move_comment(session: Session, member: Member, comment: Comment, organisation: Organisation, reason: str) -> None:
    """Move a comment that was typed in for one organisation to another, with its replies and with a reason.

    Raises Conflict where either organisation's answer is submitted or the round takes none, Invalid where the comment
    was written by the organisation itself.
    """
    _refuse(member, comment, organisation)
    if not clean_text(reason).strip():
        raise Invalid("reason_missing", field="reason")
    before = comment.organisation
    refuse_where_sealed(session, comment.round_id, before.id)
    returned = refuse_where_sealed(session, comment.round_id, organisation.id)
    return_id = returned.id if returned is not None else None
    moving = update(Comment).where(
        Comment.id == comment.id, Comment.withdrawn_at.is_(None), Comment.organisation_id == before.id
    )
    if not change_rows(session, moving.values(organisation_id=organisation.id, return_id=return_id, left_out_at=None)):
        raise Conflict("comment_moved_already")
    change_rows(session, update(Comment).where(Comment.parent_id == comment.id).values(return_id=return_id))
    session.expire(comment)
    end_agreement_with_own(session, member, comment, organisation)
    decide(
        session,
        DecisionKind.BEHALF,
        comment.id,
        by=member,
        scope=comment.law_id,
        what={"from": _named(before), "to": _named(organisation)},
        reason=clean_text(reason).strip(),
        law_id=comment.law_id,
    )


def _named(organisation: Organisation) -> dict[str, str]:
    return {"id": organisation.id, "zh": organisation.name("zh"), "en": organisation.name("en")}


def _refuse(member: Member, comment: Comment, organisation: Organisation) -> None:
    if not may(member, Permission.WRITE_ON_BEHALF, Circumstances(law=comment.law_id)):
        raise Forbidden("permission_needed", permission=Permission.WRITE_ON_BEHALF)
    if not comment.is_on_behalf or comment.parent_id:
        raise Invalid("comment_not_on_behalf")
    if comment.withdrawn_at is not None:
        raise Conflict("comment_withdrawn")
    if organisation.retired_at is not None:
        raise Invalid("organisation_retired", field="organisation", name=organisation.name_zh)
    if organisation.id == comment.organisation_id:
        raise Invalid("comment_moved_nowhere", field="organisation")


def organisations_to_write_for(session: Session, member: Member, law_id: str) -> Sequence[Organisation]:
    """For which organisations a member may type in comments on a law now; none for whoever may not.

    In a round they are those asked whose answer is not submitted, before rounds all that are not retired.
    """
    if not may(member, Permission.WRITE_ON_BEHALF, Circumstances(law=law_id)):
        return ()
    others = [each for each in list_organisations(session, with_retired=False) if each.id != member.organisation_id]
    called = select(Round.id).where(Round.law_id == law_id, Round.state != RoundState.WITHDRAWN, Round.number > 0)
    current = session.scalar(called.order_by(Round.number.desc()).limit(1))
    if current is None:
        return others
    unsealed = select(Return.organisation_id).where(Return.round_id == current, Return.submitted_at.is_(None))
    open_ids = set(session.scalars(unsealed))
    return [each for each in others if each.id in open_ids]
