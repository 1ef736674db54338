"""Asking for a Word file that a job has made as PDF."""

from __future__ import annotations

from flask import Blueprint, Flask

from workbench.errors import NotFound
from workbench.jobs import asking as jobs
from workbench.jobs.service import find_job
from workbench.papers.pdf_job import PDF, WORD_ENDING, prints_pdf
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.requests import Page

blueprint = Blueprint("pdf", __name__)


@blueprint.post("/jobs/<job_id>/pdf")
@allow(Permission.FOLLOW_JOB)
def print_file(job_id: str) -> Page:
    """Ask for the file of one of one's own jobs as PDF."""
    made = find_job(web.db_session(), job_id, member())
    if not made.file_name.endswith(WORD_ENDING) or jobs.job_queue().workshop.file_of(made) is None:
        raise NotFound("job_file_gone")
    inputs = {"job": job_id, "member": member().id}
    if law_id := made.inputs.get("law"):
        inputs["law"] = law_id
    return jobs.lead_to(jobs.ask(PDF.name, inputs, about=made.file_name))


def init_pdf(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.jinja_env.globals["prints_pdf"] = prints_pdf
