"""A paper and its positions as they will read, while they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from flask import Blueprint, Flask, render_template, request

from workbench.commentary.terms import CommentTarget
from workbench.drafts import service as drafts
from workbench.drafts.models import StoredClause
from workbench.errors import NotFound
from workbench.formats.docx.writing.paper_content import PaperContent
from workbench.formats.docx.writing.rich_text import from_html
from workbench.instruments.library import corpus
from workbench.lang.cleaning import clean_line, clean_text
from workbench.lang.languages import TEXT_LANGUAGES, Lang, in_language, text_language
from workbench.law.redline import redline
from workbench.papers import service
from workbench.papers.addresses import amended_words
from workbench.papers.export import build_paper
from workbench.papers.models import Paper
from workbench.papers.view_models import paper_summary
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow
from workbench.web.language import language
from workbench.web.requests import Page
from workbench.web.richtext import LONGEST, clean
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


@blueprint.get("/papers/<paper_id>/preview")
@allow(Permission.READ)
def preview(paper_id: str) -> Page:
    """The paper as it reads now, on a page of its own."""
    paper = service.find_paper(web.db_session(), paper_id)
    return render_template(
        "papers/preview.html",
        paper=paper_summary(paper, language()),
        **preview_context(paper, request.args.get("lang", "")),
    )


@blueprint.post("/papers/<paper_id>/preview")
@allow(Permission.WRITE_POSITION)
@changes_nothing
def preview_typed(paper_id: str) -> Page:
    """The paper as it would read with the texts that are typed, for the page of the form; nothing is stored."""
    paper = service.find_paper(web.db_session(), paper_id)
    return render_template("papers/preview_fragment.html", **preview_context(paper, "", request.form))


def preview_context(paper: Paper, asked_for: str, typed: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """What the preview shows, in the language asked for or else that of the draft; ``typed`` are texts of the form."""
    lang = text_language(asked_for if asked_for in TEXT_LANGUAGES else paper.version.lang)
    content = build_paper(web.db_session(), paper, corpus(), lang)
    if typed:
        content = _with_typed(content, typed, lang)
    return {
        "content": content,
        "lang": lang,
        "law_lang": paper.version.lang,
        "languages": TEXT_LANGUAGES,
    }


def _with_typed(content: PaperContent, typed: Mapping[str, str], lang: Lang) -> PaperContent:
    """A text that is empty in this language stands in the other, as when it is stored."""

    def text(name: str) -> str:
        both: dict[str, str] = {each: clean_text(typed.get(f"{name}_{each}", ""))[:LONGEST] for each in TEXT_LANGUAGES}
        return in_language(lang, both)

    return replace(
        content,
        title=clean_line(text("title")),
        organisation=clean_line(text("organisation")),
        addressee=clean_line(text("addressee")),
        introduction=from_html(clean(text("introduction"))),
        overall=from_html(clean(text("opinions"))),
    )


def init_previews(app: Flask) -> None:
    app.register_blueprint(blueprint)
