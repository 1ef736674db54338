"""The front page, and the guided hour for newcomers."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Flask, render_template

from workbench.commentary.round_view_models import RoundView, round_view
from workbench.consultation.returns import waiting_for
from workbench.consultation.standing import ends_at
from workbench.db import now
from workbench.home import service
from workbench.people.permissions import Permission, may
from workbench.people.service import count_members
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
        rounds=_waiting() if may(member(), Permission.READ_RETURN) else (),
        accounts=count_members(session) if may(member(), Permission.KEEP_ACCOUNTS) else {},
    )


def _waiting() -> list[RoundView]:
    """The rounds that wait for an answer of the organisation of whoever reads, each with its own deadline."""
    waiting = waiting_for(web.db_session(), member())
    views = [round_view(each.round, language(), now()) for each in waiting]
    return [replace(view, ends_at=ends_at(each.round, each)) for view, each in zip(views, waiting, strict=True)]


@blueprint.get("/help/first-hour")
@allow(Permission.READ)
def first_hour() -> str:
    """The hour leads over the newest draft of the newest law; without one it says what to do first."""
    summaries = service.law_summaries(web.db_session(), language())
    newest = next((summary.newest for summary in summaries if summary.newest), None)
    return render_template("home/first_hour.html", newest=newest)


def init_home(app: Flask) -> None:
    app.register_blueprint(blueprint)
