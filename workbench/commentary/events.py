"""What commentary makes known to the features above it, within the transaction in which it happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.db import Database

CommentFollower = Callable[[Session, Comment], None]
_FOLLOWERS: Final = "comment_followers"


def follow_comments(database: Database, follower: CommentFollower) -> None:
    """Call ``follower`` with every comment written, edited or withdrawn in the database's sessions from now on.

    It is called before the commit, in the session that wrote the comment: what it writes is committed with the
    comment or not at all, and an error it raises refuses both. ``workbench.wiring`` says who follows.
    """
    database.session_info.setdefault(_FOLLOWERS, []).append(follower)


def comment_written(session: Session, comment: Comment) -> None:
    """Tell the followers that ``comment``, which is flushed, is new, has a new revision, or was withdrawn."""
    followers: list[CommentFollower] = session.info.get(_FOLLOWERS, [])
    for follower in followers:
        follower(session, comment)
