"""The reading page and the pane beside it, where members comment, answer, edit and withdraw."""

from __future__ import annotations

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workbench.commentary import service as commentary
from workbench.commentary.behalf import organisations_to_write_for
from workbench.commentary.forms import CommentForm, EditForm, ReplyEditForm, ReplyForm
from workbench.commentary.mentions import mentionable
from workbench.commentary.quoting import QuotedWords
from workbench.commentary.service import CommentData
from workbench.commentary.terms import CommentTarget
from workbench.commentary.view_models import comment_view
from workbench.consultation.service import refusal_now
from workbench.crossref import service as crossref
from workbench.crossref.forms import LinkForm
from workbench.drafts import service as drafts
from workbench.errors import Conflict, Forbidden, WorkbenchError
from workbench.lang.cleaning import clean_text
from workbench.lang.languages import text_language
from workbench.law.redline import redline
from workbench.people.models import Organisation
from workbench.people.organisations import find_organisation
from workbench.people.permissions import Circumstances, Permission, may
from workbench.reading import service
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.fields import options
from workbench.web.language import interface, language
from workbench.web.problems import place_on
from workbench.web.requests import Page
from workbench.web.unkeyed import changes_nothing
from workbench.wording import say

blueprint = Blueprint("reading", __name__)


def _is_fragment() -> bool:
    return bool(request.headers.get("X-Fragment"))


@blueprint.get("/versions/<version_id>")
@allow(Permission.READ)
def version(version_id: str) -> Page:
    reading = service.read_version(web.db_session(), version_id, language())
    return render_template("reading/version.html", reading=reading, pane=None)


@blueprint.get("/clauses/<clause_id>")
@allow(Permission.READ)
def clause(clause_id: str) -> Page:
    return _clause_page(clause_id, _empty_form())


@blueprint.get("/clauses/<clause_id>/new-article")
@allow(Permission.COMMENT)
def new_article(clause_id: str) -> Page:
    """The page of an article, to propose one that should come after it."""
    form = _empty_form()
    form.target.data = CommentTarget.NEW_ARTICLE
    return _clause_page(clause_id, form)


@blueprint.get("/versions/<version_id>/whole")
@allow(Permission.READ)
def whole_draft(version_id: str) -> Page:
    return _draft_page(version_id, _empty_form())


def _empty_form() -> CommentForm:
    form = CommentForm(formdata=None)
    form.proposed.data = ""
    form.quote.data = request.args.get("quote", "")
    form.start.data = request.args.get("start", type=int)
    return form


def _clause_page(clause_id: str, form: CommentForm, status: int = 200) -> Page:
    clause = drafts.find_clause(web.db_session(), clause_id)
    article = drafts.article_of(web.db_session(), clause)
    pane = service.read_pane(web.db_session(), clause, language(), request.args.get("comment", ""))
    _offer_choices(form, pane.draft.law_id)
    context = {
        "pane": pane,
        "form": form,
        "references": crossref.references_of_article(web.db_session(), article, interface().code),
        "link_form": LinkForm(formdata=None),
        "why_closed": _why_closed(pane.draft.law_id),
    }
    if _is_fragment():
        return render_template("reading/pane.html", **context), status
    reading = service.read_version(web.db_session(), clause.version_id, language())
    return render_template("reading/version.html", reading=reading, **context), status


def _draft_page(version_id: str, form: CommentForm, status: int = 200) -> Page:
    version = drafts.find_version(web.db_session(), version_id)
    _offer_choices(form, version.law_id)
    return render_template(
        "reading/version.html",
        reading=service.read_version(web.db_session(), version_id, language()),
        pane=None,
        draft_pane=service.read_draft_pane(web.db_session(), version, language(), request.args.get("comment", "")),
        form=form,
        why_closed=_why_closed(version.law_id),
    ), status


def _offer_choices(form: CommentForm, law_id: str) -> None:
    """For whom a comment may be typed in, and to whom it may be pointed out."""
    session = web.db_session()
    if not may(member(), Permission.COMMENT, Circumstances(law=law_id)):
        return
    organisations = organisations_to_write_for(session, member(), law_id)
    own = [("", member().organisation.name(language()))]
    form.behalf.choices = options([*own, *((each.id, each.name(language())) for each in organisations)])
    form.mentioned.choices = options((each.id, each.name(language())) for each in mentionable(session, member()))


def _why_closed(law_id: str) -> str:
    """Why the organisation of whoever reads comments on nothing of this law just now; empty where it does."""
    code, facts = refusal_now(web.db_session(), law_id, member().organisation_id)
    return say(code, facts, interface().code) if code else ""


@blueprint.post("/clauses/<clause_id>/comments")
@allow(Permission.COMMENT)
def add_comment(clause_id: str) -> Page:
    clause = drafts.find_clause(web.db_session(), clause_id)
    form = CommentForm()
    if not form.validate_on_submit():
        return _clause_page(clause_id, form, 422)
    quoted = (
        QuotedWords(form.quote.data, -1 if form.start.data is None else form.start.data) if form.quote.data else None
    )
    try:
        commentary.add_comment(
            web.db_session(),
            member(),
            clause,
            _comment_data(form),
            quoted,
            target=CommentTarget(form.target.data),
            behalf=_behalf(form),
            mentioned=form.mentioned.data or (),
        )
    except WorkbenchError as error:
        web.db_session().rollback()
        return _clause_page(clause_id, form, place_on(form, error))
    if not _is_fragment():
        flash(_("Your comment is stored."), "success")
    return redirect(url_for("reading.clause", clause_id=clause_id), 303)


