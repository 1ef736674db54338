"""Agreeing positions, one or many at once, by the chair or in a meeting that the chair opened; and undoing that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.terms import PositionStatus
from workbench.db import count_save, new_id, now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import last_decisions
from workbench.deliberation.meetings import open_meeting
from workbench.errors import Conflict, Forbidden, Invalid
from workbench.papers.history import append_position
from workbench.papers.models import Paper, Position
from workbench.papers.service import find_position
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may


def agree_positions(session: Session, by: Member, seen: Mapping[str, int], meeting_id: str = "") -> Sequence[Position]:
    """Agree proposed positions, each at the revision that was seen; none of several where one cannot be.

    In an open meeting on their law whoever decides on opinions notes what the meeting agreed; without one only the
    chair agrees. Raises Forbidden for anybody else; Invalid without any position, or ``position_not_proposed``;
    Conflict where somebody saved one since.
    """
    if not seen:
        raise Invalid("positions_none_chosen")
    batch = new_id()
    agreed: list[Position] = []
    for id_, revision in seen.items():
        position = find_position(session, id_)
        _may_agree(session, by, position, meeting_id)
        if position.status != PositionStatus.PROPOSED:
            raise Invalid("position_not_proposed")
        _set(session, by, position, revision, PositionStatus.AGREED, batch=batch, meeting=meeting_id)
        agreed.append(position)
    return agreed


def _may_agree(session: Session, by: Member, position: Position, meeting_id: str) -> None:
    law_id = position.paper.law_id
    permission = Permission.AGREE_POSITION
    if meeting_id:
        open_meeting(session, law_id, meeting_id)
        permission = Permission.DECIDE_OPINION
    if not may(by, permission, Circumstances(law=law_id)):
        raise Forbidden("permission_needed", permission=permission)


def _set(session: Session, by: Member, position: Position, seen: int, status: PositionStatus, **marks: str) -> None:
    if not count_save(session, position, Position.revision, seen):
        raise Conflict("position_changed")
    position.status, position.changed_by, position.changed_at = status, by.id, now()
    session.flush()
    append_position(session, by, position, seen, **marks)


def last_agreed(session: Session, by: Member) -> Sequence[Decision]:
    """What a member agreed last in one go, as far as nobody saved the same positions since."""
    made = session.scalars(
        last_decisions(DecisionKind.POSITION)
        .where(Decision.member_id == by.id)
        .order_by(Decision.decided_at.desc(), Decision.id)
    ).all()
    batches = [(str((decision.what or {}).get("batch", "")), decision) for decision in made]
    newest = next((batch for batch, _ in batches if batch), None)
    return [decision for batch, decision in batches if newest and batch == newest]


def undo_agreed(session: Session, by: Member) -> int:
    """Let what a member agreed last be proposed again; how many positions that were.

    Raises Conflict where there is nothing, or somebody saved one since.
    """
    batch = last_agreed(session, by)
    if not batch:
        raise Conflict("nothing_to_undo")
    for decision in batch:
        position = find_position(session, decision.subject_id)
        _set(session, by, position, decision.number, PositionStatus.PROPOSED)
    return len(batch)


def positions_to_agree(session: Session, law_id: str = "") -> Sequence[Position]:
    """The positions that wait for the chair, of one law or of all, in the order of their papers."""
    waiting = (
        select(Position)
        .join(Paper, Paper.id == Position.paper_id)
        .where(Position.status == PositionStatus.PROPOSED)
        .order_by(Paper.created_at, Paper.id, Position.rank)
    )
    return session.scalars(waiting.where(Paper.law_id == law_id) if law_id else waiting).all()


def agreed_in(session: Session, law_id: str, meeting_id: str) -> Sequence[tuple[Position, Decision]]:
    """What was agreed in a meeting and is agreed still, in the order in which it was."""
    papers = session.scalars(select(Paper.id).where(Paper.law_id == law_id)).all()
    made = session.scalars(
        last_decisions(DecisionKind.POSITION)
        .where(Decision.scope.in_(papers))
        .order_by(Decision.decided_at, Decision.id)
    )
    return [
        (find_position(session, decision.subject_id), decision)
        for decision in made
        if (decision.what or {}).get("meeting") == meeting_id
    ]
