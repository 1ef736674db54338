"""Pages that take in an official text: the file, the report of what matched, and storing it once confirmed."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from workbench.errors import Invalid, WorkbenchError
from workbench.instruments.library import corpus
from workbench.people.permissions import Permission
from workbench.standards.models import OfficialText
from workbench.standards.official.files import hold, read_upload
from workbench.standards.official.forms import ConfirmForm, OfficialForm
from workbench.standards.official.matching import TextAlignment, match_official
from workbench.standards.official.parse import read_official
from workbench.standards.official.report import report_lines
from workbench.standards.official.texts import officials_of, provenance, refuse_unmatched, store_official
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import interface
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("official", __name__)


@blueprint.route("/standards/<code>/official", methods=["GET", "POST"])
@allow(Permission.IMPORT_OFFICIAL)
def import_official(code: str) -> Page:
    """The file first; its report then asks for confirmation, and nothing is stored before."""
    instrument = corpus().instrument(code)
    form = OfficialForm()
    status = 200
    if form.validate_on_submit():
        file = form.file.data
        name, data = (file.filename, file.read()) if file and file.filename else ("", b"")
        try:
            if not data:
                raise Invalid("text_empty", field="file")
            provenance(form.source.data or "", form.dated.data, name, data)
            matching = _matched(code, name, data, form.lang.data)
            stored = set(web.db_session().scalars(select(OfficialText.source_sha256)))
            sha256 = hold(web.settings().instance / "official", data, stored)
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            return _report_page(code, matching, name, sha256, form)
    elif form.is_submitted():
        status = 422
    return render_template("standards/take_in.html", form=form, instrument=instrument), status


def _matched(code: str, name: str, data: bytes, lang: str) -> TextAlignment:
    matching = match_official(read_official(name, data, lang, corpus().instrument(code).kind), corpus(), code, lang)
    refuse_unmatched(matching)
    return matching


def _report_page(code: str, matching: TextAlignment, name: str, sha256: str, form: OfficialForm) -> Page:
    confirm = ConfirmForm(formdata=None, data={**form.data, "name": name, "sha256": sha256})
    return render_template(
        "standards/report.html",
        instrument=corpus().instrument(code),
        form=confirm,
        matching=matching,
        lines=report_lines(matching, name, interface().code),
        before=next((text for text in officials_of(web.db_session(), [code]) if text.lang == matching.lang), None),
    )


@blueprint.post("/standards/<code>/official/store")
@allow(Permission.IMPORT_OFFICIAL)
def store(code: str) -> Page:
    form = ConfirmForm()
    if not form.validate():
        return redirect(url_for("official.import_official", code=code), 303)
    name = form.name.data or ""
    data = read_upload(web.settings().instance / "official", form.sha256.data or "")
    matching = _matched(code, name, data, form.lang.data)
    origin = provenance(form.source.data or "", form.dated.data, name, data)
    store_official(web.db_session(), matching, origin, member().id)
    flash(_("The official text is stored; pages and papers quote it from now on."), "success")
    return redirect(url_for("standards.instrument", code=code), 303)
