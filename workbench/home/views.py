"""The front page."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template

from workbench.home import service
from workbench.web import requests as web
from workbench.web.access import allow
from workbench.web.language import language

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@allow("reader")
def front() -> str:
    return render_template("home/front.html", laws=service.law_summaries(web.db_session(), language()))


def init_home(app: Flask) -> None:
    app.register_blueprint(blueprint)
