"""The front page."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template

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
        accounts=count_members(session) if may(member(), Permission.KEEP_ACCOUNTS) else {},
    )


def init_home(app: Flask) -> None:
    app.register_blueprint(blueprint)
