"""The front page, and the guided hour for newcomers."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template

from workbench.db import now
from workbench.home import service
from workbench.home.desk import DeskView, desk
from workbench.home.first_steps import NEEDED, StepList, first_steps
from workbench.people.permissions import Permission, may
from workbench.people.service import count_members
from workbench.people.visits import last_visit
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@allow(Permission.ENTER)
def front() -> str:
    session = web.db_session()
    return render_template(
        "home/front.html",
        laws=service.law_summaries(session, language()) if may(member(), Permission.READ) else (),
        desk=_desk() if may(member(), Permission.READ_RETURN) else None,
        accounts=count_members(session) if may(member(), Permission.KEEP_ACCOUNTS) else {},
        path=_path(),
    )


def _path() -> StepList | None:
    """The path to the first round for whoever has a step of it to do; None for everybody else."""
    if not any(may(member(), needed) for needed in NEEDED.values()):
        return None
    path = first_steps(web.db_session(), member())
    return None if path.is_done else path


@blueprint.get("/first-steps")
@allow(Permission.ENTER)
def show_first_steps() -> str:
    """How a new instance comes to its first round, step by step, with what is done."""
    return render_template("home/first_steps.html", path=first_steps(web.db_session(), member()))


def _desk() -> DeskView:
    since = last_visit(web.db_session(), member())
    return desk(web.db_session(), member(), since, now(), language())


@blueprint.get("/help/first-hour")
@allow(Permission.READ)
def first_hour() -> str:
    """The hour leads over the newest draft of the newest law; without one it says what to do first."""
    summaries = service.law_summaries(web.db_session(), language())
    newest = next((summary.newest for summary in summaries if summary.newest), None)
    return render_template("home/first_hour.html", newest=newest)


def init_home(app: Flask) -> None:
    app.register_blueprint(blueprint)
