"""All comments of a law in one list: narrowed, in an order one chooses, page by page beside the text they are on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from workbench.commentary.beside import Beside, beside
from workbench.commentary.models import Comment
from workbench.commentary.terms import CommentTarget
from workbench.commentary.view_models import CommentView, comment_view
from workbench.decisions.view_models import DecisionView, decision_views
from workbench.deliberation.deciding import decisions_of_comments
from workbench.drafts import service as drafts
from workbench.drafts.models import StoredClause, Version
from workbench.drafts.view_models import ClauseView, clause_view
from workbench.lang.languages import text_language
from workbench.law.redline import DiffRun, redline
from workbench.people.models import Member
from workbench.reading.narrowing import ORDERS, CommentsOrder, CommentsQuery, narrowed, with_below, with_places

PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class ListedComment:
    """A comment of the list: how its place stands, its words, its proposal as a redline, and what was decided on it."""

    comment: CommentView
    clause: ClauseView | None
    lang: str
    status: str
    quote: str
    redline: Sequence[DiffRun]
    is_left_out: bool
    decisions: Sequence[DecisionView]


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
    statement = narrowed(session, version, query, clauses)
    total = session.scalar(select(func.count()).select_from(statement.with_only_columns(Comment.id).subquery())) or 0
    last = session.execute(with_places(version).where(Comment.id == after)).unique().first() if after else None
    paged = ORDERS[order](statement, last).options(selectinload(Comment.replies)).limit(PAGE + 1)
    rows = session.execute(paged).unique().all()
    page_rows = rows[:PAGE]
    comments = [row[0] for row in page_rows]
    standing_by, decided = beside(session, comments), decisions_of_comments(session, [each.id for each in comments])
    listed = [
        _listed(row, version, standing_by, decision_views(decided.get(row[0].id, ()), language), language)
        for row in page_rows
    ]
    leads_on = page_rows[-1][0].id if len(rows) > PAGE else ""
    return CommentsPage(_beside_text(listed, clauses), total, leads_on)


def _listed(
    row: Any, version: Version, standing_by: Beside, decisions: Sequence[DecisionView], language: str
) -> ListedComment:
    comment, anchor, clause = row
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
        decisions=decisions,
    )


def _beside_text(listed: Sequence[ListedComment], clauses: Sequence[StoredClause]) -> list[ListedClause]:
    """The comments in their order, those that follow one another on the same clause beside its text once."""
    groups = []
    for (clause, _), comments in groupby(listed, key=lambda each: (each.clause, each.comment.target == "draft")):
        family = with_below(clause.id, clauses) if clause is not None else ()
        lines = [clause_view(each) for each in clauses if each.id in family and each.text]
        groups.append(ListedClause(clause, lines, list(comments)))
    return groups


def authors_of(session: Session, law_id: str) -> Sequence[Member]:
    """Whoever has commented on a law, of the comments that are seen; by user name."""
    commenting = select(Comment.author_id).where(
        Comment.law_id == law_id, Comment.parent_id.is_(None), Comment.withdrawn_at.is_(None)
    )
    return session.scalars(select(Member).where(Member.id.in_(commenting)).order_by(Member.username)).all()