@blueprint.post("/versions/<version_id>/comments")
@allow(Permission.COMMENT)
def comment_on_draft(version_id: str) -> Page:
    version = drafts.find_version(web.db_session(), version_id)
    form = CommentForm()
    if not form.validate_on_submit():
        return _draft_page(version_id, form, 422)
    try:
        commentary.comment_on_draft(
            web.db_session(),
            member(),
            version,
            _comment_data(form),
            behalf=_behalf(form),
            mentioned=form.mentioned.data or (),
        )
    except WorkbenchError as error:
        web.db_session().rollback()
        return _draft_page(version_id, form, place_on(form, error))
    flash(_("Your comment is stored."), "success")
    return redirect(url_for("reading.whole_draft", version_id=version_id), 303)


def _behalf(form: CommentForm) -> Organisation | None:
    return find_organisation(web.db_session(), form.behalf.data) if form.behalf.data else None


def _comment_data(form: CommentForm | EditForm) -> CommentData:
    return CommentData(
        body=form.body.data or "",
        stance=form.stance.data,
        issue=form.issue.data,
        proposed=form.proposed.data or "",
    )


@blueprint.post("/clauses/<clause_id>/redline")
@allow(Permission.READ)
@changes_nothing
def show_redline(clause_id: str) -> Page:
    clause = drafts.find_clause(web.db_session(), clause_id)
    version = drafts.find_version(web.db_session(), clause.version_id)
    proposed = clean_text(request.form.get("proposed", ""))[: commentary.LONGEST]
    runs = redline(clause.text, proposed, text_language(version.lang)) if proposed.strip() else ()
    return render_template("reading/redline.html", runs=runs, lang=version.lang)


@blueprint.post("/comments/<comment_id>/replies")
@allow(Permission.COMMENT)
def add_reply(comment_id: str) -> Page:
    comment = commentary.find_comment(web.db_session(), comment_id)
    form = ReplyForm()
    if form.validate_on_submit():
        try:
            commentary.reply(web.db_session(), member(), comment, form.body.data or "")
        except WorkbenchError as error:
            web.db_session().rollback()
            status = place_on(form, error)
            return render_template("reading/reply.html", form=form, comment=comment_view(comment, language())), status
        return redirect(_home_of(comment_id), 303)
    return render_template("reading/reply.html", form=form, comment=comment_view(comment, language())), 422


def _home_of(comment_id: str) -> str:
    """The page a comment stands on: in the version the person came from, or else where it was written."""
    comment = commentary.find_comment(web.db_session(), comment_id)
    root = comment.parent_id or comment.id
    comment = commentary.find_comment(web.db_session(), root)
    version_id = request.values.get("version")
    anchor = commentary.newest_anchor(web.db_session(), root, version_id)
    if anchor is not None and comment.target is CommentTarget.DRAFT:
        return url_for("reading.whole_draft", version_id=anchor.version_id, comment=root, _anchor=f"comment-{root}")
    if anchor is None or anchor.clause_id is None:
        return url_for("drafts.law", law_id=comment.law_id)
    return url_for("reading.clause", clause_id=anchor.clause_id, comment=root, _anchor=f"comment-{root}")


@blueprint.get("/comments/<comment_id>")
@allow(Permission.READ)
def comment(comment_id: str) -> Page:
    return redirect(_home_of(comment_id))


@blueprint.route("/comments/<comment_id>/edit", methods=["GET", "POST"])
@allow(Permission.EDIT_COMMENT)
def edit_comment(comment_id: str) -> Page:
    comment = commentary.find_comment(web.db_session(), comment_id)
    if not may(member(), Permission.EDIT_COMMENT, Circumstances(owner=comment.author_id, law=comment.law_id)):
        raise Forbidden("not_your_comment")
    form = ReplyEditForm() if comment.parent_id else EditForm()
    current, status = comment.current, 200
    if form.validate_on_submit():
        data = CommentData(body=form.body.data or "") if comment.parent_id else _comment_data(form)
        try:
            commentary.edit_comment(web.db_session(), member(), comment, data, form.seen.data or 0)
        except WorkbenchError as error:
            web.db_session().rollback()
            status = place_on(form, error)
            if isinstance(error, Conflict):
                form.seen.raw_data, form.seen.data = None, comment.latest
        else:
            return redirect(_home_of(comment_id), 303)
    elif form.is_submitted():
        status = 422
    else:
        form.seen.data, form.body.data = comment.latest, current.body
        if not comment.parent_id:
            form.stance.data, form.issue.data, form.proposed.data = current.stance, current.issue, current.proposed
    view = comment_view(comment, language())
    return render_template("reading/edit.html", form=form, comment=view, conflict=status == 409), status


@blueprint.post("/comments/<comment_id>/withdraw")
@allow(Permission.EDIT_COMMENT)
def withdraw(comment_id: str) -> Page:
    comment = commentary.find_comment(web.db_session(), comment_id)
    commentary.withdraw(web.db_session(), member(), comment)
    flash(_("Your comment is withdrawn."), "info")
    return redirect(_home_of(comment_id), 303)


def init_reading(app: Flask) -> None:
    app.register_blueprint(blueprint)
