"""A meeting on the wall: one opinion a screen in large type, decided ones leave it, and the minutes as a Word file."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask import Blueprint, Flask, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.deliberation import deciding, meetings
from workbench.deliberation.gathering import deliberation_on
from workbench.deliberation.models import Meeting
from workbench.deliberation.terms import Disposition, OpinionOrder
from workbench.drafts import service as drafts
from workbench.drafts.view_models import law_view
from workbench.errors import NotFound, WorkbenchError
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.papers import agreeing
from workbench.papers.view_models import position_view
from workbench.people.permissions import Permission
from workbench.settling.forms import DispositionForm, chosen_order, disposition_form
from workbench.settling.minutes import decided_in, write_minutes
from workbench.settling.queue import choose, queued_opinion
from workbench.settling.view_models import deliberation_sums
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.language import language
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page

blueprint = Blueprint("meetings", __name__)


@blueprint.get("/laws/<law_id>/meetings")
@allow(Permission.READ)
def list_meetings(law_id: str) -> Page:
    """The meetings on a law; the chair opens one here."""
    return _list_page(law_id)


def _list_page(law_id: str, problem: str = "", status: int = 200) -> Page:
    law = drafts.find_law(web.db_session(), law_id)
    return render_template(
        "settling/meetings.html",
        law=law_view(law, language()),
        meetings=[
            (each.id, each.title, each.opened_at, each.closed_at)
            for each in meetings.meetings_on(web.db_session(), law_id)
        ],
        title=request.form.get("title", ""),
        present=request.form.get("present", ""),
        problem=problem,
    ), status


@blueprint.post("/laws/<law_id>/meetings")
@allow(Permission.HOLD_MEETING)
def hold(law_id: str) -> Page:
    """Open a meeting."""
    drafts.find_law(web.db_session(), law_id)
    title, present = request.form.get("title", ""), request.form.get("present", "")
    try:
        opened = meetings.hold_meeting(web.db_session(), member(), law_id, title, present)
    except WorkbenchError as error:
        web.db_session().rollback()
        return _list_page(law_id, message_of(error), status_of(error))
    return redirect(url_for("meetings.meeting", meeting_id=opened.id), 303)


@blueprint.get("/meetings/<meeting_id>")
@allow(Permission.DECIDE_OPINION)
def meeting(meeting_id: str) -> Page:
    return _meeting_page(meetings.find_meeting(web.db_session(), meeting_id), disposition_form())


def _meeting_page(sitting: Meeting, form: DispositionForm, problem: str = "", status: int = 200) -> Page:
    session = web.db_session()
    law = drafts.find_law(session, sitting.law_id)
    whole = deliberation_on(session, law.id)
    order, at = chosen_order(), next(iter(form.chosen), "") or request.args.get("at", "")
    summary = None if sitting.closed_at else choose(whole, order, at, request.values.get("after", ""))
    return render_template(
        "settling/meeting.html",
        law=law_view(law, language()),
        meeting_id=sitting.id,
        title=sitting.title,
        present=sitting.present,
        closed_at=sitting.closed_at,
        sums=deliberation_sums(whole),
        decided=len(decided_in(whole, sitting)),
        queued=queued_opinion(session, whole, summary, order, language()) if summary else None,
        order=order,
        orders=tuple(OpinionOrder),
        form=form,
        problem=problem,
        dispositions=tuple(Disposition),
        phrases=deciding.phrases(session, law.id),
        undoable=len(deciding.last_batch(session, member(), law.id)),
        languages=TEXT_LANGUAGES,
        positions=[
            position_view(each, each.paper.version.lang, language())
            for each in (() if sitting.closed_at else agreeing.positions_to_agree(session, law.id))
        ],
    ), status


@blueprint.post("/meetings/<meeting_id>")
@allow(Permission.DECIDE_OPINION)
def decide(meeting_id: str) -> Page:
    """Decide in the meeting on the opinion shown, and go on to the next."""
    session = web.db_session()
    law_id = meetings.find_meeting(session, meeting_id).law_id
    form = disposition_form()
    decided_on = next(iter(form.chosen), "")
    try:
        deciding.decide_opinions(session, member(), law_id, form.chosen, form.in_meeting(meeting_id))
    except WorkbenchError as error:
        session.rollback()
        return _meeting_page(meetings.find_meeting(session, meeting_id), form, message_of(error), status_of(error))
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id, order=chosen_order(), after=decided_on), 303)


@blueprint.post("/meetings/<meeting_id>/agree")
@allow(Permission.DECIDE_OPINION)
def agree(meeting_id: str) -> Page:
    """Note that the meeting agreed the positions chosen."""
    session = web.db_session()
    sitting = meetings.find_meeting(session, meeting_id)
    seen = {id_: request.form.get(f"seen-{id_}", 0, type=int) for id_ in request.form.getlist("position")}
    try:
        agreed = agreeing.agree_positions(session, member(), seen, sitting.id)
    except WorkbenchError as error:
        session.rollback()
        sitting = meetings.find_meeting(session, meeting_id)
        return _meeting_page(sitting, disposition_form(), message_of(error), status_of(error))
    flash(ngettext("%(num)s position is agreed.", "%(num)s positions are agreed.", len(agreed)), "success")
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


@blueprint.post("/meetings/<meeting_id>/close")
@allow(Permission.HOLD_MEETING)
def close(meeting_id: str) -> Page:
    meetings.close_meeting(web.db_session(), member(), meetings.find_meeting(web.db_session(), meeting_id))
    flash(_("The meeting is closed. Its minutes stand below."), "success")
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


@blueprint.get("/meetings/<meeting_id>/minutes.<lang>.docx")
@allow(Permission.READ)
def minutes(meeting_id: str, lang: str) -> Response:
    """The minutes, in either language of drafts."""
    if lang not in TEXT_LANGUAGES:
        raise NotFound("page_unknown")
    session = web.db_session()
    sitting = meetings.find_meeting(session, meeting_id)
    written = write_minutes(session, sitting, lang, ZoneInfo(web.settings().timezone))
    return as_download(written, sitting.title, ".docx")


def init_meetings(app: Flask) -> None:
    app.register_blueprint(blueprint)
