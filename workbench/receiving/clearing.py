"""Returned files that nobody came back to are given up after a month."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import select

from workbench.db import Database, now
from workbench.receiving.models import ReceivedFile
from workbench.receiving.service import give_up, sweep_received

KEPT: Final = timedelta(days=30)


def clear_old_received(database: Database, folder: Path) -> int:
    """Give up the files that have waited for too long; returns how many."""
    with database.writing() as session:
        waiting = select(ReceivedFile).where(ReceivedFile.stored_at.is_(None), ReceivedFile.received_at < now() - KEPT)
        old = session.scalars(waiting).all()
        digests = {received.sha256 for received in old}
        for received in old:
            give_up(session, received, by=None)
        session.commit()
    for sha256 in digests:
        sweep_received(database, folder, sha256)
    return len(old)
