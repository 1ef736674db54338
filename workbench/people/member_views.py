"""The list of members, each member's page, and the links with which they choose a password."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.errors import Forbidden, NotFound, WorkbenchError
from workbench.people import invitations, service
from workbench.people.forms import InvitationForm, MemberChangeForm, MemberForm
from workbench.people.models import Member, Organisation
from workbench.people.organisations import find_organisation, list_organisations
from workbench.people.permissions import LEAD_ROLES, Circumstances, Permission, Role, may
from workbench.people.view_models import MemberView, member_view
from workbench.web import requests as web
from workbench.web.access import PUBLIC, allow, member
from workbench.web.fields import options
from workbench.web.language import language
from workbench.web.names import named
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("members", __name__)


@blueprint.route("/members", methods=["GET", "POST"])
@allow(Permission.KEEP_PEOPLE)
def members() -> Page:
    form = MemberForm()
    _offer(form)
    status = 200
    if form.validate_on_submit():
        try:
            added = _add(form)
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            flash(_("The account “%(name)s” is made.", name=added.username), "success")
            if added.password_hash:
                return redirect(url_for("members.members"))
            return _show_links([added])
    elif form.is_submitted():
        status = 422
    people = service.list_members(web.db_session(), None if _keeps_all() else member().organisation_id)
    return render_template(
        "people/members.html",
        form=form,
        members=[member_view(each, language()) for each in people],
        uninvited=sum(1 for each in people if _is_uninvited(each)),
        of=None if _keeps_all() else member().organisation.name(language()),
    ), status


def _keeps_all() -> bool:
    return may(member(), Permission.KEEP_ACCOUNTS)


def _is_uninvited(person: Member) -> bool:
    return not person.password_hash and person.disabled_at is None and _may_keep(person)


def _may_keep(person: Member, role: str | None = None) -> bool:
    """Whether whoever is at work looks after this person, also were they to have ``role``."""
    asked_of = Circumstances(organisation=person.organisation_id, state=role or person.role)
    return may(member(), Permission.KEEP_PEOPLE, asked_of)


def _offer(form: MemberForm | MemberChangeForm) -> None:
    """Offer the organisations and roles that whoever is at work may give."""
    every = list_organisations(web.db_session()) if _keeps_all() else [_own()]
    offered = [each for each in every if each.retired_at is None or each.id == form.organisation.data]
    form.organisation.choices = options([(each.id, each.name(language())) for each in offered])
    if not _keeps_all():
        form.role.choices = options([(role.value, named(role.explained)) for role in Role if role in LEAD_ROLES])
        del form.is_lead


def _own() -> Organisation:
    organisation: Organisation = member().organisation
    return organisation


def _add(form: MemberForm) -> Member:
    return service.add_member(
        web.db_session(),
        username=form.username.data,
        password=form.password.data or None,
        role=form.role.data,
        name_zh=form.name_zh.data or "",
        name_en=form.name_en.data or "",
        organisation=find_organisation(web.db_session(), form.organisation.data),
        is_lead=bool(form.is_lead and form.is_lead.data),
        email=form.email.data or "",
        language=form.language.data,
        by=member(),
    )


def _kept_person(member_id: str) -> Member:
    person = service.find_member(web.db_session(), member_id)
    if not _may_keep(person):
        raise Forbidden("person_not_yours")
    return person


@blueprint.route("/members/<member_id>", methods=["GET", "POST"])
@allow(Permission.KEEP_PEOPLE)
def member_page(member_id: str) -> Page:
    person = _kept_person(member_id)
    form = MemberChangeForm(obj=person, organisation=person.organisation_id)
    _offer(form)
    status = 200
    if form.validate_on_submit():
        try:
            _change(person, form)
        except WorkbenchError as error:
            web.db_session().rollback()
            status = place_on(form, error)
        else:
            flash(_("The account “%(name)s” is changed.", name=person.username), "success")
            return redirect(url_for("members.members"), 303)
    elif form.is_submitted():
        status = 422
    invitation = invitations.open_invitations(web.db_session()).get(person.id)
    return render_template(
        "people/member.html",
        form=form,
        person=member_view(person, language()),
        invited_until=invitation.expires_at if invitation else None,
    ), status


def _change(person: Member, form: MemberChangeForm) -> None:
    data = service.MemberData(
        name_zh=form.name_zh.data or "",
        name_en=form.name_en.data or "",
        organisation=find_organisation(web.db_session(), form.organisation.data),
        is_lead=bool(form.is_lead.data) if form.is_lead else person.is_lead,
        email=form.email.data or "",
    )
    service.change_member(web.db_session(), person, data, by=member())
    if form.role.data != person.role:
        service.set_role(web.db_session(), person, form.role.data, by=member())


@blueprint.post("/members/<member_id>/<action>")
@allow(Permission.KEEP_PEOPLE)
def change_member(member_id: str, action: str) -> Page:
    person = _kept_person(member_id)
    if action in {"disable", "enable"}:
        service.set_disabled(web.db_session(), person, action == "disable", by=member())
    elif action == "role":
        role = request.form.get("role", "")
        if not _may_keep(person, role):
            raise Forbidden("person_not_yours")
        service.set_role(web.db_session(), person, role, by=member())
    elif action == "password":
        service.set_password(web.db_session(), person, request.form.get("password", ""), by=member())
    elif action == "invite":
        return _show_links([person])
    else:
        raise NotFound("page_unknown")
    flash(_("The account “%(name)s” is changed.", name=person.username), "success")
    return redirect(url_for("members.members"))


@blueprint.post("/members/invite")
@allow(Permission.KEEP_PEOPLE)
def invite() -> Page:
    """Links for everybody who has no password yet and is looked after by whoever asks."""
    return _show_links([each for each in service.without_password(web.db_session()) if _is_uninvited(each)])


def _show_links(people: Sequence[Member]) -> Page:
    """New links, which are shown once: nothing stored leads back to them. Where mail is set they are sent as well."""
    links: list[tuple[MemberView, str, bool]] = []
    for person in people:
        token = invitations.make_invitation(web.db_session(), person, _key(), by=member())
        address = url_for("members.accept", token=token, _external=True)
        is_sent = web.settings().mail is not None and bool(person.email)
        links.append((member_view(person, language()), address, is_sent))
    return render_template("people/links.html", links=links, days=invitations.LASTS.days)


def _key() -> str:
    key: str = current_app.config["SECRET_KEY"]
    return key


@blueprint.route("/invitations/<token>", methods=["GET", "POST"])
@allow(PUBLIC)
def accept(token: str) -> Page:
    """Choose a password; whoever follows the link is nobody yet, so nothing else is told of the account."""
    session = web.db_session()
    person = member_view(invitations.find_invitation(session, token, _key()).member, language())
    form = InvitationForm()
    status = 200
    if form.validate_on_submit():
        try:
            invitations.accept_invitation(session, token, _key(), form.password.data)
        except WorkbenchError as error:
            session.rollback()
            status = place_on(form, error)
        else:
            flash(_("The password is set. Sign in with it."), "success")
            return redirect(url_for("people.sign_in"), 303)
    elif form.is_submitted():
        status = 422
    return render_template("people/accept.html", form=form, person=person), status


def init_members(app: Flask) -> None:
    app.register_blueprint(blueprint)
