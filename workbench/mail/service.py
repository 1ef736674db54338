"""Putting letters to the post, which takes them later: nobody waits for a mail server."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workbench.db import Database, change_rows, now
from workbench.mail.models import Mail, MailState
from workbench.people.invitations import LASTS
from workbench.people.models import Invitation, Member

Sentence = tuple[str, Mapping[str, Any]]
# How long after each attempt the next one is made; after the last one a letter counts as failed.
PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 600))
SILENCE: Final = timedelta(minutes=10)  # a letter in the sending for longer was left behind by a killed worker
KEPT: Final = timedelta(days=90)


def post(
    session: Session,
    member: Member,
    sentences: Sequence[Sentence],
    *,
    once: str,
    path: str = "",
    invitation: Invitation | None = None,
) -> bool:
    """Put a letter to the post; False where the member has no address, or was told of ``once`` already.

    The first sentence is the subject. Without sentences nothing is sent, and ``once`` counts as done.
    """
    if not member.email or member.disabled_at is not None:
        return False
    state = MailState.WAITING if sentences else MailState.NEEDLESS
    written = json.dumps([(code, dict(facts)) for code, facts in sentences], ensure_ascii=False)
    letter = Mail(member=member, once=once, sentences=written, path=path, invitation=invitation, state=state)
    try:
        with session.begin_nested():
            session.add(letter)
    except IntegrityError:
        return False
    return True


def post_invitation(session: Session, invitation: Invitation) -> bool:
    """Send an invited person the link; False where they have no address."""
    person = invitation.member
    facts = {"name": person.name(person.language), "username": person.username, "days": LASTS.days}
    sentences = [("mail_invitation_subject", {}), ("mail_invitation", facts)]
    return post(session, person, sentences, once=f"invitation:{invitation.id}", invitation=invitation)


def is_posted(session: Session, once: str) -> bool:
    return session.scalar(select(Mail.id).where(Mail.once == once)) is not None


def next_to_send(session: Session) -> Mail | None:
    """Take the letter that is due first, so that no other worker sends it too; None where none is due."""
    moment = now()
    due = or_(
        and_(Mail.state == MailState.WAITING, Mail.due_at <= moment),
        and_(Mail.state == MailState.SENDING, Mail.due_at <= moment - SILENCE),
    )
    for letter_id, attempts in session.execute(
        select(Mail.id, Mail.attempts).where(due).order_by(Mail.due_at, Mail.id)
    ):
        taking = update(Mail).where(Mail.id == letter_id, Mail.attempts == attempts, due)
        if change_rows(session, taking.values(state=MailState.SENDING, attempts=attempts + 1, due_at=moment)):
            return session.get(Mail, letter_id, populate_existing=True)
    return None


def is_due(session: Session) -> bool:
    """Whether any letter waits that could be sent now."""
    moment = now()
    waiting = select(Mail.id).where(
        Mail.state.in_((MailState.WAITING, MailState.SENDING)),
        Mail.due_at <= moment,
    )
    return session.scalar(waiting.limit(1)) is not None


def sent(session: Session, letter: Mail) -> None:
    _end(session, letter, state=MailState.SENT, sent_at=now(), fault="")


def needless(session: Session, letter: Mail) -> None:
    """Nothing is to be said any more: the address is gone, or the invitation has ended."""
    _end(session, letter, state=MailState.NEEDLESS)


def not_sent(session: Session, letter: Mail, fault: str, *, for_good: bool = False) -> None:
    """Try again later, or not at all where the server refused it for good or it was tried often enough."""
    is_last = for_good or letter.attempts > len(PAUSES)
    if is_last:
        _end(session, letter, state=MailState.FAILED, fault=fault)
    else:
        due_at = now() + PAUSES[letter.attempts - 1]
        _end(session, letter, state=MailState.WAITING, due_at=due_at, fault=fault)


def _end(session: Session, letter: Mail, **values: Any) -> None:
    """Change a letter that this worker still has."""
    still = update(Mail).where(Mail.id == letter.id, Mail.state == MailState.SENDING, Mail.attempts == letter.attempts)
    change_rows(session, still.values(**values))


def clear_old_mail(database: Database) -> None:
    """Forget what was sent or given up so long ago that nobody asks for it."""
    ends = (MailState.SENT, MailState.FAILED, MailState.NEEDLESS)
    with database.writing() as session:
        session.execute(delete(Mail).where(Mail.state.in_(ends), Mail.created_at < now() - KEPT))
        session.commit()
