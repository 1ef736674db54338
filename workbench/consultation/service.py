"""Which round and which return a comment belongs to, whether it may be written, and whose returns a person sees."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workbench.consultation.models import Return, Round, RoundState
from workbench.consultation.standing import refusal_to_write, sight_on
from workbench.db import now
from workbench.drafts.models import Law
from workbench.errors import Conflict
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may
from workbench.people.sight import Sight

BEFORE_ROUNDS: Final = 0  # the number of the round in which a law is commented on while nobody is asked


def round_for(session: Session, law_id: str) -> Round:
    """The round in which a new comment on a law stands: the last one called, or else the one before rounds.

    The latter is made with a law's first comment; of two that make it at the same moment the database keeps one. That
    the last one called is closed does not lead past it: what was meant for a round never stands outside of it.
    """
    query = (
        select(Round)
        .where(Round.law_id == law_id, or_(Round.state != RoundState.WITHDRAWN, Round.number == BEFORE_ROUNDS))
        .order_by(Round.number.desc())
        .limit(1)
    )
    current = session.scalar(query)
    if current is not None:
        return current
    title = RoundState.BEFORE
    with suppress(IntegrityError), session.begin_nested():
        before = Round(
            law_id=law_id,
            number=BEFORE_ROUNDS,
            state=RoundState.BEFORE,
            title_zh=title.in_language("zh"),
            title_en=title.in_language("en"),
        )
        session.add(before)
    return session.scalars(query).one()


def return_of(session: Session, round_id: str, organisation_id: str) -> Return | None:
    query = select(Return).where(Return.round_id == round_id, Return.organisation_id == organisation_id)
    return session.scalar(query)


def place_to_write(session: Session, law_id: str, organisation_id: str) -> tuple[Round, Return | None]:
    """Where an organisation comments on a law now: the round, and its return, None before rounds.

    Raises Conflict where it may not: the round is closed or not open yet, the organisation was not asked, or its
    answer is submitted. Both stay as they are until this transaction ends.
    """
    current = round_for(session, law_id)
    if current.number == BEFORE_ROUNDS:
        return current, None
    return current, refuse_where_sealed(session, current.id, organisation_id)


def refuse_where_sealed(session: Session, round_id: str, organisation_id: str) -> Return | None:
    """The return of an organisation in a round, None before rounds; raises Conflict where nothing is written in it.

    Whoever closes the round or submits waits until this transaction ends, or this one waits for them and sees it.
    """
    current = lock_round(session, round_id)
    if current.number == BEFORE_ROUNDS:
        return None
    query = select(Return).where(Return.round_id == round_id, Return.organisation_id == organisation_id)
    # Of those who write at once each may note that the return was opened: they lock out who seals it, not each other.
    query = query.with_for_update(read=True, key_share=True, of=Return).execution_options(populate_existing=True)
    returned = session.scalar(query)
    code = refusal_to_write(current, returned, now())
    if code is not None:
        raise Conflict(code, round=current.title_zh)
    return returned


def lock_round(session: Session, round_id: str) -> Round:
    """A round as it stands, and stays until this transaction ends. Whoever locks a return too does so afterwards."""
    locked = select(Round).where(Round.id == round_id).with_for_update(read=True, of=Round)
    return session.scalars(locked.execution_options(populate_existing=True)).one()


def refusal_now(session: Session, law_id: str, organisation_id: str) -> tuple[str | None, dict[str, object]]:
    """The code, with its facts, of why an organisation comments on nothing of a law now; None where it may."""
    law = session.get(Law, law_id)
    if law is not None and law.closed_at is not None:
        return "law_closed", {}
    called = select(Round).where(Round.law_id == law_id, Round.state != RoundState.WITHDRAWN)
    current = session.scalar(called.order_by(Round.number.desc()).limit(1))
    if current is None or current.number == BEFORE_ROUNDS:
        return None, {}
    code = refusal_to_write(current, return_of(session, current.id, organisation_id), now())
    return code, {"round": current.title_zh}


def refuse_outside(session: Session, round_id: str, organisation_id: str) -> None:
    """Raise Conflict where a round takes no answers to comments any more from an organisation, submitted or not."""
    try:
        refuse_where_sealed(session, round_id, organisation_id)
    except Conflict as error:
        if error.code not in {"return_sealed", "round_not_asked"}:
            raise


def look(session: Session, member: Member) -> Sight:
    """What a member sees: the laws admitted to, and of the rounds what is their own or open to them."""
    rows = session.scalars(select(Return)).all()
    if not rows:
        return Sight(closed_laws=member.closed_laws, member_id=member.id)
    moment = now()
    seen = {
        row.id
        for row in rows
        if may(
            member,
            Permission.READ_RETURN,
            Circumstances(
                organisation=row.organisation_id, law=row.round.law_id, state=sight_on(row.round, row, moment)
            ),
        )
    }
    own = frozenset(row.id for row in rows if row.organisation_id == member.organisation_id)
    return Sight(closed_laws=member.closed_laws, returns=frozenset(seen), own_returns=own, member_id=member.id)
