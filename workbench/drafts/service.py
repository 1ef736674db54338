"""Laws and their versions: making a law, holding a preview, storing a version whole or not at all, and reading it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.db import new_id
from workbench.drafts.marked import marked_copy_of
from workbench.drafts.models import Law, StoredClause, Upload, Version
from workbench.drafts.originals import UploadedFile, write_source
from workbench.errors import Conflict, Invalid, NotFound
from workbench.lang.cleaning import clean_line, clean_text
from workbench.law.codec import furniture_to_json, law_from_json, law_to_json, warnings_from_json, warnings_to_json
from workbench.law.model import Clause, LawText, ReadWarning
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.service import enter

LONGEST_KEY: Final = 200  # characters


def add_law(session: Session, author: Member | None, title_zh: str, title_en: str, note: str = "") -> Law:
    """Make a law; ``author`` is None where it is done from the command line."""
    by = author.id if author else None
    content = {**clean_titles(title_zh, title_en), "note": clean_text(note).strip()}
    law = Law(**content, created_by=by)
    session.add(law)
    session.flush()
    enter(session, Act.LAW_ADD, f"law:{law.id}", by=by, law_id=law.id, after=content)
    return law


def clean_titles(title_zh: str, title_en: str) -> Mapping[str, str]:
    """The titles of a law as they are stored; raises Invalid where both are empty."""
    titles = {"title_zh": clean_line(title_zh), "title_en": clean_line(title_en)}
    if not any(titles.values()):
        raise Invalid("law_title_missing", field="title_zh")
    return titles


def list_laws(session: Session) -> Sequence[Law]:
    return session.scalars(select(Law).order_by(Law.created_at.desc(), Law.id)).all()


def find_law(session: Session, law_id: str) -> Law:
    law = session.get(Law, law_id)
    if law is None:
        raise NotFound("law_unknown")
    return law


def find_version(session: Session, version_id: str) -> Version:
    version = session.get(Version, version_id)
    if version is None:
        raise NotFound("version_unknown")
    return version


def refuse_withdrawn(version: Version) -> None:
    """Raise Conflict where a version is withdrawn: nothing new is said of it, nor is it compared."""
    if version.withdrawn_at is not None:
        raise Conflict("version_withdrawn", label=version.label)


def find_clause(session: Session, clause_id: str) -> StoredClause:
    clause = session.get(StoredClause, clause_id)
    if clause is None:
        raise NotFound("clause_unknown")
    return clause


def versions_of(session: Session, law: Law) -> Sequence[Version]:
    """The drafts of a law in order, without translations and what is withdrawn."""
    return session.scalars(
        select(Version)
        .where(Version.law_id == law.id, Version.original_id.is_(None), Version.withdrawn_at.is_(None))
        .order_by(Version.ordinal)
    ).all()


def texts_of(session: Session, law: Law) -> Sequence[Version]:
    """Every text of a law that is not withdrawn: its drafts in order, each followed by its translations."""
    texts = select(Version).where(Version.law_id == law.id, Version.withdrawn_at.is_(None))
    return session.scalars(texts.order_by(Version.ordinal, Version.original_id.is_not(None), Version.lang)).all()


def translations_of(session: Session, version: Version) -> Sequence[Version]:
    """The same draft in other languages: translations of an original, or the original and its other translations."""
    return session.scalars(
        select(Version).where(
            Version.law_id == version.law_id,
            Version.ordinal == version.ordinal,
            Version.id != version.id,
            Version.withdrawn_at.is_(None),
        )
    ).all()


def later_versions(session: Session, version: Version) -> Sequence[Version]:
    """The texts after this one in the same language, in order, without withdrawn ones; none after a withdrawn one."""
    if version.withdrawn_at is not None:
        return ()
    return session.scalars(
        select(Version)
        .where(
            Version.law_id == version.law_id,
            Version.lang == version.lang,
            Version.ordinal > version.ordinal,
            Version.withdrawn_at.is_(None),
        )
        .order_by(Version.ordinal)
    ).all()


def previous_version(session: Session, version: Version) -> Version | None:
    """The last text before this one in the same language; None where there is none to compare it with."""
    return session.scalar(
        select(Version)
        .where(
            Version.law_id == version.law_id,
            Version.lang == version.lang,
            Version.ordinal < version.ordinal,
            Version.withdrawn_at.is_(None),
        )
        .order_by(Version.ordinal.desc())
        .limit(1)
    )


def versions_between(session: Session, old: Version, new: Version) -> Sequence[Version]:
    """The drafts that lead from one version to a later one in the language of the first, in order, without both.

    Where the later one is in another language, the same draft in the language of the first is the last of them.
    """
    return session.scalars(
        select(Version)
        .where(
            Version.law_id == old.law_id,
            Version.lang == old.lang,
            Version.ordinal > old.ordinal,
            Version.ordinal <= new.ordinal,
            Version.id != new.id,
            Version.withdrawn_at.is_(None),
        )
        .order_by(Version.ordinal)
    ).all()


def stage_upload(
    session: Session,
    uploads: Path,
    law: Law,
    member: Member,
    source: UploadedFile,
    reading: LawText,
    upload_id: str | None = None,
    amendment: str = "",
) -> Upload:
    """Hold a file and what was read from it until a person has looked at the preview.

    ``upload_id`` is the id that the preview is to have, a new one by default; ``amendment`` what an amending decision
    did, where ``source`` is one.
    """
    if not reading.clauses:
        raise Invalid("no_clause_found", field="file")
    write_source(uploads, source)
    upload = Upload(
        id=upload_id or new_id(),
        law_id=law.id,
        member_id=member.id,
        name=clean_line(source.name.replace("\\", "/").rpartition("/")[2])[-300:],
        sha256=source.sha256,
        bytes=len(source.data),
        reading=dump_reading(reading),
        amendment=amendment,
    )
    session.add(upload)
    session.flush()
    subject = f"upload:{upload.id}"
    enter(session, Act.UPLOAD_STAGE, subject, by=member.id, law_id=law.id, after=upload.sha256)
    return upload


def find_upload(session: Session, upload_id: str, member: Member) -> Upload:
    """An upload of this member's own; another's is as unknown as one that never was."""
    upload = session.get(Upload, upload_id)
    if upload is None or not may(
        member, Permission.IMPORT_DRAFT, Circumstances(owner=upload.member_id, law=upload.law_id)
    ):
        raise NotFound("upload_unknown")
    return upload


def drop_upload(session: Session, upload: Upload, by: str | None) -> None:
    """Give a preview up; ``by`` is the id of whoever does, None where the program clears it away.

    Raises NotFound where it was dropped or stored at the same moment.
    """
    _take_upload(session, upload)
    subject = f"upload:{upload.id}"
    enter(session, Act.UPLOAD_DROP, subject, by=by, law_id=upload.law_id, before=upload.sha256)
    session.delete(upload)
    session.flush()


def _take_upload(session: Session, upload: Upload) -> None:
    """Until this transaction ends nobody else corrects, drops or stores the upload, and it is read as it now stands.

    Raises NotFound where somebody has dropped or stored it.
    """
    if session.scalar(select(Upload.id).where(Upload.id == upload.id).with_for_update(key_share=True)) is None:
        raise NotFound("upload_unknown")
    session.refresh(upload, ["reading", "corrections"])


def store_upload(
    session: Session, upload: Upload, member: Member, label: str, dated: date | None, original: Version | None
) -> Version:
    """Store a previewed upload as the next version of its law (or as the translation of ``original``).

    Raises NotFound where it was dropped or stored at the same moment, and whatever :func:`store_version` raises.
    """
    _take_upload(session, upload)
    law, reading = find_law(session, upload.law_id), load_reading(upload.reading)
    version = store_version(
        session,
        law=law,
        member=member,
        reading=reading,
        label=label,
        dated=dated,
        original=original,
        source_name=upload.name,
        source_sha256=upload.sha256,
        source_bytes=upload.bytes,
    )
    version.amendment = upload.amendment
    version.corrections = json.dumps(corrections_of(upload.corrections, reading.document), ensure_ascii=False)
    session.delete(upload)
    session.flush()
    return version


def store_version(
    session: Session,
    *,
    law: Law,
    member: Member | None,
    reading: LawText,
    label: str,
    dated: date | None = None,
    original: Version | None = None,
    source_name: str,
    source_sha256: str,
    source_bytes: int,
) -> Version:
    """Store a reading as an immutable version; raises Invalid or Conflict where label or file is there already.

    ``member`` is who stores it, None from the command line.
    """
    label = clean_line(label)
    if not label:
        raise Invalid("label_missing", field="label")
    # Two that are stored at once are numbered one by one.
    session.execute(select(Law.id).where(Law.id == law.id).with_for_update(key_share=True))
    _refuse_twins(session, law, label, reading.lang, source_sha256, original)
    if (copied := marked_copy_of(session, law.id, reading)) is not None:
        raise Conflict("version_is_return", label=copied.label)
    version = Version(
        id=new_id(),
        law=law,
        ordinal=original.ordinal if original else _next_ordinal(session, law),
        label=label,
        lang=reading.lang,
        original_id=original.id if original else None,
        title=reading.title,
        front=reading.front,
        warnings=json.dumps(warnings_to_json(reading.warnings), ensure_ascii=False),
        furniture=json.dumps(furniture_to_json(reading.furniture), ensure_ascii=False),
        dated=dated,
        source_name=source_name,
        source_sha256=source_sha256,
        source_bytes=source_bytes,
        created_by=member.id if member else None,
    )
    session.add(version)
    session.flush()
    session.add_all(_stored(reading.clauses, version.id))
    session.flush()
    after = {"label": label, "lang": version.lang, "source": source_sha256}
    enter(
        session,
        Act.VERSION_STORE,
        f"version:{version.id}",
        by=member.id if member else None,
        law_id=law.id,
        after=after,
        count=len(reading.clauses),
    )
    return version


def _refuse_twins(session: Session, law: Law, label: str, lang: str, sha256: str, original: Version | None) -> None:
    if original is not None and (original.law_id != law.id or original.original_id is not None):
        raise Invalid("original_of_other_law", field="original")
    for other in session.scalars(select(Version).where(Version.law_id == law.id)):
        if other.source_sha256 == sha256:
            code = "same_source" if other.withdrawn_at is None else "same_source_withdrawn"
            raise Conflict(code, label=other.label)
        if other.withdrawn_at is not None:
            continue
        if original is None and other.original_id is None and other.label == label:
            raise Invalid("label_taken", field="label", label=label)
        if original is not None and other.ordinal == original.ordinal and other.lang == lang:
            code = "translation_same_lang" if other.id == original.id else "translation_taken"
            raise Invalid(code, field="original", label=original.label)


def _next_ordinal(session: Session, law: Law) -> int:
    return (session.scalar(select(func.max(Version.ordinal)).where(Version.law_id == law.id)) or 0) + 1


def _stored(clauses: Iterable[Clause], version_id: str) -> list[StoredClause]:
    clauses = list(clauses)
    ids = {clause.key: new_id() for clause in clauses}
    return [
        StoredClause(
            id=ids[clause.key],
            version_id=version_id,
            position=position,
            key=_storable_key(clause.key),
            kind=clause.kind,
            number=clause.number,
            label=clause.label,
            heading=clause.heading,
            text=clause.text,
            parent_id=ids[clause.parent] if clause.parent else None,
            path=clause.path,
            line=clause.line,
            source_id=clause.source_id,
        )
        for position, clause in enumerate(clauses)
    ]


def _storable_key(key: str) -> str:
    """The key, or for one longer than its column its beginning and a digest of the whole (a file may bring any eId)."""
    if len(key) <= LONGEST_KEY:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    return f"{key[: LONGEST_KEY - len(digest) - 1]}~{digest}"


def clauses_of(session: Session, version: Version) -> Sequence[StoredClause]:
    """All clauses of a version in reading order."""
    return session.scalars(
        select(StoredClause).where(StoredClause.version_id == version.id).order_by(StoredClause.position)
    ).all()


def article_of(session: Session, clause: StoredClause) -> StoredClause:
    """The article that holds this clause, or the clause itself where no article does."""
    holder = clause
    while holder.kind != "article" and holder.parent_id:
        holder = find_clause(session, holder.parent_id)
    return holder if holder.kind == "article" else clause


def family_of(session: Session, clause: StoredClause) -> list[StoredClause]:
    """A clause and everything below it, in reading order."""
    family, layer = [clause], [clause.id]
    while layer:
        below = session.scalars(select(StoredClause).where(StoredClause.parent_id.in_(layer))).all()
        family.extend(below)
        layer = [child.id for child in below]
    return sorted(family, key=lambda row: row.position)


def warnings_of(version: Version) -> list[ReadWarning]:
    return list(warnings_from_json(json.loads(version.warnings)))


def corrections_of(recorded: str, document: int) -> list[Mapping[str, Any]]:
    """Of the corrections recorded with a preview those of one document of its file, in the order they were made."""
    return [entry for entry in json.loads(recorded) if entry.get("document", document) == document]


def dump_reading(reading: LawText) -> str:
    """A reading as JSON, for the time between preview and storing."""
    return json.dumps(law_to_json(reading), ensure_ascii=False)


def load_reading(dumped: str) -> LawText:
    return law_from_json(json.loads(dumped))


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One draft in the timeline of a law, with the same draft in other languages."""

    version: Version
    translations: Sequence[Version]
    articles: int
    previous: Version | None


def timeline(session: Session, law: Law) -> list[TimelineEntry]:
    """The drafts of a law, newest first, without what is withdrawn."""
    current = select(Version).where(Version.law_id == law.id, Version.withdrawn_at.is_(None))
    rows = session.scalars(current.order_by(Version.ordinal)).all()
    article_counts = session.execute(
        select(StoredClause.version_id, func.count())
        .where(StoredClause.version_id.in_([row.id for row in rows]), StoredClause.kind == "article")
        .group_by(StoredClause.version_id)
    )
    articles = dict(article_counts.all())
    originals = [row for row in rows if row.original_id is None]
    entries = [
        TimelineEntry(
            version=version,
            translations=[row for row in rows if row.original_id == version.id],
            articles=articles.get(version.id, 0),
            previous=next((row for row in reversed(originals[:index]) if row.lang == version.lang), None),
        )
        for index, version in enumerate(originals)
    ]
    return entries[::-1]
