"""Sealing a paper: frozen whole, with its bytes, number and date; sent as an act, recalled by a newer one alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.terms import PositionStatus
from workbench.db import one_of_each
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, history
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.formats.docx.writing.paper_content import PaperContent
from workbench.instruments.library import corpus
from workbench.lang.cleaning import clean_line
from workbench.lang.languages import TEXT_LANGUAGES, Lang
from workbench.papers.export import build_paper
from workbench.papers.freezing import frozen_paper
from workbench.papers.models import Paper, SealedFile, SealedPaper
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.service import enter

_OPEN: Final = (PositionStatus.DRAFT, PositionStatus.PROPOSED)


@dataclass(frozen=True, slots=True)
class SealData:
    """What a paper is sealed with: its number (文号), its date, and the id of the sealed paper that it replaces."""

    number: str
    dated: date
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """One file of a paper that is being sealed."""

    lang: Lang
    is_tracked: bool
    content: bytes


def check_seal(session: Session, by: Member, paper: Paper, data: SealData) -> SealData:
    """What a paper is sealed with, as it is stored.

    Raises Forbidden for whoever may not; Invalid ``seal_needs_number``, ``seal_not_agreed`` where a position is not
    agreed, ``seal_nothing_agreed`` where there is none; Conflict ``seal_number_taken``, ``seal_replaced_already``.
    """
    if not may(by, Permission.SEAL_PAPER, Circumstances(law=paper.law_id)):
        raise Forbidden("permission_needed", permission=Permission.SEAL_PAPER)
    number = clean_line(data.number)
    if not number:
        raise Invalid("seal_needs_number", field="number")
    count = sum(each.status in _OPEN for each in paper.positions)
    if count:
        raise Invalid("seal_not_agreed", count=count)
    if not any(each.status == PositionStatus.AGREED for each in paper.positions):
        raise Invalid("seal_nothing_agreed")
    if session.scalar(select(SealedPaper.id).where(SealedPaper.number == number)) is not None:
        raise Conflict("seal_number_taken", number=number)
    if data.replaces and data.replaces not in {each.id for each in valid_papers(session, paper)}:
        raise Conflict("seal_replaced_already")
    return replace(data, number=number)


def sealed_contents(session: Session, paper: Paper, data: SealData) -> Mapping[Lang, PaperContent]:
    """What the files of the sealed paper say, by language: as the paper stands, with its number and date."""
    return {
        lang: replace(
            build_paper(session, paper, corpus(), lang), number=data.number, date=data.dated, is_discussion=False
        )
        for lang in TEXT_LANGUAGES
    }


def seal(
    session: Session,
    by: Member,
    paper: Paper,
    data: SealData,
    printed_from: Mapping[Lang, PaperContent],
    files: Sequence[PrintedFile],
) -> SealedPaper:
    """Freeze a paper with the files that were printed of it.

    Raises as :func:`check_seal` does, and Conflict ``seal_changed_meanwhile`` where the paper is no more what the files
    were printed from.
    """
    locked = select(Paper).where(Paper.id == paper.id).with_for_update(of=Paper)
    session.scalars(locked.execution_options(populate_existing=True)).one()
    data = check_seal(session, by, paper, data)
    if sealed_contents(session, paper, data) != printed_from:
        raise Conflict("seal_changed_meanwhile")
    made_from = json.dumps(frozen_paper(session, paper), ensure_ascii=False, sort_keys=True)
    sealed = SealedPaper(
        paper_id=paper.id,
        law_id=paper.law_id,
        number=data.number,
        dated=data.dated,
        replaces_id=data.replaces or None,
        sealed_by=by.id,
        made_from=made_from,
        sha256=_sha256(made_from.encode()),
    )
    with one_of_each(session, "seal_number_taken", number=data.number):
        session.add(sealed)
        session.flush()
    session.add_all(
        SealedFile(
            sealed_id=sealed.id,
            lang=each.lang,
            is_tracked=each.is_tracked,
            content=each.content,
            sha256=_sha256(each.content),
            bytes=len(each.content),
        )
        for each in files
    )
    session.flush()
    enter(
        session,
        Act.PAPER_SEAL,
        f"sealed:{sealed.id}",
        by=by.id,
        law_id=paper.law_id,
        after=seal_record(sealed, [_sha256(each.content) for each in files]),
    )
    return sealed


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def seal_record(sealed: SealedPaper, digests: Sequence[str]) -> dict[str, object]:
    """What the record keeps a digest of for a sealed paper."""
    return {
        "number": sealed.number,
        "dated": sealed.dated.isoformat(),
        "replaces": sealed.replaces_id or "",
        "made_from": sealed.sha256,
        "files": sorted(digests),
    }


def find_sealed(session: Session, sealed_id: str) -> SealedPaper:
    sealed = session.get(SealedPaper, sealed_id)
    if sealed is None:
        raise NotFound("sealed_unknown")
    return sealed


def sealed_papers(session: Session, paper: Paper) -> Sequence[SealedPaper]:
    """Every time that a paper was sealed, the latest first."""
    return session.scalars(
        select(SealedPaper)
        .where(SealedPaper.paper_id == paper.id)
        .order_by(SealedPaper.sealed_at.desc(), SealedPaper.id)
    ).all()


def sealed_on_law(session: Session, law_id: str) -> Sequence[SealedPaper]:
    """Every sealed paper on a law, the latest first."""
    of_law = select(SealedPaper).where(SealedPaper.law_id == law_id)
    return session.scalars(of_law.order_by(SealedPaper.sealed_at.desc(), SealedPaper.id)).all()


def valid_papers(session: Session, paper: Paper) -> Sequence[SealedPaper]:
    """The sealed papers of which no newer one took the place."""
    sealed = sealed_papers(session, paper)
    replaced = {each.replaces_id for each in sealed}
    return [each for each in sealed if each.id not in replaced]


def file_of(session: Session, sealed: SealedPaper, lang: str, *, is_tracked: bool) -> SealedFile:
    """One of the files of a sealed paper; raises NotFound."""
    file = session.scalar(
        select(SealedFile).where(
            SealedFile.sealed_id == sealed.id, SealedFile.lang == lang, SealedFile.is_tracked == is_tracked
        )
    )
    if file is None:
        raise NotFound("sealed_unknown")
    return file


def note_sent(
    session: Session, by: Member, sealed: SealedPaper, sent_on: date | None, way: str, receipt: str, seen: int
) -> None:
    """Note that a sealed paper was sent: when, by which way, and what was received for it.

    Raises Invalid without a date or a way, Conflict where somebody noted it since or a newer one took its place.
    """
    if not may(by, Permission.SEND_PAPER, Circumstances(law=sealed.law_id)):
        raise Forbidden("permission_needed", permission=Permission.SEND_PAPER)
    way = clean_line(way)
    if sent_on is None:
        raise Invalid("sent_needs_date", field="sent_on")
    if not way:
        raise Invalid("sent_needs_way", field="way")
    if session.scalar(select(SealedPaper.id).where(SealedPaper.replaces_id == sealed.id)) is not None:
        raise Conflict("sealed_replaced")
    decide(
        session,
        DecisionKind.SENDING,
        sealed.id,
        by=by,
        scope=sealed.paper_id,
        what={"number": sealed.number, "sent_on": sent_on.isoformat(), "way": way, "receipt": clean_line(receipt)},
        seen=seen,
        law_id=sealed.law_id,
    )


def sendings(session: Session, sealed: SealedPaper) -> Sequence[Decision]:
    """What was noted of its sending, the first note first."""
    return history(session, DecisionKind.SENDING, sealed.id)
