"""Closing a law: it is read as it stands and nothing of it is changed any more, until it is opened again."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.consultation.models import Round, RoundState
from workbench.db import now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, history
from workbench.drafts.models import Law
from workbench.errors import Conflict, Forbidden, Invalid
from workbench.lang.cleaning import clean_text
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may


def close_law(session: Session, by: Member, law: Law, reason: str) -> None:
    """Close a law; raises Conflict where a round of it is open, or it is closed already.

    Whoever writes on the law at the same moment is waited for; the record refuses whoever comes later.
    """
    reason = _begin(session, by, law, reason)
    if law.closed_at is not None:
        raise Conflict("law_closed_already")
    still_open = select(Round.id).where(Round.law_id == law.id, Round.state == RoundState.OPEN).limit(1)
    if session.scalar(still_open):
        raise Conflict("law_has_open_round")
    _decide(session, by, law, True, reason)
    law.closed_at = now()
    session.flush()


def reopen_law(session: Session, by: Member, law: Law, reason: str) -> None:
    """Open a closed law again."""
    reason = _begin(session, by, law, reason)
    if law.closed_at is None:
        raise Conflict("law_not_closed")
    _decide(session, by, law, None, reason)
    law.closed_at = None
    session.flush()


def closings_of(session: Session, law: Law) -> list[Decision]:
    """When a law was closed and opened again, by whom and why; the first time first."""
    return list(history(session, DecisionKind.CLOSING, law.id))


def _begin(session: Session, by: Member, law: Law, reason: str) -> str:
    if not may(by, Permission.CLOSE_LAW, Circumstances(law=law.id)):
        raise Forbidden("permission_needed", permission=Permission.CLOSE_LAW)
    reason = clean_text(reason).strip()
    if not reason:
        raise Invalid("reason_missing", field="reason")
    locked = select(Law).where(Law.id == law.id).with_for_update(of=Law)
    session.scalars(locked.execution_options(populate_existing=True)).one()
    return reason


def _decide(session: Session, by: Member, law: Law, closed: bool | None, reason: str) -> None:
    what = {"closed": True} if closed else None
    decide(session, DecisionKind.CLOSING, law.id, by=by, scope=law.id, what=what, reason=reason, law_id=law.id)
