"""The board of a round: how far each organisation asked has come, and what to tell those who have not answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.commentary.returns import comment_counts
from workbench.consultation.models import Return, Round, RoundAnswer
from workbench.consultation.rounds import returns_of
from workbench.consultation.standing import ReturnState, ends_at, return_state
from workbench.people.models import Member
from workbench.people.sight import everything_seen, sight_of


@dataclass(frozen=True, slots=True)
class BoardRow:
    """How far one organisation has come; ``comments`` and ``answers`` are how many, ``days`` whole days that are left.

    ``emails`` are the addresses of its leads, for a reminder; ``is_open`` says whether whoever looks may read it now.
    """

    return_id: str
    organisation_id: str
    organisation: str
    state: ReturnState
    comments: int
    answers: int
    ends_at: datetime | None
    days: int
    has_leave: bool
    submitted_at: datetime | None
    emails: Sequence[str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class BoardView:
    """All organisations asked, in the order of the tree, and how many have come how far; the counts add up to them."""

    rows: Sequence[BoardRow]
    counts: Mapping[ReturnState, int]
    comments: int

    @property
    def answered(self) -> int:
        return sum(count for state, count in self.counts.items() if state.is_answer)

    @property
    def readable(self) -> int:
        """How many of the comments whoever looks at the board may read now."""
        return sum(row.comments for row in self.rows if row.is_open)

    @property
    def unanswered(self) -> Sequence[BoardRow]:
        """Whom to remind."""
        return [row for row in self.rows if not row.state.is_answer]


def board(session: Session, called: Round, language: str, moment: datetime) -> BoardView:
    """The board tells numbers of everybody's answers, also of what is not yet to be read, and no word of them."""
    with everything_seen(session):
        comments, answers = comment_counts(session, called), _answer_counts(session, called)
    returns = returns_of(session, called)
    emails = _emails(session, [each.organisation_id for each in returns])
    seen = sight_of(session).returns
    rows = [
        replace(row, is_open=seen is None or row.return_id in seen)
        for row in (_row(each, called, comments, answers, emails, language, moment) for each in returns)
    ]
    counts = Counter(row.state for row in rows)
    ordered = {state: counts[state] for state in ReturnState if counts[state]}
    return BoardView(rows, ordered, sum(row.comments for row in rows))


def _row(
    returned: Return,
    called: Round,
    comments: Mapping[str, int],
    answers: Mapping[str, int],
    emails: Mapping[str, Sequence[str]],
    language: str,
    moment: datetime,
) -> BoardRow:
    has_words = bool(comments.get(returned.id) or answers.get(returned.id) or returned.note)
    end = ends_at(called, returned)
    return BoardRow(
        return_id=returned.id,
        organisation_id=returned.organisation_id,
        organisation=returned.organisation.name(language),
        state=return_state(called, returned, moment, has_words=has_words),
        comments=comments.get(returned.id, 0),
        answers=answers.get(returned.id, 0),
        ends_at=end,
        days=max((end - moment).days, 0) if end is not None and called.state == "open" else 0,
        has_leave=returned.leave_until is not None,
        submitted_at=returned.submitted_at,
        emails=emails.get(returned.organisation_id, ()),
        is_open=False,
    )


def _answer_counts(session: Session, called: Round) -> Mapping[str, int]:
    counted = (
        select(RoundAnswer.return_id, func.count())
        .join(Return, Return.id == RoundAnswer.return_id)
        .where(Return.round_id == called.id, RoundAnswer.text != "")
        .group_by(RoundAnswer.return_id)
    )
    return {row[0]: row[1] for row in session.execute(counted)}


def _emails(session: Session, organisation_ids: Sequence[str]) -> Mapping[str, list[str]]:
    leads = select(Member).where(
        Member.organisation_id.in_(organisation_ids),
        Member.is_lead,
        Member.disabled_at.is_(None),
        Member.email != "",
    )
    addresses: dict[str, list[str]] = {}
    for lead in session.scalars(leads.order_by(Member.username)):
        addresses.setdefault(lead.organisation_id, []).append(lead.email)
    return addresses
