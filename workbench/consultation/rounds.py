"""Rounds: called on a version, extended, closed, reopened or withdrawn, each with a reason on record."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.consultation.models import Return, Round, RoundQuestion, RoundState, RoundVisibility
from workbench.consultation.service import return_of, round_for
from workbench.db import now, one_of_each
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.service import refuse_withdrawn
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.lang.cleaning import clean_line, clean_text
from workbench.people.models import Member, Organisation
from workbench.people.organisations import find_organisation
from workbench.people.permissions import Circumstances, Permission, may
from workbench.web import richtext


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundData:
    """What is typed in of a call; ``questions`` are texts, each with the id of a clause or None."""

    title_zh: str
    title_en: str = ""
    letter: str = ""
    deadline: datetime
    opens_at: datetime | None = None
    visibility: str = RoundVisibility.AFTER
    shows_drafts: bool = False
    takes_agreements: bool = True
    organisations: Collection[str] = ()
    questions: Sequence[tuple[str, str | None]] = ()


def call_round(session: Session, by: Member, version: Version, data: RoundData) -> Round:
    """Call for comments on a version: from now on they are written in this round, by the organisations asked.

    Raises Invalid where something is missing, Conflict where another round of the law is open.
    """
    _refuse(by, Permission.CALL_ROUND, version.law_id)
    refuse_withdrawn(version)
    if version.original_id:
        raise Invalid("round_on_translation")
    round_for(session, version.law_id)  # there is one before rounds, so that what was said earlier has its place
    called = Round(**_checked(data), law_id=version.law_id, version_id=version.id, called_by=by.id)
    last = select(func.max(Round.number)).where(Round.law_id == version.law_id)
    called.number = (session.scalar(last) or 0) + 1
    organisations = [_organisation_to_ask(session, each) for each in dict.fromkeys(data.organisations)]
    with one_of_each(session, "round_open_already"):
        session.add(called)
    session.add_all(Return(round=called, organisation=each) for each in organisations)
    _add_questions(session, called, data.questions)
    session.flush()
    _decide(session, by, called, {"act": "call", "deadline": data.deadline.isoformat()}, "")
    return called


def _checked(data: RoundData) -> dict[str, Any]:
    """The columns of a round; raises Invalid at the field that does not fit."""
    zh, en = clean_line(data.title_zh), clean_line(data.title_en)
    if not (zh or en):
        raise Invalid("round_title_missing", field="title_zh")
    if not data.organisations:
        raise Invalid("round_asks_nobody", field="organisations")
    if data.visibility not in set(RoundVisibility):
        raise Invalid("round_visibility_unknown", field="visibility")
    opens = max(data.opens_at or now(), now())
    if data.deadline <= opens:
        raise Invalid("round_ends_before_it_begins", field="deadline")
    if len(data.letter) > richtext.LONGEST:
        raise Invalid("text_long", field="letter", most=richtext.LONGEST)
    return {
        "title_zh": zh or en,
        "title_en": en or zh,
        "letter": richtext.clean(data.letter),
        "state": RoundState.OPEN,
        "opened_at": opens,
        "deadline": data.deadline,
        "visibility": RoundVisibility(data.visibility),
        "shows_drafts": data.shows_drafts,
        "takes_agreements": data.takes_agreements,
    }


def _organisation_to_ask(session: Session, organisation_id: str) -> Organisation:
    organisation = find_organisation(session, organisation_id)
    if organisation.retired_at is not None:
        raise Invalid("organisation_retired", field="organisations", name=organisation.name_zh)
    return organisation


def _add_questions(session: Session, called: Round, questions: Sequence[tuple[str, str | None]]) -> None:
    for position, (text, clause_id) in enumerate(questions, start=1):
        words = clean_text(text).strip()
        clause = session.get(StoredClause, clause_id) if clause_id else None
        if clause_id and (clause is None or clause.version_id != called.version_id):
            raise NotFound("clause_unknown")
        if words:
            session.add(RoundQuestion(round_id=called.id, position=position, text=words, clause_id=clause_id or None))


def find_round(session: Session, round_id: str) -> Round:
    """A round that was called; the one before rounds is none."""
    called = session.get(Round, round_id)
    if called is None or called.number == 0:
        raise NotFound("round_unknown")
    return called


def rounds_of(session: Session, law_id: str) -> Sequence[Round]:
    """The rounds called on a law, the latest first."""
    called = select(Round).where(Round.law_id == law_id, Round.number > 0).order_by(Round.number.desc())
    return session.scalars(called).all()


def returns_of(session: Session, called: Round) -> Sequence[Return]:
    """What the organisations asked answer, in the order of the tree."""
    query = select(Return).where(Return.round_id == called.id).join(Return.organisation)
    return session.scalars(query.order_by(Organisation.position, Organisation.code)).unique().all()


def questions_of(session: Session, called: Round) -> Sequence[RoundQuestion]:
    return session.scalars(
        select(RoundQuestion)
        .where(RoundQuestion.round_id == called.id)
        .order_by(RoundQuestion.position, RoundQuestion.id)
    ).all()


def extend(session: Session, by: Member, called: Round, deadline: datetime, reason: str) -> None:
    """Give every organisation longer; a shorter time is none."""
    _begin(session, by, called, Permission.KEEP_ROUND, reason)
    if called.state != RoundState.OPEN:
        raise Conflict("round_closed", round=called.title_zh)
    if deadline <= now() or (called.deadline is not None and deadline <= called.deadline):
        raise Invalid("round_not_longer", field="deadline")
    called.deadline = deadline
    _decide(session, by, called, {"act": "extend", "deadline": deadline.isoformat()}, reason)
    session.flush()


def close(session: Session, by: Member, called: Round, reason: str) -> None:
    """Close a round: nothing is written in it any more, whatever leave was given."""
    _begin(session, by, called, Permission.KEEP_ROUND, reason)
    if called.state != RoundState.OPEN:
        raise Conflict("round_closed", round=called.title_zh)
    called.state, called.closed_at = RoundState.CLOSED, now()
    _decide(session, by, called, {"act": "close"}, reason)
    session.flush()


def reopen(session: Session, by: Member, called: Round, deadline: datetime, reason: str) -> None:
    """Open a closed round again until a new deadline; raises Conflict where another one of the law is open."""
    _begin(session, by, called, Permission.KEEP_ROUND, reason)
    if called.state != RoundState.CLOSED:
        raise Conflict("round_not_closed")
    if round_for(session, called.law_id).id != called.id:
        raise Conflict("round_open_already")
    if deadline <= now():
        raise Invalid("round_not_longer", field="deadline")
    with one_of_each(session, "round_open_already"):
        called.state, called.closed_at, called.deadline = RoundState.OPEN, None, deadline
    _decide(session, by, called, {"act": "reopen", "deadline": deadline.isoformat()}, reason)
    session.flush()


def withdraw_round(session: Session, by: Member, called: Round, reason: str) -> None:
    """Withdraw a round that was opened by mistake, while nothing has been submitted."""
    _begin(session, by, called, Permission.KEEP_ROUND, reason)
    if called.state == RoundState.WITHDRAWN:
        raise Conflict("round_withdrawn", round=called.title_zh)
    submitted = select(Return.id).where(Return.round_id == called.id, Return.submitted_at.is_not(None)).limit(1)
    if session.scalar(submitted):
        raise Conflict("round_has_answers")
    called.state, called.closed_at = RoundState.WITHDRAWN, now()
    _decide(session, by, called, {"act": "withdraw"}, reason)
    session.flush()


def give_leave(session: Session, by: Member, called: Round, organisation_id: str, until: datetime, reason: str) -> None:
    """Let one organisation write longer than the others; one that was not asked is asked from now on."""
    _begin(session, by, called, Permission.KEEP_ROUND, reason)
    if called.state != RoundState.OPEN:
        raise Conflict("round_closed", round=called.title_zh)
    if until <= now():
        raise Invalid("round_not_longer", field="deadline")
    returned = return_of(session, called.id, organisation_id)
    if returned is None:
        returned = Return(round=called, organisation=_organisation_to_ask(session, organisation_id))
        session.add(returned)
    returned.leave_until = until
    _decide(session, by, called, {"act": "leave", "deadline": until.isoformat()}, reason, aspect=organisation_id)
    session.flush()


def decisions_on_round(session: Session, called: Round) -> Sequence[Decision]:
    """What was decided on a round, the first decision first."""
    kinds = [str(DecisionKind.ROUND), str(DecisionKind.LEAVE)]
    on_it = select(Decision).where(Decision.kind.in_(kinds), Decision.subject_id == called.id)
    return session.scalars(on_it.order_by(Decision.decided_at, Decision.number)).all()


def _begin(session: Session, by: Member, called: Round, permission: Permission, reason: str) -> None:
    """Whoever changes a round has a reason, and waits for those who write in it just now."""
    _refuse(by, permission, called.law_id)
    if not clean_text(reason).strip():
        raise Invalid("reason_missing", field="reason")
    locked = select(Round).where(Round.id == called.id).with_for_update(of=Round)
    session.scalars(locked.execution_options(populate_existing=True)).one()


def _refuse(by: Member, permission: Permission, law_id: str) -> None:
    if law_id in by.ended_laws:
        raise Conflict("law_closed")
    if not may(by, permission, Circumstances(law=law_id)):
        raise Forbidden("permission_needed", permission=permission)


def _decide(
    session: Session, by: Member, called: Round, what: Mapping[str, Any], reason: str, aspect: str = ""
) -> None:
    decide(
        session,
        DecisionKind.LEAVE if aspect else DecisionKind.ROUND,
        called.id,
        by=by,
        scope=called.law_id,
        what=what,
        aspect=aspect,
        reason=clean_text(reason).strip(),
        law_id=called.law_id,
    )
