"""The page of all comments on a law; what narrows and orders them stands in its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, Flask, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from workbench.commentary.round_view_models import round_view
from workbench.commentary.terms import Issue, Stance
from workbench.consultation.returns import find_return
from workbench.consultation.rounds import rounds_of
from workbench.db import now
from workbench.deliberation.terms import Disposition
from workbench.drafts import service as drafts
from workbench.drafts.models import Law, Version
from workbench.drafts.view_models import clause_view, draft_view, law_view
from workbench.errors import NotFound
from workbench.jobs import asking as jobs
from workbench.people.models import Organisation
from workbench.people.organisations import depths, list_organisations
from workbench.people.permissions import Permission
from workbench.people.visits import last_visit
from workbench.reading.comment_files_job import ANNOTATED, LIST_TABLE, query_inputs
from workbench.reading.comment_tables import CommentTableFile, CommentTableForm
from workbench.reading.listing import authors_of, comments_page
from workbench.reading.narrowing import CommentsDecision, CommentsOrder, CommentsPlace, CommentsQuery, CommentsState
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.names import named
from workbench.web.requests import Page

blueprint = Blueprint("listing", __name__)
_INDENT: Final = "　"
_NARROWING: Final = (
    "clause", "organisation", "author", "stance", "issue", "round", "answer", "place", "decided", "state",
    "proposal", "open", "mine", "new",
)  # fmt: skip
_FIELDS: Final = (*_NARROWING, "version", "order")


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """A field by which the list is narrowed: its name in the address, what is chosen, and the (value, name) offered."""

    name: str
    chosen: str
    offered: Sequence[tuple[str, str]]


@blueprint.get("/laws/<law_id>/comments")
@allow(Permission.READ)
def comments(law_id: str) -> Page:
    session, parameters = web.db_session(), request.args
    law = drafts.find_law(session, law_id)
    version = _version(law, parameters)
    context = {
        "law": law_view(law, language()),
        "parameters": parameters,
        "form_at": url_for("listing.comments", law_id=law_id),
    }
    if version is None:
        return render_template("reading/comments.html", page=None, **context)
    visited = last_visit(session, member())
    query, order = _query_of(law_id, parameters)
    page = comments_page(session, version, query, order, parameters.get("after", ""), language())
    return render_template(
        "reading/comments.html",
        page=page,
        draft=draft_view(version, language()),
        choices=_choices(law, version, parameters, order),
        narrows=_narrows(parameters),
        visited=visited,
        answer_of=_answer_of(parameters),
        next_at=_address(law_id, parameters, page.after),
        first_at=_address(law_id, parameters),
        annotated_at=_files_at("listing.annotated", law_id, parameters),
        table_at=_files_at("listing.table", law_id, parameters),
        table_forms=tuple(CommentTableForm),
        table_files=tuple(CommentTableFile),
        **context,
    )


def _query_of(law_id: str, parameters: MultiDict[str, str]) -> tuple[CommentsQuery, CommentsOrder]:
    """What the parameters ask of the list."""
    query = CommentsQuery(
        law=law_id,
        clause=parameters.get("clause", ""),
        organisation=parameters.get("organisation", ""),
        author=member().id if parameters.get("mine") else parameters.get("author", ""),
        stance=parameters.get("stance", ""),
        issue=parameters.get("issue", ""),
        round=parameters.get("round", ""),
        answer=parameters.get("answer", ""),
        anchored=parameters.get("place", ""),
        decided=parameters.get("decided", ""),
        state=parameters.get("state", ""),
        proposal=bool(parameters.get("proposal")),
        open=bool(parameters.get("open")),
        since=last_visit(web.db_session(), member()) if parameters.get("new") else None,
    )
    order = (
        CommentsOrder(parameters["order"]) if parameters.get("order") in set(CommentsOrder) else CommentsOrder.CLAUSE
    )
    return query, order


def _files_at(endpoint: str, law_id: str, parameters: MultiDict[str, str]) -> str:
    """Where the list as it is narrowed now is asked for as a file."""
    narrowed: dict[str, Any] = {name: parameters[name] for name in _FIELDS if parameters.get(name)}
    return url_for(endpoint, law_id=law_id, **narrowed)


@blueprint.post("/laws/<law_id>/comments/annotated")
@allow(Permission.READ)
def annotated(law_id: str) -> Page:
    """Ask for the draft with the comments of the list in it."""
    return _ask_for_file(law_id, ANNOTATED.name, {})


@blueprint.post("/laws/<law_id>/comments/table")
@allow(Permission.READ)
def table(law_id: str) -> Page:
    """Ask for the comments of the list as a table."""
    form, kind = (request.form.get(name, "") for name in ("form", "file"))
    if form not in set(CommentTableForm) or kind not in set(CommentTableFile):
        raise NotFound("page_unknown")
    return _ask_for_file(law_id, LIST_TABLE.name, {"form": form, "file": kind})


def _ask_for_file(law_id: str, kind: str, more: Mapping[str, str]) -> Page:
    law = drafts.find_law(web.db_session(), law_id)
    version = _version(law, request.args)
    if version is None:
        raise NotFound("version_unknown")
    query, order = _query_of(law_id, request.args)
    inputs = {
        "version": version.id, "member": member().id, "query": query_inputs(query, order), "language": language(),
        "law": law_id, **more,
    }  # fmt: skip
    about = f"{law.title(language())} · {version.label_in(language())}"
    return jobs.lead_to(jobs.ask(kind, inputs, about=about, back=_address(law_id, request.args)))


def _address(law_id: str, parameters: MultiDict[str, str], after: str = "") -> str:
    """The list as it is narrowed now, from the comment ``after`` on."""
    narrowed: dict[str, Any] = {name: parameters[name] for name in _FIELDS if parameters.get(name)}
    if after:
        narrowed["after"] = after
    return url_for("listing.comments", law_id=law_id, **narrowed)


def _version(law: Law, parameters: MultiDict[str, str]) -> Version | None:
    """The draft beside which comments are shown: that of the clause, the one asked for, or the newest.

    Of a translation it is the original, on which its comments stand.
    """
    session = web.db_session()
    chosen = (
        drafts.find_clause(session, parameters["clause"]).version_id
        if parameters.get("clause")
        else parameters.get("version")
    )
    if chosen:
        version = drafts.find_version(session, chosen)
        if version.original_id:
            version = drafts.find_version(session, version.original_id)
        if version.law_id != law.id:
            raise NotFound("version_unknown")
        return version
    versions = drafts.versions_of(session, law)
    return versions[-1] if versions else None


def _answer_of(parameters: MultiDict[str, str]) -> str:
    """The organisation to whose answer the list is narrowed; empty where it is not."""
    if not parameters.get("answer"):
        return ""
    name: str = find_return(web.db_session(), parameters["answer"]).organisation.name(language())
    return name


def _narrows(parameters: MultiDict[str, str]) -> bool:
    return any(parameters.get(name) for name in _NARROWING)


def _choices(law: Law, version: Version, parameters: MultiDict[str, str], order: CommentsOrder) -> list[ChoiceField]:
    session = web.db_session()
    clauses = [clause_view(each) for each in drafts.clauses_of(session, version)]
    rounds = [round_view(each, language(), now()) for each in rounds_of(session, law.id)]
    offered: dict[str, Sequence[tuple[str, str]]] = {
        "clause": [
            (each.id, f"{each.label} {each.heading}".strip())
            for each in clauses
            if each.kind not in {"paragraph", "item", "subitem"} or each.id == parameters.get("clause")
        ],
        "organisation": _indented(list_organisations(session)),
        "author": [(each.id, each.name(language())) for each in authors_of(session, law.id)],
        "stance": [(each.value, named(each)) for each in Stance],
        "issue": [(each.value, named(each)) for each in Issue],
        "round": [(each.id, each.title) for each in rounds],
        "place": [(each.value, named(each)) for each in CommentsPlace],
        "decided": [(each.value, named(each)) for each in (*CommentsDecision, *Disposition)],
        "state": [(each.value, named(each)) for each in CommentsState],
        "version": [(each.id, each.label_in(language())) for each in reversed(drafts.versions_of(session, law))],
        "order": [(each.value, named(each)) for each in CommentsOrder],
    }
    chosen = {**parameters.to_dict(), "version": version.id, "order": order.value}
    return [ChoiceField(name, chosen.get(name, ""), each) for name, each in offered.items()]


def _indented(organisations: Sequence[Organisation]) -> list[tuple[str, str]]:
    above = depths(organisations)
    return [(each.id, _INDENT * above[each.id] + each.name(language())) for each in organisations]


def init_listing(app: Flask) -> None:
    app.register_blueprint(blueprint)
