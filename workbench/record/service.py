"""Entering acts in the record; every service that changes something calls this in its own transaction."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.record.acts import Act
from workbench.record.models import RecordEntry

Content = Mapping[str, object] | Sequence[object] | str | None
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
    is none. A bulk act is one entry with its ``count``. Within :func:`bulk_act` the act is counted in the entry that
    stands for all of them, which is then what is returned.
    """
    bulk: RecordEntry | None = session.info.get(_BULK)
    if bulk is not None:
        bulk.count += count
        return bulk
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
    session.add(entry)
    return entry


@contextmanager
def bulk_act(
    session: Session, act: Act, subject: str, *, by: str | None, law_id: str | None = None
) -> Iterator[RecordEntry]:
    """Enter all that is done inside as one act, whose ``count`` is how many acts it consisted of."""
    entry = enter(session, act, subject, by=by, law_id=law_id, count=0)
    session.info[_BULK] = entry
    try:
        yield entry
    finally:
        del session.info[_BULK]


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
