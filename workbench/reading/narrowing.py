"""Which comments of a law a list has, and in what order: statements that read what is seen and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, case, func, literal, select, tuple_
from sqlalchemy.orm import Session

from workbench.commentary.models import Agreement, Anchor, Comment, Revision
from workbench.commentary.terms import AnchorStatus, CommentTarget
from workbench.commentary.threads import is_unanswered
from workbench.db import UtcDateTime
from workbench.deliberation.deciding import decided_comments
from workbench.deliberation.gathering import came_in
from workbench.deliberation.terms import Disposition
from workbench.drafts import service as drafts
from workbench.drafts.models import StoredClause, Version
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.people.organisations import ids_below

CommentRows = Select[Comment, Anchor, StoredClause]
_FIRST: Final = -1  # what is said of the draft as a whole comes before its clauses
_LAST: Final = 1_000_000_000  # the place in the draft of a comment that has none there


class CommentsOrder(ClosedList):
    """In which order comments are listed."""

    CLAUSE = "clause", N_("in the order of the draft")
    TIME = "time", N_("the newest first")
    WEIGHT = "weight", N_("those with the most organisations behind them first")


class CommentsPlace(ClosedList):
    """How a comment stands in the draft that is shown."""

    PLACED = "placed", N_("with a place in this draft")
    NEAR = "near", N_("place to be checked")
    LOST = "lost", N_("place lost")
    WAITING = "waiting", N_("not carried over yet")


class CommentsDecision(ClosedList):
    """Whether a comment that came in is decided; one disposition is asked for by its own value."""

    UNDECIDED = "undecided", N_("undecided")
    DECIDED = "decided", N_("decided, in whatever way")


class CommentsState(ClosedList):
    """What is listed besides the comments that stand: without a state, those and no others."""

    CAME_IN = "came_in", N_("all that came in, also withdrawn")
    WITHDRAWN = "withdrawn", N_("came in and withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsQuery:
    """What is asked of the comments on a law; what is empty narrows nothing.

    ``clause`` is the id of a clause, with all that stands below it; ``organisation`` likewise. ``answer`` is the id of
    a return; it and ``round`` leave out what leads left out of their answers. ``anchored`` is one of
    :class:`CommentsPlace`, ``state`` of :class:`CommentsState`, ``decided`` of :class:`CommentsDecision` or a
    :class:`Disposition`: the latter two leave out what did not come in yet. ``open`` asks for questions without a
    reply, ``since`` for what was written later.
    """

    law: str
    clause: str = ""
    organisation: str = ""
    author: str = ""
    stance: str = ""
    issue: str = ""
    round: str = ""
    answer: str = ""
    anchored: str = ""
    decided: str = ""
    state: str = ""
    proposal: bool = False
    open: bool = False
    since: datetime | None = None


def with_places(version: Version) -> CommentRows:
    """Every comment with its place in a version, where it has one."""
    return (
        select(Comment, Anchor, StoredClause)
        .join(Revision, (Comment.id == Revision.comment_id) & (Comment.latest == Revision.number))
        .outerjoin(Anchor, (Anchor.comment_id == Comment.id) & (Anchor.version_id == version.id))
        .outerjoin(StoredClause, StoredClause.id == Anchor.clause_id)
    )


def narrowed(session: Session, version: Version, query: CommentsQuery, clauses: Sequence[StoredClause]) -> CommentRows:
    """The comments asked for, beside a version with these clauses."""
    statement = with_places(version).where(Comment.law_id == query.law, Comment.parent_id.is_(None))
    equal = {Comment.author_id: query.author, Revision.stance: query.stance, Revision.issue: query.issue}
    statement = statement.where(*(column == value for column, value in equal.items() if value))
    if query.clause:
        statement = statement.where(Anchor.clause_id.in_(with_below(query.clause, clauses)))
    if query.organisation:
        statement = statement.where(Comment.organisation_id.in_(ids_below(session, query.organisation)))
    if query.round:
        statement = statement.where(Comment.round_id == query.round, Comment.left_out_at.is_(None))
    if query.answer:
        statement = statement.where(Comment.return_id == query.answer, Comment.left_out_at.is_(None))
    if query.proposal:
        statement = statement.where(Revision.proposed != "")
    if query.open:
        statement = statement.where(is_unanswered())
    if query.since is not None:
        statement = statement.where(Comment.created_at > query.since)
    return statement.where(*_ANCHORED.get(query.anchored, ()), *_in_state(query.state), *_decided(query))


_ANCHORED: Final[Mapping[str, Sequence[Any]]] = {
    CommentsPlace.PLACED: (Anchor.status != AnchorStatus.LOST,),
    CommentsPlace.NEAR: (Anchor.status == "near",),
    CommentsPlace.LOST: (Anchor.status == "lost",),
    CommentsPlace.WAITING: (Anchor.id.is_(None),),
}


def _in_state(state: str) -> Sequence[Any]:
    if state == CommentsState.CAME_IN:
        return (came_in(),)
    if state == CommentsState.WITHDRAWN:
        return (came_in(), Comment.withdrawn_at.is_not(None))
    return (Comment.withdrawn_at.is_(None),)


def _decided(query: CommentsQuery) -> Sequence[Any]:
    """The same comments as opinions and decisions count: those that came in and stand."""
    if query.decided == CommentsDecision.UNDECIDED:
        return (came_in(), Comment.withdrawn_at.is_(None), Comment.id.not_in(decided_comments(query.law)))
    if query.decided == CommentsDecision.DECIDED:
        return (came_in(), Comment.withdrawn_at.is_(None), Comment.id.in_(decided_comments(query.law)))
    if query.decided in set(Disposition):
        alike = decided_comments(query.law, Disposition(query.decided))
        return (came_in(), Comment.withdrawn_at.is_(None), Comment.id.in_(alike))
    return ()


def with_below(clause_id: str, clauses: Iterable[StoredClause]) -> Collection[str]:
    """The id of a clause and of all below it; ``clauses`` are in reading order, so that parents come first."""
    ids = {clause_id}
    for clause in clauses:
        if clause.parent_id in ids:
            ids.add(clause.id)
    return ids


def _by_clause(statement: CommentRows, last: Any) -> CommentRows:
    elsewhere = case((Comment.target == CommentTarget.DRAFT, _FIRST), else_=_LAST)
    position = func.coalesce(StoredClause.position, elsewhere)
    if last is not None:
        comment, _, clause = last
        without = _FIRST if comment.target is CommentTarget.DRAFT else _LAST
        here = (literal(clause.position if clause is not None else without), *_moment_and_id(comment))
        statement = statement.where(tuple_(position, Comment.created_at, Comment.id) > tuple_(*here))
    return statement.order_by(position, Comment.created_at, Comment.id)


def _by_time(statement: CommentRows, last: Any) -> CommentRows:
    if last is not None:
        statement = statement.where(tuple_(Comment.created_at, Comment.id) < tuple_(*_moment_and_id(last[0])))
    return statement.order_by(Comment.created_at.desc(), Comment.id.desc())


def _by_weight(statement: CommentRows, last: Any) -> CommentRows:
    """By the organisations behind a comment, then the people, as :func:`supporters_by_comment` counts them."""
    agreed = _agreed()
    organisations, people = (func.coalesce(column, 0) for column in (agreed.c.organisations, agreed.c.people))
    statement = statement.outerjoin(agreed, agreed.c.comment_id == Comment.id)
    if last is not None:
        again = _agreed()
        weights = (
            func.coalesce(select(column).where(again.c.comment_id == last[0].id).scalar_subquery(), 0)
            for column in (again.c.organisations, again.c.people)
        )
        here = tuple_(*(-weight for weight in weights), *_moment_and_id(last[0]))
        statement = statement.where(tuple_(-organisations, -people, Comment.created_at, Comment.id) > here)
    return statement.order_by(organisations.desc(), people.desc(), Comment.created_at, Comment.id)


def _agreed() -> Any:
    """How many organisations and people besides its own say the same as a comment; no row where none does."""
    others = case((Agreement.organisation_id != Comment.organisation_id, Agreement.organisation_id))
    persons = case((Agreement.member_id != Comment.author_id, Agreement.member_id))
    return (
        select(
            Agreement.comment_id,
            func.count(others.distinct()).label("organisations"),
            func.count(persons.distinct()).label("people"),
        )
        .join(Comment, Comment.id == Agreement.comment_id)
        .where(Agreement.withdrawn_at.is_(None))
        .group_by(Agreement.comment_id)
        .subquery()
    )


def _moment_and_id(comment: Comment) -> tuple[Any, Any]:
    return literal(comment.created_at, UtcDateTime()), literal(comment.id)


# How each order goes on after a row.
ORDERS: Final[Mapping[CommentsOrder, Callable[[CommentRows, Any], CommentRows]]] = {
    CommentsOrder.CLAUSE: _by_clause,
    CommentsOrder.TIME: _by_time,
    CommentsOrder.WEIGHT: _by_weight,
}


def narrowed_comments(session: Session, version: Version, query: CommentsQuery, order: CommentsOrder) -> CommentRows:
    """All comments of the list at once, each with its place and its clause in the version, where it has them."""
    return ORDERS[order](narrowed(session, version, query, drafts.clauses_of(session, version)), None)
