"""Pages of sealed papers: sealing one, what is frozen, its files, that it was sent, and what changed since."""

from __future__ import annotations

import json
from collections.abc import Sequence

from flask import Blueprint, Flask, Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workbench.db import now
from workbench.errors import NotFound, WorkbenchError
from workbench.jobs import asking as jobs
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.papers import sealing, service
from workbench.papers.cautions import paper_warnings
from workbench.papers.forms import SealForm, SendForm
from workbench.papers.freezing import PositionChange, frozen_paper, paper_changes, text_changes
from workbench.papers.models import Paper, SealedPaper
from workbench.papers.seal_job import SEAL
from workbench.papers.sealed_view_models import change_views, sealed_view, text_change_views, write_sealed_changes
from workbench.papers.view_models import paper_summary, warning_views
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.downloads import as_download
from workbench.web.fields import options
from workbench.web.language import language
from workbench.web.problems import place_on
from workbench.web.requests import Page

blueprint = Blueprint("sealed", __name__)


@blueprint.get("/papers/<paper_id>/sealed")
@allow(Permission.READ)
def list_sealed(paper_id: str) -> Page:
    """Every time that a paper was sealed; the chair seals it here."""
    form = _seal_form(service.find_paper(web.db_session(), paper_id))
    form.dated.data = now().date()
    return _list_page(paper_id, form)


def _seal_form(paper: Paper) -> SealForm:
    form = SealForm()
    valid = sealing.valid_papers(web.db_session(), paper)
    form.replaces.choices = options([("", _("none")), *((each.id, each.number) for each in valid)])
    return form


def _list_page(paper_id: str, form: SealForm, status: int = 200) -> Page:
    session = web.db_session()
    paper = service.find_paper(session, paper_id)
    return render_template(
        "papers/sealed_papers.html",
        paper=paper_summary(paper, language()),
        sealed=[sealed_view(session, each, language()) for each in sealing.sealed_papers(session, paper)],
        form=form,
        warnings=warning_views(paper_warnings(session, paper), language()),
        unready=[each.status for each in paper.positions if each.status in ("draft", "proposed")],
    ), status


@blueprint.post("/papers/<paper_id>/sealed")
@allow(Permission.SEAL_PAPER)
def seal(paper_id: str) -> Page:
    """Have a paper sealed; what hinders it is told at once, the printing is a job."""
    session = web.db_session()
    paper = service.find_paper(session, paper_id)
    form = _seal_form(paper)
    if not form.validate_on_submit() or form.dated.data is None:
        return _list_page(paper_id, form, 422)
    data = sealing.SealData(form.number.data or "", form.dated.data, form.replaces.data or "")
    try:
        data = sealing.check_seal(session, member(), paper, data)
    except WorkbenchError as error:
        return _list_page(paper_id, form, place_on(form, error))
    arguments = {
        "paper": paper.id, "by": member().id, "number": data.number, "dated": data.dated.isoformat(),
        "replaces": data.replaces, "law": paper.law_id,
    }  # fmt: skip
    address = url_for("sealed.list_sealed", paper_id=paper.id)
    return jobs.lead_to(jobs.ask(SEAL.name, arguments, about=paper.title(language()), then=address, back=address))


@blueprint.get("/sealed/<sealed_id>")
@allow(Permission.READ)
def show_sealed(sealed_id: str) -> Page:
    form = SendForm()
    sealed = sealing.find_sealed(web.db_session(), sealed_id)
    form.seen.data = len(sealing.sendings(web.db_session(), sealed))
    return _sealed_page(sealed_id, form)


def _sealed_page(sealed_id: str, form: SendForm, status: int = 200) -> Page:
    session = web.db_session()
    sealed = sealing.find_sealed(session, sealed_id)
    paper = service.find_paper(session, sealed.paper_id)
    others = [each for each in sealing.sealed_on_law(session, sealed.law_id) if each.id != sealed.id]
    return render_template(
        "papers/sealed.html",
        paper=paper_summary(paper, language()),
        sealed=sealed_view(session, sealed, language()),
        others=[(each.id, each.number) for each in others],
        form=form,
    ), status


