"""Programs that some tests call and that may be absent on a developer's machine, but never under CI."""

from __future__ import annotations

import os
import shutil

import pytest


def needs(program: str) -> str:
    """The path of ``program``; skips the test where it is not installed, fails under CI."""
    path = shutil.which(program)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed, and under CI nothing may be skipped", pytrace=False)
        pytest.skip(f"needs {program}, which is not installed here")
    return path
