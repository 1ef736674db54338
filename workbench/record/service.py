"""Entering acts in the record; every service that changes something calls this in its own transaction."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.record.acts import Act
from workbench.record.models import RecordEntry

Content = Mapping[str, object] | Sequence[object] | str | int | None
_BULK: Final = "record.bulk"


def enter(
    session: Session,
    act: Act,
    subject: str,
    *,
    by: str | None,
    on_behalf_of: str | None = None,
    law_id: str | None = None,
    before: Content = None,
    after: Content = None,
    count: int = 1,
) -> RecordEntry:
    """Enter an act, to be committed with the change it tells of.

    ``subject`` names what was changed (``comment:`` and its id); ``by`` is the member's id, None for the program
    itself; ``before`` and ``after`` are the content, of which only salted digests are kept, None where there was or
    is none. A bulk act is one entry with its ``count``. Within :func:`bulk_act` the act is only counted.
    """
    salt = secrets.token_hex(16)
    entry = RecordEntry(
        act=str(act),
        subject=subject,
        member_id=by,
        on_behalf_of=on_behalf_of,
        law_id=law_id,
        count=count,
        salt=salt,
        before=digest(salt, before),
        after=digest(salt, after),
    )
    bulk: ActTally | None = session.info.get(_BULK)
    if bulk is None:
        session.add(entry)
    else:
        bulk.count += count
    return entry


@dataclass(slots=True)
class ActTally:
    """An act on many things while it is done: how many it has changed so far."""

    count: int = 0


@contextmanager
def bulk_act(
    session: Session, act: Act, subject: str, *, by: str | None, law_id: str | None = None, after: Content = None
) -> Iterator[ActTally]:
    """Enter all that is done inside as one act with its count; nothing where nothing is changed, or where it fails."""
    around: ActTally | None = session.info.get(_BULK)
    bulk = session.info[_BULK] = ActTally()
    try:
        yield bulk
    finally:
        session.info[_BULK] = around
    if bulk.count:
        enter(session, act, subject, by=by, law_id=law_id, after=after, count=bulk.count)


def digest(salt: str, content: Content) -> str:
    """The SHA-256 of a salt and a content as canonical JSON, in hexadecimal; empty where there is no content."""
    if content is None:
        return ""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{salt}\n{written}".encode()).hexdigest()


def proves(entry: RecordEntry, content: Content) -> bool:
    """Whether ``content`` is what the entry's ``after`` stands for; never once the salt is erased."""
    return bool(entry.salt) and entry.after == digest(entry.salt, content)


def erase_content(session: Session, subject: str) -> int:
    """Empty the salts of every entry on a subject, so that its digests say nothing any more; the chain still holds."""
    entries = session.scalars(select(RecordEntry).where(RecordEntry.subject == subject)).all()
    for entry in entries:
        entry.salt = ""
    session.flush()
    return len(entries)


def entries_on(session: Session, subject: str) -> Sequence[RecordEntry]:
    """The acts on a subject, the oldest first."""
    return session.scalars(
        select(RecordEntry).where(RecordEntry.subject == subject).order_by(RecordEntry.at, RecordEntry.id)
    ).all()
