"""The nine branches on one page, the floor's four guarantees, and a page for each Chinese scheme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.commentary.service import anchors_on
from workbench.commentary.view_models import comment_view
from workbench.crossref.citing import clause_link
from workbench.crossref.links import links_in
from workbench.decisions.conflict_page import seen_number, show_conflict
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.view_models import DecisionView, decision_views
from workbench.drafts import service as drafts
from workbench.drafts.models import Version
from workbench.drafts.view_models import clause_view, draft_view
from workbench.errors import Conflict, WorkbenchError
from workbench.instruments.library import corpus
from workbench.judgement import findings
from workbench.judgement.bearing import clauses_bearing_on, provisions_of
from workbench.judgement.draft_changes import changes_since
from workbench.judgement.findings import Finding
from workbench.judgement.relevant_clauses import (
    relevant_by_condition,
    relevant_by_part,
)
from workbench.judgement.schemes import SCHEMES, evidence_on, find_scheme
from workbench.people.permissions import Permission
from workbench.rules.branches import nine_branches
from workbench.standards.quotation import quote_provisions
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.problems import message_of
from workbench.web.requests import Page

blueprint = Blueprint("acceptance", __name__)


def _version() -> Version | None:
    """The version asked for, or the newest of the newest law; None while there is none."""
    if version_id := request.values.get("version", ""):
        return drafts.find_version(web.db_session(), version_id)
    for law in drafts.list_laws(web.db_session()):
        if versions := drafts.versions_of(web.db_session(), law):
            return versions[-1]
    return None


def _nothing() -> Page:
    """The page while there is no draft to judge."""
    return render_template("judgement/nothing.html")


def _choices() -> list[tuple[str, str]]:
    return [
        (version.id, f"{law.title(language())} · {version.label_in(language())}")
        for law in drafts.list_laws(web.db_session())
        for version in reversed(drafts.versions_of(web.db_session(), law))
    ]


@allow(Permission.READ)
def acceptance() -> Page:
    version = _version()
    if version is None:
        return _nothing()
    declaration = request.args.get("declaration") == "1"
    decided = findings.finding_histories(web.db_session(), version)
    established = findings.standing_findings(decided)
    before = drafts.previous_version(web.db_session(), version)
    return render_template(
        "judgement/acceptance.html",
        draft=draft_view(version, language()),
        versions=_choices(),
        declaration=declaration,
        branches=nine_branches(corpus()),
        relevant=relevant_by_part(web.db_session(), corpus(), version),
        bearing=relevant_by_condition(web.db_session(), corpus(), version),
        condition_verdicts=findings.CONDITION_VERDICTS,
        findings=established,
        before=draft_view(before, language()) if before else None,
        changes=changes_since(web.db_session(), corpus(), before, version) if before else (),
        earlier=findings.findings_on(web.db_session(), before) if before else {},
        assessed=findings.assessed(corpus(), established, declaration),
        histories=_history_views(decided),
    )


def _history_views(decided: Mapping[str, Sequence[Decision]]) -> dict[str, tuple[DecisionView, ...]]:
    return {part: decision_views(decisions, language()) for part, decisions in decided.items()}


@blueprint.post("/judgement/findings")
@allow(Permission.RECORD_FINDING)
def record() -> Page:
    version = drafts.find_version(web.db_session(), request.form.get("version", ""))
    part = request.form.get("part", "")
    finding = Finding(request.form.get("verdict", ""), request.form.get("reason", ""))
    page = "acceptance.floor" if part in findings.guarantees(corpus()) else "judgement.acceptance"
    declaration = request.form.get("declaration") or None
    back = url_for(page, version=version.id, declaration=declaration, _anchor=f"b-{part}")
    try:
        findings.record_finding(web.db_session(), corpus(), member(), version, part, finding, seen_number())
    except Conflict as error:
        chosen = {"verdict": finding.verdict}
        about, texts = _("Finding on %(part)s", part=part), {"reason": _("Reason")}
        return show_conflict(
            error, DecisionKind.FINDING, version.id, part, about=about, chosen=chosen, texts=texts, back=back
        )
    except WorkbenchError as error:
        web.db_session().rollback()
        flash(f"{part}: {message_of(error)}", "danger")
    else:
        flash(_("The finding on %(part)s is stored.", part=part), "success")
    return redirect(back, 303)


@blueprint.get("/judgement/floor")
@allow(Permission.READ)
def floor() -> Page:
    """R.202, paragraph 5: the four guarantees, the clauses that persons linked to each, and what persons found."""
    version = _version()
    if version is None:
        return _nothing()
    links = links_in(web.db_session(), version.id)
    clauses = {clause.id: clause for clause in drafts.clauses_of(web.db_session(), version)}
    decided = findings.finding_histories(web.db_session(), version)
    established = findings.standing_findings(decided)
    guarantees = corpus().children(findings.GUARANTEES)
    return render_template(
        "judgement/floor.html",
        draft=draft_view(version, language()),
        versions=_choices(),
        quotations=quote_provisions(
            web.db_session(), corpus(), [guarantee.ref for guarantee in guarantees], language()
        ),
        guarantees=guarantees,
        linked={
            guarantee.ref: [
                clause_link(clauses[link.clause_id], link) for link in links if link.provision == guarantee.ref
            ]
            for guarantee in guarantees
        },
        findings=established,
        floor=findings.floor_of(corpus(), established, links),
        histories=_history_views(decided),
    )


@blueprint.get("/judgement/branches")
@allow(Permission.READ)
def schemes() -> Page:
    version = _version()
    if version is None:
        return _nothing()
    draft = draft_view(version, language())
    return render_template("judgement/schemes.html", schemes=SCHEMES.values(), draft=draft, versions=_choices())


@blueprint.get("/judgement/branches/<scheme_id>")
@allow(Permission.READ)
def scheme(scheme_id: str) -> Page:
    scheme, version = find_scheme(scheme_id), _version()
    if version is None:
        return _nothing()
    bearing = clauses_bearing_on(web.db_session(), corpus(), scheme, version)
    family = [below for clause, _relevant in bearing for below in drafts.family_of(web.db_session(), clause)]
    return render_template(
        "judgement/scheme.html",
        scheme=scheme,
        draft=draft_view(version, language()),
        versions=_choices(),
        bearing=[(clause_view(clause), relevant) for clause, relevant in bearing],
        branches=[branch for branch in nine_branches(corpus()) if branch.part in scheme.parts],
        provisions=[corpus().provision(ref) for ref in provisions_of(corpus(), scheme)],
        evidence=list(evidence_on(scheme)),
        comments=[
            (comment_view(anchor.comment, language()), clause_view(anchor.clause))
            for anchor in anchors_on(web.db_session(), family)
            if anchor.clause and not anchor.comment.withdrawn_at
        ],
    )
