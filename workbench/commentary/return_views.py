"""The page on which an organisation's people see what they return, and its lead submits it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask import Blueprint, Flask, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.commentary.attachments import attachments_of_return
from workbench.commentary.forms import AnswerForm, AttachmentForm, NoteForm, RoundActForm
from workbench.commentary.return_file import write_return
from workbench.commentary.returns import returned_clauses, set_left_out
from workbench.commentary.round_view_models import question_views, return_view, round_view
from workbench.commentary.service import find_comment
from workbench.commentary.view_models import attachment_views
from workbench.consultation import returns
from workbench.consultation.models import Return, RoundQuestion
from workbench.db import now
from workbench.drafts import service as drafts
from workbench.drafts.view_models import draft_view, law_view
from workbench.errors import NotFound, WorkbenchError
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.downloads import note_download
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.language import interface, language
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page
from workbench.wording import say

blueprint = Blueprint("returns", __name__)


@blueprint.get("/returns/<return_id>")
@allow(Permission.READ_RETURN)
def show_return(return_id: str) -> Page:
    return _show(returns.find_return(web.db_session(), return_id))


def _show(returned: Return, problem: str = "", status: int = 200, typed: tuple[str, str] = ("", "")) -> Page:
    """The page; ``typed`` is the id of the field in which something was refused, and what was typed there."""
    session = web.db_session()
    called = returned.round
    clauses = returned_clauses(session, returned, language())
    answers = {key: each.text for key, each in returns.answers_of(session, returned).items()}
    view = return_view(returned, language(), now(), has_words=bool(clauses or answers or returned.note))
    own = Circumstances(organisation=returned.organisation_id, law=called.law_id)
    is_own = returned.organisation_id == member().organisation_id
    return render_template(
        "rounds/return.html",
        law=law_view(drafts.find_law(session, called.law_id), language()),
        draft=draft_view(drafts.find_version(session, called.version_id or ""), language()),
        round=round_view(called, language(), now()),
        returned=view,
        clauses=clauses,
        questions=question_views(session, called),
        answers={**answers, typed[0]: typed[1]} if typed[0] else answers,
        note=typed[1] if typed[0] == "note" else returned.note,
        why_closed=say(view.refusal, {"round": called.title(language())}, interface().code) if view.refusal else "",
        leads=may(member(), Permission.SUBMIT_RETURN, own),
        writes=is_own and view.refusal is None and may(member(), Permission.COMMENT, own),
        sends_back=may(member(), Permission.FOLLOW_ROUND, own) and view.submitted_at is not None,
        form=RoundActForm(),
        attachments=attachment_views(attachments_of_return(session, returned), language()),
        attachment_form=AttachmentForm(formdata=None),
        problem=problem,
    ), status


def refused_return(return_id: str, error: WorkbenchError, typed: tuple[str, str] = ("", "")) -> Page:
    """The page again with what was refused, and with what was typed: nothing of it is lost."""
    web.db_session().rollback()
    returned = returns.find_return(web.db_session(), return_id)
    return _show(returned, message_of(error), status_of(error), typed)


@blueprint.get("/returns/<return_id>/answer.<lang>.docx")
@allow(Permission.READ_RETURN)
def word_file(return_id: str, lang: str) -> Response:
    """All that an organisation answers, at any time and as far as it has come, as a Word file."""
    returned = returns.find_return(web.db_session(), return_id)
    if lang not in TEXT_LANGUAGES:
        raise NotFound("page_unknown")
    data = write_return(web.db_session(), returned, lang, now(), ZoneInfo(web.settings().timezone))
    law_id = returned.round.law_id
    note_download(web.database(), Act.DOWNLOAD_RETURN, member().id, f"return:{return_id}", law_id)
    name = f"{returned.round.title(lang)} {returned.organisation.name(lang)}"
    return as_download(data, name, ".docx")


@blueprint.post("/returns/<return_id>/answers/<question_id>")
@allow(Permission.COMMENT)
def answer(return_id: str, question_id: str) -> Page:
    returned = returns.find_return(web.db_session(), return_id)
    question = web.db_session().get(RoundQuestion, question_id)
    if question is None:
        raise NotFound("question_unknown")
    text = AnswerForm().text.data or ""
    try:
        returns.answer(web.db_session(), member(), returned, question, text)
    except WorkbenchError as error:
        return refused_return(return_id, error, (question_id, text))
    flash(_("The answer is kept."), "success")
    return _back(return_id)


@blueprint.post("/returns/<return_id>/<action>")
@allow(Permission.SUBMIT_RETURN)
def lead_return(return_id: str, action: str) -> Page:
    """What the lead does: note, submit, no-opinion, take-back."""
    returned = returns.find_return(web.db_session(), return_id)
    text = NoteForm().text.data or ""
    try:
        if action == "note":
            returns.write_note(web.db_session(), member(), returned, text)
        elif action in {"submit", "no-opinion"}:
            returns.submit(web.db_session(), member(), returned, no_opinion=action == "no-opinion")
        elif action == "take-back":
            returns.take_back(web.db_session(), member(), returned)
        else:
            raise NotFound("page_unknown")
    except WorkbenchError as error:
        if isinstance(error, NotFound):
            raise
        return refused_return(return_id, error, ("note", text) if action == "note" else ("", ""))
    flash(_("It is done."), "success")
    return _back(return_id)


@blueprint.post("/returns/<return_id>/send-back")
@allow(Permission.FOLLOW_ROUND)
def send_back(return_id: str) -> Page:
    returned = returns.find_return(web.db_session(), return_id)
    form = RoundActForm()
    until = form.until.data.replace(tzinfo=ZoneInfo(web.settings().timezone)) if form.until.data else None
    try:
        returns.send_back(web.db_session(), member(), returned, form.reason.data or "", until)
    except WorkbenchError as error:
        return refused_return(return_id, error)
    flash(_("It is sent back."), "success")
    return redirect(url_for("rounds.show_round", round_id=returned.round_id), 303)


@blueprint.post("/comments/<comment_id>/left-out")
@allow(Permission.SUBMIT_RETURN)
def leave_out(comment_id: str) -> Page:
    comment = find_comment(web.db_session(), comment_id)
    return_id, reason = comment.return_id or "", request.form.get("reason", "")
    try:
        set_left_out(web.db_session(), member(), comment, request.form.get("left_out") == "1", reason)
    except WorkbenchError as error:
        if not return_id or isinstance(error, NotFound):
            raise
        return refused_return(return_id, error)
    return _back(return_id)


def _back(return_id: str) -> Page:
    return redirect(url_for("returns.show_return", return_id=return_id), 303)


def init_returns(app: Flask) -> None:
    app.register_blueprint(blueprint)
