"""The rounds of the demonstration: a finished one and an open one, with what each organisation answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from workbench.consultation.models import Return, Round, RoundAnswer, RoundQuestion, RoundState, RoundVisibility
from workbench.consultation.rounds import returns_of
from workbench.consultation.service import round_for
from workbench.db import now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decide
from workbench.drafts.models import StoredClause, Version
from workbench.people.models import Member, Organisation

_Entry = Mapping[str, Any]
_EVENING: Final = time(9, tzinfo=UTC)  # five o'clock in Beijing


class RoundLoading:
    """Calls a round of the demonstration before its comments are written, and answers it once they are.

    It writes the rows itself: a round that was held in 2009 is called by no service.
    """

    def __init__(
        self,
        session: Session,
        members: Mapping[str, Member],
        organisations: Mapping[str, Organisation],
        clause_of: Callable[[str], StoredClause],
    ) -> None:
        self._session, self._members, self._organisations = session, members, organisations
        self._clause_of = clause_of

    def call(self, entry: _Entry, version: Version, number: int) -> Round:
        """The round, open without an end, so that the comments of the demonstration are written in it."""
        round_for(self._session, version.law_id)
        called = Round(
            law_id=version.law_id,
            version_id=version.id,
            number=number,
            title_zh=entry["title"]["zh"],
            title_en=entry["title"]["en"],
            state=RoundState.OPEN,
            letter=entry["letter"],
            visibility=RoundVisibility(entry["visibility"]),
            called_by=self._members["editor"].id,
        )
        self._session.add(called)
        self._session.add_all(Return(round=called, organisation=self._organisations[each]) for each in entry["returns"])
        self._session.flush()
        for at, question in enumerate(entry["questions"], start=1):
            clause = self._clause_of(question["article"]) if question["article"] else None
            asked_on = clause.id if clause is not None else None
            self._session.add(RoundQuestion(round_id=called.id, position=at, text=question["text"], clause_id=asked_on))
        self._session.flush()
        return called

    def answer(self, entry: _Entry, called: Round) -> None:
        """Everything after the comments: answers, submissions, leave, and the end."""
        called.opened_at, called.deadline = _times(entry)
        self._decide("editor", called, {"act": "call", "deadline": called.deadline.isoformat()})
        questions = self._session.query(RoundQuestion).filter_by(round_id=called.id).order_by(RoundQuestion.position)
        for returned in returns_of(self._session, called):
            answer = entry["returns"][returned.organisation.code]
            self._answer(answer, returned, [each.id for each in questions], called.opened_at)
        for leave in entry.get("leave") or ():
            self._give_leave(leave, called)
        if entry.get("closed"):
            called.state, called.closed_at = RoundState.CLOSED, _evening(entry["closed"])
            self._decide("chair", called, {"act": "close"}, entry["close_reason"])
        self._session.flush()

    def _answer(self, answer: _Entry, returned: Return, questions: list[str], opened_at: datetime) -> None:
        state = answer["state"]
        if state in {"unopened", "missing"}:
            return
        returned.opened_at = opened_at + timedelta(hours=3)
        if state == "opened":
            return
        by = self._members[answer["by"]]
        for question_id, text in zip(questions, answer.get("answers") or (), strict=False):
            if text:
                self._session.add(
                    RoundAnswer(return_id=returned.id, question_id=question_id, text=f"<p>{text}</p>", member_id=by.id)
                )
        returned.note = answer.get("note", "")
        if state in {"submitted", "no_opinion"}:
            returned.submitted_at = _evening(answer["at"]) - timedelta(minutes=1) if "at" in answer else now()
            returned.submitted_by, returned.is_no_opinion = by.id, state == "no_opinion"

    def _give_leave(self, leave: _Entry, called: Round) -> None:
        organisation = self._organisations[leave["organisation"]]
        returned = next(each for each in returns_of(self._session, called) if each.organisation_id == organisation.id)
        returned.leave_until = _evening(leave["until"])
        what = {"act": "leave", "deadline": returned.leave_until.isoformat()}
        self._decide("chair", called, what, leave["reason"], organisation.id)

    def _decide(self, by: str, called: Round, what: _Entry, reason: str = "", aspect: str = "") -> None:
        decide(
            self._session,
            DecisionKind.LEAVE if aspect else DecisionKind.ROUND,
            called.id,
            by=self._members[by],
            scope=called.law_id,
            what=what,
            aspect=aspect,
            reason=reason,
            law_id=called.law_id,
        )


def _times(entry: _Entry) -> tuple[datetime, datetime]:
    """When a round opened and when it ends; one that is open ends so many days from now."""
    if "days" in entry:
        return now() - timedelta(days=2), _evening(now().date() + timedelta(days=entry["days"]))
    return _evening(entry["opened"]), _evening(entry["deadline"])


def _evening(day: date) -> datetime:
    return datetime.combine(day, _EVENING)
