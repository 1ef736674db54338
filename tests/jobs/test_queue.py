"""The queue: jobs begin when their transaction is committed, in worker threads or at once, and duties are done."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from workbench.config import Settings
from workbench.db import Database
from workbench.jobs import service
from workbench.jobs.models import Job, JobState
from workbench.jobs.queue import Duty, JobQueue
from workbench.jobs.work import JobContext, Workshop


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    opened = Database(settings.database_url)
    yield opened
    opened.dispose()


def ask(database: Database, queue: JobQueue, *, commit: bool = True) -> str:
    with database.writing() as session:
        job = service.ask(session, "ring", {}, by=None)
        queue.send_after_commit(session, job.id)
        if commit:
            session.commit()
        return job.id


def state(database: Database, job_id: str) -> str | None:
    with database.reading() as session:
        job = session.get(Job, job_id)
        return job.state if job is not None else None


def test_where_no_job_may_run_aside_it_is_done_at_once(settings: Settings, database: Database) -> None:
    at_once = replace(settings, jobs_at_once=0)
    queue = JobQueue(at_once, Workshop(database, at_once, {"ring": lambda *_: 1}, 1))
    assert state(database, ask(database, queue)) == JobState.DONE
    assert state(database, ask(database, queue, commit=False)) is None, "what is rolled back was never asked for"


def test_threads_do_what_was_asked_and_end_when_told(settings: Settings, database: Database) -> None:
    rung = threading.Event()

    def ring(context: JobContext, given: Mapping[str, Any]) -> object:
        rung.set()
        return None

    aside = replace(settings, jobs_at_once=2)
    queue = JobQueue(aside, Workshop(database, aside, {"ring": ring}, 2))
    queue.start(1)
    job_id = ask(database, queue)
    assert rung.wait(60)
    queue.stop()
    assert state(database, job_id) == JobState.DONE


def test_a_job_whose_message_was_lost_is_found_by_the_timer(settings: Settings, database: Database) -> None:
    at_once = replace(settings, jobs_at_once=0)
    queue = JobQueue(at_once, Workshop(database, at_once, {"ring": lambda *_: None}, 1))
    with database.writing() as session:
        lost = service.ask(session, "ring", {}, by=None).id
        session.commit()
    assert queue.take_up_waiting() == 1
    assert state(database, lost) == JobState.DONE
    assert queue.take_up_waiting() == 0


def test_duties_are_done_in_their_time_and_one_that_fails_stops_no_other(
    settings: Settings, database: Database
) -> None:
    done: list[str] = []

    def fail() -> None:
        raise ValueError("no")

    at_once = replace(settings, jobs_at_once=0)
    duties = [
        Duty("fails", timedelta(hours=1), fail),
        Duty("often", timedelta(0), lambda: done.append("often")),
        Duty("daily", timedelta(days=1), lambda: done.append("daily")),
    ]
    queue = JobQueue(at_once, Workshop(database, at_once, {}, 1), duties)
    assert [set(queue.tick()) >= {"often", "daily"}, "fails" in queue.tick()] == [True, False]
    assert done == ["often", "daily", "often"]
