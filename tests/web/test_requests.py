"""One session a request, one commit, and nothing stored or told where it failed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from flask import Flask, flash
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tests.browsing import Browser, fresh_form
from workbench.db import Database
from workbench.drafts.models import Law
from workbench.drafts.service import add_law
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.people.permissions import Permission
from workbench.people.service import member_named
from workbench.web import requests as web
from workbench.web.access import allow

Open = Callable[[str], Browser]


def add(title: str) -> None:
    editor = member_named(web.db_session(), "editor")
    assert editor is not None
    add_law(web.db_session(), editor, title, "")
    flash("it is stored", "success")


def page(app: Flask, view: Callable[[], object]) -> None:
    app.add_url_rule("/probe", "probe", allow(Permission.READ)(view), methods=["GET", "POST"])


def titles(app: Flask) -> list[str]:
    with app.extensions["workbench.database"].reading() as session:
        return list(session.scalars(select(Law.title_zh)))


def test_success_commits_once_and_tells_those_who_wait_for_it(app: Flask, browser: Open) -> None:
    def view() -> str:
        add("一")
        add("二")
        return "done"

    page(app, view)
    commits: list[object] = []
    told: list[list[str]] = []

    def count(connection: object) -> None:
        commits.append(connection)

    database: Database = app.extensions["workbench.database"]
    officer = browser("officer")
    token = officer.token
    event.listen(database.engine, "commit", count)
    database.after_commit.append(lambda: told.append(titles(app)))
    officer.client.post("/probe", data=fresh_form(token))
    event.remove(database.engine, "commit", count)
    assert len(commits) == 1
    assert told == [["一", "二"]]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Invalid("label_missing"), 422),
        (NotFound("law_unknown"), 404),
        (Conflict("paper_changed"), 409),
        (Forbidden("permission_needed", permission="edit"), 403),
        (OperationalError("insert", {}, sqlite3.OperationalError("database or disk is full")), 503),
        (ZeroDivisionError(), 500),
    ],
)
def test_failure_stores_nothing_and_claims_nothing(app: Flask, browser: Open, error: Exception, status: int) -> None:
    def view() -> str:
        add("一")
        raise error

    page(app, view)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    officer = browser("officer")
    officer.get("/account")
    officer.post("/probe")
    assert officer.status == status
    assert "it is stored" not in officer.page
    assert "That did not work" in officer.page
    assert titles(app) == []
    assert "it is stored" not in officer.get("/")


def test_an_answer_that_refuses_stores_nothing(app: Flask, browser: Open) -> None:
    def view() -> tuple[str, int]:
        add("一")
        return "no", 422

    page(app, view)
    browser("officer").post("/probe")
    assert titles(app) == []


def test_reading_stores_nothing(app: Flask, browser: Open) -> None:
    def view() -> str:
        add("一")
        return "read"

    page(app, view)
    assert browser("officer").get("/probe") == "read"
    assert titles(app) == []


def test_a_commit_that_fails_stores_nothing_and_claims_nothing(
    app: Flask, browser: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def view() -> str:
        add("一")
        return "done"

    page(app, view)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    officer = browser("officer")
    token = officer.token

    def fail(_: Session) -> None:
        raise OperationalError("commit", {}, sqlite3.OperationalError("database or disk is full"))

    with monkeypatch.context() as patched:
        patched.setattr(Session, "commit", fail)
        officer.post("/probe", {"csrf_token": token})
    assert officer.status == 503
    assert "Nothing was stored" in officer.page and "it is stored" not in officer.page
    assert titles(app) == []


def test_a_locked_database_is_told_in_time(app: Flask, browser: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    officer = browser("officer")
    token = officer.token
    database: Database = app.extensions["workbench.database"]

    @event.listens_for(database.engine, "checkout")
    def impatient(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout=50")

    holder = sqlite3.connect(database.url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    officer.post("/language/zh", {"csrf_token": token})
    assert officer.status == 503
    assert officer.get("/account") and officer.status == 200  # reading goes on meanwhile
    holder.execute("ROLLBACK")
    holder.close()
    officer.post("/language/zh")
    assert officer.status == 200


def test_afterwards_is_done_when_the_lock_is_free(app: Flask, browser: Open) -> None:
    seen = []

    def look() -> None:
        with app.extensions["workbench.database"].writing() as session:
            seen.append(session.scalar(select(Law.title_zh)))

    def view() -> str:
        add("一")
        web.call_on_teardown(look)
        return "done"

    page(app, view)
    browser("officer").post("/probe")
    assert seen == ["一"]


def test_release_lets_others_write(app: Flask, browser: Open) -> None:
    def view() -> str:
        web.db_session().execute(select(Law))
        web.end_transaction()
        with app.extensions["workbench.database"].writing() as other:
            editor = member_named(other, "editor")
            assert editor is not None
            add_law(other, editor, "旁人", "")
            other.commit()
        add("自己")
        return "done"

    page(app, view)
    browser("officer").post("/probe")
    assert sorted(titles(app)) == ["旁人", "自己"]
