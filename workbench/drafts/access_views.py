"""The page on which an editor or a chair says who may see a law, and sees who took files of it away."""

from __future__ import annotations

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.drafts import service
from workbench.drafts.admissions import Admitted, admit, admitted_to, could_be_admitted, downloads_of
from workbench.drafts.models import Law
from workbench.drafts.view_models import download_view, law_view
from workbench.errors import WorkbenchError
from workbench.people.organisations import list_organisations
from workbench.people.permissions import Permission
from workbench.people.view_models import member_view, organisation_views
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page

blueprint = Blueprint("access", __name__)


@blueprint.route("/laws/<law_id>/access", methods=["GET", "POST"])
@allow(Permission.ADMIT)
def admissions(law_id: str) -> Page:
    law = service.find_law(web.db_session(), law_id)
    if request.method == "GET":
        return _show(law, admitted_to(web.db_session(), law))
    chosen = Admitted()
    if request.form.get("who") == "some":
        chosen = Admitted(frozenset(request.form.getlist("organisation")), frozenset(request.form.getlist("member")))
    try:
        admit(web.db_session(), law, chosen, by=member())
    except WorkbenchError as error:
        web.db_session().rollback()
        law = service.find_law(web.db_session(), law_id)
        return _show(law, chosen, message_of(error), status_of(error))
    flash(_("It is set who may see the law."), "success")
    return redirect(url_for("drafts.law", law_id=law_id), 303)


def _show(law: Law, admitted: Admitted, problem: str = "", status: int = 200) -> Page:
    session = web.db_session()
    labels = {f"version:{version.id}": f"{version.label} ({version.lang})" for version in law.versions}
    return render_template(
        "drafts/access.html",
        law=law_view(law, language()),
        admitted=admitted,
        problem=problem,
        organisations=organisation_views(list_organisations(session), language()),
        members=[member_view(each, language()) for each in could_be_admitted(session)],
        downloads=[download_view(each, labels, language()) for each in downloads_of(session, law)],
    ), status


def init_access_pages(app: Flask) -> None:
    app.register_blueprint(blueprint)
