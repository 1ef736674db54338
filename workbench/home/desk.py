"""My desk: what waits for a member, what was answered to them, and what is new since they were here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from workbench.commentary.mentions import mentions_for
from workbench.commentary.models import Comment, Mention
from workbench.commentary.round_view_models import QuestionView, RoundView, question_views, round_view
from workbench.commentary.view_models import CommentView, comment_view
from workbench.consultation.models import Return, Round, RoundState
from workbench.consultation.returns import answers_of, waiting_for
from workbench.consultation.rounds import decisions_on_round
from workbench.consultation.standing import ends_at
from workbench.decisions.models import Decision
from workbench.deliberation.deciding import standing_dispositions
from workbench.deliberation.gathering import came_in
from workbench.deliberation.models import GatheredComment
from workbench.deliberation.terms import Disposition
from workbench.drafts.models import Law
from workbench.people.models import Member
from workbench.web import richtext

LATEST: Final = 5  # of each kind, where not more of it is new
MOST: Final = 50
_EXCERPT: Final = 60  # characters of a comment by which it is known again
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
class DeskMention:
    """A comment or reply that points to the member; ``comment_id`` is the comment, or the one it answers."""

    comment_id: str
    comment: CommentView
    is_new: bool


@dataclass(frozen=True, slots=True)
class DeskDecision:
    """What was decided on a comment of one's own or of one's organisation, and on how many of them at once.

    ``words`` are those of the first of them, ``is_own`` where the member wrote one of them.
    """

    comment_id: str
    words: str
    disposition: Disposition
    reason: str
    decided_at: datetime
    comments: int
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
    mentions: Sequence[DeskMention] = ()
    new_mentions: int = 0
    decisions: Sequence[DeskDecision] = ()
    new_decisions: int = 0
    news: Sequence[DeskLaw] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.rounds or self.withdrawn or self.answers or self.mentions or self.decisions or self.news)


def desk(session: Session, member: Member, since: datetime | None, moment: datetime, language: str) -> DeskView:
    """The desk of a member who was here last at ``since``, None for whoever is here for the first time."""
    answers, mentions, decided = _answers_to(member), mentions_for(member), _decisions_for(member)
    new_answers, new_mentions, new_decisions = (
        _count(session, statement if since is None else statement.where(column > since))
        for statement, column in (
            (answers, Comment.created_at), (mentions, Mention.mentioned_at), (decided, Decision.decided_at)
        )
    )  # fmt: skip
    return DeskView(
        rounds=[_waiting(session, each, moment, language) for each in waiting_for(session, member)],
        withdrawn=_withdrawn(session, member, moment, language),
        answers=_answers(session, answers.limit(_limit(new_answers)), since, language),
        new_answers=new_answers,
        mentions=_mentions(session, mentions.limit(_limit(new_mentions)), since, language),
        new_mentions=new_mentions,
        decisions=_decisions(session, member, decided.limit(_limit(new_decisions)), since),
        new_decisions=new_decisions,
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
        .order_by(Comment.created_at.desc(), Comment.id)
    )


def _decisions_for(member: Member) -> Select[Any]:
    """The decisions that stand on opinions in which a comment of the member or of their organisation is."""
    opinions = _own_in_opinions(member).with_only_columns(GatheredComment.opinion_id).order_by(None)
    return (
        standing_dispositions()
        .where(Decision.subject_id.in_(opinions))
        .order_by(Decision.decided_at.desc(), Decision.id)
    )


def _own_in_opinions(member: Member) -> Select[str, Comment]:
    own = or_(Comment.author_id == member.id, Comment.organisation_id == member.organisation_id)
    return (
        select(GatheredComment.opinion_id, Comment)
        .join(Comment, Comment.id == GatheredComment.comment_id)
        .where(own, came_in(), Comment.withdrawn_at.is_(None))
        .order_by(Comment.created_at, Comment.id)
    )


def _limit(new: int) -> int:
    """How many are shown: all that are new, and some in any case."""
    return min(max(new, LATEST), MOST)


def _count(session: Session, statement: Select[Any]) -> int:
    return session.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0


def _answers(session: Session, newest: Select[Any], since: datetime | None, language: str) -> list[DeskAnswer]:
    return [
        DeskAnswer(each.parent_id, comment_view(each, language), since is None or each.created_at > since)
        for each in session.scalars(newest).unique()
    ]


def _mentions(session: Session, newest: Select[Any], since: datetime | None, language: str) -> list[DeskMention]:
    return [
        DeskMention(
            each.comment.parent_id or each.comment_id,
            comment_view(each.comment, language),
            since is None or each.mentioned_at > since,
        )
        for each in session.scalars(newest).unique()
    ]


def _decisions(session: Session, member: Member, newest: Select[Any], since: datetime | None) -> list[DeskDecision]:
    decisions = session.scalars(newest).unique().all()
    own: dict[str, list[Comment]] = {}
    ids = [each.subject_id for each in decisions]
    for opinion_id, comment in session.execute(_own_in_opinions(member).where(GatheredComment.opinion_id.in_(ids))):
        own.setdefault(opinion_id, []).append(comment)
    return [
        DeskDecision(
            comment_id=own[each.subject_id][0].id,
            words=_excerpt(own[each.subject_id][0]),
            disposition=Disposition((each.what or {})["disposition"]),
            reason=each.reason,
            decided_at=each.decided_at,
            comments=len(own[each.subject_id]),
            is_own=any(comment.author_id == member.id for comment in own[each.subject_id]),
            is_new=since is None or each.decided_at > since,
        )
        for each in decisions
    ]


def _excerpt(comment: Comment) -> str:
    words = richtext.plain(comment.current.body).replace("\n", " ") or comment.current.proposed
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"


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
