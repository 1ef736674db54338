"""What an organisation answers to a round: opened, answered, submitted and sealed, taken back or sent back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbench.consultation.models import Return, Round, RoundAnswer, RoundQuestion, RoundState
from workbench.consultation.rounds import find_round
from workbench.consultation.service import lock_round, refuse_where_sealed
from workbench.consultation.standing import ends_at, refusal_to_write
from workbench.db import change_rows, now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decide
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.lang.cleaning import clean_text
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may
from workbench.people.sight import sight_of
from workbench.record.acts import Act
from workbench.record.service import enter
from workbench.web import richtext


def find_return(session: Session, return_id: str) -> Return:
    """A return that whoever the session reads for sees; another is as unknown as one that never was."""
    returned = session.get(Return, return_id)
    seen = sight_of(session).returns
    if returned is None or (seen is not None and return_id not in seen):
        raise NotFound("return_unknown")
    find_round(session, returned.round_id)  # of a law that is seen
    return returned


def note_opened(session: Session, member: Member, returned: Return) -> None:
    """Note that somebody of the organisation has opened what it is asked; the first time counts."""
    if returned.opened_at is None and returned.organisation_id == member.organisation_id:
        first = update(Return).where(Return.id == returned.id, Return.opened_at.is_(None))
        change_rows(session, first.values(opened_at=now()))
        session.expire(returned, ["opened_at"])


def answer(session: Session, member: Member, returned: Return, question: RoundQuestion, text: str) -> None:
    """Answer a question of the round, or take the answer back by writing nothing."""
    _write(session, member, returned, Permission.COMMENT)
    if question.round_id != returned.round_id:
        raise NotFound("question_unknown")
    text = _rich(text)
    known = session.scalar(
        select(RoundAnswer).where(RoundAnswer.return_id == returned.id, RoundAnswer.question_id == question.id)
    )
    before = known.text if known is not None else ""
    if text == before:
        return
    if known is None:
        known = RoundAnswer(return_id=returned.id, question_id=question.id, text=text, member_id=member.id)
        session.add(known)
    known.text, known.member_id = text, member.id
    note_opened(session, member, returned)
    _enter(session, Act.RETURN_ANSWER, member, returned, before, text, of=f":{question.id}")


def write_note(session: Session, member: Member, returned: Return, text: str) -> None:
    """The covering words of a return, which its lead writes."""
    _write(session, member, returned, Permission.SUBMIT_RETURN)
    text = _rich(text)
    if text != returned.note:
        before, returned.note = returned.note, text
        _enter(session, Act.RETURN_NOTE, member, returned, before, text)


def submit(session: Session, member: Member, returned: Return, *, no_opinion: bool = False) -> None:
    """Submit an answer, which seals it; “no opinion” is one. Of two who submit at once the later is refused."""
    _write(session, member, returned, Permission.SUBMIT_RETURN, sealing=True)
    returned.submitted_at, returned.submitted_by = now(), member.id
    returned.is_no_opinion = no_opinion
    returned.opened_at = returned.opened_at or returned.submitted_at
    _enter(session, Act.RETURN_SUBMIT, member, returned, None, "no opinion" if no_opinion else "submitted")


def take_back(session: Session, member: Member, returned: Return) -> None:
    """Take a submitted answer back into work, while the organisation may still write."""
    _refuse(member, Permission.SUBMIT_RETURN, returned)
    _lock(session, returned)
    end = ends_at(returned.round, returned)
    if returned.round.state != "open" or (end is not None and now() >= end):
        raise Conflict("return_not_taken_back")
    _unseal(session, member, returned)


def send_back(session: Session, member: Member, returned: Return, reason: str, until: datetime | None = None) -> None:
    """Send a submitted answer back to its organisation, with a reason, and with time of its own where none is left."""
    _refuse(member, Permission.FOLLOW_ROUND, returned)
    if not clean_text(reason).strip():
        raise Invalid("reason_missing", field="reason")
    _lock(session, returned)
    if returned.submitted_at is None:
        raise Conflict("return_not_submitted")
    if returned.round.state != "open":
        raise Conflict("round_closed", round=returned.round.title_zh)
    end = ends_at(returned.round, returned) if until is None else until
    if end is not None and end <= now():
        raise Invalid("send_back_needs_time", field="until")
    returned.leave_until = until or returned.leave_until
    decide(
        session,
        DecisionKind.LEAVE,
        returned.round_id,
        by=member,
        scope=returned.round.law_id,
        what={"act": "send_back"},
        aspect=returned.organisation_id,
        reason=reason,
        law_id=returned.round.law_id,
    )
    _unseal(session, member, returned)


def waiting_for(session: Session, member: Member) -> Sequence[Return]:
    """What the organisation of a member is asked in open rounds and has not answered yet, the first due first."""
    waiting = select(Return).where(Return.organisation_id == member.organisation_id, Return.submitted_at.is_(None))
    returns = session.scalars(waiting.join(Return.round).where(Round.state == RoundState.OPEN).order_by(Round.deadline))
    return [each for each in returns.unique() if refusal_to_write(each.round, each, now()) is None]


def answers_of(session: Session, returned: Return) -> Mapping[str, RoundAnswer]:
    """What was answered, by the id of the question."""
    answers = select(RoundAnswer).where(RoundAnswer.return_id == returned.id)
    return {each.question_id: each for each in session.scalars(answers) if each.text}


def _unseal(session: Session, member: Member, returned: Return) -> None:
    if returned.submitted_at is None:
        raise Conflict("return_not_submitted")
    returned.submitted_at, returned.submitted_by, returned.is_no_opinion = None, None, False
    _enter(session, Act.RETURN_TAKE_BACK, member, returned, "submitted", "in work")


def _lock(session: Session, returned: Return) -> None:
    """Wait for those who write in a return or close its round, and see both as they left them."""
    lock_round(session, returned.round_id)
    locked = select(Return).where(Return.id == returned.id).with_for_update(of=Return)
    session.scalars(locked.execution_options(populate_existing=True)).one()


def _write(
    session: Session, member: Member, returned: Return, permission: Permission, *, sealing: bool = False
) -> None:
    """Refuse whoever may not write in this return, or may not now; whoever seals waits for those who write."""
    _refuse(member, permission, returned)
    if returned.organisation_id != member.organisation_id:
        raise Forbidden("return_not_yours")
    if sealing:
        _lock(session, returned)
    refuse_where_sealed(session, returned.round_id, returned.organisation_id)


def refuse_to_write(session: Session, member: Member, returned: Return) -> None:
    """Raise Forbidden for whoever does not write in a return, Conflict where nobody does any more."""
    _write(session, member, returned, Permission.COMMENT)


def refuse_to_lead(member: Member, returned: Return) -> None:
    """Raise Forbidden for whoever does not lead the organisation of a return."""
    _refuse(member, Permission.SUBMIT_RETURN, returned)


def _refuse(member: Member, permission: Permission, returned: Return) -> None:
    asked_of = Circumstances(organisation=returned.organisation_id, law=returned.round.law_id)
    if returned.round.law_id in member.ended_laws:
        raise Conflict("law_closed")
    if not may(member, permission, asked_of):
        raise Forbidden("permission_needed", permission=permission)


def _rich(text: str) -> str:
    if len(text) > richtext.LONGEST:
        raise Invalid("text_long", field="text", most=richtext.LONGEST)
    cleaned = richtext.clean(text)
    return "" if richtext.is_empty(cleaned) else cleaned


def _enter(
    session: Session, act: Act, member: Member, returned: Return, before: str | None, after: str, of: str = ""
) -> None:
    session.flush()
    enter(
        session,
        act,
        f"return:{returned.id}{of}",
        by=member.id,
        on_behalf_of=returned.organisation_id,
        law_id=returned.round.law_id,
        before=before,
        after=after,
    )
