"""Previews that nobody came back to are given up after as long as the result of a job is kept."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from workbench.db import Database, now
from workbench.drafts.models import Upload
from workbench.drafts.originals import sweep_source
from workbench.drafts.service import drop_upload
from workbench.jobs.service import KEPT


def clear_old_uploads(database: Database, uploads: Path) -> int:
    """Give up the previews that have waited for too long, with their files; returns how many."""
    with database.writing() as session:
        old = session.scalars(select(Upload).where(Upload.created_at < now() - KEPT)).all()
        digests = {upload.sha256 for upload in old}
        for upload in old:
            drop_upload(session, upload, by=None)
        session.commit()
    for sha256 in digests:
        sweep_source(database, uploads, sha256)
    return len(old)
