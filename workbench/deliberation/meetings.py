"""Meetings: the chair opens one, what is decided in it names it, and it is closed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.db import now
from workbench.deliberation.models import Meeting
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.lang.cleaning import clean_line, clean_text
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.service import enter


def hold_meeting(session: Session, by: Member, law_id: str, title: str, present: str) -> Meeting:
    """Open a meeting on a law; raises Forbidden for whoever does not preside, Invalid without a title."""
    _may_hold(by, law_id)
    title = clean_line(title)
    if not title:
        raise Invalid("meeting_needs_title", field="title")
    meeting = Meeting(law_id=law_id, title=title, present=clean_text(present).strip(), opened_by=by.id)
    session.add(meeting)
    session.flush()
    content = {"title": meeting.title, "present": meeting.present}
    enter(session, Act.MEETING_OPEN, f"meeting:{meeting.id}", by=by.id, law_id=law_id, after=content)
    return meeting


def close_meeting(session: Session, by: Member, meeting: Meeting) -> None:
    """Close a meeting: from now on nothing is decided in it. Raises Conflict where it is closed already."""
    _may_hold(by, meeting.law_id)
    locked = find_meeting(session, meeting.id, for_update=True)
    if locked.closed_at is not None:
        raise Conflict("meeting_closed")
    locked.closed_at = now()
    session.flush()
    enter(session, Act.MEETING_CLOSE, f"meeting:{meeting.id}", by=by.id, law_id=meeting.law_id)


def _may_hold(by: Member, law_id: str) -> None:
    if not may(by, Permission.HOLD_MEETING, Circumstances(law=law_id)):
        raise Forbidden("permission_needed", permission=Permission.HOLD_MEETING)


def find_meeting(session: Session, meeting_id: str, *, for_update: bool = False) -> Meeting:
    """A meeting; ``for_update`` holds it as it is until this transaction ends. Raises NotFound."""
    query = select(Meeting).where(Meeting.id == meeting_id)
    if for_update:
        query = query.with_for_update(of=Meeting).execution_options(populate_existing=True)
    meeting = session.scalar(query)
    if meeting is None:
        raise NotFound("meeting_unknown")
    return meeting


def open_meeting(session: Session, law_id: str, meeting_id: str) -> Meeting:
    """An open meeting on this law, which stays open until this transaction ends; raises Conflict where it is closed."""
    meeting = find_meeting(session, meeting_id, for_update=True)
    if meeting.law_id != law_id:
        raise NotFound("meeting_unknown")
    if meeting.closed_at is not None:
        raise Conflict("meeting_closed")
    return meeting


def meetings_on(session: Session, law_id: str) -> Sequence[Meeting]:
    """The meetings on a law, the latest first."""
    return session.scalars(
        select(Meeting).where(Meeting.law_id == law_id).order_by(Meeting.opened_at.desc(), Meeting.id)
    ).all()
