"""The list of opinions on a law: what waits and what is decided, put together and decided for many at once."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workbench.commentary.terms import Issue
from workbench.commentary.view_models import comment_view
from workbench.decisions.view_models import decision_views
from workbench.deliberation import deciding, service
from workbench.deliberation.gathering import Deliberation, OpinionSummary, deliberation_on, in_order, listed
from workbench.deliberation.grouping_job import GROUP
from workbench.deliberation.meetings import meetings_on
from workbench.deliberation.offers import open_offers
from workbench.deliberation.terms import Disposition, OpinionFilter, OpinionOrder
from workbench.drafts import service as drafts
from workbench.drafts.view_models import clause_view, law_view
from workbench.errors import NotFound, WorkbenchError
from workbench.jobs import asking as jobs
from workbench.people.permissions import Permission, may
from workbench.settling.forms import DispositionForm, chosen_filter, chosen_order, disposition_form
from workbench.settling.queue import comments_with_wording
from workbench.settling.view_models import clauses_by_id, comments_by_id, deliberation_sums, opinion_views
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page

blueprint = Blueprint("settling", __name__)
PAGE: Final = 50  # opinions, or comments of one


@blueprint.get("/laws/<law_id>/opinions")
@allow(Permission.READ)
def opinions(law_id: str) -> Page:
    return _opinions_page(law_id, disposition_form())


def _opinions_page(law_id: str, form: DispositionForm, problem: str = "", status: int = 200) -> Page:
    session = web.db_session()
    law = drafts.find_law(session, law_id)
    whole = deliberation_on(session, law_id)
    order, which, issue = chosen_order(), chosen_filter(), request.values.get("issue", "")
    chosen = [each for each in in_order(listed(whole, which), order) if not issue or each.issue == issue]
    page, following = _page(chosen, request.values.get("after", ""))
    decides = may(member(), Permission.DECIDE_OPINION)
    return render_template(
        "settling/opinions.html",
        law=law_view(law, language()),
        sums=deliberation_sums(whole),
        opinions=opinion_views(session, page, language()),
        order=order,
        show=which,
        issue=issue,
        listed=len(chosen),
        following=following,
        orders=tuple(OpinionOrder),
        filters=tuple(OpinionFilter),
        issues=tuple(Issue),
        offers=len(open_offers(session, law_id)) if decides else 0,
        form=form,
        problem=problem,
        dispositions=tuple(Disposition),
        phrases=deciding.phrases(session, law_id) if decides else (),
        undoable=len(deciding.last_batch(session, member(), law_id)) if decides else 0,
        meetings=[(each.id, each.title, each.closed_at is None) for each in meetings_on(session, law_id)],
    ), status


def _page(chosen: list[OpinionSummary], after: str) -> tuple[list[OpinionSummary], str]:
    """The opinions of a page, which follow the one named, and the last of them where there are more."""
    at = next((number for number, each in enumerate(chosen, start=1) if each.id == after), 0)
    page = chosen[at : at + PAGE]
    return page, page[-1].id if at + PAGE < len(chosen) else ""


@blueprint.post("/laws/<law_id>/opinions/decide")
@allow(Permission.DECIDE_OPINION)
def decide(law_id: str) -> Page:
    """Decide on those chosen, or put them together, as the button says."""
    drafts.find_law(web.db_session(), law_id)
    form = disposition_form()
    try:
        if request.form.get("act") == "join":
            opinion = service.join(web.db_session(), member(), law_id, form.chosen, request.form.get("name", ""))
            flash(_("They are one opinion now: one decision holds for all."), "success")
            return redirect(url_for("settling.opinion", opinion_id=opinion.id), 303)
        decided = deciding.decide_opinions(web.db_session(), member(), law_id, form.chosen, form.data)
    except WorkbenchError as error:
        web.db_session().rollback()
        return _opinions_page(law_id, form, message_of(error), status_of(error))
    flash(ngettext("%(num)s opinion is decided.", "%(num)s opinions are decided.", len(decided)), "success")
    return redirect(_list_address(law_id), 303)


def _list_address(law_id: str) -> str:
    return url_for(
        "settling.opinions",
        law_id=law_id,
        order=chosen_order(),
        show=chosen_filter(),
        issue=request.values.get("issue") or None,
    )


@blueprint.post("/laws/<law_id>/opinions/undo")
@allow(Permission.DECIDE_OPINION)
def undo(law_id: str) -> Page:
    """Put back what one decided last; the page from which it was asked follows."""
    drafts.find_law(web.db_session(), law_id)
    try:
        count = deciding.undo(web.db_session(), member(), law_id)
    except WorkbenchError as error:
        web.db_session().rollback()
        flash(message_of(error), "danger")
    else:
        flash(
            ngettext(
                "The decision on %(num)s opinion is undone.", "The decisions on %(num)s opinions are undone.", count
            ),
            "success",
        )
    meeting = request.form.get("meeting", "")
    if meeting:
        return redirect(url_for("meetings.meeting", meeting_id=meeting), 303)
    if request.form.get("from") == "queue":
        return redirect(url_for("queue.queue", law_id=law_id, order=chosen_order()), 303)
    return redirect(_list_address(law_id), 303)


@blueprint.post("/laws/<law_id>/opinions/group")
@allow(Permission.DECIDE_OPINION)
def group(law_id: str) -> Response:
    """Have the same opinions looked for; what is offered follows when it is done."""
    law = drafts.find_law(web.db_session(), law_id)
    then = url_for("offers.offered", law_id=law_id)
    arguments = {"law": law.id, "by": member().id}
    return jobs.lead_to(jobs.ask(GROUP.name, arguments, about=law.title(language()), then=then))


@blueprint.get("/opinions/<opinion_id>")
@allow(Permission.READ)
def opinion(opinion_id: str) -> Page:
    """An opinion, or a comment that stands alone, with everything said in it and how it came to be."""
    return _opinion_page(opinion_id)


def _opinion_page(opinion_id: str, problem: str = "", status: int = 200) -> Page:
    session = web.db_session()
    law_of, whole, summary = find_summary(opinion_id)
    law = drafts.find_law(session, law_of)
    after = request.args.get("after", "")
    wording = request.args.get("wording", "")
    chosen = comments_with_wording(session, summary, wording) if wording else summary.comments
    at = next((number for number, row in enumerate(chosen, start=1) if row.id == after), 0)
    rows = chosen[at : at + PAGE]
    comments = comments_by_id(session, [row.id for row in rows])
    clauses = clauses_by_id(session, [row.clause_id for row in rows if row.clause_id])
    # Of what it consisted is shown to those alone who see every comment that may be in it.
    decides = may(member(), Permission.DECIDE_OPINION)
    history = service.opinion_history(session, summary.opinion) if summary.opinion and decides else ()
    decisions = deciding.disposition_history(session, summary.opinion) if summary.opinion else ()
    return render_template(
        "settling/opinion.html",
        law=law_view(law, language()),
        opinion=opinion_views(session, [summary], language())[0],
        comments=[
            (comment_view(comments[row.id], language()), clause_view(clauses[row.clause_id]) if row.clause_id else None)
            for row in rows
        ],
        wording=wording,
        listed=len(chosen),
        following=rows[-1].id if at + PAGE < len(chosen) else "",
        revision=summary.opinion.revision if summary.opinion else 0,
        compositions=decision_views(history, language()),
        decisions=decision_views(decisions, language()),
        sums=deliberation_sums(whole),
        problem=problem,
        typed_name=request.form.get("name"),
        chosen=request.form.getlist("comment"),
    ), status


def find_summary(opinion_id: str) -> tuple[str, Deliberation, OpinionSummary]:
    """An opinion, by its id or that of a comment, after the id of its law and all others on that; raises NotFound."""
    session = web.db_session()
    law_id = service.law_of_opinion(session, opinion_id)
    whole = deliberation_on(session, law_id)
    summary = whole.find(opinion_id)
    if summary is None:
        raise NotFound("opinion_unknown")
    return law_id, whole, summary


@blueprint.post("/opinions/<opinion_id>/<action>")
@allow(Permission.DECIDE_OPINION)
def change_opinion(opinion_id: str, action: str) -> Page:
    """Name an opinion, or take comments out of it."""
    session = web.db_session()
    opinion = service.find_opinion(session, opinion_id)
    seen = request.form.get("seen", 0, type=int)
    try:
        if action == "name":
            service.rename(session, member(), opinion, request.form.get("name", ""), seen)
            flash(_("The name is stored."), "success")
        elif action == "split":
            apart = service.split(session, member(), opinion, request.form.getlist("comment"), seen)
            flash(_("They are an opinion of their own now, and not decided yet."), "success")
            return redirect(url_for("settling.opinion", opinion_id=apart.id), 303)
        else:
            raise NotFound("page_unknown")
    except WorkbenchError as error:
        if isinstance(error, NotFound):
            raise
        session.rollback()
        return _opinion_page(opinion_id, message_of(error), status_of(error))
    return redirect(url_for("settling.opinion", opinion_id=opinion_id), 303)


def init_settling(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.jinja_env.globals["disposition_of"] = Disposition
