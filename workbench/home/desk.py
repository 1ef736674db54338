"""My desk: what waits for a member, what was answered to them, and what is new since they were here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from workbench.commentary.models import Comment
from workbench.commentary.round_view_models import QuestionView, RoundView, question_views, round_view
from workbench.commentary.view_models import CommentView, comment_view
from workbench.consultation.models import Return, Round, RoundState
from workbench.consultation.returns import answers_of, waiting_for
from workbench.consultation.rounds import decisions_on_round
from workbench.consultation.standing import ends_at
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import last_decisions
from workbench.decisions.view_models import DecisionView, decision_view
from workbench.deliberation.deciding import TAKEN_BACK
from workbench.deliberation.models import GatheredComment
from workbench.drafts.models import Law
from workbench.people.models import Member
from workbench.web.richtext import plain

LATEST: Final = 5
WITHDRAWN_SHOWN: Final = timedelta(days=14)  # how long it is said that a round was withdrawn


@dataclass(frozen=True, slots=True)
class DeskRound:
    """A round that waits for the answer of one's organisation.

    ``questions`` are those not answered yet, of ``questions_in_all``; ``own`` is how many comments the organisation has
    written, ``sent_back`` why its answer was sent back, empty where it was not. ``days`` are whole days that are left.
    """

    round: RoundView
    law: str
    version_id: str
    return_id: str
    questions: Sequence[QuestionView]
    questions_in_all: int
    own: int
    sent_back: str
    days: int


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """What somebody replied to a comment of one's own; ``is_new`` where it came since the last visit."""

    comment_id: str
    reply: CommentView
    is_new: bool


@dataclass(frozen=True, slots=True)
class DeskDecision:
    """What was decided on a comment of one's own or of one's organisation; ``words`` are how the comment begins.

    ``is_new`` where it was decided since the last visit.
    """

    comment_id: str
    words: str
    decision: DecisionView
    is_own: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class DeskLaw:
    """How many comments on a law were written since the last visit."""

    law_id: str
    law: str
    comments: int


@dataclass(frozen=True, slots=True)
class DeskView:
    """Everything of a member's desk; ``withdrawn`` are rounds called by mistake, each with the word to those asked."""

    rounds: Sequence[DeskRound] = ()
    withdrawn: Sequence[tuple[RoundView, str]] = ()
    answers: Sequence[DeskAnswer] = ()
    new_answers: int = 0
    decisions: Sequence[DeskDecision] = ()
    news: Sequence[DeskLaw] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.rounds or self.withdrawn or self.answers or self.decisions or self.news)


def desk(session: Session, member: Member, since: datetime | None, moment: datetime, language: str) -> DeskView:
    """The desk of a member who was here last at ``since``, None for whoever is here for the first time."""
    return DeskView(
        rounds=[_waiting(session, each, moment, language) for each in waiting_for(session, member)],
        withdrawn=_withdrawn(session, member, moment, language),
        answers=_answers(session, member, since, language),
        new_answers=_count_answers(session, member, since),
        decisions=_decisions(session, member, since, language),
        news=_news(session, since, language) if since is not None else (),
    )


def _waiting(session: Session, returned: Return, moment: datetime, language: str) -> DeskRound:
    called, end = returned.round, ends_at(returned.round, returned)
    questions, answered = question_views(session, called), answers_of(session, returned)
    own = select(func.count()).where(
        Comment.return_id == returned.id, Comment.parent_id.is_(None), Comment.withdrawn_at.is_(None)
    )
    return DeskRound(
        round=replace(round_view(called, language, moment), ends_at=end),
        law=session.get_one(Law, called.law_id).title(language),
        version_id=called.version_id or "",
        return_id=returned.id,
        questions=[each for each in questions if each.id not in answered],
        questions_in_all=len(questions),
        own=session.scalar(own) or 0,
        sent_back=_sent_back(session, returned),
        days=max((end - moment).days, 0) if end is not None else 0,
    )


def _sent_back(session: Session, returned: Return) -> str:
    """Why the answer lies with its organisation again; empty where nobody sent it back."""
    own = [each for each in decisions_on_round(session, returned.round) if each.aspect == returned.organisation_id]
    last = own[-1] if own else None
    return last.reason if last is not None and last.what and last.what["act"] == "send_back" else ""


def _withdrawn(session: Session, member: Member, moment: datetime, language: str) -> list[tuple[RoundView, str]]:
    lately = (
        select(Round)
        .join(Return, Return.round_id == Round.id)
        .where(
            Return.organisation_id == member.organisation_id,
            Round.state == RoundState.WITHDRAWN,
            Round.closed_at > moment - WITHDRAWN_SHOWN,
        )
        .order_by(Round.closed_at.desc())
    )
    return [
        (round_view(each, language, moment), decisions_on_round(session, each)[-1].reason)
        for each in session.scalars(lately)
    ]


def _answers_to(member: Member) -> Select[Any]:
    own = aliased(Comment)
    return (
        select(Comment)
        .join(own, own.id == Comment.parent_id)
        .where(
            own.author_id == member.id,
            own.withdrawn_at.is_(None),
            Comment.author_id != member.id,
            Comment.withdrawn_at.is_(None),
        )
    )


def _answers(session: Session, member: Member, since: datetime | None, language: str) -> list[DeskAnswer]:
    newest = _answers_to(member).order_by(Comment.created_at.desc(), Comment.id).limit(LATEST)
    return [
        DeskAnswer(each.parent_id, comment_view(each, language), since is None or each.created_at > since)
        for each in session.scalars(newest).unique()
    ]


def _count_answers(session: Session, member: Member, since: datetime | None) -> int:
    answers = _answers_to(member)
    if since is not None:
        answers = answers.where(Comment.created_at > since)
    return session.scalar(select(func.count()).select_from(answers.with_only_columns(Comment.id).subquery())) or 0


def _decisions(session: Session, member: Member, since: datetime | None, language: str) -> list[DeskDecision]:
    """The decisions that stand on what the member or the member's organisation said, the latest first."""
    decided = (
        last_decisions(DecisionKind.DISPOSITION)
        .join(GatheredComment, GatheredComment.opinion_id == Decision.subject_id)
        .join(Comment, Comment.id == GatheredComment.comment_id)
        .where(
            or_(Comment.author_id == member.id, Comment.organisation_id == member.organisation_id),
            Comment.withdrawn_at.is_(None),
            Decision.value != TAKEN_BACK,
        )
        .add_columns(Comment)
        .order_by((Comment.author_id == member.id).desc(), Decision.decided_at.desc(), Comment.id)
        .limit(LATEST)
    )
    return [
        DeskDecision(
            comment_id=comment.id,
            words=plain(comment.current.body) or comment.current.proposed,
            decision=decision_view(decision, language),
            is_own=comment.author_id == member.id,
            is_new=since is None or decision.decided_at > since,
        )
        for decision, comment in session.execute(decided).unique()
    ]


def _news(session: Session, since: datetime, language: str) -> list[DeskLaw]:
    """What was written since, by law: the same comments as the list to which the number leads, one's own among them."""
    counted = (
        select(Comment.law_id, func.count())
        .where(Comment.parent_id.is_(None), Comment.withdrawn_at.is_(None), Comment.created_at > since)
        .group_by(Comment.law_id)
    )
    numbers = {row[0]: row[1] for row in session.execute(counted)}
    laws = session.scalars(select(Law).where(Law.id.in_(numbers)).order_by(Law.created_at, Law.id))
    return [DeskLaw(law.id, law.title(language), numbers[law.id]) for law in laws]
