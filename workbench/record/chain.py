"""The chain over the record: entries are linked in batches, and whoever alters, removes or reorders one is found out.

Linking each entry as it is written would make every writer wait for the one before. So entries are linked a little
later, in the order of their time, by the timer and by ``workbench doctor``; :data:`DELAY` is the most an entry may
stand unlinked before it is reported. Each batch's last hash is also written to a file beside the database, the
witness, so that cutting off the end of the chain is found too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workbench.db import Database, now
from workbench.record.models import RecordEntry, RecordLink

DELAY: Final = timedelta(minutes=5)
WITNESS: Final = "record.head"  # the name of the witness in the instance directory
# A transaction that was open for longer than this when it committed is not looked for any more by the batches; the
# full check still reports its entries.
_LOOK_BACK: Final = timedelta(hours=6)
_BATCH: Final = 500
_START: Final = "0" * 64

FaultKind = Literal["altered", "missing", "reordered", "unlinked", "cut"]


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: how many entries it holds, and the hash that stands for all of them."""

    position: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainFault:
    """One thing wrong with the record.

    altered     the entry no longer says what it said when it was linked
    missing     an entry, or a link, is gone
    reordered   the entries are what they were, but not in their order
    unlinked    an entry has stood unlinked for longer than the delay
    cut         the end of the chain that the witness saw is not there
    """

    kind: FaultKind
    position: int
    entry_id: str


def entry_digest(entry: RecordEntry) -> str:
    """The SHA-256 of all that an entry says, save its salt."""
    fields = [
        entry.id,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.member_id,
        entry.on_behalf_of,
        entry.act,
        entry.subject,
        entry.law_id,
        entry.count,
        entry.before,
        entry.after,
    ]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def link_hash(previous: str, position: int, digest: str) -> str:
    """The hash of one place in the chain."""
    return hashlib.sha256(f"{previous}\n{position}\n{digest}".encode()).hexdigest()


def head_of(session: Session) -> Head:
    """The end of the chain as it stands."""
    last = session.scalar(select(RecordLink).order_by(RecordLink.position.desc()).limit(1))
    return Head(last.position, last.hash) if last is not None else Head(0, _START)


def link_entries(session: Session) -> Head:
    """Link the entries that stand unlinked, the oldest first; returns the new end of the chain.

    Two that do so at once collide on the primary key of the links: the later one rolls back and finds the work done.
    """
    head = head_of(session)
    position, previous = head.position, head.hash
    for entry in _unlinked(session):
        position += 1
        digest = entry_digest(entry)
        previous = link_hash(previous, position, digest)
        session.add(RecordLink(position=position, entry_id=entry.id, digest=digest, hash=previous))
    session.flush()
    return Head(position, previous)


def link_waiting(database: Database, witness: Path) -> Head:
    """Link whatever stands unlinked, in short transactions of its own, and let the witness see the new end.

    A writer waits for one batch at most. Two that link at once collide; the later one leaves the work to the other.
    """
    before: Head | None = None
    with database.writing() as session:
        head = head_of(session)
        while head != before:
            before = head
            try:
                head = link_entries(session)
                session.commit()
            except IntegrityError:
                session.rollback()
                head = before = head_of(session)
    if head.position:
        write_witness(witness, head)
    return head


def _unlinked(session: Session, before: datetime | None = None) -> Sequence[RecordEntry]:
    linked = select(RecordLink.entry_id).where(RecordLink.entry_id == RecordEntry.id)
    waiting = select(RecordEntry).where(~linked.exists())
    if before is not None:
        return session.scalars(waiting.where(RecordEntry.at < before).order_by(RecordEntry.at, RecordEntry.id)).all()
    newest = session.scalar(
        select(RecordEntry.at)
        .join(RecordLink, RecordLink.entry_id == RecordEntry.id)
        .order_by(RecordLink.position.desc())
        .limit(1)
    )
    if newest is not None:
        waiting = waiting.where(RecordEntry.at > newest - _LOOK_BACK)
    return session.scalars(waiting.order_by(RecordEntry.at, RecordEntry.id).limit(_BATCH)).all()


def check_chain(session: Session, witness: Sequence[Head] = ()) -> Iterator[ChainFault]:
    """Go through the whole record and yield what is wrong with it; nothing where it is whole."""
    seen: dict[int, str] = {}
    for head in witness:  # what was seen first counts: a chain cut and grown again passes the same position twice
        seen.setdefault(head.position, head.hash)
    previous, expected = _START, 1
    rows = session.execute(
        select(RecordLink, RecordEntry)
        .outerjoin(RecordEntry, RecordEntry.id == RecordLink.entry_id)
        .order_by(RecordLink.position)
        .execution_options(yield_per=1000)
    )
    for link, entry in rows:
        for gap in range(expected, link.position):
            yield ChainFault("missing", gap, "")
        if entry is None:
            yield ChainFault("missing", link.position, link.entry_id)
        elif entry_digest(entry) != link.digest:
            yield ChainFault("altered", link.position, link.entry_id)
        elif not _is_in_order(link, previous, expected, seen):
            yield ChainFault("reordered", link.position, link.entry_id)
        previous, expected = link.hash, link.position + 1
    last = max(seen, default=0)
    if last >= expected:
        yield ChainFault("cut", last, "")
    for entry in _unlinked(session, before=now() - DELAY):
        yield ChainFault("unlinked", 0, entry.id)


def _is_in_order(link: RecordLink, previous: str, expected: int, seen: Mapping[int, str]) -> bool:
    """Whether a link follows the one before it, and is the one that the witness saw in its place."""
    if seen.get(link.position, link.hash) != link.hash:
        return False
    return link.position != expected or link_hash(previous, link.position, link.digest) == link.hash


def write_witness(path: Path, head: Head) -> None:
    """Add the end of the chain to the witness, one line of JSON each."""
    known = read_witness(path)
    if known and known[-1] == head:
        return
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"position": head.position, "hash": head.hash}) + "\n")


def read_witness(path: Path) -> list[Head]:
    """The ends of the chain that the witness saw; a line that cannot be read (a torn write) is passed over."""
    if not path.exists():
        return []
    heads = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            data = json.loads(line)
            heads.append(Head(int(data["position"]), str(data["hash"])))
        except (ValueError, KeyError, TypeError):
            continue
    return heads
