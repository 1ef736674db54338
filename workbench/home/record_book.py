"""The record of acts as a page and a table show it: who did what, when and on which law, as far as one may see it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from openpyxl import Workbook
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from workbench.drafts.models import Law
from workbench.formats.spreadsheet import formula_free
from workbench.i18n.messages import N_, NC_, Message, translate
from workbench.people.deputies import acting_name
from workbench.people.models import Member
from workbench.people.permissions import Permission, may
from workbench.record.acts import Act
from workbench.record.models import RecordEntry

PAGE: Final = 100  # acts
MOST: Final = 5_000  # acts in a file
_COLUMNS: Final[Sequence[Message]] = (
    NC_("table head", "When"),
    NC_("table head", "Who"),
    NC_("table head", "Organisation"),
    NC_("table head", "What was done"),
    NC_("table head", "To what"),
    NC_("table head", "Law"),
    NC_("table head", "How many"),
)
_PROGRAM: Final = N_("the program itself")


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which acts are asked for: of one kind, on one law, by one member, between two days; empty leaves it open."""

    act: str = ""
    law: str = ""
    member: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class RecordEntryView:
    """One act; ``subject`` is how the record names what was changed, ``member`` empty where the program did it."""

    id: str
    at: datetime
    member: str
    organisation: str
    act: str
    subject: str
    law: str
    count: int


def record_entries(
    session: Session,
    reader: Member,
    chosen: RecordFilter,
    zone: tzinfo,
    language: str,
    after: str = "",
    most: int = PAGE,
) -> tuple[list[RecordEntryView], bool]:
    """The newest acts that fit, those that follow the one named by ``after``, and whether there are more.

    Acts on a law that the reader may not see are left out, and those on any law for whoever reads none.
    """
    conditions = [*_seen(reader), *_asked_for(chosen, zone)]
    last = session.get(RecordEntry, after) if after else None
    if last is not None:
        conditions.append(or_(RecordEntry.at < last.at, and_(RecordEntry.at == last.at, RecordEntry.id > last.id)))
    entries = session.scalars(
        select(RecordEntry).where(*conditions).order_by(RecordEntry.at.desc(), RecordEntry.id).limit(most + 1)
    ).all()
    return _views(session, entries[:most], language), len(entries) > most


def _seen(reader: Member) -> list[ColumnElement[bool]]:
    if not may(reader, Permission.READ):
        return [RecordEntry.law_id.is_(None)]
    closed = reader.closed_laws
    return [or_(RecordEntry.law_id.is_(None), RecordEntry.law_id.not_in(closed))] if closed else []


def _asked_for(chosen: RecordFilter, zone: tzinfo) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.act:
        conditions.append(RecordEntry.act == chosen.act)
    if chosen.law:
        conditions.append(RecordEntry.law_id == chosen.law)
    if chosen.member:
        conditions.append(RecordEntry.member_id == chosen.member)
    if chosen.since:
        conditions.append(RecordEntry.at >= datetime.combine(chosen.since, time(), zone))
    if chosen.until:
        conditions.append(RecordEntry.at < datetime.combine(chosen.until + timedelta(days=1), time(), zone))
    return conditions


def _views(session: Session, entries: Sequence[RecordEntry], language: str) -> list[RecordEntryView]:
    members: Mapping[str, Member] = {
        member.id: member
        for member in session.scalars(select(Member).where(Member.id.in_({entry.member_id for entry in entries})))
    }
    laws: Mapping[str, str] = {
        law.id: law.title(language)
        for law in session.scalars(select(Law).where(Law.id.in_({entry.law_id for entry in entries})))
    }
    acts = {str(act): act.in_language(language) for act in Act}
    return [
        RecordEntryView(
            id=entry.id,
            at=entry.at,
            member=acting_name(who, entry.at, language) if (who := members.get(entry.member_id or "")) else "",
            organisation=who.organisation.name(language) if who else "",
            act=acts.get(entry.act, entry.act),
            subject=entry.subject,
            law=laws.get(entry.law_id or "", ""),
            count=entry.count,
        )
        for entry in entries
    ]


def write_record(entries: Sequence[RecordEntryView], has_more: bool, zone: tzinfo, language: str) -> bytes:
    """The acts as an Excel file, the newest first; says so where there are more than it holds."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(translate(N_("Record"), language))
    sheet.append([translate(column, language) for column in _COLUMNS])
    program = translate(_PROGRAM, language)
    for entry in entries:
        moment = entry.at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
        who = [formula_free(entry.member or program), formula_free(entry.organisation)]
        sheet.append([moment, *who, entry.act, formula_free(entry.subject), formula_free(entry.law), entry.count])
    if has_more:
        sheet.append([translate(N_("Older acts are left out: narrow down what you ask for."), language)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
