"""How a page asks for work: the job is stored with what the page changes, begins after the commit, and is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import current_app, redirect, url_for
from werkzeug.wrappers import Response

from workbench.jobs import service
from workbench.jobs.models import Job, JobState
from workbench.jobs.queue import JobQueue
from workbench.web import requests as web
from workbench.web.access import member


def job_queue() -> JobQueue:
    queue: JobQueue = current_app.extensions["workbench.jobs"]
    return queue


def ask(
    kind: str,
    arguments: Mapping[str, Any],
    *,
    about: str = "",
    then: str = "",
    back: str = "",
    same_as: str | None = None,
    files: Mapping[str, bytes] | None = None,
) -> Job:
    """Ask for work in the name of whoever is signed in; it begins once this request is committed.

    ``about`` says what it is done to, in the words of whoever asks; ``then`` is the address that leads on when it is
    done, ``back`` the one at which to ask again where it failed; ``same_as`` is as
    :func:`workbench.jobs.service.ask` has it; ``files`` lie in the folder of the job, by name, when it begins.
    """
    session, inputs = web.db_session(), {**arguments, "about": about, "then": then, "back": back}
    job = service.ask(session, kind, inputs, by=member(), same_as=same_as)
    if job.state == JobState.DONE and job.file_name and job_queue().workshop.file_of(job) is None:
        job = service.ask(session, kind, inputs, by=member())  # somebody has taken the file away
    if job.state == JobState.QUEUED:
        for name, data in (files or {}).items():
            job_queue().workshop.give(job.id, name, data)
        job_queue().send_after_commit(session, job.id)
    return job


def lead_to(job: Job) -> Response:
    """The answer that leads to the page of a job."""
    return redirect(url_for("jobs.job", job_id=job.id), 303)
