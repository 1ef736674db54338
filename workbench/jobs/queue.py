"""The queue and the timer, by huey: in the same process on SQLite, in any number of workers on PostgreSQL.

The jobs themselves stand in the database (:mod:`workbench.jobs.models`); what goes through the queue is only a job's
id. A message that is lost with a killed process costs nothing: the timer looks for jobs that wait.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any, Final

import structlog
from huey import Huey, MemoryHuey, PostgresHuey, SqliteHuey, crontab
from huey.consumer import Consumer
from huey.serializer import SignedSerializer
from sqlalchemy import make_url
from sqlalchemy.orm import Session

from workbench.config import Settings, secret_key
from workbench.db import call_after_commit
from workbench.jobs import service
from workbench.jobs.work import Workshop

log = structlog.get_logger()
_RETRY: Final = 2  # seconds until a job that found no room is tried again
_LONGEST_PAUSE: Final = 0.5  # seconds between two looks of an idle worker into the queue


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is done again and again: its name, how often, and what is done.

    It is done by one of all processes, and begun again where it fails or is cut off: done twice it must do no more than
    done once, so it commits what it did together with the mark that it is done.
    """

    name: str
    every: timedelta
    do: Callable[[], object]


class Threads(Consumer):  # type: ignore[misc]
    """The workers of huey as threads of a process that minds its own signals."""

    def _set_signal_handlers(self) -> None:
        """Leave the signals to the server in whose process the threads run."""


class JobQueue:
    """Hands jobs to workers, and lets the timer do its duties."""

    def __init__(self, settings: Settings, workshop: Workshop, duties: Sequence[Duty] = ()) -> None:
        self.settings = settings
        self.workshop = workshop
        self.duties = (
            Duty("jobs.waiting", timedelta(seconds=30), self.take_up_waiting),
            Duty("jobs.clear", timedelta(hours=1), workshop.clear),
            *duties,
        )
        self._threads: Threads | None = None

    @cached_property
    def huey(self) -> Huey:
        """The queue itself, opened where it is first needed: commands need none, and a fork must inherit none."""
        made = _make_huey(self.settings)
        made.periodic_task(crontab(minute="*"), name="tick")(self.tick)
        return made

    @cached_property
    def _do(self) -> Any:
        return self.huey.task(name="do")(self._work)

    def send_after_commit(self, session: Session, job_id: str) -> None:
        """Have a job begin as soon as the transaction in which it was asked for is committed."""
        call_after_commit(session, lambda: self.send(job_id))

    def send(self, job_id: str) -> None:
        """Put a job into the queue; a queue that cannot take it costs a wait, since the timer finds the job."""
        try:
            self._do(job_id)
        except Exception as error:  # the job stands in the database whatever became of the message
            log.warning("job_not_sent", job=job_id, error=type(error).__name__)

    def _work(self, job_id: str) -> None:
        if not self.workshop.do(job_id) and not self.huey.immediate and self._still_waits(job_id):
            self._do.schedule((job_id,), delay=_RETRY)

    def _still_waits(self, job_id: str) -> bool:
        with self.workshop.database.reading() as session:
            return job_id in service.waiting(session)

    def take_up_waiting(self) -> int:
        """Send every job that nobody works on, and end those that were given up; returns how many were sent."""
        with self.workshop.database.writing() as session:
            service.end_abandoned(session)
            session.commit()
            waiting = service.waiting(session)
        for job_id in waiting:
            self.send(job_id)
        return len(waiting)

    def tick(self) -> list[str]:
        """Do the duties that are due, each in one of several processes; returns the names of those done."""
        done = []
        for duty in self.duties:
            with self.workshop.database.writing() as session:
                is_due = service.is_due(session, duty.name, duty.every)
                session.commit()
            if not is_due:
                continue
            try:
                duty.do()
            except Exception as error:  # one duty that fails must not keep the others from being done
                log.exception("duty_failed", duty=duty.name, error=type(error).__name__)
                continue
            with self.workshop.database.writing() as session:
                service.note_done(session, duty.name)
                session.commit()
            done.append(duty.name)
        return done

    def start(self, workers: int) -> None:
        """Start worker threads and the timer in this process, which also take up what an earlier one left."""
        if self._threads is None and workers:
            assert self._do is not None  # the queue must know the task before a worker takes a message
            self._threads = Threads(self.huey, workers=workers, check_worker_health=False, max_delay=_LONGEST_PAUSE)
            self._threads.start()
            self.take_up_waiting()

    def start_serving(self) -> None:
        """Start as many workers as the settings allow in a process that serves pages; none where they say so."""
        if self.settings.jobs_here:
            self.start(self.settings.jobs_at_once)

    def stop(self, seconds: float = 10) -> None:
        """End the worker threads; a job that does not end in time is taken up again by the next process."""
        if self._threads is not None:
            self._threads.shutdown_timeout = seconds
            self._threads.stop(graceful=True)
            self._threads = None


def _make_huey(settings: Settings) -> Huey:
    """Messages are signed with the instance's key: whoever can only write to the queue cannot have code run."""
    url = make_url(settings.database_url)
    signed = SignedSerializer(secret=secret_key(settings), salt="jobs")
    options: dict[str, Any] = {"name": "workbench", "results": False, "serializer": signed}
    if settings.jobs_at_once == 0:
        return MemoryHuey(immediate=True, **options)
    if url.get_backend_name() == "postgresql":
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        return PostgresHuey(dsn=plain, **options)
    return SqliteHuey(filename=str(settings.instance / "jobs.sqlite"), **options)
