"""The files versions are read from, kept as they came under their SHA-256, as long as something needs them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.db import Database
from workbench.drafts.models import Upload, Version
from workbench.errors import Invalid


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """The file a version was read from, as it came."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def write_source(uploads: Path, source: UploadedFile) -> Path:
    """Keep the original file under its SHA-256; raises Invalid where the disk does not take it."""
    path = source_path(uploads, source.sha256)
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, made = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(source.data)
                file.flush()
                os.fsync(file.fileno())
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Invalid("disk_full") from error
    return path


def source_path(uploads: Path, sha256: str) -> Path:
    return uploads / sha256[:2] / sha256


def sweep_source(database: Database, uploads: Path, sha256: str) -> None:
    """Remove a kept file that no version and no preview needs.

    Done under the write lock, so that nobody begins to need it between the question and the removal.
    """
    with database.writing() as session:
        if not _is_needed(session, sha256):
            source_path(uploads, sha256).unlink(missing_ok=True)


def _is_needed(session: Session, sha256: str) -> bool:
    versions = select(Version.id).where(Version.source_sha256 == sha256)
    previews = select(Upload.id).where(Upload.sha256 == sha256)
    return any(session.scalar(rows.limit(1)) is not None for rows in (versions, previews))
