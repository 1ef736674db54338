"""The page on which an amending decision is applied to a stored version; what it makes goes on to the preview."""

from __future__ import annotations

from flask import Blueprint, Flask, redirect, render_template, url_for

from workbench.drafts import intake, service
from workbench.drafts.amendments import AmendmentView, amendment_view, apply_decision, dump_amendment, stage_amendment
from workbench.drafts.forms import TextForm
from workbench.drafts.taking_in import sweep_afterwards, take_in
from workbench.drafts.view_models import draft_view, law_view
from workbench.errors import WorkbenchError
from workbench.law.amending.model import InstructionResult
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("amendments", __name__)


@blueprint.route("/versions/<version_id>/amend", methods=["GET", "POST"])
@allow(Permission.IMPORT_DRAFT)
def amend(version_id: str) -> Page:
    """The form, and beneath it what became of each instruction where none could be applied."""
    version = service.find_version(web.db_session(), version_id)
    service.refuse_withdrawn(version)
    form = TextForm()
    amendment: AmendmentView | None = None
    status = 200
    if form.validate_on_submit():
        web.end_transaction()
        try:
            handed_in = take_in(form)
            decision = intake.read(handed_in)
            sweep_afterwards(handed_in.source.sha256)
            session = web.db_session()
            version = service.find_version(session, version_id)
            amended = apply_decision(session, version, decision)
            amendment = amendment_view(dump_amendment(version, amended), language())
            upload = stage_amendment(session, web.settings().uploads, version, member(), handed_in.source, amended)
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            return redirect(url_for("drafts.preview", upload_id=upload.id))
    elif form.is_submitted():
        status = 422
    version = service.find_version(web.db_session(), version_id)
    return render_template(
        "drafts/amend.html",
        form=form,
        law=law_view(version.law, language()),
        draft=draft_view(version, language()),
        amendment=amendment,
        had_file=bool(form.is_submitted() and form.file.data),
    ), status


def init_amendments(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.jinja_env.globals["instruction_result"] = InstructionResult
