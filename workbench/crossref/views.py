"""Links and suggestions beside a clause, and the matrix both ways with its exports."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.crossref import links, matrix_files, service
from workbench.crossref.forms import LinkForm
from workbench.crossref.relations import Relation
from workbench.decisions.conflict_page import seen_number, show_conflict
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decisions_on
from workbench.drafts import service as drafts
from workbench.drafts.models import StoredClause
from workbench.drafts.view_models import clause_view, draft_view
from workbench.errors import Conflict, WorkbenchError
from workbench.instruments.citation import format_ref, resolve
from workbench.instruments.library import corpus
from workbench.people.permissions import Permission
from workbench.record.acts import Act
from workbench.record.downloads import note_download
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.language import language
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("crossref", __name__)


@blueprint.post("/clauses/<clause_id>/links")
@allow(Permission.LINK)
def add_link(clause_id: str) -> Page:
    article = drafts.article_of(web.db_session(), drafts.find_clause(web.db_session(), clause_id))
    form, ref = LinkForm(), ""
    if not form.validate_on_submit():
        return _link_page(form, article), 422
    try:
        ref = resolve(corpus(), form.provision.data or "")
        relation, note = form.relation.data, form.note.data or ""
        links.add_link(web.db_session(), member(), article, ref, relation, note, seen_number())
    except WorkbenchError as error:
        if error.code == "decision_changed":
            return _show_both(
                error, article.id, ref, DecisionKind.REFERENCE, {"relation": relation}, {"note": _("Note")}
            )
        web.db_session().rollback()
        status = place_on(form, error)
        return _link_page(form, article, ref if error.code == "link_there" else ""), status
    flash(_("The link to %(label)s is stored.", label=format_ref(ref, language())), "success")
    return redirect(url_for("reading.clause", clause_id=clause_id), 303)


def _link_page(form: LinkForm, article: StoredClause, ref: str = "") -> str:
    """The form of a link, beside the link to ``ref`` that stands already where there is one."""
    lang = drafts.find_version(web.db_session(), article.version_id).lang
    present = service.references_of_article(web.db_session(), article, language()).links if ref else ()
    return render_template(
        "crossref/link.html",
        form=form,
        clause=clause_view(article),
        lang=lang,
        standing=next((link for link in present if link.provision == ref), None),
        seen=len(decisions_on(web.db_session(), links.DECIDED, [article.id], ref)) if ref else 0,
    )


@blueprint.post("/clauses/<clause_id>/rejections")
@allow(Permission.LINK)
def reject(clause_id: str) -> Page:
    article = drafts.article_of(web.db_session(), drafts.find_clause(web.db_session(), clause_id))
    ref = corpus().provision(request.form.get("provision", "")).ref
    try:
        links.reject(web.db_session(), member(), article, ref, seen_number())
    except Conflict as error:
        return _show_both(error, article.id, ref, DecisionKind.REJECTION, {}, {})
    return redirect(url_for("reading.clause", clause_id=clause_id), 303)


def _show_both(
    error: WorkbenchError,
    clause_id: str,
    ref: str,
    kind: DecisionKind,
    chosen: Mapping[str, str],
    texts: Mapping[str, str],
) -> Page:
    """What somebody decided on a clause and a provision meanwhile, a link or a rejection, beside what was chosen."""
    return show_conflict(
        error,
        kind,
        clause_id,
        ref,
        about=format_ref(ref, language()),
        chosen=chosen,
        texts=texts,
        back=url_for("reading.clause", clause_id=clause_id),
        beside=[each for each in links.DECIDED if each != kind],
    )


@blueprint.post("/links/<link_id>")
@allow(Permission.LINK)
def change_link(link_id: str) -> Page:
    link = links.find_link(web.db_session(), link_id)
    clause_id, provision = link.clause_id, link.provision
    back = url_for("reading.clause", clause_id=clause_id)
    is_ended = request.form.get("action") == "end"
    relation, note = request.form.get("relation", ""), request.form.get("note", link.note)
    try:
        if is_ended:
            links.end_link(web.db_session(), member(), link, seen_number())
        else:
            links.retype_link(web.db_session(), member(), link, relation, note, seen_number())
    except Conflict as error:
        return show_conflict(
            error,
            DecisionKind.REFERENCE,
            clause_id,
            provision,
            about=format_ref(provision, language()),
            chosen=None if is_ended else {"relation": relation},
            texts={} if is_ended else {"note": _("Note")},
            back=back,
        )
    return redirect(back, 303)


@blueprint.get("/versions/<version_id>/matrix")
@allow(Permission.READ)
def matrix(version_id: str) -> Page:
    version = drafts.find_version(web.db_session(), version_id)
    part = request.args.get("part", "")
    linked_only = request.args.get("only") == "links"
    return render_template(
        "crossref/matrix.html",
        draft=draft_view(version, language()),
        matrix=service.matrix(web.db_session(), version, part, linked_only),
        relations=tuple(Relation),
        part=part,
        linked_only=linked_only,
        convention=corpus().instrument("C102"),
    )


@blueprint.get("/versions/<version_id>/matrix.<kind>")
@allow(Permission.READ)
def matrix_file(version_id: str, kind: str) -> Response:
    version = drafts.find_version(web.db_session(), version_id)
    part, linked_only = request.args.get("part", ""), request.args.get("only") == "links"
    rows = service.matrix(web.db_session(), version, part, linked_only)
    data = matrix_files.write(rows, kind, language())
    note_download(web.database(), Act.DOWNLOAD_MATRIX, member().id, f"version:{version.id}", version.law_id)
    return as_download(data, f"{version.title} C102", f".{kind}")


def init_crossref(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.jinja_env.globals["relation_of"] = lambda value: next(
        (relation for relation in Relation if relation == value), value
    )
