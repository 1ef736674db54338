"""Doing one job: it is claimed, done step by step in transactions of its own, and ended one way or another."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog

from workbench.config import Settings
from workbench.db import Database
from workbench.errors import WorkbenchError
from workbench.jobs import service
from workbench.jobs.models import JobState

log = structlog.get_logger()


class JobCancelledError(Exception):
    """The work is to end: it was cancelled, or another worker has taken it over."""


@dataclass(slots=True)
class JobContext:
    """What the work is given beside its arguments.

    ``folder`` is a directory of its own for the files it makes; ``checkpoint`` is what it last gave to
    :meth:`progress`, None the first time; ``file_name`` is what a person is to download, a name in ``folder``.
    """

    job_id: str
    database: Database
    settings: Settings
    folder: Path
    checkpoint: Any = None
    file_name: str = field(default="", init=False)

    def progress(self, step: int, steps: int, checkpoint: object = None) -> None:
        """Say how far the work is, and from where it could go on; raises JobCancelledError where it is to end."""
        with self.database.writing() as session:
            goes_on = service.beat(session, self.job_id, step, steps, checkpoint)
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
class Workshop:
    """Who can do what: the kinds of work there are, and where the jobs and their files lie."""

    database: Database
    settings: Settings
    kinds: Mapping[str, Work]
    limit: int

    def folder_of(self, job_id: str) -> Path:
        return self.settings.instance / "jobs" / job_id

    def do(self, job_id: str) -> bool:
        """Do a job; False where it could not be claimed just now."""
        with self.database.writing() as session:
            job = service.claim(session, job_id, self.limit)
            session.commit()
            if job is None:
                return False
            kind, given, checkpoint = job.kind, job.given, json.loads(job.checkpoint)
        context = JobContext(job_id, self.database, self.settings, self.folder_of(job_id), checkpoint)
        try:
            result = self.kinds[kind](context, given)
        except JobCancelledError:
            self._end(context, JobState.CANCELLED)
        except WorkbenchError as error:
            self._end(context, JobState.FAILED, error=error.code, facts=error.facts)
        except Exception as error:  # whatever it is, the job must not look as if it ran on, and the log has the rest
            log.exception("job_failed", job=job_id, kind=kind, error=type(error).__name__)
            self._end(context, JobState.FAILED, error="job_failed")
        else:
            self._end(context, JobState.DONE, result=result, file_name=context.file_name)
        return True

    def _end(self, context: JobContext, state: JobState, **told: Any) -> None:
        if state is not JobState.DONE:
            shutil.rmtree(context.folder, ignore_errors=True)
        with self.database.writing() as session:
            service.finish(session, context.job_id, state, **told)
            session.commit()

    def clear(self) -> int:
        """Delete the jobs whose results are no longer kept, with their files; returns how many."""
        with self.database.writing() as session:
            old = service.old_jobs(session)
            for job in old:
                shutil.rmtree(self.folder_of(job.id), ignore_errors=True)
                session.delete(job)
            session.commit()
            return len(old)
