"""Programs that some tests call and that may be absent on a developer's machine."""

from __future__ import annotations

import shutil

from tests.absence import absent


def needs(program: str) -> str:
    """The path of ``program``; skips the test where it is not installed."""
    path = shutil.which(program)
    if path is None:
        absent(program)
    return path
