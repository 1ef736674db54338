"""Pages of position papers: the list, a paper with its positions in order, one position, and the export to Word."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.commentary.models import Comment
from workbench.commentary.terms import CommentTarget, PositionStatus
from workbench.commentary.view_models import comment_view
from workbench.compare.long_pairs import waiting_page
from workbench.compare.ruling import answer_ruling
from workbench.decisions.view_models import decision_views
from workbench.drafts import service as drafts
from workbench.drafts.models import StoredClause
from workbench.drafts.stored_law import unit_rows
from workbench.drafts.view_models import clause_view, draft_view
from workbench.errors import Conflict, Invalid, NotFound, WorkbenchError
from workbench.formats.docx.writing.layout import PaperStyle
from workbench.instruments import statistics as shown_evidence
from workbench.instruments.citation import format_ref
from workbench.instruments.library import corpus
from workbench.instruments.supervision import supervisory_comments
from workbench.jobs import asking as jobs
from workbench.lang.languages import TEXT_LANGUAGES, text_language
from workbench.law.outcome import OutcomeResult
from workbench.papers import history, outcomes, service
from workbench.papers.addresses import amended_words, position_address, target_address
from workbench.papers.annexes import PaperAnnex
from workbench.papers.cautions import paper_warnings
from workbench.papers.continuing import waiting_positions
from workbench.papers.drafter_answers import drafter_answers
from workbench.papers.export_job import EXPORT, chosen_style, export_name
from workbench.papers.forms import PaperForm, PositionForm
from workbench.papers.models import Paper, Position
from workbench.papers.preview_views import chosen_clause, preview_context
from workbench.papers.restoring import position_revisions, restore
from workbench.papers.service import PositionData
from workbench.papers.view_models import (
    paper_summary,
    paper_view,
    position_judgement_view,
    position_summary,
    stored_paper_view,
    stored_position_view,
    warning_views,
)
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.fields import options
from workbench.web.language import language
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("papers", __name__)


@blueprint.get("/papers")
@allow(Permission.READ)
def papers() -> Page:
    """All papers, or those on one law; with a ``status`` also their positions that have it, ``open`` or ``all``."""
    session, parameters = web.db_session(), request.args
    law = drafts.find_law(session, parameters["law"]) if parameters.get("law") else None
    papers = [each for each in service.list_papers(session, law) if parameters.get("paper", each.id) == each.id]
    listed = service.with_status(papers, parameters.get("status", ""))
    return render_template(
        "papers/papers.html",
        papers=[paper_summary(each, language()) for each in papers],
        positions={id_: [position_summary(each, language()) for each in own] for id_, own in listed.items()},
        listed=sum(map(len, listed.values())),
        narrows=bool(law or parameters.get("paper") or listed),
    )


@blueprint.route("/papers/new", methods=["GET", "POST"])
@allow(Permission.WRITE_POSITION)
def new_paper() -> Page:
    form = PaperForm()
    versions = [
        (version.id, f"{law.title(language())} · {version.label_in(language())}")
        for law in drafts.list_laws(web.db_session())
        if law.closed_at is None
        for version in reversed(drafts.versions_of(web.db_session(), law))
    ]
    form.version.choices = options(versions)
    status = 200
    if form.validate_on_submit():
        try:
            version = drafts.find_version(web.db_session(), form.version.data or "")
            paper = service.add_paper(web.db_session(), member(), version, _texts(form), form.dated.data)
        except WorkbenchError as error:
            status = place_on(form, error)
        else:
            return redirect(url_for("papers.paper", paper_id=paper.id), 303)
    elif form.is_submitted():
        status = 422
    else:
        form.version.data = request.args.get("version", versions[0][0] if versions else "")
    return render_template("papers/edit_paper.html", form=form, paper=None, conflict=False, decisions=()), status


def _texts(form: PaperForm) -> dict[str, str]:
    return {name: form[name].data or "" for name in history.PAPER_TEXTS}


@blueprint.get("/papers/<paper_id>")
@allow(Permission.READ)
def paper(paper_id: str) -> Page:
    paper = service.find_paper(web.db_session(), paper_id)
    clauses = drafts.clauses_of(web.db_session(), paper.version)
    articles = unit_rows(web.db_session(), paper.version, clauses)
    before = service.find_paper(web.db_session(), paper.continues_id) if paper.continues_id else None
    return render_template(
        "papers/paper.html",
        paper=paper_view(paper, language()),
        clauses=[clause_view(clause) for clause in clauses],
        first_article=articles[0].id if articles else "",
        export_languages=TEXT_LANGUAGES,
        export_styles=PaperStyle,
        waiting=[(each.id, position_address(each, language())) for each in waiting_positions(web.db_session(), paper)],
        warnings=warning_views(paper_warnings(web.db_session(), paper), language()),
        continues=paper_summary(before, language()) if before else None,
        export_annexes=PaperAnnex,
    )


@blueprint.route("/papers/<paper_id>/edit", methods=["GET", "POST"])
@allow(Permission.WRITE_POSITION)
def edit_paper(paper_id: str) -> Page:
    paper = service.find_paper(web.db_session(), paper_id)
    form = PaperForm(obj=paper) if request.method == "GET" else PaperForm()
    status, conflict = 200, False
    if form.validate_on_submit():
        try:
            service.save_paper(web.db_session(), member(), paper, _texts(form), form.dated.data, form.seen.data or 0)
        except WorkbenchError as error:
            web.db_session().rollback()
            status, conflict = place_on(form, error), isinstance(error, Conflict)
            form.seen.raw_data, form.seen.data = None, paper.revision
        else:
            return redirect(url_for("papers.paper", paper_id=paper.id), 303)
    elif form.is_submitted():
        status = 422
    else:
        form.seen.data = paper.revision
    del form.version
    decisions = decision_views(history.paper_history(web.db_session(), paper), language())
    stored = stored_paper_view(paper)
    typed = request.form if form.is_submitted() else {}
    return render_template(
        "papers/edit_paper.html",
        form=form,
        paper=stored,
        conflict=conflict,
        decisions=decisions,
        **preview_context(paper, "", typed),
    ), status


@blueprint.get("/papers/<paper_id>/history")
@allow(Permission.READ)
def show_paper_history(paper_id: str) -> Page:
    """Every save of a paper, whole."""
    paper = service.find_paper(web.db_session(), paper_id)
    decisions = decision_views(history.paper_history(web.db_session(), paper), language())
    return render_template("papers/history.html", paper=paper_summary(paper, language()), decisions=decisions)


@blueprint.get("/positions/<position_id>/history")
@allow(Permission.READ)
def show_position_history(position_id: str) -> Page:
    """Every save of a position, whole."""
    position = service.find_position(web.db_session(), position_id)
    revisions = position_revisions(web.db_session(), position, language())
    return render_template(
        "papers/revisions.html",
        paper=paper_summary(position.paper, language()),
        address=position_address(position, language()),
        position=stored_position_view(position),
        revisions=revisions,
        comments=[comment_view(source.comment, language()) for source in position.sources],
    )


@blueprint.post("/positions/<position_id>/restore")
@allow(Permission.WRITE_POSITION)
def restore_position(position_id: str) -> Page:
    """Bring back what a position said at an earlier revision."""
    position = service.find_position(web.db_session(), position_id)
    number, seen = (request.form.get(name, 0, type=int) for name in ("number", "seen"))
    restore(web.db_session(), member(), position, number, seen)
    flash(_("The position says again what it said at revision %(number)s.", number=number), "success")
    return redirect(url_for("papers.show_position_history", position_id=position_id), 303)


@blueprint.post("/papers/<paper_id>/export.<lang>.docx")
@allow(Permission.EXPORT_DISCUSSION)
def export_paper(paper_id: str, lang: str) -> Response:
    paper = service.find_paper(web.db_session(), paper_id)
    if lang not in TEXT_LANGUAGES:
        raise NotFound("page_unknown")
    chosen = text_language(lang)
    tracked = request.form.get("tracked") == "1"
    style = chosen_style(request.form.get("style", ""), chosen)
    annexes = [each for each in request.form.getlist("annex") if each in set(PaperAnnex)]
    content = export_name(web.db_session(), paper, chosen, style, tracked=tracked, annexes=annexes)
    arguments = {
        "paper": paper.id, "lang": chosen, "style": style.value, "tracked": tracked, "annexes": annexes,
        "content": content, "law": paper.law_id,
    }  # fmt: skip
    return jobs.lead_to(jobs.ask(EXPORT.name, arguments, about=paper.title(chosen), same_as=content))


@blueprint.route("/papers/<paper_id>/positions/new", methods=["GET", "POST"])
@allow(Permission.WRITE_POSITION)
def new_position(paper_id: str) -> Page:
    paper = service.find_paper(web.db_session(), paper_id)
    clause, target = chosen_clause(paper)
    comments = service.comments_on(web.db_session(), clause, target)
    form = _position_form(comments)
    status = 200
    if form.validate_on_submit():
        try:
            service.add_position(web.db_session(), member(), paper, clause, _position_data(form), corpus(), target)
        except WorkbenchError as error:
            web.db_session().rollback()
            status = place_on(form, error)
        else:
            flash(_("The position is stored."), "success")
            return redirect(url_for("papers.paper", paper_id=paper_id), 303)
    elif form.is_submitted():
        status = 422
    else:
        _prefill(form, clause, comments)
    return _position_page(form, paper, clause, target, comments, None, status)


def _position_form(comments: list[Comment]) -> PositionForm:
    form = PositionForm()
    form.comments.choices = options([(comment.id, comment.id) for comment in comments])
    return form


def _position_data(form: PositionForm) -> PositionData:
    cited = (form.provisions.data or "").replace("；", ";").split(";")
    return PositionData(
        proposed_zh=form.proposed_zh.data or "",
        proposed_en=form.proposed_en.data or "",
        reasons_zh=form.reasons_zh.data or "",
        reasons_en=form.reasons_en.data or "",
        status=form.status.data,
        comments=tuple(form.comments.data or ()),
        provisions=tuple(text for text in cited if text.strip()),
    )


def _prefill(form: PositionForm, clause: StoredClause, comments: list[Comment]) -> None:
    """Start from the comments chosen on the way here: the first wording proposed, and all their reasons."""
    chosen = [comment for comment in comments if comment.id in request.args.getlist("comment")]
    form.comments.data = [comment.id for comment in chosen]
    lang = drafts.find_version(web.db_session(), clause.version_id).lang
    proposed, reasons = form[f"proposed_{lang}"], form[f"reasons_{lang}"]
    proposed.data = next((comment.current.proposed for comment in chosen if comment.current.proposed), "")
    reasons.data = "\n".join(comment.current.body for comment in chosen)


def _position_page(
    form: PositionForm,
    paper: Paper,
    clause: StoredClause,
    target: CommentTarget,
    comments: list[Comment],
    position: Position | None,
    status: int,
) -> Page:
    page = render_template(
        "papers/position.html",
        form=form,
        paper=paper_summary(paper, language()),
        clause=clause_view(clause),
        target=target,
        address=target_address(target, clause, language()),
        amended=amended_words(target, clause),
        comments=[comment_view(comment, language()) for comment in comments],
        position=stored_position_view(position) if position else None,
        conflict=status == 409,
        decisions=decision_views(history.position_history(web.db_session(), position), language()) if position else (),
        taken=service.taken_up(web.db_session(), paper),
    )
    return page, status


@blueprint.route("/positions/<position_id>", methods=["GET", "POST"])
@allow(Permission.WRITE_POSITION)
def position(position_id: str) -> Page:
    position = service.find_position(web.db_session(), position_id)
    comments = service.comments_on(web.db_session(), position.clause, position.target)
    known = {comment.id for comment in comments}
    comments += [source.comment for source in position.sources if source.comment_id not in known]
    form = _position_form(comments)
    status = 200
    if form.validate_on_submit():
        try:
            data, seen = _position_data(form), form.seen.data or 0
            was_agreed = position.status == PositionStatus.AGREED
            service.save_position(web.db_session(), member(), position, data, seen, corpus())
        except WorkbenchError as error:
            web.db_session().rollback()
            status = place_on(form, error)
            if isinstance(error, Conflict):
                form.seen.raw_data, form.seen.data = None, position.revision
        else:
            flash(_("The position is stored."), "success")
            if was_agreed:
                flash(_("It was agreed and is open again: the chair has to agree it anew."), "info")
            return _in_paper(position)
    elif form.is_submitted():
        status = 422
    else:
        _fill(form, position)
    return _position_page(form, position.paper, position.clause, position.target, comments, position, status)


def _fill(form: PositionForm, position: Position) -> None:
    form.seen.data = position.revision
    for name in ("proposed_zh", "proposed_en", "reasons_zh", "reasons_en", "status"):
        form[name].data = getattr(position, name)
    if position.status == PositionStatus.AGREED:
        form.status.data = PositionStatus.PROPOSED  # other words than those agreed are to be agreed anew
    form.comments.data = [source.comment_id for source in position.sources]
    form.provisions.data = "; ".join(format_ref(cited.provision, language()) for cited in position.citations)


@blueprint.get("/positions/<position_id>/in-paper")
@allow(Permission.READ)
def position_in_paper(position_id: str) -> Page:
    return _in_paper(service.find_position(web.db_session(), position_id))


def _in_paper(position: Position) -> Response:
    return redirect(url_for("papers.paper", paper_id=position.paper_id, _anchor=f"p-{position.id}"), 303)


@blueprint.post("/positions/<position_id>/agreement")
@allow(Permission.AGREE_POSITION)
def agree_position(position_id: str) -> Page:
    """Agree a proposed position, or open an agreed one again."""
    position = service.find_position(web.db_session(), position_id)
    seen = request.form.get("seen", 0, type=int)
    chosen = request.form.get("agrees")
    if chosen not in {"0", "1"}:
        raise Invalid("agreement_missing", field="agrees")
    agrees = chosen == "1"
    service.agree_position(web.db_session(), member(), position, seen, agrees=agrees)
    flash(_("The position is agreed.") if agrees else _("The position is open again."), "success")
    return _in_paper(position)


@blueprint.post("/positions/<position_id>/move")
@allow(Permission.WRITE_POSITION)
def move(position_id: str) -> Page:
    position = service.find_position(web.db_session(), position_id)
    service.move(web.db_session(), position, -1 if request.form.get("step") == "up" else 1, member())
    return _in_paper(position)


@blueprint.get("/papers/<paper_id>/outcomes")
@allow(Permission.READ)
def show_outcomes(paper_id: str) -> Page:
    """What became of the positions in every later draft."""
    paper = service.find_paper(web.db_session(), paper_id)
    if (waiting := waiting_page(outcomes.pairs_of(web.db_session(), [paper]))) is not None:
        return waiting
    judged = outcomes.judge_positions(web.db_session(), paper)
    stated = drafter_answers(web.db_session(), paper.id)
    latest = [position.outcomes[-1].result if position.outcomes else "" for position in judged]
    outcome = request.args.get("outcome", "")
    return render_template(
        "papers/outcomes.html",
        paper=paper_summary(paper, language()),
        positions=[
            position_judgement_view(position, language(), stated)
            for position, result in zip(judged, latest, strict=True)
            if outcome in {"", result}
        ],
        asked=outcome,
        counts=[(result, latest.count(result)) for result in OutcomeResult],
        later=[draft_view(each, language()) for each in drafts.later_versions(web.db_session(), paper.version)],
    )


@blueprint.post("/positions/<position_id>/outcomes/<version_id>")
@allow(Permission.RULE_OUTCOME)
def rule_on_position(position_id: str, version_id: str) -> Page:
    position = service.find_position(web.db_session(), position_id)
    return answer_ruling(
        partial(outcomes.rule_on_position, web.db_session(), member(), position, version_id),
        position_id,
        version_id,
        about=_("What became of our positions"),
        back=url_for("papers.show_outcomes", paper_id=position.paper_id, _anchor=f"p-{position_id}"),
    )


@blueprint.get("/evidence")
@allow(Permission.READ_STANDARDS)
def evidence() -> Page:
    return render_template("papers/evidence.html", groups=shown_evidence.by_branch(), comments=supervisory_comments())


def init_papers(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.jinja_env.globals["position_status"] = PositionStatus
