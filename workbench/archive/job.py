"""A law whole as one file, made as a job: for whoever asked, with what that person may see."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.archive.gathering import Gathered, attachments_seen, gather, received_seen, seen_returns
from workbench.archive.table import write_comments, write_opinions
from workbench.commentary.return_file import write_return
from workbench.consultation.rounds import rounds_of
from workbench.db import now
from workbench.deliberation.meetings import meetings_on
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
from workbench.papers.models import SealedFile
from workbench.papers.sealing import sealed_papers
from workbench.papers.service import list_papers
from workbench.people.service import find_member
from workbench.people.sight import look_as
from workbench.settling.minutes import write_minutes
from workbench.web.files import file_name

_READ_ME: Final = (
    N_("“{law}”, taken out of the workbench whole."),
    N_("versions: each draft as it was sent in, and as Akoma Ntoso."),
    N_("comments.xlsx: every comment with its clause, its author, its organisation and its proposal."),
    N_("opinions.xlsx: every opinion with what is behind it, and what was decided on it and why."),
    N_("answers: what each organisation answered to each round, as a Word file."),
    N_("files: what was attached to comments and answers, and the files in which answers were returned, as they came."),
    N_("meetings: the minutes of each meeting."),
    N_("papers: the position papers as they stand, in Chinese and English; sealed: those that were sealed, as sent."),
    N_("law.json: everything row by row: versions, rounds, answers, comments with their history, decisions, record."),
    N_("manifest.json: how many there are of each kind, and every file with its size and SHA-256 (SHA256SUMS)."),
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
        gathered = gather(session, law)
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            listed: list[dict[str, Any]] = []
            for name, data in _contents(context, session, law, gathered, language):
                archive.writestr(name, data)
                listed.append({"name": name, "bytes": len(data), "sha256": sha256(data).hexdigest()})
            manifest = {
                "law": law.id,
                "made_at": now().isoformat(),
                "made_for": inputs["member"],
                "counts": {table: len(rows) for table, rows in gathered.items()},
                "files": listed,
            }
            archive.writestr("manifest.json", _as_json(manifest))
            archive.writestr("SHA256SUMS", "".join(f"{each['sha256']}  {each['name']}\n" for each in listed))
    context.progress(_STEPS, _STEPS)
    return {"comments": len(gathered["comment"]), "bytes": path.stat().st_size}


def _contents(
    context: JobContext, session: Session, law: Law, gathered: Gathered, language: str
) -> Iterator[tuple[str, bytes]]:
    """Every file of the archive by its name in it, which no other has."""
    zone = ZoneInfo(context.settings.timezone)
    yield "README.txt", _read_me(law, language)
    yield from _in("versions", _versions(context, session, law, language))
    context.progress(1, _STEPS)
    yield "law.json", _as_json(gathered)
    yield "comments.xlsx", write_comments(session, law, language)
    yield "opinions.xlsx", write_opinions(session, law, language)
    context.progress(2, _STEPS)
    yield from _in("answers", _answers(session, law, language, zone))
    yield from _in("files", _files(context, session, law))
    yield from _in("meetings", _meetings(session, law, language, zone))
    context.progress(3, _STEPS)
    yield from _in("papers", _papers(session, law))
    yield from _in("sealed", _sealed(session, law))


def _in(folder: str, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    return ((f"{folder}/{name}", data) for name, data in files)


def _answers(session: Session, law: Law, language: str, zone: ZoneInfo) -> Iterator[tuple[str, bytes]]:
    """What was submitted, as whoever asked may see it."""
    for called in rounds_of(session, law.id):
        for at, returned in enumerate(seen_returns(session, [called]), start=1):
            if returned.submitted_at is not None:
                name = file_name(returned.organisation.name(language), ".docx")
                yield f"{called.number:02}-{at:03} {name}", write_return(session, returned, language, now(), zone)


def _files(context: JobContext, session: Session, law: Law) -> Iterator[tuple[str, bytes]]:
    """Attached and returned files as they came, where they are still kept."""
    came = [
        *((context.settings.attachments, each.name, each.sha256) for each in attachments_seen(session, law)),
        *((context.settings.returned, each.name, each.sha256) for each in received_seen(session, law)),
    ]
    for at, (folder, name, digest) in enumerate(came, start=1):
        source = source_path(folder, digest)
        if source.is_file():
            yield f"{at:04} {file_name(name)}", source.read_bytes()


def _meetings(session: Session, law: Law, language: str, zone: ZoneInfo) -> Iterator[tuple[str, bytes]]:
    for at, meeting in enumerate(reversed(meetings_on(session, law.id)), start=1):
        yield f"{at:02} {file_name(meeting.title, '.docx')}", write_minutes(session, meeting, language, zone)


def _sealed(session: Session, law: Law) -> Iterator[tuple[str, bytes]]:
    """The sealed papers, byte for byte, and what each was made from."""
    for paper in list_papers(session, law):
        for sealed in sealed_papers(session, paper):
            begins = file_name(sealed.number)
            yield f"{begins}/made-from.json", sealed.made_from.encode()
            files = select(SealedFile).where(SealedFile.sealed_id == sealed.id)
            for file in session.scalars(files.order_by(SealedFile.lang, SealedFile.is_tracked)):
                yield f"{begins}/{file.lang}{'-tracked' if file.is_tracked else ''}.docx", file.content


def _read_me(law: Law, language: str) -> bytes:
    lines = [translate(line, language, law=law.title(language)) for line in _READ_ME]
    return "\r\n".join(lines).encode("utf-8-sig")


def _as_json(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


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
