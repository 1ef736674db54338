"""What commentary makes known to the features above it: within the transaction in which it happens, or after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from sqlalchemy.orm import Session

from workbench.commentary.models import Comment
from workbench.db import Database, call_after_commit

CommentFollower = Callable[[Session, Comment], None]
CommittedFollower = Callable[[str], object]
_FOLLOWERS: Final = "comment_followers"
_COMMITTED: Final = "committed_comment_followers"


def follow_comments(database: Database, follower: CommentFollower) -> None:
    """Call ``follower`` with every comment written, edited or withdrawn in the database's sessions from now on.

    It is called before the commit, in the session that wrote the comment: what it writes is committed with the
    comment or not at all, and an error it raises refuses both. ``workbench.wiring`` says who follows.
    """
    database.session_info.setdefault(_FOLLOWERS, []).append(follower)


def follow_committed_comments(database: Database, follower: CommittedFollower) -> None:
    """Call ``follower`` with the id of every comment that was written, edited or withdrawn, once that is committed.

    It is called when the locks are released, and never where the comment was rolled back; it opens a session of its
    own where it needs one. An error it raises is logged and undoes nothing. ``workbench.wiring`` says who follows.
    """
    database.session_info.setdefault(_COMMITTED, []).append(follower)


def comment_written(session: Session, comment: Comment) -> None:
    """Tell the followers that ``comment``, which is flushed, is new, says or brings something else, or is withdrawn."""
    followers: list[CommentFollower] = session.info.get(_FOLLOWERS, [])
    for follower in followers:
        follower(session, comment)
    committed: list[CommittedFollower] = session.info.get(_COMMITTED, [])
    for later in committed:
        call_after_commit(session, partial(later, comment.id))
