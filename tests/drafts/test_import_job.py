"""A long file is read as a job, and its preview offered; cancelled, failed, killed and taken up again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.browsing import Browser
from tests.drafts.test_views import counts, hand_in, kept_files
from tests.factories.drafts import make_law
from tests.patience import eventually
from workbench.config import Settings
from workbench.db import Database, now
from workbench.drafts import import_job, intake, sandbox
from workbench.drafts.import_job import IMPORT, import_arguments
from workbench.drafts.models import Law, Upload, Version
from workbench.jobs import service
from workbench.jobs.models import Job, JobState
from workbench.jobs.work import JobContext, Workshop
from workbench.people.service import member_named

ARTICLES = 40
LONG = "互助条例\n" + "".join(f"第{number}条 职工缴费，可以查询账户。\n" for number in range(1, ARTICLES + 1))


@pytest.fixture
def law(stored: Callable[..., Law]) -> Law:
    def make(session: Any) -> Law:
        editor = member_named(session, "editor")
        assert editor is not None
        return make_law(session, editor)

    return stored(make)


@pytest.fixture
def database(app: Flask) -> Database:
    opened: Database = app.extensions["workbench.database"]
    return opened


@pytest.fixture(autouse=True)
def _short_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LONGEST_AT_ONCE", len(LONG.encode()) - 1)


def jobs(database: Database) -> list[Job]:
    with database.reading() as session:
        return list(session.scalars(select(Job).order_by(Job.created_at)))


def ask(database: Database, shop: Workshop, law: Law, name: str = "a.txt", data: bytes = LONG.encode()) -> str:
    """A job that waits, as the page makes it."""
    with database.writing() as session:
        editor = member_named(session, "editor")
        assert editor is not None
        file = intake.hand_in(name=name, data=data, pasted="")
        job = service.ask(session, IMPORT.name, import_arguments(law.id, "preview", editor.id, file), by=editor)
        shop.give(job.id, import_job.FILE, data)
        session.commit()
        return job.id


def test_a_long_file_is_read_aside_and_leads_on_to_its_preview(
    app: Flask, database: Database, browser: Callable[[str], Browser], law: Law, settings: Settings
) -> None:
    editor = browser("editor")
    hand_in(editor, law, "草案.txt", LONG.encode())
    (job,) = jobs(database)
    assert editor.path.startswith("/imports/"), "the page of a job that is done leads on"
    assert (job.state, job.step, job.steps) == (JobState.DONE, 1, 2) and job.inputs["about"].endswith("· 草案.txt")
    assert "第40条" in editor.words and "Preview" in editor.page
    assert not (app.extensions["workbench.jobs"].workshop.folder_of(job.id) / import_job.FILE).exists()
    editor.post(editor.path, {"label": "一稿", "original": ""})
    assert editor.status == 200 and counts(app)[0] == 1
    with database.reading() as session:
        version = session.scalars(select(Version)).one()
    assert (version.source_name, version.source_bytes) == ("草案.txt", len(LONG.encode()))
    assert len(kept_files(settings)) == 1


def test_a_long_paste_is_read_aside_too_and_a_short_one_at_once(
    database: Database, browser: Callable[[str], Browser], law: Law
) -> None:
    editor = browser("editor")
    hand_in(editor, law, pasted=LONG[:-40])
    assert editor.path.startswith("/imports/") and not jobs(database)
    hand_in(editor, law, pasted=LONG)
    assert editor.path.startswith("/imports/") and len(jobs(database)) == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"%PDF-1.4" + b" " * len(LONG.encode()), "PDF"),
        ("a.txt", b"\xff" * len(LONG.encode()), "encoding"),
        ("a.txt", b" " * len(LONG.encode()) * 2, "file is empty"),
    ],
)
def test_what_cannot_be_read_says_why_and_where_to_ask_again(
    app: Flask, database: Database, browser: Callable[[str], Browser], law: Law, settings: Settings,
    name: str, data: bytes, said: str,
) -> None:  # fmt: skip
    editor = browser("editor")
    hand_in(editor, law, name, data)
    (job,) = jobs(database)
    assert editor.path == f"/jobs/{job.id}" and job.state == JobState.FAILED
    assert said in editor.words and f'href="/laws/{law.id}/import"' in editor.page
    assert counts(app) == (0, 0, 0) and not kept_files(settings)
    assert not app.extensions["workbench.jobs"].workshop.folder_of(job.id).exists()


def test_a_disk_that_takes_no_more_is_told_before_anything_is_asked_for(
    app: Flask, database: Database, browser: Callable[[str], Browser], law: Law, settings: Settings
) -> None:
    (settings.instance / "jobs").write_text("no folder")
    editor = browser("editor")
    hand_in(editor, law, "a.txt", LONG.encode())
    assert editor.status == 422 and not jobs(database)


@pytest.mark.guarded
def test_a_reading_ends_when_it_is_cancelled_and_leaves_nothing(
    app: Flask, database: Database, law: Law, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "LOOK_EVERY", 0.01)  # the child needs longer to begin
    shop: Workshop = app.extensions["workbench.jobs"].workshop
    progress, looks = JobContext.progress, []

    def look(context: JobContext, step: int, of: int, checkpoint: object = None) -> None:
        looks.append(step)
        if len(looks) == 2:  # the first is before the child is started
            with database.writing() as session:
                job, editor = session.get(Job, context.job_id), member_named(session, "editor")
                assert job is not None and editor is not None
                service.cancel(session, job, editor)
                session.commit()
        progress(context, step, of, checkpoint)

    monkeypatch.setattr(JobContext, "progress", look)
    job_id = ask(database, shop, law)
    shop.do(job_id)
    (job,) = jobs(database)
    assert (job.state, looks) == (JobState.CANCELLED, [0, 0])
    assert counts(app) == (0, 0, 0) and not kept_files(settings) and not shop.folder_of(job_id).exists()


@pytest.mark.parametrize("is_held", [False, True], ids=["killed while it read", "killed when all was done"])
def test_a_killed_worker_costs_nothing_and_makes_no_second_preview(
    app: Flask, database: Database, law: Law, is_held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop: Workshop = app.extensions["workbench.jobs"].workshop
    job_id = ask(database, shop, law)
    if is_held:
        with monkeypatch.context() as patched:
            patched.setattr(Workshop, "_end", lambda *_, **__: None)  # what a kill at the last moment leaves
            shop.do(job_id)
    silent = now() - service.SILENCE - timedelta(seconds=1)
    with database.writing() as session:
        values: Mapping[str, object] = {"state": JobState.RUNNING, "attempts": 1, "beat_at": silent}
        session.execute(update(Job).where(Job.id == job_id).values(**values))
        session.commit()
    assert shop.do(job_id)
    (job,) = jobs(database)
    assert (job.state, job.attempts, job.outcome) == (JobState.DONE, 2, {"upload": "preview"})
    with database.reading() as session:
        assert session.scalars(select(Upload.id)).all() == ["preview"]


@pytest.mark.guarded
def test_what_reads_for_too_long_is_refused(
    app: Flask, database: Database, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_job, "SECONDS", 0)
    shop: Workshop = app.extensions["workbench.jobs"].workshop
    long = (LONG * 3000).encode()
    shop.do(ask(database, shop, law, data=long))
    (job,) = jobs(database)
    assert (job.state, job.error) == (JobState.FAILED, "file_too_heavy")


@pytest.mark.slow
def test_a_worker_killed_while_it_reads_is_followed_by_another(app: Flask, database: Database, law: Law) -> None:
    shop: Workshop = app.extensions["workbench.jobs"].workshop
    job_id = ask(
        database,
        shop,
        law,
        data="".join(f"第{number}条 职工缴费，可以查询账户。\n" for number in range(1, 20_000)).encode(),
    )
    settings: Settings = app.extensions["workbench.settings"]
    environ = {**os.environ, "WORKBENCH_INSTANCE": str(settings.instance), "WORKBENCH_JOBS_AT_ONCE": "2"}
    command = [sys.executable, "-m", "workbench.cli", "work"]
    first = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    assert eventually(lambda: first.poll() is not None or jobs(database)[0].steps > 0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert jobs(database)[0].state == JobState.RUNNING, "it was killed while it read"
    with database.writing() as session:
        silent = now() - service.SILENCE - timedelta(seconds=1)
        session.execute(update(Job).where(Job.id == job_id).values(beat_at=silent))
        session.commit()
    second = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    try:
        assert eventually(lambda: second.poll() is not None or jobs(database)[0].is_over)
    finally:
        second.terminate()
        second.wait()
    (job,) = jobs(database)
    assert (job.state, job.attempts) == (JobState.DONE, 2)
    with database.reading() as session:
        assert session.scalars(select(Upload.id)).all() == ["preview"]
