"""Pages on which an editor renames a law or a version, and withdraws a version or puts it back."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Flask, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workbench.decisions.conflict_page import seen_number, show_conflict
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decisions_on, number_of
from workbench.decisions.view_models import decision_views
from workbench.drafts import changes, service
from workbench.drafts.forms import LawForm, NameForm, WithdrawForm
from workbench.drafts.models import Version
from workbench.drafts.view_models import draft_view, law_view
from workbench.errors import Conflict, WorkbenchError
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("changes", __name__)


@blueprint.route("/laws/<law_id>/change", methods=["GET", "POST"])
@allow(Permission.CHANGE_DRAFT)
def change_law(law_id: str) -> Page:
    law = service.find_law(web.db_session(), law_id)
    form = LawForm(obj=law)
    status = 200
    if form.validate_on_submit():
        title_zh, title_en, note = form.title_zh.data or "", form.title_en.data or "", form.note.data or ""
        try:
            changes.rename_law(web.db_session(), member(), law, title_zh, title_en, note, seen_number())
        except Conflict as error:
            return _conflict(error, DecisionKind.LAW, law_id, {"title_zh": title_zh, "title_en": title_en}, {})
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            flash(_("The law is renamed."), "success")
            return redirect(url_for("drafts.law", law_id=law_id), 303)
    elif form.is_submitted():
        status = 422
    return render_template(
        "drafts/change_law.html",
        form=form,
        law=law_view(law, language()),
        seen=number_of(web.db_session(), DecisionKind.LAW, law_id),
        history=decision_views(decisions_on(web.db_session(), [DecisionKind.LAW], [law_id]), language()),
    ), status


@blueprint.route("/versions/<version_id>/change", methods=["GET", "POST"])
@allow(Permission.CHANGE_DRAFT)
def change_version(version_id: str) -> Page:
    version = service.find_version(web.db_session(), version_id)
    form = NameForm(obj=version)
    if not form.is_submitted():
        return _version_page(version, form, WithdrawForm(formdata=None))
    if not form.validate_on_submit():
        return _version_page(version, form, WithdrawForm(formdata=None), 422)
    label, dated = form.label.data or "", form.dated.data
    try:
        changes.rename_version(web.db_session(), member(), version, label, dated, seen_number())
    except Conflict as error:
        return _conflict(error, DecisionKind.VERSION, version_id, changes.name_of(label, dated), {})
    except WorkbenchError as error:
        return _version_page(version, form, WithdrawForm(formdata=None), place_on(form, error))
    flash(_("The version is now called “%(label)s”.", label=version.label), "success")
    return redirect(url_for("drafts.law", law_id=version.law_id), 303)


@blueprint.post("/versions/<version_id>/withdraw")
@allow(Permission.CHANGE_DRAFT)
def withdraw(version_id: str) -> Page:
    """Withdraw a version; its comments are offered to the version before it."""
    version = service.find_version(web.db_session(), version_id)
    form = WithdrawForm()
    try:
        changes.withdraw_version(web.db_session(), member(), version, form.reason.data or "", seen_number())
    except WorkbenchError as error:
        if error.code == "decision_changed":
            return _conflict(error, DecisionKind.WITHDRAWAL, version_id, {}, {"reason": _("Reason")})
        return _version_page(version, NameForm(formdata=None, obj=version), form, place_on(form, error))
    flash(_("“%(label)s” is withdrawn. Nothing of it is lost, and it can be put back.", label=version.label), "success")
    before = service.previous_version(web.db_session(), version)
    if before is not None and version.original_id is None:
        return redirect(url_for("compare.carry", old_id=version.id, new_id=before.id), 303)
    return redirect(url_for("drafts.law", law_id=version.law_id), 303)


@blueprint.post("/versions/<version_id>/put-back")
@allow(Permission.CHANGE_DRAFT)
def put_back(version_id: str) -> Page:
    version = service.find_version(web.db_session(), version_id)
    try:
        changes.put_back_version(web.db_session(), member(), version, seen_number())
    except Conflict as error:
        return _conflict(error, DecisionKind.WITHDRAWAL, version_id, None, {})
    flash(_("“%(label)s” stands again.", label=version.label), "success")
    return redirect(url_for("drafts.law", law_id=version.law_id), 303)


def _version_page(version: Version, form: NameForm, withdrawing: WithdrawForm, status: int = 200) -> Page:
    session = web.db_session()
    before = service.previous_version(session, version)
    kinds = [DecisionKind.VERSION, DecisionKind.WITHDRAWAL]
    return render_template(
        "drafts/change_version.html",
        form=form,
        withdrawing=withdrawing,
        draft=draft_view(version, language()),
        is_withdrawn=version.withdrawn_at is not None,
        before=draft_view(before, language()) if before is not None and version.original_id is None else None,
        seen_name=number_of(session, DecisionKind.VERSION, version.id),
        seen_withdrawal=number_of(session, DecisionKind.WITHDRAWAL, version.id),
        history=decision_views(decisions_on(session, kinds, [version.id]), language()),
    ), status


def _conflict(
    error: WorkbenchError,
    kind: DecisionKind,
    subject_id: str,
    chosen: Mapping[str, object] | None,
    texts: Mapping[str, str],
) -> Page:
    """The page on which a stale change meets what was decided since; any other conflict is told as it is."""
    at_law = kind is DecisionKind.LAW
    back = url_for("changes.change_law", law_id=subject_id) if at_law else _page_of(subject_id)
    about = _("Name of the law") if at_law else _("The version, its name and whether it stands")
    return show_conflict(error, kind, subject_id, about=about, chosen=chosen, texts=texts, back=back)


def _page_of(version_id: str) -> str:
    return url_for("changes.change_version", version_id=version_id)


def init_changes(app: Flask) -> None:
    app.register_blueprint(blueprint)
