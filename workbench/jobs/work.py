"""Doing one job: it is claimed, done step by step in transactions of its own, and ended one way or another."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

import structlog
from sqlalchemy import select

from workbench.config import Settings
from workbench.db import Database
from workbench.errors import Invalid, WorkbenchError
from workbench.i18n.messages import Message
from workbench.jobs import service
from workbench.jobs.models import Job, JobState

log = structlog.get_logger()
_ORPHANED: Final = 24 * 3600  # seconds after which a folder without a job is nobody's: no request lasts so long
_BEAT_EVERY: Final = service.SILENCE.total_seconds() / 4


class JobCancelledError(Exception):
    """The work is to end: it was cancelled, or another worker has taken it over."""


@dataclass(slots=True)
class JobContext:
    """What the work is given beside its arguments.

    ``folder`` is a directory of its own for the files it makes; ``checkpoint`` is what it last gave to
    :meth:`progress`, None the first time; ``file_name`` is what a person is to download, a name in ``folder``;
    ``attempt`` counts how often the job was taken up. Work that makes something else than its ``same_as`` names, since
    what it works on was changed meanwhile, says so by ``is_as_asked``.
    """

    job_id: str
    attempt: int
    database: Database
    settings: Settings
    folder: Path
    checkpoint: Any = None
    file_name: str = field(default="", init=False)
    is_as_asked: bool = field(default=True, init=False)

    def progress(self, step: int, steps: int, checkpoint: object = None) -> None:
        """Say how far the work is, and from where it could go on; raises JobCancelledError where it is to end."""
        with self.database.writing() as session:
            goes_on = service.progress(session, self.job_id, self.attempt, step, steps, checkpoint)
            session.commit()
        if not goes_on:
            raise JobCancelledError(self.job_id)

    def file(self, name: str) -> Path:
        """The path under which to write the file that a person is to download."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.file_name = name
        return self.folder / name


Work = Callable[[JobContext, Mapping[str, Any]], object]


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of work: the name under which it is asked for, what people call it, and what is done."""

    name: str
    title: Message
    work: Work


@dataclass(frozen=True, slots=True)
class Workshop:
    """Who can do what: the kinds of work there are, and where the jobs and their files lie."""

    database: Database
    settings: Settings
    kinds: Mapping[str, Work]
    limit: int

    def folder_of(self, job_id: str) -> Path:
        return self.settings.instance / "jobs" / job_id

    def file_of(self, job: Job) -> Path | None:
        """The file that a job has made; None where it made none, or it is no longer there."""
        path = self.folder_of(job.id) / job.file_name
        return path if job.file_name and path.is_file() else None

    def give(self, job_id: str, name: str, data: bytes) -> None:
        """Put a file into the folder of a job that has not begun; raises Invalid where the disk does not take it."""
        try:
            self.folder_of(job_id).mkdir(parents=True, exist_ok=True)
            (self.folder_of(job_id) / name).write_bytes(data)
        except OSError as error:
            raise Invalid("disk_full") from error

    def do(self, job_id: str) -> bool:
        """Do a job; False where it could not be claimed just now."""
        with self.database.writing() as session:
            job = service.claim(session, job_id, self.limit)
            session.commit()
            if job is None:
                return False
            kind, inputs, same_as = job.kind, job.inputs, job.same_as
            context = JobContext(
                job_id, job.attempts, self.database, self.settings, self.folder_of(job_id), json.loads(job.checkpoint)
            )
        with self._signs_of_life(context):
            self._work(context, kind, inputs, same_as)
        return True

    def _work(self, context: JobContext, kind: str, inputs: Mapping[str, Any], same_as: str | None) -> None:
        try:
            result = self._copy_made(context, same_as) if same_as else None
            if not context.file_name:
                result = self.kinds[kind](context, inputs)
        except JobCancelledError:
            self._end(context, JobState.CANCELLED)
        except WorkbenchError as error:
            self._end(context, JobState.FAILED, error=error.code, facts=error.facts)
        except Exception as error:  # whatever it is, the job must not look as if it ran on, and the log has the rest
            log.exception("job_failed", job=context.job_id, kind=kind, error=type(error).__name__)
            self._end(context, JobState.FAILED, error="job_failed")
        else:
            self._end(context, JobState.DONE, result=result, file_name=context.file_name)

    @contextmanager
    def _signs_of_life(self, context: JobContext) -> Iterator[None]:
        """Let it be seen that the work goes on, also where a single step takes longer than silence is borne."""
        is_over = Event()

        def beat() -> None:
            while not is_over.wait(_BEAT_EVERY):
                try:
                    with self.database.writing() as session:
                        service.beat(session, context.job_id, context.attempt)
                        session.commit()
                except Exception as error:  # a database that is busy for a moment must not make the job look dead
                    log.warning("job_beat_failed", job=context.job_id, error=type(error).__name__)

        thread = Thread(target=beat, name=f"beat-{context.job_id}", daemon=True)
        thread.start()
        try:
            yield
        finally:
            is_over.set()
            thread.join()

    def _copy_made(self, context: JobContext, same_as: str) -> object:
        """Take the file of a job that made this very thing before; without one, nothing is done."""
        with self.database.reading() as session:
            made = service.made_before(session, same_as)
            path = self.file_of(made) if made is not None else None
            if made is None or path is None:
                return None
            shutil.copyfile(path, context.file(path.name))
            return made.outcome

    def _end(self, context: JobContext, state: JobState, **outcome: Any) -> None:
        with self.database.writing() as session:
            is_ours = service.finish(session, context.job_id, context.attempt, state, **outcome)
            if is_ours and not context.is_as_asked:
                service.forget_same(session, context.job_id)
            session.commit()
        if is_ours and state is not JobState.DONE:
            shutil.rmtree(context.folder, ignore_errors=True)

    def clear(self) -> int:
        """Delete the jobs whose results are no longer kept, with their files; returns how many.

        What was put into a folder for a job that was never committed goes as well.
        """
        with self.database.writing() as session:
            old = service.old_jobs(session)
            for job in old:
                shutil.rmtree(self.folder_of(job.id), ignore_errors=True)
                session.delete(job)
            session.commit()
            jobs = set(session.scalars(select(Job.id)))
        for folder in self.folder_of("").glob("*"):
            if folder.name not in jobs and folder.stat().st_mtime < time.time() - _ORPHANED:
                shutil.rmtree(folder, ignore_errors=True)
        return len(old)
