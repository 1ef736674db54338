"""Pages of rounds: calling one, its letter, its board for those who lead it, and what the chair decides on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Flask, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.commentary.board import board
from workbench.commentary.forms import RoundActForm, RoundForm
from workbench.commentary.letter import write_letter
from workbench.commentary.round_view_models import question_views, round_view
from workbench.consultation import rounds
from workbench.consultation.models import Round
from workbench.consultation.notices import remind, tell_withdrawn
from workbench.consultation.returns import note_opened
from workbench.consultation.rounds import RoundData
from workbench.consultation.service import return_of
from workbench.consultation.standing import has_ended
from workbench.db import now
from workbench.decisions.view_models import decision_view
from workbench.drafts import service as drafts
from workbench.drafts.models import Version
from workbench.drafts.view_models import draft_view, law_view
from workbench.errors import Invalid, NotFound, WorkbenchError
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.people.organisations import list_organisations
from workbench.people.permissions import Permission, may
from workbench.people.view_models import organisation_views
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.language import interface, language
from workbench.web.problems import message_of, place_on, status_of
from workbench.web.requests import Page
from workbench.wording import say

blueprint = Blueprint("rounds", __name__)


@blueprint.get("/laws/<law_id>/rounds")
@allow(Permission.READ)
def rounds_of_law(law_id: str) -> Page:
    law = drafts.find_law(web.db_session(), law_id)
    called = [round_view(each, language(), now()) for each in rounds.rounds_of(web.db_session(), law_id)]
    versions = drafts.versions_of(web.db_session(), law)
    newest = draft_view(versions[-1], language()) if versions else None
    return render_template("rounds/rounds.html", law=law_view(law, language()), rounds=called, newest=newest)


@blueprint.route("/versions/<version_id>/rounds/new", methods=["GET", "POST"])
@allow(Permission.CALL_ROUND)
def new_round(version_id: str) -> Page:
    version = drafts.find_version(web.db_session(), version_id)
    form = RoundForm()
    chosen = request.form.getlist("organisation")
    status = 200
    if form.validate_on_submit():
        try:
            called = rounds.call_round(web.db_session(), member(), version, _data(form, version, chosen))
        except WorkbenchError as error:
            web.db_session().rollback()
            version = drafts.find_version(web.db_session(), version_id)
            status = place_on(form, error)
        else:
            flash(_("The round is called."), "success")
            return redirect(url_for("rounds.show_round", round_id=called.id), 303)
    elif form.is_submitted():
        status = 422
    organisations = list_organisations(web.db_session(), with_retired=False)
    return render_template(
        "rounds/new.html",
        form=form,
        draft=draft_view(version, language()),
        organisations=organisation_views(organisations, language()),
        chosen=chosen if form.is_submitted() else [each.id for each in organisations],
    ), status


def _data(form: RoundForm, version: Version, organisations: Sequence[str]) -> RoundData:
    return RoundData(
        title_zh=form.title_zh.data or "",
        title_en=form.title_en.data or "",
        letter=form.letter.data or "",
        deadline=_moment(form.deadline.data),
        opens_at=_moment(form.opens_at.data) if form.opens_at.data else None,
        visibility=form.visibility.data,
        shows_drafts=bool(form.shows_drafts.data),
        takes_agreements=bool(form.takes_agreements.data),
        organisations=organisations,
        questions=_questions(form.questions.data or "", version),
    )


def _moment(typed: datetime) -> datetime:
    """A moment typed by the clock of the instance."""
    return typed.replace(tzinfo=ZoneInfo(web.settings().timezone))


def _questions(typed: str, version: Version) -> list[tuple[str, str | None]]:
    """The questions, one a line; raises Invalid where one names a clause that the draft does not have."""
    numbers: Mapping[str, str] = {
        clause.number: clause.id for clause in drafts.clauses_of(web.db_session(), version) if clause.kind == "article"
    }
    questions: list[tuple[str, str | None]] = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        number, colon, text = line.replace("：", ":", 1).partition(":")
        if not (colon and number.strip().isdecimal()):
            questions.append((line, None))
        elif number.strip() not in numbers:
            raise Invalid("question_on_no_clause", field="questions", number=number.strip())
        else:
            questions.append((text.strip(), numbers[number.strip()]))
    return questions


@blueprint.get("/rounds/<round_id>")
@allow(Permission.READ)
def show_round(round_id: str) -> Page:
    called = rounds.find_round(web.db_session(), round_id)
    return _show(called, RoundActForm())


def _show(called: Round, form: RoundActForm, problem: str = "", status: int = 200) -> Page:
    session = web.db_session()
    law = drafts.find_law(session, called.law_id)
    own = return_of(session, called.id, member().organisation_id)
    follows = may(member(), Permission.FOLLOW_ROUND)
    figures = board(session, called, language(), now()) if follows else None
    view = round_view(called, language(), now())
    return render_template(
        "rounds/round.html",
        law=law_view(law, language()),
        round=view,
        draft=draft_view(drafts.find_version(session, called.version_id or ""), language()),
        questions=question_views(session, called),
        own_return=own.id if own else None,
        own_has_ended=has_ended(called, now(), own),
        board=figures,
        has_mail=web.settings().mail is not None,
        reminder=say("round_reminder", _reminder_facts(called, view.ends_at), interface().code) if figures else "",
        decisions=[decision_view(each, language()) for each in rounds.decisions_on_round(session, called)],
        form=form,
        problem=problem,
        organisations=organisation_views(list_organisations(session, with_retired=False), language()),
    ), status


def _reminder_facts(called: Round, end: datetime | None) -> dict[str, object]:
    local = end.astimezone(ZoneInfo(web.settings().timezone)) if end else None
    address = url_for("rounds.show_round", round_id=called.id, _external=True)
    return {
        "round": called.title(language()),
        "deadline": local.strftime("%Y-%m-%d %H:%M") if local else "",
        "address": address,
    }


@blueprint.get("/rounds/<round_id>/letter.<lang>.docx")
@allow(Permission.READ)
def letter(round_id: str, lang: str) -> Response:
    """The call as a letter that can be printed, in either language of drafts."""
    called = rounds.find_round(web.db_session(), round_id)
    if lang not in TEXT_LANGUAGES:
        raise NotFound("page_unknown")
    data = write_letter(web.db_session(), called, lang, ZoneInfo(web.settings().timezone))
    return as_download(data, called.title(lang), ".docx")


@blueprint.post("/rounds/<round_id>/<action>")
@allow(Permission.KEEP_ROUND)
def change_round(round_id: str, action: str) -> Page:
    called = rounds.find_round(web.db_session(), round_id)
    form = RoundActForm()
    try:
        _act(called, action, form)
    except WorkbenchError as error:
        if isinstance(error, NotFound):
            raise
        web.db_session().rollback()
        return _show(rounds.find_round(web.db_session(), round_id), form, message_of(error), status_of(error))
    flash(_("It is done, and stands on record with its reason."), "success")
    return redirect(url_for("rounds.show_round", round_id=round_id), 303)


def _act(called: Round, action: str, form: RoundActForm) -> None:
    session, reason = web.db_session(), form.reason.data or ""
    if action in {"extend", "reopen", "leave"} and not form.until.data:
        raise Invalid("round_needs_deadline", field="until")
    if action == "extend":
        rounds.extend(session, member(), called, _moment(form.until.data), reason)
    elif action == "reopen":
        rounds.reopen(session, member(), called, _moment(form.until.data), reason)
    elif action == "leave":
        organisation_id = request.form.get("organisation", "")
        rounds.give_leave(session, member(), called, organisation_id, _moment(form.until.data), reason)
    elif action == "close":
        rounds.close(session, member(), called, reason)
    elif action == "withdraw":
        rounds.withdraw_round(session, member(), called, reason)
        if web.settings().mail is not None:
            tell_withdrawn(session, called, reason)
    else:
        raise NotFound("page_unknown")


@blueprint.post("/rounds/<round_id>/remind")
@allow(Permission.FOLLOW_ROUND)
def remind_those_asked(round_id: str) -> Page:
    """Remind by e-mail the leads of those who have not answered; of one return where the form names it."""
    called = rounds.find_round(web.db_session(), round_id)
    try:
        if web.settings().mail is None:
            raise Invalid("mail_not_set")
        only = request.form.get("return", "")
        number = remind(web.db_session(), member(), called, ZoneInfo(web.settings().timezone), only)
    except WorkbenchError as error:
        web.db_session().rollback()
        return _show(rounds.find_round(web.db_session(), round_id), RoundActForm(), message_of(error), status_of(error))
    flash(ngettext("%(num)s letter is on its way.", "%(num)s letters are on their way.", number), "success")
    return redirect(url_for("rounds.show_round", round_id=round_id), 303)


@blueprint.post("/rounds/<round_id>/open")
@allow(Permission.READ)
def open_return(round_id: str) -> Page:
    """Begin the answer of one's own organisation: from now on the board shows that it was opened."""
    called = rounds.find_round(web.db_session(), round_id)
    own = return_of(web.db_session(), called.id, member().organisation_id)
    if own is None:
        raise NotFound("return_unknown")
    note_opened(web.db_session(), member(), own)
    return redirect(url_for("returns.show_return", return_id=own.id), 303)


def init_rounds(app: Flask) -> None:
    app.register_blueprint(blueprint)
