"""What follows a comment is committed with it or not at all, and follows only where it was wired."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from workbench.commentary.models import Comment
from workbench.config import Settings
from workbench.db import Database
from workbench.people.service import member_named
from workbench.search.comments.index import count_missing
from workbench.wiring import open_database


def comment_in(session: Session) -> Comment:
    editor, officer = member_named(session, "editor"), member_named(session, "officer")
    assert editor is not None and officer is not None
    return make_comment(session, officer, clause_at(session, make_version(session, editor), "第二条"), "<p>甲乙丙</p>")


def test_the_index_follows_comments_in_their_own_transaction(settings: Settings) -> None:
    database = open_database(settings.database_url)
    with database.writing() as session:
        comment_in(session)
        assert session.scalar(text("SELECT count(*) FROM comment_words")) == 1
        session.rollback()
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM comment_words")) == 0
    database.dispose()


def test_a_database_that_nobody_wired_tells_nobody(settings: Settings) -> None:
    database = Database(settings.database_url)
    with database.writing() as session:
        comment_in(session)
        assert count_missing(session.connection()) == 1
    database.dispose()
