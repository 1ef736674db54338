"""Followers hear of every comment that is written, edited or withdrawn, in the session that does it."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from workbench.commentary.events import follow_comments
from workbench.commentary.models import Comment
from workbench.commentary.service import CommentData, edit_comment, reply, withdraw
from workbench.config import Settings
from workbench.db import Database
from workbench.people.service import member_named


def comment_in(session: Session) -> Comment:
    editor, officer = member_named(session, "editor"), member_named(session, "officer")
    assert editor is not None and officer is not None
    return make_comment(session, officer, clause_at(session, make_version(session, editor), "第二条"), "<p>甲乙丙</p>")


def test_followers_hear_of_every_change_of_a_comment(settings: Settings) -> None:
    database = Database(settings.database_url)
    heard: list[tuple[str, int, bool]] = []

    def hear(_session: Session, comment: Comment) -> None:
        heard.append((comment.id, comment.latest, comment.withdrawn_at is not None))

    follow_comments(database, hear)
    with database.writing() as session:
        comment = comment_in(session)
        officer = comment.author
        answer = reply(session, officer, comment, "<p>丁</p>")
        edit_comment(session, officer, comment, CommentData(body="戊", stance="oppose", issue="wording"), 1)
        edit_comment(session, officer, comment, CommentData(body="戊", stance="oppose", issue="wording"), 2)
        withdraw(session, officer, comment)
    assert heard == [(comment.id, 1, False), (answer.id, 1, False), (comment.id, 2, False), (comment.id, 2, True)]
    database.dispose()


def test_a_follower_that_fails_refuses_the_comment(settings: Settings) -> None:
    database = Database(settings.database_url)

    def fail(_session: Session, _comment: Comment) -> None:
        raise LookupError("the follower")

    follow_comments(database, fail)
    with database.writing() as session, pytest.raises(LookupError, match="the follower"):
        comment_in(session)
    database.dispose()
