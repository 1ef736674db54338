"""The page of one clause through all drafts of its law."""

from __future__ import annotations

from itertools import chain

from flask import Blueprint, Flask, redirect, render_template, url_for

from workbench.compare.long_pairs import is_long, waiting_page
from workbench.drafts import service as drafts
from workbench.drafts.counterparts import same_clause_in
from workbench.papers.outcomes import pairs_of
from workbench.papers.service import list_papers
from workbench.people.permissions import Permission
from workbench.timeline.service import clause_timeline, drafts_of, pairs_of_neighbours
from workbench.timeline.view_models import clause_timeline_view
from workbench.web import requests as web
from workbench.web.access import allow
from workbench.web.language import language
from workbench.web.requests import Page

blueprint = Blueprint("timeline", __name__)


@blueprint.get("/clauses/<clause_id>/history")
@allow(Permission.READ)
def clause_history(clause_id: str) -> Page:
    """The clause in every draft; from a translation the way leads to its original, which comments stand on."""
    session = web.db_session()
    clause = drafts.find_clause(session, clause_id)
    version = drafts.find_version(session, clause.version_id)
    if version.original_id is not None:
        original = same_clause_in(session, clause, drafts.find_version(session, version.original_id))
        if original is not None:
            return redirect(url_for("timeline.clause_history", clause_id=original.id))
    neighbours = pairs_of_neighbours(session, drafts_of(session, version))
    papers = list_papers(session, version.law) if any(map(is_long, neighbours)) else ()
    if (waiting := waiting_page(chain(neighbours, pairs_of(session, papers)))) is not None:
        return waiting
    view = clause_timeline_view(clause_timeline(session, clause, neighbours), language())
    return render_template("timeline/history.html", timeline=view)


def init_timeline(app: Flask) -> None:
    app.register_blueprint(blueprint)
