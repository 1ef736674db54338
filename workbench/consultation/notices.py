"""Letters to those who are asked in a round: reminded before its deadline, and told where it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.consultation.models import Return, Round
from workbench.consultation.rounds import returns_of
from workbench.consultation.standing import ends_at, refusal_to_write
from workbench.db import now
from workbench.errors import Conflict, Forbidden
from workbench.mail.service import post
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.service import enter


def written(moment: datetime | None, zone: tzinfo) -> str:
    """A moment as letters write it, by the clock of the instance."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment is not None else ""


def remind(session: Session, by: Member, called: Round, zone: tzinfo, only: str = "") -> int:
    """Remind the leads of those who have not answered and still can, each once a day; returns how many letters.

    ``only`` is the id of one return. Raises Conflict where nobody is left to be reminded.
    """
    if not may(by, Permission.FOLLOW_ROUND, Circumstances(law=called.law_id)):
        raise Forbidden("permission_needed", permission=Permission.FOLLOW_ROUND)
    moment = now()
    waiting = [
        each
        for each in returns_of(session, called)
        if refusal_to_write(called, each, moment) is None and only in {"", each.id}
    ]
    number = sum(_remind(session, lead, each, zone) for each in waiting for lead in _leads(session, [each]))
    if not number:
        raise Conflict("nobody_to_remind")
    enter(session, Act.ROUND_REMIND, f"round:{called.id}", by=by.id, law_id=called.law_id, count=number)
    return number


def _remind(session: Session, lead: Member, returned: Return, zone: tzinfo) -> bool:
    called = returned.round
    facts = {"round": called.title(lead.language), "deadline": written(ends_at(called, returned), zone)}
    return post(
        session,
        lead,
        [("mail_reminder_subject", facts), ("mail_reminder", facts)],
        once=f"reminder:{returned.id}:{lead.id}:{now().astimezone(zone).date()}",
        path=f"/rounds/{called.id}",
    )


def tell_withdrawn(session: Session, called: Round, reason: str) -> int:
    """Tell the leads of all who were asked that a round was withdrawn, and why; returns how many letters."""
    number = 0
    for lead in _leads(session, returns_of(session, called)):
        facts = {"round": called.title(lead.language), "reason": reason}
        sentences = [("mail_withdrawn_subject", facts), ("mail_withdrawn", facts)]
        number += post(session, lead, sentences, once=f"withdrawn:{called.id}:{lead.id}", path=f"/rounds/{called.id}")
    return number


def _leads(session: Session, returns: Iterable[Return]) -> Sequence[Member]:
    asked_of = [each.organisation_id for each in returns]
    leads = select(Member).where(Member.organisation_id.in_(asked_of), Member.is_lead, Member.disabled_at.is_(None))
    return session.scalars(leads.order_by(Member.username)).unique().all()
