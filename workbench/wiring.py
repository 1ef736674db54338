"""Who follows whom: features that know nothing of each other are joined here, for the site and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from workbench.commentary.events import (
    CommentFollower,
    CommittedFollower,
    follow_comments,
    follow_committed_comments,
)
from workbench.commentary.models import Attachment, Comment
from workbench.config import Settings
from workbench.consultation.models import Return, Round
from workbench.consultation.service import look
from workbench.db import Base, Database
from workbench.deliberation.models import Meeting, Opinion, OpinionOffer
from workbench.drafts.clearing import clear_old_uploads
from workbench.drafts.models import StoredClause, Upload, Version
from workbench.home.digest import LOOKED_EVERY, write_digests
from workbench.jobs.queue import Duty
from workbench.mail.sending import POSTED_EVERY, ask_for_post
from workbench.mail.service import clear_old_mail
from workbench.papers.models import Paper, Position, SealedPaper
from workbench.people.sight import let_look
from workbench.receiving.clearing import clear_old_received
from workbench.receiving.models import ReceivedFile
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


def law_of(session: Session, named: Mapping[str, str]) -> str | None:
    """The id of the law of what an address names, by the names that addresses have; None where it names none."""
    for name, value in named.items():
        if name == "law_id":
            return value
        for model, path in _LAW_OF.get(name, ()):
            row: Any = session.get(model, value)
            for step in path.split(".") if row is not None else ():
                row = getattr(row, step)
            if row is not None:
                return str(row)
    return None


# Where the law of what an address names is found: the table, and the way from its row.
_LAW_OF: Final[Mapping[str, Sequence[tuple[type[Base], str]]]] = {
    **dict.fromkeys(("version_id", "new_id", "old_id", "version"), ((Version, "law_id"),)),
    **dict.fromkeys(("clause_id", "clause"), ((StoredClause, "version.law_id"),)),
    **dict.fromkeys(("paper_id", "paper"), ((Paper, "law_id"),)),
    "comment_id": ((Comment, "law_id"),),
    "position_id": ((Position, "paper.law_id"),),
    "opinion_id": ((Opinion, "law_id"), (Comment, "law_id")),
    "offer_id": ((OpinionOffer, "law_id"),),
    "meeting_id": ((Meeting, "law_id"),),
    "round_id": ((Round, "law_id"),),
    "return_id": ((Return, "round.law_id"),),
    "sealed_id": ((SealedPaper, "law_id"),),
    "attachment_id": ((Attachment, "law_id"),),
    "received_id": ((ReceivedFile, "law_id"),),
    "upload_id": ((Upload, "law_id"),),
}


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
