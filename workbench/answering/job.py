"""Letters and the public table as jobs: for one organisation or all at once, as far as whoever asked may see."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy.orm import Session

from workbench.answering.answers import answer_of, answers_on, organisation_answers
from workbench.answering.comment_table import write_comment_table
from workbench.answering.letters import answering_name, letter_of, write_answer
from workbench.db import now
from workbench.drafts.service import find_law
from workbench.formats.docx.writing.dossier import Dossier
from workbench.i18n.messages import N_
from workbench.jobs.work import JobContext, JobKind
from workbench.lang.languages import TEXT_LANGUAGES, Lang, text_language
from workbench.people.organisations import find_organisation
from workbench.people.service import find_member
from workbench.people.sight import look_as
from workbench.web.files import file_name


def _letters(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``law`` and ``member``, ids; ``organisation``, one id, and ``lang``, or both empty for all."""
    day = now().date()
    with context.database.reading() as session:
        look_as(session, find_member(session, inputs["member"]))
        letters = [
            letter
            for lang in ([text_language(inputs["lang"])] if inputs["lang"] else TEXT_LANGUAGES)
            for letter in gathered_letters(session, inputs["law"], lang, inputs["organisation"])
        ]
        authors = {lang: answering_name(session, lang) for lang in TEXT_LANGUAGES}
        title = find_law(session, inputs["law"]).title(inputs["language"])
    written: list[tuple[str, bytes]] = []
    for lang, name, letter in letters:
        context.progress(len(written), len(letters))
        written.append((name, write_answer(letter, authors[lang], lang, day)))
    if inputs["organisation"]:
        name, data = written[0]
        context.file(name.rpartition("/")[2]).write_bytes(data)
    else:
        with ZipFile(context.file(file_name(title, ".zip")), "w", ZIP_DEFLATED) as archive:
            for name, data in written:
                archive.writestr(name, data)
    return {"letters": len(written)}


def gathered_letters(
    session: Session, law_id: str, lang: Lang, organisation_id: str = ""
) -> list[tuple[Lang, str, Dossier]]:
    """The letters of a law in one language, each with the name of its file; of one organisation if it is named."""
    law = find_law(session, law_id)
    answers = answers_on(session, law_id, lang)
    organisation = find_organisation(session, organisation_id) if organisation_id else None
    chosen = (
        organisation_answers(session, law_id, answers)
        if organisation is None
        else (answer_of(session, law_id, answers, organisation),)
    )
    letters: list[tuple[Lang, str, Dossier]] = []
    for at, answer in enumerate(chosen, start=1):
        organisation_of = find_organisation(session, answer.organisation_id)
        letter = letter_of(session, law, organisation_of, answer, lang)
        letters.append((lang, f"{lang}/{at:02} {file_name(letter.title, '.docx')}", letter))
    return letters


def _table(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``law`` and ``member``, ids; ``kind`` of the file, ``lang``; ``day`` of the table."""
    lang = text_language(inputs["lang"])
    with context.database.reading() as session:
        look_as(session, find_member(session, inputs["member"]))
        law = find_law(session, inputs["law"])
        answers = answers_on(session, law.id, lang)
        day = date.fromisoformat(inputs["day"])
        data = write_comment_table(session, law, answers, inputs["kind"], lang, day)
        name = file_name(law.title(lang), f".{inputs['kind']}")
    context.file(name).write_bytes(data)
    return {"comments": len(answers)}


LETTERS: Final = JobKind("answer.letters", N_("Letters that answer organisations"), _letters)
COMMENT_TABLE: Final = JobKind("answer.table", N_("Public table of comments and decisions"), _table)
