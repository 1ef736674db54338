"""The page of one comment, with all that can be done to it and to its discussion."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.commentary.agreements import agree as agree_to
from workbench.commentary.agreements import end_agreement
from workbench.commentary.behalf import move_comment, organisations_to_write_for
from workbench.commentary.beside import beside
from workbench.commentary.forms import AttachmentForm, MoveForm, ThreadForm
from workbench.commentary.models import Comment
from workbench.commentary.service import find_comment
from workbench.commentary.threads import reopen
from workbench.commentary.threads import resolve as resolve_thread
from workbench.commentary.view_models import comment_view
from workbench.drafts import service as drafts
from workbench.drafts.view_models import law_view
from workbench.errors import NotFound, WorkbenchError
from workbench.people.organisations import find_organisation
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.fields import options
from workbench.web.language import language
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page

blueprint = Blueprint("threads", __name__)


@blueprint.get("/comments/<comment_id>/thread")
@allow(Permission.READ)
def thread(comment_id: str) -> Page:
    return show_thread(find_comment(web.db_session(), comment_id))


def show_thread(comment: Comment, problem: str = "", status: int = 200) -> Page:
    """The page of a comment, with ``problem`` told above it and what was typed still in its forms."""
    session = web.db_session()
    if comment.parent_id:
        comment = find_comment(session, comment.parent_id)
    law = drafts.find_law(session, comment.law_id)
    move_form = MoveForm()
    others = organisations_to_write_for(session, member(), law.id) if comment.is_on_behalf else ()
    move_form.organisation.choices = options(
        (each.id, each.name(language())) for each in others if each.id != comment.organisation_id
    )
    return render_template(
        "threads/thread.html",
        law=law_view(law, language()),
        comment=comment_view(comment, language(), with_replies=True, beside=beside(session, [comment])),
        thread_form=ThreadForm(),
        move_form=move_form,
        attachment_form=AttachmentForm(formdata=None),
        problem=problem,
    ), status


def _done(comment_id: str, act: Callable[[Comment], object], notice: str) -> Page:
    """What an act on a comment leads to: its page, or the form again with why it was refused."""
    comment = find_comment(web.db_session(), comment_id)
    try:
        act(comment)
    except WorkbenchError as error:
        if isinstance(error, NotFound):
            raise
        web.db_session().rollback()
        return show_thread(find_comment(web.db_session(), comment_id), message_of(error), status_of(error))
    flash(notice, "success")
    return redirect(url_for("threads.thread", comment_id=comment_id), 303)


@blueprint.post("/comments/<comment_id>/agreement")
@allow(Permission.AGREE_COMMENT)
def agree(comment_id: str) -> Page:
    agrees = request.form.get("agrees") == "1"
    act = agree_to if agrees else end_agreement
    notice = _("Your organisation says the same.") if agrees else _("It is taken back.")
    return _done(comment_id, lambda comment: act(web.db_session(), member(), comment), notice)


@blueprint.post("/comments/<comment_id>/resolution")
@allow(Permission.RESOLVE_THREAD)
def resolve(comment_id: str) -> Page:
    """Resolve the discussion, or open it again."""
    reason, resolved = ThreadForm().reason.data or "", request.form.get("resolved") == "1"
    act = resolve_thread if resolved else reopen
    notice = _("The discussion is resolved.") if resolved else _("The discussion is open again.")
    return _done(comment_id, lambda comment: act(web.db_session(), member(), comment, reason), notice)


@blueprint.post("/comments/<comment_id>/move")
@allow(Permission.WRITE_ON_BEHALF)
def move(comment_id: str) -> Page:
    form = MoveForm()
    organisation = find_organisation(web.db_session(), form.organisation.data or "")
    reason = form.reason.data or ""
    return _done(
        comment_id,
        lambda comment: move_comment(web.db_session(), member(), comment, organisation, reason),
        _("The comment is moved, and its history kept."),
    )


def init_threads(app: Flask) -> None:
    app.register_blueprint(blueprint)
