"""The page on which the draft as a paper would have it is looked over before it is written, and asked for as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Flask, render_template, request, url_for

from workbench.errors import NotFound
from workbench.jobs import asking as jobs
from workbench.lang.languages import TEXT_LANGUAGES, Lang, text_language
from workbench.papers import service
from workbench.papers.proposed_draft import ProposedDraft, build_proposed_draft
from workbench.papers.proposed_job import PROPOSED, ProposedStyle, proposed_name
from workbench.papers.view_models import paper_summary
from workbench.people.permissions import Permission
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.requests import Page

blueprint = Blueprint("proposed", __name__)
_COUNTING_ON: Final = "on"


@dataclass(frozen=True, slots=True)
class ProposedDraftView:
    """What the page shows: how many positions are put in or not agreed, and what to see to.

    ``has_new`` tells whether there is a new article, so that numbers are to be chosen.
    """

    version: str
    agreed: int
    put_in: int
    others: int
    has_new: bool
    left_out: Sequence[str]
    overlaps: Sequence[str]
    references: Sequence[str]


def _view(draft: ProposedDraft) -> ProposedDraftView:
    return ProposedDraftView(
        version=f"{draft.version.title} · {draft.version.label}",
        agreed=len(draft.positions),
        put_in=draft.put_in,
        others=draft.others,
        has_new=bool(draft.proposed.added),
        left_out=draft.left_out(language()),
        overlaps=draft.overlaps(language()),
        references=draft.references(language()),
    )


@blueprint.get("/papers/<paper_id>/proposed")
@allow(Permission.EXPORT_DISCUSSION)
def look(paper_id: str) -> Page:
    """What would be put into the draft, what would not, and what a person must look at."""
    paper = service.find_paper(web.db_session(), paper_id)
    lang = _language(request.args.get("lang", paper.version.lang))
    counts_on = request.args.get("numbers") == _COUNTING_ON
    draft = build_proposed_draft(web.db_session(), paper, lang, counts_on=counts_on)
    return render_template(
        "papers/proposed.html",
        paper=paper_summary(paper, language()),
        draft=_view(draft),
        lang=lang,
        counts_on=counts_on,
        languages=TEXT_LANGUAGES,
        styles=tuple(ProposedStyle),
    )


@blueprint.post("/papers/<paper_id>/proposed.<lang>.docx")
@allow(Permission.EXPORT_DISCUSSION)
def export(paper_id: str, lang: str) -> Page:
    """Ask for it as a Word file."""
    paper = service.find_paper(web.db_session(), paper_id)
    chosen = request.form.get("style", "")
    if lang not in TEXT_LANGUAGES or chosen not in set(ProposedStyle):
        raise NotFound("page_unknown")
    style, counts_on = ProposedStyle(chosen), request.form.get("numbers") == _COUNTING_ON
    draft = build_proposed_draft(web.db_session(), paper, lang, counts_on=counts_on)
    content = proposed_name(draft, style, lang, language())
    inputs = {
        "paper": paper.id, "member": member().id, "lang": lang, "style": style.value, "counts_on": counts_on,
        "language": language(), "content": content, "law": paper.law_id,
    }  # fmt: skip
    back = url_for("proposed.look", paper_id=paper_id, lang=lang, numbers=_COUNTING_ON if counts_on else None)
    return jobs.lead_to(jobs.ask(PROPOSED.name, inputs, about=draft.title, back=back, same_as=content))


def _language(chosen: str) -> Lang:
    if chosen not in TEXT_LANGUAGES:
        raise NotFound("page_unknown")
    return text_language(chosen)


def init_proposed(app: Flask) -> None:
    app.register_blueprint(blueprint)
