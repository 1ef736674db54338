"""The queue: one opinion after the other, decided by a key, or taken straight into a position."""

from __future__ import annotations

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.deliberation import deciding
from workbench.deliberation.gathering import deliberation_on
from workbench.deliberation.terms import Disposition, OpinionOrder
from workbench.drafts import service as drafts
from workbench.drafts.view_models import law_view
from workbench.errors import NotFound, WorkbenchError
from workbench.people.permissions import Permission, may
from workbench.settling import positions
from workbench.settling.forms import DispositionForm, chosen_order, disposition_form
from workbench.settling.queue import choose, queued_opinion
from workbench.settling.view_models import deliberation_sums
from workbench.settling.views import find_summary
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page

blueprint = Blueprint("queue", __name__)


@blueprint.get("/laws/<law_id>/queue")
@allow(Permission.DECIDE_OPINION)
def queue(law_id: str) -> Page:
    return _queue_page(law_id, request.args.get("at", ""), disposition_form())


def _queue_page(law_id: str, at: str, form: DispositionForm, problem: str = "", status: int = 200) -> Page:
    session = web.db_session()
    law = drafts.find_law(session, law_id)
    whole = deliberation_on(session, law_id)
    order = chosen_order()
    summary = choose(whole, order, at, request.values.get("after", ""))
    if at and summary is None:
        raise NotFound("opinion_unknown")
    queued = queued_opinion(session, whole, summary, order, language()) if summary else None
    writes = may(member(), Permission.WRITE_POSITION)
    return render_template(
        "settling/queue.html",
        law=law_view(law, language()),
        sums=deliberation_sums(whole),
        queued=queued,
        order=order,
        orders=tuple(OpinionOrder),
        form=form,
        problem=problem,
        dispositions=tuple(Disposition),
        phrases=deciding.phrases(session, law_id),
        undoable=len(deciding.last_batch(session, member(), law_id)),
        targets=positions.targets(session, summary, language()) if summary and writes else (),
    ), status


@blueprint.post("/laws/<law_id>/queue")
@allow(Permission.DECIDE_OPINION)
def decide(law_id: str) -> Page:
    """Decide on the opinion shown, and go on to the next that waits."""
    drafts.find_law(web.db_session(), law_id)
    form = disposition_form()
    opinion_id = next(iter(form.chosen), "")
    try:
        deciding.decide_opinions(web.db_session(), member(), law_id, form.chosen, form.data)
    except WorkbenchError as error:
        web.db_session().rollback()
        return _queue_page(law_id, opinion_id, form, message_of(error), status_of(error))
    return redirect(url_for("queue.queue", law_id=law_id, order=chosen_order(), after=opinion_id), 303)


@blueprint.post("/opinions/<opinion_id>/position")
@allow(Permission.WRITE_POSITION)
def take_up(opinion_id: str) -> Page:
    """Take an opinion into a position, with the wording chosen; the position is then edited."""
    session = web.db_session()
    law_id, _whole, summary = find_summary(opinion_id)
    try:
        position = positions.take_up(
            session, member(), summary, request.form.get("target", ""), request.form.get("wording", "")
        )
    except WorkbenchError as error:
        session.rollback()
        return _queue_page(law_id, opinion_id, disposition_form(), message_of(error), status_of(error))
    flash(_("The opinion is taken up: edit the position as it should read."), "success")
    return redirect(url_for("papers.position", position_id=position.id), 303)


def init_queue(app: Flask) -> None:
    app.register_blueprint(blueprint)
