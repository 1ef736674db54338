"""Nothing assumes SQLite: the demonstration loads, reads, searches and exports on PostgreSQL alike."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.browsing import Browser
from tests.factories.people import PASSWORD
from tests.first_tables import upgrade_filled
from tests.postgresql import make_database, server
from workbench.app import create_app
from workbench.commentary.models import Comment
from workbench.config import Settings
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD, load_demonstration
from workbench.instance import bring_up_to_date
from workbench.jobs import service
from workbench.people.service import add_member

pytestmark = pytest.mark.slow


@pytest.fixture
def address() -> Iterator[str]:
    """The address of an empty database in a server of its own."""
    with server() as running:
        yield make_database(running, "workbench")


def test_the_demonstration_lives_on_postgresql(address: str, tmp_path: Path) -> None:
    app = create_app(Settings(instance=tmp_path, database_url=address))
    app.testing = True
    database: Database = app.extensions["workbench.database"]
    try:
        bring_up_to_date(app)
        with app.app_context():
            assert load_demonstration(app)
            assert not load_demonstration(app)
        with database.reading() as session:
            assert (session.scalar(select(func.count()).select_from(Comment)) or 0) > 40
        browser = Browser(app.test_client()).sign_in("editor", ACCOUNTS_PASSWORD)
        for path in ("/", "/papers", "/search?q=失业保险金"):
            browser.get(path)
            assert browser.status == 200, path
        browser.get("/search?q=农民工&scope=comments")
        assert browser.status == 200 and "<mark>" in browser.page
    finally:
        for thread in threading.enumerate():
            if thread.name.startswith("search-"):  # the index is renewed in the background, on a connection of its own
                thread.join()
        database.dispose()


def test_a_filled_database_of_the_first_migration_is_upgraded(address: str, tmp_path: Path) -> None:
    app = create_app(Settings(instance=tmp_path, database_url=address))
    try:
        upgrade_filled(app)
    finally:
        app.extensions["workbench.database"].dispose()


@pytest.fixture
def with_editor(address: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on an empty instance in PostgreSQL that has an editor."""
    app = create_app(Settings(instance=tmp_path, database_url=address, jobs_at_once=2))
    bring_up_to_date(app)
    with app.extensions["workbench.database"].writing() as session:
        add_member(session, username="editor", password=PASSWORD, role="editor")
        session.commit()
    yield app
    app.extensions["workbench.database"].dispose()


def test_no_more_jobs_are_claimed_at_once_than_may_run(with_editor: Flask) -> None:
    database: Database = with_editor.extensions["workbench.database"]
    with database.writing() as session:
        jobs = [service.ask(session, "paper.export", {"number": number}, by=None).id for number in range(8)]
        session.commit()
    together, claimed = threading.Barrier(len(jobs)), []

    def claim(job_id: str) -> None:
        with database.writing() as session:
            session.connection()
            together.wait()
            if service.claim(session, job_id, 2) is not None:
                claimed.append(job_id)
            session.commit()

    threads = [threading.Thread(target=claim, args=(job_id,)) for job_id in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == 2
