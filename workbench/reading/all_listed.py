"""Every comment that the list of all comments would show, on all its pages, with what stands beside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session, selectinload

from workbench.commentary.beside import Beside, beside
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.terms import CommentTarget
from workbench.deliberation.deciding import decisions_of_comments
from workbench.deliberation.terms import Disposition
from workbench.drafts.models import StoredClause, Version
from workbench.reading.narrowing import CommentsOrder, CommentsQuery, narrowed_comments

_AT_ONCE = 400  # comments whose replies and neighbours are fetched with one statement each


@dataclass(frozen=True, slots=True)
class CommentEntry:
    """A comment as files list it: its place in the draft, if it has one there, and what was decided on it."""

    comment: Comment
    anchor: Anchor | None
    clause: StoredClause | None
    disposition: Disposition | None
    reason: str

    @property
    def is_on_draft(self) -> bool:
        return self.comment.target is CommentTarget.DRAFT

    @property
    def is_new_article(self) -> bool:
        return self.comment.target is CommentTarget.NEW_ARTICLE


def all_listed(
    session: Session, version: Version, query: CommentsQuery, order: CommentsOrder = CommentsOrder.CLAUSE
) -> list[CommentEntry]:
    """The comments asked for beside a version, in order; only those that whoever the session reads for may see."""
    statement = narrowed_comments(session, version, query, order).options(selectinload(Comment.replies))
    rows = session.execute(statement).unique().all()
    decided = _decided(session, [comment.id for comment, _, _ in rows])
    return [
        CommentEntry(comment, anchor, clause, *decided.get(comment.id, (None, ""))) for comment, anchor, clause in rows
    ]


def beside_all(session: Session, listed: Sequence[CommentEntry]) -> Beside:
    """Who says the same and the rest, of all of them together."""
    return beside(session, [each.comment for each in listed])


def _decided(session: Session, ids: Sequence[str]) -> Mapping[str, tuple[Disposition, str]]:
    """What was decided last on the opinion that each comment is in."""
    decided: dict[str, tuple[Disposition, str]] = {}
    for begin in range(0, len(ids), _AT_ONCE):
        for comment_id, decisions in decisions_of_comments(session, ids[begin : begin + _AT_ONCE]).items():
            last = decisions[-1] if decisions else None
            if last is not None and last.what and last.what.get("disposition"):
                decided[comment_id] = (Disposition(last.what["disposition"]), last.reason or "")
    return decided
