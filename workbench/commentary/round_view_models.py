"""What pages show of rounds and of what organisations answer: plain values in the reader's language, and no rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from workbench.consultation.models import Return, Round, RoundState, RoundVisibility
from workbench.consultation.rounds import questions_of
from workbench.consultation.standing import ReturnState, ends_at, has_ended, refusal_to_write, return_state
from workbench.drafts.models import StoredClause
from workbench.law.address import cited


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round; ``letter`` is sanitised HTML, ``has_ended`` whether it is closed or past its deadline."""

    id: str
    number: int
    title: str
    letter: str
    state: RoundState
    visibility: RoundVisibility
    shows_drafts: bool
    opens_at: datetime | None
    ends_at: datetime | None
    closed_at: datetime | None
    has_ended: bool


def round_view(called: Round, language: str, moment: datetime) -> RoundView:
    return RoundView(
        id=called.id,
        number=called.number,
        title=called.title(language),
        letter=called.letter,
        state=called.state,
        visibility=called.visibility,
        shows_drafts=called.shows_drafts,
        opens_at=called.opened_at,
        ends_at=called.deadline,
        closed_at=called.closed_at,
        has_ended=has_ended(called, moment),
    )


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question of a round; ``address`` is the clause it is on, empty where it is on the draft as a whole."""

    id: str
    text: str
    clause_id: str | None
    address: str


def question_views(session: Session, called: Round) -> list[QuestionView]:
    views = []
    for question in questions_of(session, called):
        clause = session.get(StoredClause, question.clause_id) if question.clause_id else None
        address = cited(clause.path) if clause is not None else ""
        views.append(QuestionView(question.id, question.text, question.clause_id, address))
    return views


@dataclass(frozen=True, slots=True)
class ReturnView:
    """What an organisation answers; ``refusal`` is the code of why nothing can be written in it now, or None."""

    id: str
    organisation_id: str
    organisation: str
    state: ReturnState
    note: str
    ends_at: datetime | None
    submitted_at: datetime | None
    refusal: str | None


def return_view(returned: Return, language: str, moment: datetime, *, has_words: bool) -> ReturnView:
    return ReturnView(
        id=returned.id,
        organisation_id=returned.organisation_id,
        organisation=returned.organisation.name(language),
        state=return_state(returned.round, returned, moment, has_words=has_words),
        note=returned.note,
        ends_at=ends_at(returned.round, returned),
        submitted_at=returned.submitted_at,
        refusal=refusal_to_write(returned.round, returned, moment),
    )
