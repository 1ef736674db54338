"""The page on which the chair names a deputy, and ends the time of one."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask import Blueprint, Flask, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workbench.db import now
from workbench.errors import WorkbenchError
from workbench.people import deputies
from workbench.people.forms import DeputyForm
from workbench.people.permissions import Permission
from workbench.people.service import find_member
from workbench.people.view_models import DeputyView
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.fields import options
from workbench.web.language import language
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("deputies", __name__)


@blueprint.get("/deputies")
@allow(Permission.NAME_DEPUTY)
def show_deputies() -> Page:
    return _page(DeputyForm())


def _page(form: DeputyForm, status: int = 200) -> Page:
    session, moment = web.db_session(), now()
    form.member.choices = options(
        (each.id, each.name(language())) for each in deputies.eligible_deputies(session, member())
    )
    views = [
        DeputyView(
            each.id,
            each.member.name(language()),
            each.chair.name(language()),
            each.since,
            min(each.until, each.ended_at or each.until),
            is_over=each.ended_at is not None or each.until <= moment,
            is_running=each.ended_at is None and each.since <= moment < each.until,
        )
        for each in deputies.list_deputies(session)
    ]
    return render_template("people/deputies.html", form=form, deputies=views), status


@blueprint.post("/deputies")
@allow(Permission.NAME_DEPUTY)
def name_deputy() -> Page:
    """Name a deputy for a time."""
    form, zone = DeputyForm(), ZoneInfo(web.settings().timezone)
    session = web.db_session()
    since, until = (each.replace(tzinfo=zone) if each else None for each in (form.since.data, form.until.data))
    try:
        deputies.name_deputy(session, member(), find_member(session, form.member.data or ""), since, until)
    except WorkbenchError as error:
        session.rollback()
        return _page(form, place_on(form, error))
    flash(_("The deputy is named, and that stands on record."), "success")
    return redirect(url_for("deputies.show_deputies"), 303)


@blueprint.post("/deputies/<deputy_id>/end")
@allow(Permission.NAME_DEPUTY)
def end_deputy(deputy_id: str) -> Page:
    """End the time of a deputy now."""
    deputies.end_deputy(web.db_session(), member(), deputy_id)
    flash(_("The time of the deputy is over."), "success")
    return redirect(url_for("deputies.show_deputies"), 303)


def init_deputies(app: Flask) -> None:
    app.register_blueprint(blueprint)
