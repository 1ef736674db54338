"""Nothing assumes SQLite: the demonstration loads, reads, searches and exports on PostgreSQL alike."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import FIRST, SECOND, clause_at, make_version
from tests.factories.people import PASSWORD
from tests.first_tables import upgrade_filled
from tests.patience import eventually
from tests.postgresql import make_database, server
from workbench.app import create_app
from workbench.commentary.models import Comment
from workbench.compare.carry import count_anchors
from workbench.compare.carry_job import BATCH, CARRY
from workbench.config import Settings
from workbench.db import Database, now
from workbench.demonstration import ACCOUNTS_PASSWORD, load_demonstration
from workbench.instance import bring_up_to_date
from workbench.jobs import service
from workbench.jobs.models import Job, JobState
from workbench.jobs.work import Workshop
from workbench.people.service import add_member, member_named

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


@contextmanager
def worker_of(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """``workbench work`` on the instance, in a process of its own; it begins with the jobs that wait."""
    environment = {
        **os.environ,
        "WORKBENCH_INSTANCE": str(settings.instance),
        "WORKBENCH_DATABASE_URL": settings.database_url,
    }
    worker = subprocess.Popen([sys.executable, "-m", "workbench.cli", "work"], env=environment)
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()


def test_a_job_whose_worker_was_killed_is_taken_up_by_another(with_editor: Flask) -> None:
    database: Database = with_editor.extensions["workbench.database"]
    settings = with_editor.extensions["workbench.settings"]
    with database.writing() as session:
        editor = member_named(session, "editor")
        assert editor is not None
        old = make_version(session, editor, text=FIRST)
        new = make_version(session, editor, old.law, SECOND, "二稿")
        clause = clause_at(session, old, "第一条")
        for number in range(3 * BATCH):
            make_comment(session, editor, clause, f"第{number}条意见。")
        job = service.ask(session, CARRY.name, {"old": old.id, "new": new.id, "by": editor.id}, by=editor)
        session.commit()
        job_id, old_id, new_id = job.id, old.id, new.id

    def job_now() -> Job:
        with database.reading() as session:
            return session.get_one(Job, job_id)

    with worker_of(settings) as worker:
        assert eventually(lambda: worker.poll() is not None or job_now().step > 0), "the worker has begun"
    left = job_now()
    if left.state == JobState.RUNNING:
        with database.writing() as session:
            session.get_one(Job, job_id).beat_at = now() - 2 * service.SILENCE
            session.commit()
    workshop = Workshop(database, settings, {CARRY.name: CARRY.work}, 2)
    assert workshop.do(job_id) == (left.state == JobState.RUNNING)
    assert job_now().state == JobState.DONE
    with database.reading() as session:
        assert count_anchors(session, new_id) == count_anchors(session, old_id) == 3 * BATCH
