"""The call of a round as a Word letter: whom it is to, what is asked, until when."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from workbench.commentary.round_view_models import question_views
from workbench.consultation.models import Round
from workbench.consultation.rounds import returns_of
from workbench.db import now
from workbench.drafts.service import find_version
from workbench.formats.docx.writing.table_report import write_table_report
from workbench.i18n.messages import N_, NC_, listed, translate
from workbench.web.richtext import plain

_CLAUSE = NC_("table head", "Clause")
_QUESTION = N_("Question")
_WHOLE = N_("the draft as a whole")


def write_letter(session: Session, called: Round, lang: str, zone: tzinfo) -> bytes:
    """The letter in one language; the same call gives the same bytes."""
    version = find_version(session, called.version_id or "")
    organisations = listed((each.organisation.name(lang) for each in returns_of(session, called)), lang)
    facts = [
        translate(N_("To: {organisations}"), lang, organisations=organisations),
        translate(N_("Draft: {law}, {label}"), lang, law=version.law.title(lang), label=version.label_in(lang)),
        translate(N_("Deadline: {moment}"), lang, moment=_moment(called.deadline, zone)),
    ]
    rows = [
        [str(at), each.address or translate(_WHOLE, lang), each.text]
        for at, each in enumerate(question_views(session, called), start=1)
    ]
    heads = ["", translate(_CLAUSE, lang), translate(_QUESTION, lang)]
    words = [line for line in plain(called.letter).splitlines() if line.strip()]
    day = (called.opened_at or now()).astimezone(zone).date()
    return write_table_report(called.title(lang), [*facts, *words], heads, rows, lang, day=day)


def _moment(moment: datetime | None, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else ""
