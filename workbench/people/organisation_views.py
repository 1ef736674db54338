"""The tree of organisations, each organisation's page, and registers taken in after a look at what they come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from itsdangerous import BadSignature, URLSafeSerializer

from workbench.errors import Invalid, WorkbenchError
from workbench.formats.sheets import read_sheets
from workbench.people import organisations as tree
from workbench.people import service
from workbench.people.forms import OrganisationForm, RegisterForm
from workbench.people.importing import RegisterReport, RowResult, import_register
from workbench.people.models import Organisation
from workbench.people.organisations import OrganisationData
from workbench.people.permissions import Permission
from workbench.people.register import RegisterColumn, RegisterRow, read_register
from workbench.people.view_models import member_view, organisation_views, register_row_view
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.fields import options
from workbench.web.language import interface, language
from workbench.web.names import named
from workbench.web.problems import place_on
from workbench.web.requests import Page
from workbench.wording import say

blueprint = Blueprint("organisations", __name__)


@blueprint.route("/organisations", methods=["GET", "POST"])
@allow(Permission.KEEP_ORGANISATIONS)
def organisations() -> Page:
    form = OrganisationForm(kind="provincial")
    _offer(form)
    status = 200
    if form.validate_on_submit():
        try:
            added = tree.found_organisation(web.db_session(), _data(form), by=member())
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            flash(_("“%(name)s” is entered.", name=added.name(language())), "success")
            return redirect(url_for("organisations.organisations"), 303)
    elif form.is_submitted():
        status = 422
    members = Counter(each.organisation_id for each in service.list_members(web.db_session()) if not each.disabled_at)
    every = organisation_views(tree.list_organisations(web.db_session()), language(), members)
    return render_template("people/organisations.html", form=form, organisations=every), status


def _offer(form: OrganisationForm, without: Organisation | None = None) -> None:
    """Offer every organisation to stand below, indented as in the tree, but the one itself."""
    views = organisation_views(tree.list_organisations(web.db_session(), with_retired=False), language())
    form.parent.choices = options(
        [
            (each.id, "\u2003" * each.depth + each.name)
            for each in views
            if without is None or without.parent_id is None or each.id != without.id
        ]
    )


def _data(form: OrganisationForm) -> OrganisationData:
    return OrganisationData(
        name_zh=form.name_zh.data or "",
        name_en=form.name_en.data or "",
        kind=form.kind.data,
        parent_id=form.parent.data,
    )


@blueprint.route("/organisations/<organisation_id>", methods=["GET", "POST"])
@allow(Permission.KEEP_ORGANISATIONS)
def organisation(organisation_id: str) -> Page:
    row = tree.find_organisation(web.db_session(), organisation_id)
    form = OrganisationForm(obj=row, parent=row.parent_id or row.id)
    _offer(form, without=row)
    status = 200
    if form.validate_on_submit():
        try:
            tree.change_organisation(web.db_session(), row, _data(form), by=member())
        except WorkbenchError as error:
            web.db_session().rollback()
            status = place_on(form, error)
        else:
            flash(_("“%(name)s” is changed.", name=row.name(language())), "success")
            return redirect(url_for("organisations.organisations"), 303)
    elif form.is_submitted():
        status = 422
    members = [member_view(each, language()) for each in service.list_members(web.db_session(), row.id)]
    view = organisation_views([row], language())[0]
    return render_template("people/organisation.html", form=form, organisation=view, members=members), status


@blueprint.post("/organisations/<organisation_id>/<action>")
@allow(Permission.KEEP_ORGANISATIONS)
def retire(organisation_id: str, action: str) -> Page:
    """``action`` is retire, and whatever else takes it up again."""
    row = tree.find_organisation(web.db_session(), organisation_id)
    tree.set_retired(web.db_session(), row, action == "retire", by=member())
    flash(_("“%(name)s” is changed.", name=row.name(language())), "success")
    return redirect(url_for("organisations.organisations"), 303)


@blueprint.route("/organisations/import", methods=["GET", "POST"])
@allow(Permission.KEEP_ORGANISATIONS)
def import_organisations() -> Page:
    """Files first show what each row comes to; what was shown comes back signed, and is then stored."""
    form = RegisterForm()
    status, imported, signed = 200, None, ""
    if form.validate_on_submit():
        try:
            confirmed = request.form.get("register", "")
            rows = _shown_rows(confirmed) if confirmed else _sent_rows(form)
            imported = import_register(web.db_session(), rows, by=member(), store=bool(confirmed))
            signed = _signer().dumps([_as_list(row) for row in rows])
        except WorkbenchError as error:
            web.db_session().rollback()
            status = place_on(form, error)
        else:
            if imported.is_stored:
                flash(say("register_stored", {"count": len(imported.lines)}, interface().code), "success")
                return redirect(url_for("organisations.organisations"), 303)
            status = 422 if imported.refused else 200
    elif form.is_submitted():
        status = 422
    return render_template(
        "people/register.html",
        form=form,
        rows=[register_row_view(line, interface().code) for line in imported.lines] if imported else None,
        counts=_counted(imported) if imported else (),
        refused=imported.refused if imported else 0,
        signed=signed,
        columns=[(column.value, named(column), ", ".join(column.words)) for column in RegisterColumn],
    ), status


def _sent_rows(form: RegisterForm) -> Sequence[RegisterRow]:
    files = [(file.filename or "", file.read()) for file in form.files.data or () if file and file.filename]
    if not files:
        raise Invalid("register_no_file", field="files")
    return read_register([sheet for name, data in files for sheet in read_sheets(name, data)])


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="register")


def _as_list(row: RegisterRow) -> list[object]:
    cells = {column.value: cell for column, cell in row.cells.items()}
    return [row.file, row.sheet, row.number, row.is_member, cells, row.fault, {k: str(v) for k, v in row.facts.items()}]


def _shown_rows(signed: str) -> Sequence[RegisterRow]:
    """The rows as they were shown; nobody can have changed them on the way."""
    try:
        rows = _signer().loads(signed)
    except BadSignature:
        raise Invalid("register_lost", field="files") from None
    return [
        RegisterRow(file, sheet, number, is_member, {RegisterColumn(name): cells[name] for name in cells}, fault, facts)
        for file, sheet, number, is_member, cells, fault, facts in rows
    ]


def _counted(imported: RegisterReport) -> list[tuple[str, RowResult, int]]:
    """How many organisations and members are new, changed, unchanged and refused; they add up to the rows."""
    return [
        (
            ngettext("%(num)s member", "%(num)s members", count)
            if is_member
            else ngettext("%(num)s organisation", "%(num)s organisations", count),
            result,
            count,
        )
        for (is_member, result), count in sorted(imported.counts.items())
    ]


def init_organisations(app: Flask) -> None:
    app.register_blueprint(blueprint)
