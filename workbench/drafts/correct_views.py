"""The page on which a misread clause of a preview is corrected: its kind and label, joined with another, or split."""

from __future__ import annotations

import json

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.decisions.conflict_page import seen_number
from workbench.drafts import service
from workbench.drafts.corrections import correct_upload
from workbench.drafts.forms import CorrectForm
from workbench.drafts.view_models import law_view, upload_view
from workbench.errors import WorkbenchError
from workbench.law.correcting import Correction
from workbench.law.model import ClauseKind
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("corrections", __name__)


@blueprint.route("/imports/<upload_id>/correct", methods=["GET", "POST"])
@allow(Permission.IMPORT_DRAFT)
def correct(upload_id: str) -> Page:
    """One clause of a preview, ``clause`` in the address, and what can be done to it."""
    upload = service.find_upload(web.db_session(), upload_id, member())
    reading = service.load_reading(upload.reading)
    clause = reading.by_key.get(request.args.get("clause", ""))
    if clause is None:
        return redirect(url_for("drafts.preview", upload_id=upload_id), 303)
    form = CorrectForm(obj=clause)
    status = 200
    if form.validate_on_submit():
        correction = Correction(
            clause.key,
            request.form.get("action", ""),
            ClauseKind(form.kind.data),
            form.label.data or "",
            form.begins.data or "",
        )
        try:
            correct_upload(web.db_session(), upload, member(), correction, seen_number())
        except WorkbenchError as error:
            web.db_session().rollback()
            status = place_on(form, error)
        else:
            flash(_("The clause is corrected. Nothing is stored yet."), "success")
            return redirect(url_for("drafts.preview", upload_id=upload_id, _anchor="clauses"), 303)
    elif form.is_submitted():
        status = 422
    at = reading.clauses.index(clause)
    return render_template(
        "drafts/correct.html",
        form=form,
        law=law_view(service.find_law(web.db_session(), upload.law_id), language()),
        upload=upload_view(upload),
        lang=reading.lang,
        clause=clause,
        before=reading.clauses[at - 1] if at else None,
        seen=len(json.loads(upload.corrections)),
    ), status


def init_corrections(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.jinja_env.globals["clause_kind"] = ClauseKind
