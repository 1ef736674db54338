"""What pages show of a comment and its replies: plain values in the reader's language, and no rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.commentary.models import Comment, Revision


@dataclass(frozen=True, slots=True)
class RevisionView:
    """What a comment said from ``created_at`` on; ``body`` is sanitised HTML, ``proposed`` a wording or empty."""

    body: str
    stance: str
    issue: str
    proposed: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment or a reply; ``organisation`` is on whose behalf it is, ``earlier`` begins with the latest."""

    id: str
    author_id: str
    author: str
    organisation: str
    created_at: datetime
    withdrawn_at: datetime | None
    current: RevisionView
    earlier: tuple[RevisionView, ...]
    replies: tuple[CommentView, ...] = ()


def comment_view(comment: Comment, language: str, *, with_replies: bool = False) -> CommentView:
    """The comment in the reader's language; its replies too where the caller has loaded them."""
    author = comment.author
    revisions = [_revision_view(revision) for revision in reversed(comment.revisions)]
    return CommentView(
        id=comment.id,
        author_id=comment.author_id,
        author=author.name(language),
        organisation=comment.organisation.name(language),
        created_at=comment.created_at,
        withdrawn_at=comment.withdrawn_at,
        current=revisions[0],
        earlier=tuple(revisions[1:]),
        replies=tuple(comment_view(answer, language) for answer in comment.replies) if with_replies else (),
    )


def _revision_view(revision: Revision) -> RevisionView:
    return RevisionView(revision.body, revision.stance, revision.issue, revision.proposed, revision.created_at)
