"""Pages of the answer: all organisations with what they are answered, one of them whole, and the files made of that."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Flask, render_template, request
from werkzeug.wrappers import Response

from workbench.answering.answers import (
    AnswerCounts,
    answer_counts,
    answer_of,
    answer_pairs,
    answers_on,
    organisation_answers,
)
from workbench.answering.comment_table import TABLE_KINDS
from workbench.answering.job import COMMENT_TABLE, LETTERS
from workbench.answering.letters import letter_of
from workbench.compare.long_pairs import waiting_page
from workbench.db import now
from workbench.deliberation.terms import Disposition
from workbench.drafts import service as drafts
from workbench.drafts.view_models import law_view
from workbench.errors import Forbidden, NotFound
from workbench.jobs import asking as jobs
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.people.models import Organisation
from workbench.people.organisations import find_organisation
from workbench.people.permissions import Circumstances, Permission, ReturnSight, may
from workbench.web import requests as web
from workbench.web.access import allow, member
from workbench.web.language import language
from workbench.web.requests import Page

blueprint = Blueprint("answering", __name__)


@dataclass(frozen=True, slots=True)
class OrganisationAnswerView:
    """An organisation with what its comments add up to; ``agreed`` is on how many of others' it said the same."""

    id: str
    name: str
    counts: AnswerCounts
    agreed: int
    has_no_opinion: bool


@blueprint.get("/laws/<law_id>/answers")
@allow(Permission.DECIDE_OPINION)
def answers(law_id: str) -> Page:
    """Every organisation that is owed an answer, and how far that is ready."""
    session = web.db_session()
    law = drafts.find_law(session, law_id)
    if (waiting := waiting_page(answer_pairs(session, law_id))) is not None:
        return waiting
    all_answers = answers_on(session, law_id, language())
    return render_template(
        "answering/answers.html",
        law=law_view(law, language()),
        counts=answer_counts(all_answers),
        organisations=[
            OrganisationAnswerView(
                each.organisation_id,
                find_organisation(session, each.organisation_id).name(language()),
                each.counts,
                len(each.agreed),
                each.has_no_opinion,
            )
            for each in organisation_answers(session, law_id, all_answers)
        ],
        dispositions=tuple(Disposition),
        languages=TEXT_LANGUAGES,
        kinds=TABLE_KINDS,
    )


@blueprint.post("/laws/<law_id>/answers/letters")
@allow(Permission.DECIDE_OPINION)
def write_letters(law_id: str) -> Response:
    """Have the letters to all organisations written, in both languages, as one file."""
    return _ask_for_letters(law_id)


def _ask_for_letters(law_id: str, organisation: Organisation | None = None, lang: str = "") -> Response:
    law = drafts.find_law(web.db_session(), law_id)
    about = law.title(language())
    if organisation is not None:
        about = f"{about} · {organisation.name(language())}"
    arguments = {
        "law": law.id, "member": member().id, "organisation": organisation.id if organisation else "", "lang": lang,
        "language": language(),
    }  # fmt: skip
    return jobs.lead_to(jobs.ask(LETTERS.name, arguments, about=about))


@blueprint.post("/laws/<law_id>/answers/table")
@allow(Permission.DECIDE_OPINION)
def write_table(law_id: str) -> Response:
    """Have the public table of all comments written."""
    law = drafts.find_law(web.db_session(), law_id)
    kind, lang = request.form.get("kind", ""), request.form.get("lang", "")
    if kind not in TABLE_KINDS or lang not in TEXT_LANGUAGES:
        raise NotFound("page_unknown")
    arguments = {
        "law": law.id, "member": member().id, "kind": kind, "lang": lang, "day": now().date().isoformat(),
    }  # fmt: skip
    return jobs.lead_to(jobs.ask(COMMENT_TABLE.name, arguments, about=law.title(language())))


@blueprint.get("/laws/<law_id>/answers/<organisation_id>")
@allow(Permission.READ_RETURN)
def answer(law_id: str, organisation_id: str) -> Page:
    """What one organisation is answered, as its letter has it; its own people read it too."""
    session = web.db_session()
    law = drafts.find_law(session, law_id)
    organisation = _may_read(law_id, organisation_id)
    if (waiting := waiting_page(answer_pairs(session, law_id))) is not None:
        return waiting
    answered = answer_of(session, law_id, answers_on(session, law_id, language()), organisation)
    return render_template(
        "answering/answer.html",
        law=law_view(law, language()),
        organisation_id=organisation.id,
        letter=letter_of(session, law, organisation, answered, language()),
        comments=[(each.comment_id, each.address) for each in answered.own if not each.is_withdrawn],
        languages=TEXT_LANGUAGES,
    )


def _may_read(law_id: str, organisation_id: str) -> Organisation:
    """The organisation whose answer is asked for; raises Forbidden for whoever may not see what it returned."""
    organisation = find_organisation(web.db_session(), organisation_id)
    asked_of = Circumstances(organisation=organisation.id, law=law_id, state=ReturnSight.SUBMITTED)
    if not may(member(), Permission.READ_RETURN, asked_of):
        raise Forbidden("permission_needed", permission=Permission.READ_RETURN)
    return organisation


@blueprint.post("/laws/<law_id>/answers/<organisation_id>/letter")
@allow(Permission.READ_RETURN)
def write_letter(law_id: str, organisation_id: str) -> Response:
    """Have the letter to one organisation written, in the language chosen."""
    lang = request.form.get("lang", "")
    if lang not in TEXT_LANGUAGES:
        raise NotFound("page_unknown")
    drafts.find_law(web.db_session(), law_id)
    return _ask_for_letters(law_id, _may_read(law_id, organisation_id), lang)


def init_answering(app: Flask) -> None:
    app.register_blueprint(blueprint)
