"""The chair's Friday: one page of what waits for the chair, agreed one by one or many at once, and undone."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import ngettext
from sqlalchemy.orm import Session

from workbench.commentary.terms import PositionStatus
from workbench.deliberation.gathering import deliberation_on
from workbench.deliberation.meetings import meetings_on
from workbench.drafts.service import list_laws
from workbench.errors import WorkbenchError
from workbench.lang.languages import Lang
from workbench.papers import agreeing
from workbench.papers.sealing import sealed_papers
from workbench.papers.service import list_papers
from workbench.papers.view_models import PositionView, paper_summary, position_view
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import message_of, status_of
from workbench.web.requests import Page

blueprint = Blueprint("friday", __name__)


@dataclass(frozen=True, slots=True)
class WaitingPaper:
    """A paper with what of it waits for the chair: positions to agree, or the seal where all are agreed."""

    id: str
    title: str
    positions: tuple[PositionView, ...]
    is_ready: bool


@dataclass(frozen=True, slots=True)
class WaitingLaw:
    """How many opinions on a law are undecided, and its meetings that are still open: (id, title)."""

    id: str
    title: str
    undecided: int
    meetings: tuple[tuple[str, str], ...]


def waiting_papers(session: Session, language: Lang) -> list[WaitingPaper]:
    """The papers of which something waits, closed laws aside; one is ready where all is agreed and not sealed since."""
    waiting = []
    for paper in list_papers(session):
        if paper.version.law.closed_at is not None:
            continue
        proposed = [each for each in paper.positions if each.status == PositionStatus.PROPOSED]
        counted = [each.status for each in paper.positions if each.status != PositionStatus.DROPPED]
        is_ready = bool(counted) and set(counted) == {PositionStatus.AGREED} and not sealed_papers(session, paper)
        if proposed or is_ready:
            views = tuple(position_view(each, paper.version.lang, language) for each in proposed)
            waiting.append(WaitingPaper(paper.id, paper_summary(paper, language).title, views, is_ready))
    return waiting


def waiting_laws(session: Session, language: str) -> list[WaitingLaw]:
    """The laws that are not closed on which opinions wait to be decided, or a meeting is open."""
    laws = [
        WaitingLaw(
            law.id,
            law.title(language),
            len(deliberation_on(session, law.id).undecided),
            tuple((each.id, each.title) for each in meetings_on(session, law.id) if each.closed_at is None),
        )
        for law in list_laws(session)
        if law.closed_at is None
    ]
    return [law for law in laws if law.undecided or law.meetings]


@blueprint.get("/friday")
@allow(Permission.AGREE_POSITION)
def friday() -> Page:
    return _friday_page()


def _friday_page(problem: str = "", status: int = 200) -> Page:
    session = web.db_session()
    return render_template(
        "settling/friday.html",
        papers=waiting_papers(session, language()),
        laws=waiting_laws(session, language()),
        undoable=len(agreeing.last_agreed(session, member())),
        chosen=request.form.getlist("position"),
        problem=problem,
    ), status


@blueprint.post("/friday")
@allow(Permission.AGREE_POSITION)
def agree() -> Page:
    """Agree all positions chosen, at the revisions that the page showed; or undo what was agreed last."""
    session = web.db_session()
    try:
        if request.form.get("act") == "undo":
            count = agreeing.undo_agreed(session, member())
            words = ngettext("%(num)s position is open again.", "%(num)s positions are open again.", count)
        else:
            seen = {id_: request.form.get(f"seen-{id_}", 0, type=int) for id_ in request.form.getlist("position")}
            count = len(agreeing.agree_positions(session, member(), seen))
            words = ngettext("%(num)s position is agreed.", "%(num)s positions are agreed.", count)
    except WorkbenchError as error:
        session.rollback()
        return _friday_page(message_of(error), status_of(error))
    flash(words, "success")
    return redirect(url_for("friday.friday"), 303)


def init_friday(app: Flask) -> None:
    app.register_blueprint(blueprint)
