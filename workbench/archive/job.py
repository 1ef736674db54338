"""A law whole as one file, made as a job: for whoever asked, with what that person may see."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy.orm import Session

from workbench.archive.gathering import Gathered, gather
from workbench.archive.table import write_comments
from workbench.drafts.models import Law
from workbench.drafts.originals import source_path
from workbench.drafts.service import find_law, texts_of
from workbench.drafts.stored_law import read_law
from workbench.formats.akoma.writing import write_akoma
from workbench.i18n.messages import N_, translate
from workbench.instruments.library import corpus
from workbench.jobs.work import JobContext, JobKind
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.papers.export import build_paper, print_paper
from workbench.papers.service import list_papers
from workbench.people.service import find_member
from workbench.people.sight import look_as
from workbench.web.files import file_name

_READ_ME: Final = (
    N_("“{law}”, taken out of the workbench whole."),
    N_("versions: each draft as it was sent in, and as Akoma Ntoso."),
    N_("comments.xlsx: every comment with its clause, its author, its organisation and its proposal."),
    N_("papers: the position papers as Word files in Chinese and English."),
    N_("law.json: everything row by row: versions, rounds, answers, comments with their history, decisions, record."),
    N_("What an organisation never submitted stays its own, and is not in here."),
)
_STEPS: Final = 4


def _export(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``law`` and ``member``, ids; ``language`` that of names and heads."""
    language = inputs["language"]
    context.progress(0, _STEPS)
    with context.database.reading() as session:
        look_as(session, find_member(session, inputs["member"]))
        law = find_law(session, inputs["law"])
        path = context.file(file_name(law.title(language), ".zip"))
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", _read_me(law, language))
            for name, data in _versions(context, session, law, language):
                archive.writestr(f"versions/{name}", data)
            context.progress(1, _STEPS)
            gathered = gather(session, law)
            archive.writestr("law.json", _as_json(gathered))
            archive.writestr("comments.xlsx", write_comments(session, law, language))
            context.progress(2, _STEPS)
            for name, data in _papers(session, law):
                archive.writestr(f"papers/{name}", data)
    context.progress(3, _STEPS)
    return {"comments": len(gathered["comment"]), "bytes": path.stat().st_size}


def _read_me(law: Law, language: str) -> bytes:
    lines = [translate(line, language, law=law.title(language)) for line in _READ_ME]
    return "\r\n".join(lines).encode("utf-8-sig")


def _as_json(gathered: Gathered) -> bytes:
    return json.dumps(gathered, ensure_ascii=False, indent=1).encode()


def _versions(context: JobContext, session: Session, law: Law, language: str) -> Iterator[tuple[str, bytes]]:
    """Every text of the law that stands: the file it came from, where that is kept, and as Akoma Ntoso."""
    for version in texts_of(session, law):
        begins = f"{version.ordinal:02} {version.lang} "
        yield begins + file_name(version.label, ".xml"), write_akoma(read_law(session, version).text)
        original = source_path(context.settings.uploads, version.source_sha256)
        if original.is_file():
            yield begins + file_name(version.source_name), original.read_bytes()


def _papers(session: Session, law: Law) -> Iterator[tuple[str, bytes]]:
    for at, paper in enumerate(list_papers(session, law), start=1):
        for lang in TEXT_LANGUAGES:
            content = build_paper(session, paper, corpus(), lang)
            yield f"{at:02} {lang} {file_name(paper.title(lang), '.docx')}", print_paper(content, lang)


ARCHIVE: Final = JobKind("law.export", N_("Export of a law whole"), _export)
