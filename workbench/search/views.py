"""The search page: one box, one page of results for everything, and suggestions while one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from flask import Blueprint, Flask, current_app, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.config import Settings
from workbench.db import Database
from workbench.instruments.library import corpus, glossary
from workbench.people.permissions import Permission, may
from workbench.search.answer import FACETS, HitView, Order, Results, SearchRequest
from workbench.search.index.disk import DocumentProvider
from workbench.search.index.documents import SCOPES
from workbench.search.labels import facet_labels, typed_clauses, version_names
from workbench.search.query.completion import complete
from workbench.search.query.fields import SearchField, SearchScope
from workbench.search.query.language import LONGEST
from workbench.search.service import SearchService, make_search_service
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.names import named

blueprint = Blueprint("search", __name__)
_HITS_OF_EACH_SCOPE: Final = 5  # where all scopes are shown
_HITS_OF_A_PAGE: Final = 20
_LAST_PAGE: Final = 500


# What may be done by whoever sees a scope in the results, in their counts and in what is offered while one types.
_SEEN_BY: Final[Mapping[str, Permission]] = {
    "standards": Permission.READ_STANDARDS,
    "draft": Permission.READ,
    "comments": Permission.READ,
    "positions": Permission.READ,
    "evidence": Permission.READ_STANDARDS,
}


def _visible_scopes() -> tuple[str, ...]:
    return tuple(scope for scope in SCOPES if may(member(), _SEEN_BY[scope]))


def search_service() -> SearchService:
    """The search of this application."""
    search: SearchService = current_app.extensions["workbench.search"]
    return search


@blueprint.get("/search")
@allow(Permission.READ_STANDARDS)
def results() -> str | Response:
    text = request.args.get("q", "").strip()[:LONGEST]
    scope = request.args.get("scope", "")
    visible = _visible_scopes()
    scope = scope if scope in visible else ""
    page = min(max(1, request.args.get("page", 1, type=int)), _LAST_PAGE) if scope else 1
    facets = [field.value for field in SearchField if field is not SearchField.SCOPE]
    chosen = {name: value for name in facets if scope and (value := request.args.get(name, ""))}
    if not text:
        return render_template("search/results.html", answer=None, query="", scope=scope, chosen={})
    order: Order = "newest" if request.args.get("order") == "newest" else "rank"
    limit = _HITS_OF_A_PAGE if scope else _HITS_OF_EACH_SCOPE
    search_request = SearchRequest(
        text,
        scopes=(scope,) if scope else visible,
        visible=visible,
        chosen=chosen,
        unexpanded=tuple(request.args.getlist("without")[:20]),
        order=order,
        offset=(page - 1) * _HITS_OF_A_PAGE if scope else 0,
        limit=limit,
        lang=language(),
        with_facets=bool(scope),
        as_typed="as_typed" in request.args,
    )
    answer = search_service().search(web.db_session(), search_request)
    jump = _jump(answer) if not scope and "list" not in request.args else None
    if jump is not None:
        return redirect(jump)
    labels = (
        facet_labels(web.db_session(), answer.scopes[0].facets, chosen, language()) if scope and answer.scopes else {}
    )
    views = [hit for part in answer.scopes for hit in part.hits]
    return render_template(
        "search/results.html",
        answer=answer,
        query=text,
        scope=scope,
        scope_names=visible,
        chosen=chosen,
        page=page,
        pages=-(-answer.total // _HITS_OF_A_PAGE) if scope else 1,
        order=order,
        labels=labels,
        versions=version_names(web.db_session(), {hit.facets.get("version", "") for hit in views}),
        facet_order=FACETS.get(scope, ()),
        target=_target,
        changed=_changed,
    )


def _jump(answer: Results) -> str | None:
    """The page of what is cited, where a query is nothing but a citation that names its instrument."""
    citation = answer.parsed.citation
    if citation is None or not answer.parsed.is_citation_only or citation.instrument is None or citation.last:
        return None
    if citation.kind == "instrument":
        return url_for("standards.instrument", code=citation.instrument)
    ref = citation.ref or ""
    return url_for("standards.provision", ref=ref) if ref in corpus().provisions else None


def _target(hit: HitView) -> str:
    """The page of a hit."""
    if hit.scope == "draft":
        return url_for("reading.clause", clause_id=hit.ref)
    if hit.scope == "comments":
        return url_for("reading.comment", comment_id=hit.ref)
    if hit.scope == "positions":
        page = "papers.position" if may(member(), Permission.WRITE_POSITION) else "papers.position_in_paper"
        return url_for(page, position_id=hit.ref)
    if hit.scope == "evidence":
        return url_for("papers.evidence", _anchor=hit.ref)
    provision = next((ref for ref in (hit.target, hit.ref) if ref in corpus().provisions), None)
    if provision is None:  # only an official text has it: it is read there
        return url_for("standards.instrument", code=hit.facets["law"])
    return url_for("standards.provision", ref=provision)


def _changed(**changes: object) -> str:
    """The address of this page with some values changed, or taken out where they are None; back on page 1."""
    values: dict[str, Sequence[str]] = {name: request.args.getlist(name) for name in request.args if name != "page"}
    for name, value in changes.items():
        if value is None:
            values.pop(name, None)
        else:
            values[name] = [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]
    return f"{url_for('search.results')}?{urlencode(values, doseq=True)}"


@blueprint.get("/search/suggest")
@allow(Permission.READ_STANDARDS)
def suggest() -> Response:
    typed = request.args.get("q", "").strip()[:80]
    guesses = complete(typed, language(), glossary(), corpus()) if typed else []
    offers = [
        {"text": guess.text, "note": guess.note, "url": url_for("search.results", q=guess.text)} for guess in guesses
    ]
    may_read = may(member(), Permission.READ)
    for clause_id, label, heading in typed_clauses(web.db_session(), typed) if typed and may_read else ():
        note = heading or _("newest draft")
        offers.append({"text": label, "note": note, "url": url_for("reading.clause", clause_id=clause_id)})
    return jsonify(offers[:10])


def init_search(app: Flask, sources: Sequence[DocumentProvider]) -> None:
    """Put the search into ``app``; ``sources`` are where documents come from."""
    settings: Settings = app.extensions["workbench.settings"]
    database: Database = app.extensions["workbench.database"]
    made = make_search_service(corpus(), glossary(), sources, settings.index, database)
    app.extensions["workbench.search"] = made
    database.after_commit.append(made.refresh)
    app.register_blueprint(blueprint)
    names: Mapping[str, object] = {
        "scope_name": lambda name: named(SearchScope(name)),
        "facet_name": lambda name: named(SearchField(name)),
    }
    app.jinja_env.globals.update(names)
