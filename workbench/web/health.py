"""The address a watchdog asks whether the site is alive, and the icon."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app
from sqlalchemy import text

from workbench.web import requests as web
from workbench.web.access import PUBLIC, allow

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@allow(PUBLIC)
def healthz() -> Response:
    web.db_session().execute(text("select 1"))
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/favicon.ico")
@allow(PUBLIC)
def favicon() -> Response:
    return current_app.send_static_file("icon.svg")


def init_health(app: Flask) -> None:
    app.register_blueprint(blueprint)
