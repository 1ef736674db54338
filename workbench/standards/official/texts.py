"""Official texts as they are kept: stored with where they came from, replaced whole, and read back in their order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from workbench.db import one_of_each
from workbench.errors import Invalid
from workbench.record.acts import Act
from workbench.record.service import enter
from workbench.standards.models import OfficialProvision, OfficialText
from workbench.standards.official.matching import TextAlignment, report_of


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an official text came from: who publishes it, its date, the file's name, and the SHA-256 of its bytes."""

    source: str
    dated: date | None
    name: str
    sha256: str


def provenance(source: str, dated: date | None, name: str, data: bytes) -> Provenance:
    """The provenance of a file; raises Invalid where nobody said where it is from."""
    if not source.strip():
        raise Invalid("official_source_missing", field="source")
    return Provenance(source.strip(), dated, name, hashlib.sha256(data).hexdigest())


def refuse_unmatched(matching: TextAlignment) -> None:
    """Raises Invalid where a file has no article of the instrument at all: it is surely another text."""
    if not matching.articles:
        raise Invalid("official_nothing_matched", field="file", instrument=matching.instrument)


def store_official(
    session: Session, matching: TextAlignment, origin: Provenance, member_id: str | None
) -> OfficialText:
    """Store an official text in place of the one in the same language, in the transaction of ``session``.

    Raises Conflict where somebody else stores one at the same moment.
    """
    refuse_unmatched(matching)
    if before := official_in(session, matching.instrument, matching.lang):
        session.execute(delete(OfficialProvision).where(OfficialProvision.official_text_id == before.id))
        session.execute(delete(OfficialText).where(OfficialText.id == before.id))
    text = OfficialText(
        instrument=matching.instrument,
        lang=matching.lang,
        source=origin.source,
        dated=origin.dated,
        source_name=origin.name,
        source_sha256=origin.sha256,
        report=json.dumps(report_of(matching), ensure_ascii=False, default=str),
        imported_by=member_id,
    )
    with one_of_each(session, "official_stored_meanwhile", instrument=matching.instrument):
        session.add(text)
    session.add_all(
        OfficialProvision(official_text_id=text.id, provision=ref, wording=wording)
        for ref, wording in matching.wordings.items()
    )
    enter(
        session,
        Act.OFFICIAL_IMPORT,
        f"official:{matching.instrument}:{matching.lang}",
        by=member_id,
        before=before.source_sha256 if before else None,
        after=origin.sha256,
        count=len(matching.wordings),
    )
    session.flush()
    return text


def official_in(session: Session, instrument: str, lang: str) -> OfficialText | None:
    return session.scalar(select(OfficialText).where(OfficialText.instrument == instrument, OfficialText.lang == lang))


@dataclass(frozen=True, slots=True)
class Official:
    """An official text as it was imported: where it came from, and its words by reference in the order of its file."""

    instrument: str
    lang: str
    source: str
    dated: date | None
    source_name: str
    source_sha256: str
    imported_at: datetime
    wordings: Mapping[str, str]


def officials_of(session: Session, instruments: Sequence[str]) -> list[Official]:
    """The official texts of these instruments, by instrument and language."""
    texts = session.scalars(
        select(OfficialText)
        .where(OfficialText.instrument.in_(instruments))
        .order_by(OfficialText.instrument, OfficialText.lang)
    ).all()
    return [
        Official(
            instrument=text.instrument,
            lang=text.lang,
            source=text.source,
            dated=text.dated,
            source_name=text.source_name,
            source_sha256=text.source_sha256,
            imported_at=text.imported_at,
            wordings=_wordings(session, text),
        )
        for text in texts
    ]


def _wordings(session: Session, text: OfficialText) -> dict[str, str]:
    rows = session.execute(
        select(OfficialProvision.provision, OfficialProvision.wording).where(
            OfficialProvision.official_text_id == text.id
        )
    )
    order = {ref: position for position, ref in enumerate(json.loads(text.report)["order"])}
    return dict(sorted(rows, key=lambda row: order[row[0]]))
