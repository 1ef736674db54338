"""The page on which a law is closed, opened again, and taken away whole."""

from __future__ import annotations

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.consultation.closing import close_law, closings_of, reopen_law
from workbench.decisions.view_models import decision_view
from workbench.drafts.service import find_law
from workbench.drafts.view_models import law_view
from workbench.errors import NotFound, WorkbenchError
from workbench.jobs import asking
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page

blueprint = Blueprint("archive", __name__)


@blueprint.get("/laws/<law_id>/archive")
@allow(Permission.EXPORT_LAW)
def archive(law_id: str) -> Page:
    return _show(law_id)


def _show(law_id: str, problem: str = "", typed: str = "", status: int = 200) -> Page:
    law = find_law(web.db_session(), law_id)
    return render_template(
        "archive/archive.html",
        law=law_view(law, language()),
        decisions=[decision_view(each, language()) for each in closings_of(web.db_session(), law)],
        problem=problem,
        reason=typed,
    ), status


@blueprint.post("/laws/<law_id>/archive/export")
@allow(Permission.EXPORT_LAW)
def export_law(law_id: str) -> Page:
    law = find_law(web.db_session(), law_id)
    page = url_for("archive.archive", law_id=law_id)
    arguments = {"law": law.id, "member": member().id, "language": language()}
    return asking.lead_to(asking.ask("law.export", arguments, about=law.title(language()), back=page))


@blueprint.post("/laws/<law_id>/archive/<action>")
@allow(Permission.CLOSE_LAW)
def change(law_id: str, action: str) -> Page:
    law = find_law(web.db_session(), law_id)
    acts = {"close": close_law, "reopen": reopen_law}
    if action not in acts:
        raise NotFound("page_unknown")
    reason = request.form.get("reason", "")
    try:
        acts[action](web.db_session(), member(), law, reason)
    except WorkbenchError as error:
        web.db_session().rollback()
        return _show(law_id, message_of(error), reason, status_of(error))
    flash(_("It is done, and stands on record with its reason."), "success")
    return redirect(url_for("archive.archive", law_id=law_id), 303)


def init_archive(app: Flask) -> None:
    app.register_blueprint(blueprint)
