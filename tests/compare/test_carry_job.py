"""Carrying as a job: in batches, with progress, cancelled and taken up again; also after its worker was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.crossref import make_link
from tests.factories.drafts import SECOND, clause_at, make_version
from tests.patience import eventually
from workbench.commentary.models import Anchor
from workbench.compare import carry_job
from workbench.compare.carry_job import CARRY
from workbench.crossref.links import links_in
from workbench.db import Database, now
from workbench.drafts.models import Version
from workbench.jobs import service
from workbench.jobs.models import Job, JobState
from workbench.jobs.work import JobCancelledError, JobContext, Workshop
from workbench.people.service import member_named
from workbench.record.acts import Act
from workbench.record.models import RecordEntry

Drafts = tuple[Version, Version]


def drafts_with(session: Session, comments: int) -> Drafts:
    """Two drafts, with so many comments and a link on the first."""
    editor = member_named(session, "editor")
    assert editor is not None
    old = make_version(session, editor)
    clause = clause_at(session, old, "第四条")
    make_link(session, editor, clause)
    for _ in range(comments):
        make_comment(session, editor, clause, quote="不得挪用")
    return old, make_version(session, editor, old.law, SECOND, "二稿")


@pytest.fixture
def database(app: Flask) -> Database:
    opened: Database = app.extensions["workbench.database"]
    return opened


@pytest.fixture
def drafts(stored: Callable[[Callable[[Session], Drafts]], Drafts], monkeypatch: pytest.MonkeyPatch) -> Drafts:
    monkeypatch.setattr(carry_job, "BATCH", 2)
    return stored(lambda session: drafts_with(session, 5))


def ask(database: Database, drafts: Drafts) -> str:
    old, new = drafts
    with database.writing() as session:
        editor = member_named(session, "editor")
        assert editor is not None
        job = service.ask(session, CARRY.name, {"old": old.id, "new": new.id, "by": editor.id}, by=editor)
        session.commit()
        return job.id


def look(database: Database, job_id: str) -> Job:
    with database.reading() as session:
        job = session.get(Job, job_id)
        assert job is not None
        return job


def carried(database: Database, version: Version) -> list[tuple[object, ...]]:
    with database.reading() as session:
        rows = session.scalars(select(Anchor).where(Anchor.version_id == version.id).order_by(Anchor.comment_id))
        return [(row.comment_id, row.id, row.status, row.clause_id, row.quote, row.placed_at) for row in rows]


def test_comments_are_carried_in_batches_and_links_with_them(
    app: Flask, database: Database, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[tuple[int, int, int]] = []
    progress = JobContext.progress

    def note(context: JobContext, step: int, of: int, checkpoint: object = None) -> None:
        steps.append((step, of, len(carried(database, drafts[1]))))
        progress(context, step, of, checkpoint)

    monkeypatch.setattr(JobContext, "progress", note)
    shop = app.extensions["workbench.jobs"].workshop
    job_id = ask(database, drafts)
    assert shop.do(job_id)
    job = look(database, job_id)
    assert (job.state, job.outcome) == (JobState.DONE, {"comments": 5})
    assert steps == [(0, 5, 0), (2, 5, 2), (4, 5, 4), (5, 5, 5)], "each batch is committed before the next begins"
    first = carried(database, drafts[1])
    assert {row[2] for row in first} == {"exact"} and {row[4] for row in first} == {"不得挪用"}
    with database.reading() as session:
        assert links_in(session, drafts[1].id)
    shop.do(ask(database, drafts))
    assert carried(database, drafts[1]) == first, "carried twice, nothing changes"


def test_what_was_cancelled_stays_carried_and_the_rest_is_carried_later(
    app: Flask, database: Database, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = JobContext.progress

    def stop(context: JobContext, step: int, of: int, checkpoint: object = None) -> None:
        progress(context, step, of, checkpoint)
        if step == 2:
            raise JobCancelledError(context.job_id)

    shop: Workshop = app.extensions["workbench.jobs"].workshop
    with monkeypatch.context() as patched:
        patched.setattr(JobContext, "progress", stop)
        job_id = ask(database, drafts)
        shop.do(job_id)
    assert (look(database, job_id).state, len(carried(database, drafts[1]))) == (JobState.CANCELLED, 2)
    shop.do(ask(database, drafts))
    assert len(carried(database, drafts[1])) == 5
    with database.reading() as session:
        carrying = select(RecordEntry.count).where(RecordEntry.act == Act.COMMENTS_CARRY).order_by(RecordEntry.at)
        counts = session.scalars(carrying).all()
    assert len(counts) == 2 and sum(counts) >= 5, "each run is one act, however many its batches"


def killed_and_taken_up_again(database: Database, environ: dict[str, str], comments: int) -> None:
    """A worker is killed in the middle of carrying, and another ends what it began."""
    with database.writing() as session:
        session.expire_on_commit = False
        drafts = drafts_with(session, comments)
        session.commit()
    job_id = ask(database, drafts)
    command = [sys.executable, "-m", "workbench.cli", "work"]
    first = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    assert eventually(lambda: first.poll() is not None or look(database, job_id).step > 0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    job = look(database, job_id)
    assert job.state == JobState.RUNNING and 0 < job.step < comments, "it was killed in the middle"
    with database.writing() as session:  # what a minute of silence comes to
        silent = now() - service.SILENCE - timedelta(seconds=1)
        session.execute(update(Job).where(Job.id == job_id).values(beat_at=silent))
        session.commit()
    second = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    try:
        assert eventually(lambda: second.poll() is not None or look(database, job_id).is_over)
    finally:
        second.terminate()
        second.wait()
    job = look(database, job_id)
    assert (job.state, job.attempts, job.outcome) == (JobState.DONE, 2, {"comments": comments})
    with database.reading() as session:
        in_new = select(Anchor.comment_id).where(Anchor.version_id == drafts[1].id)
        assert len(session.scalars(in_new).all()) == len(set(session.scalars(in_new))) == comments
        assert session.scalar(select(func.count()).select_from(Job)) == 1


@pytest.fixture
def environ(app: Flask) -> Iterator[dict[str, str]]:
    instance: Path = app.extensions["workbench.settings"].instance
    yield {**os.environ, "WORKBENCH_INSTANCE": str(instance), "WORKBENCH_JOBS_AT_ONCE": "2"}


@pytest.mark.slow
def test_a_killed_worker_costs_no_comment(database: Database, environ: dict[str, str]) -> None:
    killed_and_taken_up_again(database, environ, 1600)
