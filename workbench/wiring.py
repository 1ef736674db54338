"""Who follows whom: features that know nothing of each other are joined here, for the site and the command line."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from workbench.commentary.events import (
    CommentFollower,
    CommittedFollower,
    follow_comments,
    follow_committed_comments,
)
from workbench.config import Settings
from workbench.consultation.service import look
from workbench.db import Database
from workbench.drafts.clearing import clear_old_uploads
from workbench.home.digest import LOOKED_EVERY, write_digests
from workbench.jobs.queue import Duty
from workbench.mail.sending import POSTED_EVERY, ask_for_post
from workbench.mail.service import clear_old_mail
from workbench.people.sight import let_look
from workbench.receiving.clearing import clear_old_received
from workbench.record.chain import WITNESS, link_waiting
from workbench.search.comments.index import index_comment
from workbench.web.once import clear_old_forms

# What follows a comment: with it or not at all, in its transaction; or once it is committed, whatever becomes of that.
COMMENT_FOLLOWERS: Final[tuple[CommentFollower, ...]] = (index_comment,)
COMMITTED_COMMENT_FOLLOWERS: Final[tuple[CommittedFollower, ...]] = ()
_LINKED_EVERY: Final = timedelta(minutes=1)
_CLEARED_EVERY: Final = timedelta(hours=1)


def open_database(url: str) -> Database:
    """The database of an instance, with everything that must follow what is written in it."""
    database = Database(url)
    for follower in COMMENT_FOLLOWERS:
        follow_comments(database, follower)
    for later in COMMITTED_COMMENT_FOLLOWERS:
        follow_committed_comments(database, later)
    let_look(database, look)
    return database


def timer_duties(database: Database, settings: Settings) -> tuple[Duty, ...]:
    """What the timer does besides minding the jobs: it links the record and clears what nobody needs any more.

    The record is linked every minute, well within the delay that is promised. Digests are written when they are due,
    and what is due by mail is sent as a job.
    """
    return (
        Duty("record.link", _LINKED_EVERY, lambda: link_waiting(database, settings.instance / WITNESS)),
        Duty("forms.clear", _CLEARED_EVERY, lambda: clear_old_forms(database)),
        Duty("digests.write", LOOKED_EVERY, lambda: write_digests(database, settings)),
        Duty("mail.send", POSTED_EVERY, lambda: ask_for_post(database, settings)),
        Duty("mail.clear", _CLEARED_EVERY, lambda: clear_old_mail(database)),
        Duty("previews.clear", _CLEARED_EVERY, lambda: clear_old_uploads(database, settings.uploads)),
        Duty("returned.clear", _CLEARED_EVERY, lambda: clear_old_received(database, settings.returned)),
    )
