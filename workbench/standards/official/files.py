"""Files of official texts, held under their SHA-256 while a person reads the report, and kept once stored."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Collection
from pathlib import Path
from typing import Final

from workbench.errors import Invalid, NotFound

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_HELD_FOR: Final = 24 * 3600  # seconds a file waits for its report to be confirmed


def hold(folder: Path, data: bytes, stored: Collection[str]) -> str:
    """Hold a file, whole or not at all; older ones that nobody confirmed go, unless ``stored`` names their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if path.name not in stored and time.time() - path.stat().st_mtime > _HELD_FOR:
                path.unlink(missing_ok=True)
        descriptor, made = tempfile.mkstemp(dir=folder)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(folder / sha256)
    except OSError as error:
        raise Invalid("disk_full") from error
    return sha256


def read_upload(folder: Path, sha256: str) -> bytes:
    """The bytes of a held file; raises NotFound where it is gone or was never there."""
    path = folder / sha256
    if not _HASH.fullmatch(sha256) or not path.is_file():
        raise NotFound("official_upload_unknown")
    return path.read_bytes()
