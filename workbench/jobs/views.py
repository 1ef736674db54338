"""Pages of jobs: one's own, how far each is, its end, and the file it made."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Flask, current_app, redirect, render_template, send_file, url_for

from workbench.errors import NotFound
from workbench.i18n.messages import Message
from workbench.jobs import service
from workbench.jobs.asking import job_queue
from workbench.jobs.models import Job
from workbench.jobs.queue import JobQueue
from workbench.jobs.view_models import JobView, job_view
from workbench.people.permissions import Permission
from workbench.record.acts import Act
from workbench.record.downloads import note_download
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.requests import Page

blueprint = Blueprint("jobs", __name__)


def _view(job: Job) -> JobView:
    titles: Mapping[str, Message] = current_app.extensions["workbench.job_titles"]
    return job_view(job, titles, language())


@blueprint.get("/jobs")
@allow(Permission.FOLLOW_JOB)
def jobs() -> Page:
    return render_template("jobs/jobs.html", jobs=[_view(job) for job in service.jobs_of(web.db_session(), member())])


@blueprint.get("/jobs/<job_id>")
@allow(Permission.FOLLOW_JOB)
def job(job_id: str) -> Page:
    view = _view(service.find_job(web.db_session(), job_id, member()))
    return redirect(view.then) if view.then else render_template("jobs/job.html", job=view)


@blueprint.get("/jobs/<job_id>/state")
@allow(Permission.FOLLOW_JOB)
def state(job_id: str) -> Page:
    """The part of the page that changes, for the script that looks again and again."""
    return render_template("jobs/state.html", job=_view(service.find_job(web.db_session(), job_id, member())))


@blueprint.post("/jobs/<job_id>/cancel")
@allow(Permission.FOLLOW_JOB)
def cancel(job_id: str) -> Page:
    service.cancel(web.db_session(), service.find_job(web.db_session(), job_id, member()), member())
    return redirect(url_for("jobs.job", job_id=job_id), 303)


@blueprint.get("/jobs/<job_id>/file")
@allow(Permission.FOLLOW_JOB)
def file(job_id: str) -> Page:
    row = service.find_job(web.db_session(), job_id, member())
    path = job_queue().workshop.file_of(row)
    if path is None:
        raise NotFound("job_file_gone")
    if law_id := row.inputs.get("law"):
        note_download(web.database(), Act.DOWNLOAD_FILE, member().id, f"job:{job_id}", law_id)
    answer = send_file(path, as_attachment=True, download_name=path.name, max_age=0)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def init_jobs(app: Flask, queue: JobQueue, titles: Mapping[str, Message]) -> None:
    """Let pages ask for work of the queue's kinds, whose names are ``titles``."""
    app.extensions["workbench.jobs"] = queue
    app.extensions["workbench.job_titles"] = titles
    app.register_blueprint(blueprint)
