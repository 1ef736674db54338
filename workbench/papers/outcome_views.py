"""What follows a paper: the report on what became of it, what the drafter states, and the paper that continues it."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from workbench.compare.long_pairs import waiting_page
from workbench.decisions.conflict_page import seen_number, show_conflict
from workbench.decisions.kinds import DecisionKind
from workbench.drafts import service as drafts
from workbench.errors import Conflict, NotFound
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.papers import outcomes, service
from workbench.papers.continuing import continue_paper, place_position
from workbench.papers.drafter_answers import record_drafter_answer
from workbench.papers.outcome_report import outcome_report, write_outcome_report
from workbench.papers.view_models import paper_summary
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.language import language
from workbench.web.requests import Page

blueprint = Blueprint("outcomes", __name__)


@blueprint.get("/papers/<paper_id>/outcomes/report")
@allow(Permission.READ)
def report(paper_id: str) -> Page:
    """The positions of a paper summed up by what became of them."""
    paper = service.find_paper(web.db_session(), paper_id)
    if (waiting := waiting_page(outcomes.pairs_of(web.db_session(), [paper]))) is not None:
        return waiting
    return render_template(
        "papers/outcome_report.html",
        paper=paper_summary(paper, language()),
        report=outcome_report(web.db_session(), paper, language()),
        languages=TEXT_LANGUAGES,
    )


@blueprint.get("/papers/<paper_id>/outcomes/report.<lang>.docx")
@allow(Permission.READ)
def report_in_word(paper_id: str, lang: str) -> Page | Response:
    return _file(paper_id, lang, "docx")


@blueprint.get("/papers/<paper_id>/outcomes/report.<lang>.xlsx")
@allow(Permission.READ)
def report_in_excel(paper_id: str, lang: str) -> Page | Response:
    return _file(paper_id, lang, "xlsx")


def _file(paper_id: str, lang: str, kind: str) -> Page | Response:
    if lang not in TEXT_LANGUAGES:
        raise NotFound("page_unknown")
    paper = service.find_paper(web.db_session(), paper_id)
    if (waiting := waiting_page(outcomes.pairs_of(web.db_session(), [paper]))) is not None:
        return waiting
    made = outcome_report(web.db_session(), paper, lang)
    day = paper.dated or paper.created_at.date()
    return as_download(write_outcome_report(made, kind, lang, day), made.title, f".{kind}")


@blueprint.post("/positions/<position_id>/drafter/<version_id>")
@allow(Permission.RULE_OUTCOME)
def note_drafter_answer(position_id: str, version_id: str) -> Page:
    """Record what the drafter states about a position."""
    position = service.find_position(web.db_session(), position_id)
    words = request.form.get("words", "")
    back = url_for("papers.show_outcomes", paper_id=position.paper_id, _anchor=f"p-{position_id}")
    record = partial(record_drafter_answer, web.db_session(), member(), position, version_id, words)
    try:
        record(seen_number())
    except Conflict as error:
        return show_conflict(
            error,
            DecisionKind.DRAFTER_ANSWER,
            position_id,
            version_id,
            about=_("What the drafter states"),
            chosen={"words": words} if words else None,
            texts={"words": _("What the drafter states")},
            back=back,
        )
    flash(_("What the drafter states is recorded."), "success")
    return redirect(back, 303)


@blueprint.post("/papers/<paper_id>/next")
@allow(Permission.WRITE_POSITION)
def continue_on(paper_id: str) -> Page:
    """Begin the paper on a later draft that starts from the open positions of this one."""
    session = web.db_session()
    paper = service.find_paper(session, paper_id)
    version = drafts.find_version(session, request.form.get("version", ""))
    begun = continue_paper(session, member(), paper, version)
    count = len(begun.positions)
    flash(ngettext("%(num)s open position is carried.", "%(num)s open positions are carried.", count), "success")
    return redirect(url_for("papers.paper", paper_id=begun.id), 303)


@blueprint.post("/papers/<paper_id>/waiting/<position_id>")
@allow(Permission.WRITE_POSITION)
def place_waiting(paper_id: str, position_id: str) -> Page:
    """Place a position of the paper before on a clause of this one's draft."""
    session = web.db_session()
    paper = service.find_paper(session, paper_id)
    position = service.find_position(session, position_id)
    clause = drafts.find_clause(session, request.form.get("clause", ""))
    place_position(session, member(), paper, position, clause)
    flash(_("The position is carried."), "success")
    return redirect(url_for("papers.paper", paper_id=paper.id), 303)


def init_outcomes(app: Flask) -> None:
    app.register_blueprint(blueprint)
