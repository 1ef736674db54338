"""What a position changes, as a redline while it is typed."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template, request

from workbench.commentary.terms import CommentTarget
from workbench.drafts import service as drafts
from workbench.drafts.models import StoredClause
from workbench.errors import NotFound
from workbench.lang.cleaning import clean_text
from workbench.lang.languages import text_language
from workbench.law.redline import redline
from workbench.papers import service
from workbench.papers.addresses import amended_words
from workbench.papers.models import Paper
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow
from workbench.web.requests import Page
from workbench.web.richtext import LONGEST
from workbench.web.unkeyed import changes_nothing

blueprint = Blueprint("previews", __name__)


def chosen_clause(paper: Paper) -> tuple[StoredClause, CommentTarget]:
    """The clause that a position is asked for, and whether it is on that; without one it is on the whole draft.

    Raises NotFound for a clause that is not there, and for a draft without any.
    """
    clause_id, target = request.values.get("clause", ""), request.values.get("target", "")
    if not clause_id or target == CommentTarget.DRAFT:
        clauses = drafts.clauses_of(web.db_session(), paper.version)
        if not clauses:
            raise NotFound("clause_unknown")
        return clauses[0], CommentTarget.DRAFT
    clause = drafts.find_clause(web.db_session(), clause_id)
    return clause, CommentTarget.NEW_ARTICLE if target == CommentTarget.NEW_ARTICLE else CommentTarget.CLAUSE


@blueprint.post("/papers/<paper_id>/redline")
@allow(Permission.READ)
@changes_nothing
def show_redline(paper_id: str) -> Page:
    """A wording against the words that it takes the place of."""
    paper = service.find_paper(web.db_session(), paper_id)
    clause, target = chosen_clause(paper)
    proposed, lang = clean_text(request.form.get("proposed", ""))[:LONGEST], paper.version.lang
    runs = redline(amended_words(target, clause), proposed, text_language(lang)) if proposed.strip() else ()
    return render_template("reading/redline.html", runs=runs, lang=lang)


def init_previews(app: Flask) -> None:
    app.register_blueprint(blueprint)
