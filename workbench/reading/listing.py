"""All comments of a law in one list: narrowed, in an order one chooses, page by page beside the text they are on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Select, case, func, literal, select, tuple_
from sqlalchemy.orm import Session, selectinload

from workbench.commentary.beside import Beside, beside
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.commentary.terms import AnchorStatus, CommentTarget
from workbench.commentary.threads import is_unanswered
from workbench.commentary.view_models import CommentView, comment_view
from workbench.db import UtcDateTime
from workbench.decisions.view_models import DecisionView, decision_views
from workbench.deliberation.deciding import decisions_of_comments
from workbench.drafts import service as drafts
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.view_models import ClauseView, clause_view
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.lang.languages import text_language
from workbench.law.redline import DiffRun, redline
from workbench.people.models import Member
from workbench.people.organisations import ids_below

PAGE: Final = 25
_Rows = Select[Comment, Anchor, StoredClause]
_FIRST: Final = -1  # what is said of the draft as a whole comes before its clauses
_LAST: Final = 1_000_000_000  # the place in the draft of a comment that has none there


class CommentsOrder(ClosedList):
    """In which order comments are listed."""

    CLAUSE = "clause", N_("in the order of the draft")
    TIME = "time", N_("the newest first")


class CommentsPlace(ClosedList):
    """How a comment stands in the draft that is shown."""

    PLACED = "placed", N_("with a place in this draft")
    NEAR = "near", N_("place to be checked")
    LOST = "lost", N_("place lost")
    WAITING = "waiting", N_("not carried over yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsQuery:
    """What is asked of the comments on a law; what is empty narrows nothing.

    ``clause`` is the id of a clause, with all that stands below it; ``organisation`` likewise. ``answer`` is the id of
    a return; it and ``round`` leave out what leads left out of their answers. ``anchored`` is one of
    :class:`CommentsPlace`. ``open`` asks for questions without a reply, ``since`` for what was written later.
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
    proposal: bool = False
    open: bool = False
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ListedComment:
    """A comment of the list: how its place stands, the words it is on, its proposal as a redline, and what was decided.

    ``decisions`` are those on the opinion that it is in, the first one first.
    """

    comment: CommentView
    clause: ClauseView | None
    lang: str
    status: str
    quote: str
    redline: Sequence[DiffRun]
    is_left_out: bool
    decisions: tuple[DecisionView, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedClause:
    """A clause beside the comments on it: its text line by line; None where they have no place in the draft."""

    clause: ClauseView | None
    lines: Sequence[ClauseView]
    comments: Sequence[ListedComment]


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """A page of the list: ``total`` counts all that were asked for, ``after`` leads on, empty on the last page."""

    clauses: Sequence[ListedClause] = field(default_factory=tuple)
    total: int = 0
    after: str = ""


def comments_page(
    session: Session, version: Version, query: CommentsQuery, order: CommentsOrder, after: str, language: str
) -> CommentsPage:
    """The page of the list that follows the comment ``after``, an id; the first one where it is empty or unknown."""
    clauses = drafts.clauses_of(session, version)
    statement = _narrowed(session, version, query, clauses)
    total = session.scalar(select(func.count()).select_from(statement.with_only_columns(Comment.id).subquery())) or 0
    last = session.execute(_joined(version).where(Comment.id == after)).unique().first() if after else None
    paged = _ORDERS[order](statement, last).options(selectinload(Comment.replies)).limit(PAGE + 1)
    rows = session.execute(paged).unique().all()
    page_rows = rows[:PAGE]
    standing_by = beside(session, [row[0] for row in page_rows])
    decisions = decisions_of_comments(session, [row[0].id for row in page_rows])
    listed = [
        replace(
            _listed(row[0], row[1], row[2], version, standing_by, language),
            decisions=decision_views(decisions.get(row[0].id, ()), language),
        )
        for row in page_rows
    ]
    leads_on = page_rows[-1][0].id if len(rows) > PAGE else ""
    return CommentsPage(_beside_text(listed, clauses), total, leads_on)


def narrowed_comments(session: Session, version: Version, query: CommentsQuery, order: CommentsOrder) -> _Rows:
    """All comments of the list at once, each with its place and its clause in the version, where it has them."""
    return _ORDERS[order](_narrowed(session, version, query, drafts.clauses_of(session, version)), None)


def _joined(version: Version) -> _Rows:
    """Every comment with its place in a version, where it has one."""
    return (
        select(Comment, Anchor, StoredClause)
        .join(Revision, (Comment.id == Revision.comment_id) & (Comment.latest == Revision.number))
        .outerjoin(Anchor, (Anchor.comment_id == Comment.id) & (Anchor.version_id == version.id))
        .outerjoin(StoredClause, StoredClause.id == Anchor.clause_id)
    )


def _narrowed(session: Session, version: Version, query: CommentsQuery, clauses: Sequence[StoredClause]) -> _Rows:
    statement = _joined(version).where(
        Comment.law_id == query.law, Comment.parent_id.is_(None), Comment.withdrawn_at.is_(None)
    )
    equal = {Comment.author_id: query.author, Revision.stance: query.stance, Revision.issue: query.issue}
    statement = statement.where(*(column == value for column, value in equal.items() if value))
    if query.clause:
        statement = statement.where(Anchor.clause_id.in_(_with_below(query.clause, clauses)))
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
    return statement.where(*_ANCHORED[query.anchored]) if query.anchored in _ANCHORED else statement


_ANCHORED: Final[Mapping[str, Sequence[Any]]] = {
    CommentsPlace.PLACED: (Anchor.status != AnchorStatus.LOST,),
    CommentsPlace.NEAR: (Anchor.status == "near",),
    CommentsPlace.LOST: (Anchor.status == "lost",),
    CommentsPlace.WAITING: (Anchor.id.is_(None),),
}


def _with_below(clause_id: str, clauses: Iterable[StoredClause]) -> Collection[str]:
    """The id of a clause and of all below it; ``clauses`` are in reading order, so that parents come first."""
    ids = {clause_id}
    for clause in clauses:
        if clause.parent_id in ids:
            ids.add(clause.id)
    return ids


def _by_clause(statement: _Rows, last: Any) -> _Rows:
    elsewhere = case((Comment.target == CommentTarget.DRAFT, _FIRST), else_=_LAST)
    position = func.coalesce(StoredClause.position, elsewhere)
    if last is not None:
        comment, _, clause = last
        without = _FIRST if comment.target is CommentTarget.DRAFT else _LAST
        here = (literal(clause.position if clause is not None else without), *_moment_and_id(comment))
        statement = statement.where(tuple_(position, Comment.created_at, Comment.id) > tuple_(*here))
    return statement.order_by(position, Comment.created_at, Comment.id)


def _by_time(statement: _Rows, last: Any) -> _Rows:
    if last is not None:
        statement = statement.where(tuple_(Comment.created_at, Comment.id) < tuple_(*_moment_and_id(last[0])))
    return statement.order_by(Comment.created_at.desc(), Comment.id.desc())


def _moment_and_id(comment: Comment) -> tuple[Any, Any]:
    return literal(comment.created_at, UtcDateTime()), literal(comment.id)


# How each order goes on after a row; another one, such as by those who agree, is one more line here and in the list.
_ORDERS: Final[Mapping[CommentsOrder, Callable[[_Rows, Any], _Rows]]] = {
    CommentsOrder.CLAUSE: _by_clause,
    CommentsOrder.TIME: _by_time,
}


def _listed(
    comment: Comment,
    anchor: Anchor | None,
    clause: StoredClause | None,
    version: Version,
    standing_by: Beside,
    language: str,
) -> ListedComment:
    proposed = comment.current.proposed
    before = "" if clause is None or comment.target is CommentTarget.NEW_ARTICLE else clause.text
    runs = redline(before, proposed, text_language(version.lang)) if proposed and clause is not None else ()
    return ListedComment(
        comment=comment_view(comment, language, with_replies=True, beside=standing_by),
        clause=clause_view(clause) if clause is not None else None,
        lang=version.lang,
        status=anchor.status if anchor is not None else "",
        quote=anchor.quote if anchor is not None else "",
        redline=runs,
        is_left_out=comment.left_out_at is not None,
    )


def _beside_text(listed: Sequence[ListedComment], clauses: Sequence[StoredClause]) -> list[ListedClause]:
    """The comments in their order, those that follow one another on the same clause beside its text once."""
    groups = []
    for (clause, _), comments in groupby(listed, key=lambda each: (each.clause, each.comment.target == "draft")):
        family = _with_below(clause.id, clauses) if clause is not None else ()
        lines = [clause_view(each) for each in clauses if each.id in family and each.text]
        groups.append(ListedClause(clause, lines, list(comments)))
    return groups


def authors_of(session: Session, law_id: str) -> Sequence[Member]:
    """Whoever has commented on a law, of the comments that are seen; by user name."""
    commenting = select(Comment.author_id).where(
        Comment.law_id == law_id, Comment.parent_id.is_(None), Comment.withdrawn_at.is_(None)
    )
    return session.scalars(select(Member).where(Member.id.in_(commenting)).order_by(Member.username)).all()
