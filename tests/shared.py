"""Where tests find the real laws and treaties that may be read but never copied into the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(name: str) -> Path:
    """The path of ``name`` under the shared folder beside the checkout; skips where absent, fails under CI."""
    path = SHARED / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"the shared folder lacks {name}, and under CI nothing may be skipped", pytrace=False)
        pytest.skip(f"needs {name} in the shared folder beside the checkout, which is absent here")
    return path
