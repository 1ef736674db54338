"""Pages of two versions compared: changes in three views, comments carried over, and what became of proposals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.compare import carry as carrying
from workbench.compare import outcomes, service, view_models
from workbench.compare.carry_job import CARRY
from workbench.compare.long_pairs import MATCH, waiting_page
from workbench.compare.ruling import answer_ruling
from workbench.compare.table import TABLE, table_name
from workbench.decisions.conflict_page import seen_number, show_conflict
from workbench.decisions.kinds import DecisionKind
from workbench.drafts import service as drafts
from workbench.drafts.view_models import DraftView, draft_view, law_view
from workbench.errors import Conflict, NotFound
from workbench.jobs import asking as jobs
from workbench.jobs.models import Job
from workbench.law.matching.align import MatchKind
from workbench.law.outcome import OutcomeResult
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import message_of
from workbench.web.requests import Page

blueprint = Blueprint("compare", __name__)
_NARROWING: Final = ("outcome", "chapter", "issue", "organisation")  # what sums on proposals are of
VIEWS: Final = ("columns", "inline", "clean")
PAGE: Final = 400  # matches a page: a law is nearly always on one


def _drafts(pairing: service.Pairing) -> dict[str, DraftView]:
    """Both drafts of a comparison, as its pages name them."""
    return {"old": draft_view(pairing.old, language()), "new": draft_view(pairing.new, language())}


@blueprint.get("/laws/<law_id>/compare")
@allow(Permission.READ)
def choose(law_id: str) -> Page:
    """The page on which two versions of a law are chosen, and where the choice leads to their comparison."""
    law = drafts.find_law(web.db_session(), law_id)
    choices = [view_models.version_choice(version, language()) for version in drafts.texts_of(web.db_session(), law)]
    originals = [choice.id for choice in choices if not choice.is_translation]
    usual = (originals if len(originals) > 1 else [choice.id for choice in choices])[-2:]
    old_id, new_id = (request.args.get(name, at) for name, at in zip(("old", "new"), (usual * 2)[:2], strict=True))
    is_chosen = "old" in request.args and "new" in request.args
    if is_chosen and old_id != new_id:
        return redirect(url_for("compare.compare", old_id=old_id, new_id=new_id))
    page = render_template(
        "compare/choose.html",
        law=law_view(law, language()),
        choices=choices,
        chosen=(old_id, new_id),
        is_twice=is_chosen,
    )
    return page, 422 if is_chosen else 200


@blueprint.get("/compare/<old_id>/<new_id>")
@allow(Permission.READ)
def compare(old_id: str, new_id: str) -> Page:
    pairing = service.pair_versions(web.db_session(), old_id, new_id, any_two=True)
    if (waiting := waiting_page([pairing])) is not None:
        return waiting
    view = request.args.get("view", VIEWS[0])
    kind = request.args.get("kind", "")
    rows = service.rows(pairing)
    decided = service.match_histories(web.db_session(), pairing)
    selected = [row for row in rows if not kind or kind in (row.match.kind, "attention" if row.is_doubtful else "")]
    page, pages = _page_of(pairing, selected)
    law = drafts.find_law(web.db_session(), pairing.old.law_id)
    return render_template(
        "compare/compare.html",
        **_drafts(pairing),
        choices=[view_models.version_choice(version, language()) for version in drafts.texts_of(web.db_session(), law)],
        way=_way(pairing),
        inherited=len(pairing.inherited),
        is_backwards=pairing.forwards is not None,
        matches=[view_models.match_view(pairing, row, decided, language()) for row in selected[page * PAGE :][:PAGE]],
        page=page,
        pages=pages,
        old_articles=view_models.clause_choices(pairing.old_law, view_models.UNITS),
        new_articles=view_models.clause_choices(pairing.new_law, view_models.UNITS),
        doubtful=sum(row.is_doubtful for row in rows),
        counts=service.kind_counts(rows),
        total=len(rows),
        view=view if view in VIEWS and pairing.is_one_language else VIEWS[0],
        is_one_language=pairing.is_one_language,
        kind=kind,
        waiting=carrying.count_uncarried(web.db_session(), old_id, new_id) if pairing.is_followed else 0,
    )


def _page_of(pairing: service.Pairing, rows: Sequence[service.MatchRow]) -> tuple[int, int]:
    """Which page of matches to show, from 0: that of the article ``at`` if one is named; and how many there are."""
    pages = max(1, -(-len(rows) // PAGE))
    article_id = request.args.get("at", "")
    keys = {pairing.old_law.keys.get(article_id), pairing.new_law.keys.get(article_id)} - {None}
    at = next((at for at, row in enumerate(rows) if keys & {*row.match.old, *row.match.new}), None) if keys else None
    page = at // PAGE if at is not None else (request.args.get("page", 1, type=int) or 1) - 1
    return min(max(page, 0), pages - 1), pages


@blueprint.post("/compare/<old_id>/<new_id>/match")
@allow(Permission.FOLLOW_JOB)
def match_long(old_id: str, new_id: str) -> Page:
    """Have two long versions matched aside; the job leads to their comparison."""
    pairing = service.pair_versions(web.db_session(), old_id, new_id, any_two=True)
    then = url_for("compare.compare", old_id=old_id, new_id=new_id)
    return jobs.lead_to(
        jobs.ask(MATCH.name, {"old": old_id, "new": new_id}, about=_pair_name(pairing), then=then, back=then)
    )


def _way(pairing: service.Pairing) -> list[DraftView]:
    """The drafts that lead from the earlier version of a pair to the later one, both among them."""
    forwards = pairing.forwards or pairing
    between = drafts.versions_between(web.db_session(), forwards.old, forwards.new)
    return [draft_view(version, language()) for version in (forwards.old, *between, forwards.new)]


@blueprint.post("/compare/<old_id>/<new_id>/table")
@allow(Permission.EXPORT_PAPER)
def export_table(old_id: str, new_id: str) -> Page:
    pairing = service.pair_versions(web.db_session(), old_id, new_id, any_two=True)
    if (waiting := waiting_page([pairing])) is not None:
        return waiting
    content = table_name(pairing, language())
    arguments = {"old": old_id, "new": new_id, "language": language(), "content": content, "law": pairing.new.law_id}
    back = url_for("compare.compare", old_id=old_id, new_id=new_id)
    return jobs.lead_to(jobs.ask(TABLE.name, arguments, about=_pair_name(pairing), back=back, same_as=content))


def _pair_name(pairing: service.Pairing) -> str:
    return f"{pairing.old.label_in(language())} → {pairing.new.label_in(language())}"


@blueprint.post("/compare/<old_id>/<new_id>/overrule")
@allow(Permission.OVERRIDE_MATCH)
def override_match(old_id: str, new_id: str) -> Page:
    pairing = service.pair_versions(web.db_session(), old_id, new_id, any_two=True)
    old_article = view_models.chosen_clause(pairing.old_law, request.form.get("old", ""), view_models.UNITS)
    new_article = view_models.chosen_clause(pairing.new_law, request.form.get("new", ""), view_models.UNITS)
    action = request.form.get("action", "")
    article_id, view = new_article or old_article, request.form.get("view") or None
    back = url_for("compare.compare", old_id=old_id, new_id=new_id, view=view, at=article_id, _anchor=f"m-{article_id}")
    try:
        service.override_match(web.db_session(), member(), pairing, action, old_article, new_article, seen_number())
    except Conflict as error:
        return show_conflict(
            error,
            DecisionKind.MATCH,
            old_article,
            new_article,
            about=view_models.pair_label(pairing, old_article, new_article),
            chosen={"action": action},
            texts={},
            back=back,
        )
    if pairing.is_followed and carrying.is_carried(web.db_session(), old_id, new_id):
        _ask_to_carry(pairing)
    flash(_("Your decision is stored, and comments follow it."), "success")
    return redirect(back, 303)


@blueprint.route("/carry/<old_id>/<new_id>", methods=["GET", "POST"])
@allow(Permission.CARRY)
def carry(old_id: str, new_id: str) -> Page:
    pairing = service.pair_versions(web.db_session(), old_id, new_id)
    if request.method == "POST":
        return jobs.lead_to(_ask_to_carry(pairing))
    if (waiting := waiting_page([pairing])) is not None:
        return waiting
    return render_template(
        "compare/carry.html",
        **_drafts(pairing),
        counts=service.kind_counts(service.rows(pairing)),
        waiting=carrying.count_uncarried(web.db_session(), old_id, new_id),
    )


def _ask_to_carry(pairing: service.Pairing) -> Job:
    """Have the comments carried; the report follows when it is done."""
    old, new = pairing.old, pairing.new
    then = url_for("compare.carried", old_id=old.id, new_id=new.id)
    arguments = {"old": old.id, "new": new.id, "by": member().id, "law": new.law_id}
    return jobs.ask(CARRY.name, arguments, about=_pair_name(pairing), then=then)


@blueprint.get("/carried/<old_id>/<new_id>")
@allow(Permission.READ)
def carried(old_id: str, new_id: str) -> Page:
    return _carried_page(service.pair_versions(web.db_session(), old_id, new_id))


def _carried_page(pairing: service.Pairing, unknown: view_models.UnknownClause | None = None) -> str:
    """The comments carried over; the form in which a clause was mistyped says so and has what was typed."""
    parameters = request.form if unknown else request.args
    first = unknown.comment_id if unknown else ""
    page = carrying.carried_page(
        web.db_session(), pairing, parameters.get("status", ""), "" if unknown else parameters.get("after", ""), first
    )
    return render_template(
        "compare/carried.html",
        **_drafts(pairing),
        unknown=unknown,
        counts=page.counts,
        status=page.status,
        after=page.after,
        statuses=carrying.TO_LOOK_AT,
        comments=view_models.carried_views(web.db_session(), page.rows, language()),
        clauses=view_models.clause_choices(pairing.new_law, view_models.COMMENTED_KINDS) if page.rows else (),
        waiting=carrying.count_uncarried(web.db_session(), pairing.old.id, pairing.new.id),
    )


@blueprint.post("/carried/<old_id>/<new_id>/<comment_id>")
@allow(Permission.CONFIRM_ANCHOR)
def confirm_anchor(old_id: str, new_id: str, comment_id: str) -> Page:
    pairing = service.pair_versions(web.db_session(), old_id, new_id)
    clause_id = view_models.chosen_clause(pairing.new_law, request.form.get("clause", "")) or None
    quote = request.form.get("quote", "").strip()
    back = url_for("compare.carried", old_id=old_id, new_id=new_id, status=request.form.get("status") or "confirmed")
    try:
        carrying.confirm_anchor(web.db_session(), member(), comment_id, new_id, clause_id, quote, seen_number())
    except Conflict as error:
        clause = pairing.new_law.clause(clause_id)
        return show_conflict(
            error,
            DecisionKind.ANCHOR,
            comment_id,
            new_id,
            about=_("Where the comment stands"),
            chosen={"path": clause.path if clause else "", "quote": quote},
            texts={},
            back=back,
        )
    except NotFound as error:
        if error.code != "clause_unknown":
            raise
        web.db_session().rollback()
        typed = request.form.get("clause", "")
        return _carried_page(pairing, view_models.UnknownClause(comment_id, typed, message_of(error))), 422
    flash(_("The place of the comment is confirmed."), "success")
    return redirect(back, 303)


@blueprint.get("/adopted/<old_id>/<new_id>")
@allow(Permission.READ)
def adopted(old_id: str, new_id: str) -> Page:
    pairing = service.pair_versions(web.db_session(), old_id, new_id)
    if (waiting := waiting_page([pairing])) is not None:
        return waiting
    table = outcomes.judge_proposals(web.db_session(), pairing)
    narrowing = {name: request.args[name] for name in _NARROWING if name in request.args}
    rows = table.only(narrowing)
    return render_template(
        "compare/adopted.html",
        **_drafts(pairing),
        proposals=[view_models.proposal_view(row, language()) for row in rows],
        asked=narrowing,
        counts=table.counts,
        by_chapter=table.by_chapter,
        by_issue=table.by_issue,
        by_organisation=table.by_organisation(language()),
        outcomes=OutcomeResult,
    )


@blueprint.post("/adopted/<old_id>/<new_id>/<comment_id>")
@allow(Permission.RULE_OUTCOME)
def record_ruling(old_id: str, new_id: str, comment_id: str) -> Page:
    pairing = service.pair_versions(web.db_session(), old_id, new_id)
    return answer_ruling(
        partial(outcomes.record_ruling, web.db_session(), member(), pairing, comment_id),
        comment_id,
        new_id,
        about=_("What became of our proposals"),
        back=url_for("compare.adopted", old_id=old_id, new_id=new_id, _anchor=f"comment-{comment_id}"),
    )


def init_compare(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(match_kinds=MatchKind, outcome_result=OutcomeResult)
