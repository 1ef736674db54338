"""Pages for signing in and out, and one's own account."""

from __future__ import annotations

import re
from typing import Final

from flask import Blueprint, Flask, current_app, flash, g, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.errors import Conflict, Invalid, WorkbenchError
from workbench.i18n.languages import languages
from workbench.people import service
from workbench.people.forms import DigestForm, PasswordForm, SignInForm
from workbench.people.permissions import ENDS_WITH_LAW, Circumstances, Permission, may
from workbench.people.sight import look_as
from workbench.people.view_models import MemberView, member_view
from workbench.web import requests as web
from workbench.web.access import PUBLIC, allow, law_of_page, member, policy
from workbench.web.language import language
from workbench.web.problems import place_on

blueprint = Blueprint("people", __name__)
TOKEN: Final = "token"
_SAME_FOR_ALL: Final = ("static", "stylesheet")  # what the endpoints end with that serve files
# A path of this site: what a browser might take for another host (//, /\\) or drop on the way (blanks) is none.
_OWN_PAGE: Final = re.compile(r"/(?![/\\])[^\\\s\x00-\x1f\x7f]*")


def load_member() -> None:
    """Who is signed in, looked up anew at every request, so that a sign-out or a disabling holds at once."""
    g.member = None
    if request.endpoint is None or request.endpoint.endswith(_SAME_FOR_ALL):
        return  # nor is the session looked at, so that the answer is kept whoever signs in or out
    if token := session.get(TOKEN):
        g.member = service.member_of(web.db_session(), token)
        look_as(web.db_session(), g.member)


def _may(permission: str, **circumstances: str | None) -> bool:
    """What templates ask: whether whoever is signed in may do this, to a thing of these circumstances."""
    needed = Permission(permission)
    if not may(g.get("member"), needed, Circumstances(**circumstances) if circumstances else None):
        return False
    return circumstances.get("law") is not None or not _is_ended(needed)


def _is_ended(permission: Permission) -> bool:
    """Whether this is done to a law, and the page is of one that is closed: then nobody does it.

    What answers a form that was sent shows it all the same, so that what was typed is not lost.
    """
    ended = g.member.ended_laws if permission in ENDS_WITH_LAW and request.method == "GET" else ()
    return bool(ended) and law_of_page() in ended


def refuse_ended() -> None:
    """Open no page on which a closed law is changed; raises Conflict. What is sent is refused by the record."""
    if request.endpoint is None or g.get("member") is None:
        return
    needed = policy(current_app._get_current_object(), request.endpoint)  # type: ignore[attr-defined]
    if needed in set(Permission) and _is_ended(Permission(needed)):
        raise Conflict("law_closed")


def _own_page(address: str | None) -> str:
    """``address`` if it is a page of this site, else the front page."""
    return address if address and _OWN_PAGE.fullmatch(address) else url_for("home.front")


@blueprint.route("/sign-in", methods=["GET", "POST"])
@allow(PUBLIC)
def sign_in() -> str | Response | tuple[str, int]:
    if g.member is not None:
        return redirect(_own_page(request.args.get("next")))
    form = SignInForm()
    status = 200
    if form.validate_on_submit():
        try:
            token, person = service.sign_in(
                web.db_session(), form.username.data, form.password.data, web.settings().session_hours
            )
        except Invalid as error:
            g.keep_changes = True  # the count of wrong passwords
            status = place_on(form, error)
        else:
            chosen = session.get("language")
            session.clear()
            session[TOKEN] = token
            session["language"] = chosen if chosen in languages() else person.language
            return redirect(_own_page(request.args.get("next")))
    return render_template("people/sign_in.html", form=form), status


@blueprint.post("/sign-out")
@allow(PUBLIC)
def sign_out() -> Response:
    token = session.pop(TOKEN, None)
    if token:
        service.sign_out(web.db_session(), token)
    chosen = session.get("language")
    session.clear()
    if chosen:
        session["language"] = chosen
    return redirect(url_for("people.sign_in"))


@blueprint.post("/language/<code>")
@allow(PUBLIC)
def set_language(code: str) -> Response:
    if code in languages():
        session["language"] = code
        if g.member is not None:
            service.set_language(web.db_session(), g.member, code)
    return redirect(_own_page(request.form.get("back")))


@blueprint.route("/account", methods=["GET", "POST"])
@allow(Permission.ENTER)
def account() -> str | Response | tuple[str, int]:
    form = PasswordForm()
    status = 200
    if form.validate_on_submit():
        try:
            service.change_own_password(web.db_session(), member(), form.old_password.data, form.password.data)
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            flash(_("The password is changed. Sign in with the new one."), "success")
            session.pop(TOKEN, None)
            return redirect(url_for("people.sign_in"))
    elif form.is_submitted():
        status = 422
    return _account(form, DigestForm(formdata=None, digest=member().digest), status)


def _account(form: PasswordForm, digest_form: DigestForm, status: int) -> tuple[str, int]:
    """The page; a digest is offered where mail is sent to an address that is known."""
    has_mail = web.settings().mail is not None
    page = render_template("people/account.html", form=form, digest_form=digest_form, has_mail=has_mail)
    return page, status


@blueprint.post("/account/digest")
@allow(Permission.ENTER)
def choose_digest() -> Response | tuple[str, int]:
    form = DigestForm()
    try:
        service.set_digest(web.db_session(), member(), form.digest.data or "")
    except WorkbenchError as error:
        return _account(PasswordForm(formdata=None), form, place_on(form, error))
    flash(_("It is kept how often you are written to."), "success")
    return redirect(url_for("people.account"), 303)


def _signed_in() -> MemberView | None:
    """Who is signed in, as pages show it; None for whoever is not."""
    signed_in = g.get("member")
    return member_view(signed_in, language()) if signed_in is not None else None


def init_people(app: Flask) -> None:
    app.before_request(load_member)
    app.jinja_env.globals["signed_in"] = _signed_in
    app.jinja_env.globals["may"] = _may
    app.register_blueprint(blueprint)
