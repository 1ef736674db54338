"""What follows a comment, in its transaction or after it, and what the timer does, wherever it was wired."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tests.browsing import Browser, fresh_form
from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from workbench import wiring
from workbench.app import create_app
from workbench.cli import main
from workbench.commands.opened import opened_instance
from workbench.commentary.models import Comment
from workbench.config import Settings
from workbench.db import Database, now
from workbench.errors import Invalid
from workbench.people.service import member_named
from workbench.search.comments.index import count_missing
from workbench.web.models import HandledForm
from workbench.web.once import KEPT
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


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[list[tuple[str, str]]]:
    """What followers hear that are wired for both moments: of which comment, and whether it was committed by then."""
    told: list[tuple[str, str]] = []
    other = Database(settings.database_url)

    def is_there(comment_id: str) -> str:
        with other.reading() as session:
            return "there" if session.get(Comment, comment_id) is not None else "not yet"

    within = (*wiring.COMMENT_FOLLOWERS, lambda _session, comment: told.append((comment.id, is_there(comment.id))))
    monkeypatch.setattr(wiring, "COMMENT_FOLLOWERS", within)
    monkeypatch.setattr(
        wiring, "COMMITTED_COMMENT_FOLLOWERS", (lambda comment_id: told.append((comment_id, is_there(comment_id))),)
    )
    yield told
    other.dispose()


def test_a_page_tells_in_the_transaction_and_after_it(
    settings: Settings, heard: list[tuple[str, str]], stored: Callable[[Callable[[Session], str]], str]
) -> None:
    def make_clause(session: Session) -> str:
        editor = member_named(session, "editor")
        assert editor is not None
        return clause_at(session, make_version(session, editor), "第二条").id

    clause_id = stored(make_clause)
    app = create_app(settings)
    officer = Browser(app.test_client()).sign_in("officer")
    refused = {**fresh_form(officer.token), "body": "甲", "stance": "no such stance", "issue": "wording"}
    officer.client.post(f"/clauses/{clause_id}/comments", data=refused)
    assert heard == []
    officer.client.post(f"/clauses/{clause_id}/comments", data={**refused, "stance": "oppose"})
    app.extensions["workbench.database"].dispose()
    (first, before), (second, after) = heard
    assert first == second and (before, after) == ("not yet", "there")


def test_a_command_tells_as_a_page_does_and_nobody_of_what_is_rolled_back(
    settings: Settings, heard: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(settings.instance))
    with pytest.raises(click.ClickException, match="no such law"), opened_instance(writing=True) as (session, _):
        comment_in(session)
        raise Invalid("law_unknown")
    assert [when for _, when in heard] == ["not yet"], "whoever follows within the transaction was rolled back with it"
    heard.clear()
    with opened_instance(writing=True) as (session, _):
        comment = comment_in(session).id
    assert heard == [(comment, "not yet"), (comment, "there")]


def test_the_demonstration_tells_of_its_comments(
    tmp_path: Path, heard: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that works on the application's database, not through the door of the others."""
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path / "made"))
    assert CliRunner().invoke(main, ["init", "--demo"]).exit_code == 0
    assert len(heard) >= 2 and len(heard) % 2 == 0


def test_the_timer_clears_what_nobody_needs(app: Flask, settings: Settings, browser: Callable[[str], Browser]) -> None:
    """All duties of a site, done once: the keys of forms that are old go, those of yesterday stay."""
    browser("officer")
    database: Database = app.extensions["workbench.database"]
    with database.writing() as session:
        officer = member_named(session, "officer")
        assert officer is not None
        for key, age in (("old", KEPT + timedelta(minutes=1)), ("new", timedelta(days=1))):
            session.add(HandledForm(key=key, member_id=officer.id, endpoint="x", sent="", handled_at=now() - age))
        session.commit()
    assert set(app.extensions["workbench.jobs"].tick()) == {
        "jobs.waiting",
        "jobs.clear",
        "record.link",
        "forms.clear",
        "previews.clear",
        "returned.clear",
        "digests.write",
        "mail.send",
        "mail.clear",
    }
    with database.reading() as session:
        assert session.scalars(select(HandledForm.key)).all() == ["new"]
