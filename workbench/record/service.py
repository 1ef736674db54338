"""Entering acts in the record; every service that changes something calls this in its own transaction."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from workbench.errors import Conflict
from workbench.record.acts import Act
from workbench.record.models import RecordEntry

Content = Mapping[str, object] | Sequence[object] | str | int | None
_BULK: Final = "record.bulk"
# Laws belong to a feature above this one; here it is only asked whether one is closed.
_LAW: Final = table("law", column("id"), column("closed_at"))
_ON_CLOSED_LAW: Final = frozenset(
    {
        Act.LAW_CLOSE,
        Act.LAW_REOPEN,
        Act.JOB_START,
        Act.JOB_CANCEL,
        Act.DOWNLOAD_SOURCE,
        Act.DOWNLOAD_TEXT,
        Act.DOWNLOAD_MATRIX,
        Act.DOWNLOAD_DOSSIER,
        Act.DOWNLOAD_FILE,
        Act.DOWNLOAD_FORM,
        Act.DOWNLOAD_ATTACHMENT,
        Act.DOWNLOAD_RETURN,
    }
)


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
    is none. A bulk act is one entry with its ``count``. Within :func:`bulk_act` the act is only counted. Raises
    Conflict where the law is closed: since every change is entered here, none is made to it.
    """
    _refuse_closed(session, act, law_id)
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


def _refuse_closed(session: Session, act: Act, law_id: str | None) -> None:
    """Refuse what changes a closed law; whoever closes it waits until this transaction ends."""
    if law_id is None or act in _ON_CLOSED_LAW:
        return
    closed = select(_LAW.c.closed_at).where(_LAW.c.id == law_id).with_for_update(read=True, key_share=True)
    with session.no_autoflush:
        if session.scalar(closed) is not None:
            raise Conflict("law_closed")


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