@blueprint.post("/sealed/<sealed_id>/sent")
@allow(Permission.SEND_PAPER)
def note_sent(sealed_id: str) -> Page:
    """Note that a sealed paper was sent."""
    session = web.db_session()
    sealed = sealing.find_sealed(session, sealed_id)
    form = SendForm()
    if not form.validate_on_submit():
        return _sealed_page(sealed_id, form, 422)
    try:
        sealing.note_sent(
            session,
            member(),
            sealed,
            form.sent_on.data,
            form.way.data or "",
            form.receipt.data or "",
            form.seen.data or 0,
        )
    except WorkbenchError as error:
        session.rollback()
        return _sealed_page(sealed_id, form, place_on(form, error))
    flash(_("It stands on record that the paper was sent."), "success")
    return redirect(url_for("sealed.show_sealed", sealed_id=sealed_id), 303)


@blueprint.get("/sealed/<sealed_id>/<lang>-<marking>.docx")
@allow(Permission.READ)
def download(sealed_id: str, lang: str, marking: str) -> Response:
    """A file of a sealed paper, byte for byte as it was sealed."""
    if marking not in {"plain", "tracked"}:
        raise NotFound("page_unknown")
    sealed = sealing.find_sealed(web.db_session(), sealed_id)
    file = sealing.file_of(web.db_session(), sealed, lang, is_tracked=marking == "tracked")
    return as_download(file.content, sealed.number, ".docx")


@blueprint.get("/sealed/<sealed_id>/since/<other_id>")
@allow(Permission.READ)
def compare(sealed_id: str, other_id: str) -> Page:
    """What changed from one sealed paper to another, or (``now``) to the paper as it stands."""
    sealed, other, paper, texts, positions = _changes(sealed_id, other_id)
    return render_template(
        "papers/sealed_changes.html",
        paper=paper_summary(paper, language()),
        sealed=(sealed.id, sealed.number),
        other=_number(other),
        other_id=other_id,
        languages=TEXT_LANGUAGES,
        texts=text_change_views(texts),
        positions=change_views(positions, language()),
    )


@blueprint.get("/sealed/<sealed_id>/since/<other_id>/<lang>.docx")
@allow(Permission.READ)
def compare_in_word(sealed_id: str, other_id: str, lang: str) -> Response:
    """The same as a Word file."""
    if lang not in TEXT_LANGUAGES:
        raise NotFound("page_unknown")
    sealed, other, _paper, texts, positions = _changes(sealed_id, other_id)
    data = write_sealed_changes(sealed, other, text_change_views(texts), change_views(positions, lang), lang)
    return as_download(data, f"{sealed.number} {_number(other)}", ".docx")


_Changes = tuple[SealedPaper, SealedPaper | None, Paper, Sequence[tuple[str, str, str]], Sequence[PositionChange]]


def _changes(sealed_id: str, other_id: str) -> _Changes:
    """A sealed paper, another one on the same law (None: the paper as it stands), and what changed between them."""
    session = web.db_session()
    sealed = sealing.find_sealed(session, sealed_id)
    paper = service.find_paper(session, sealed.paper_id)
    other = None if other_id == "now" else sealing.find_sealed(session, other_id)
    if other is not None and other.law_id != sealed.law_id:
        raise NotFound("sealed_unknown")
    before = json.loads(sealed.made_from)
    after = json.loads(other.made_from) if other is not None else frozen_paper(session, paper)
    return sealed, other, paper, text_changes(before, after), paper_changes(before, after)


def _number(sealed: SealedPaper | None) -> str:
    return sealed.number if sealed is not None else ""


def init_sealed(app: Flask) -> None:
    app.register_blueprint(blueprint)
