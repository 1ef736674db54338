"""Where tests find the real laws and treaties that may be read but never copied into the repository."""

from __future__ import annotations

from pathlib import Path

from tests.absence import absent

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(name: str) -> Path:
    """The path of ``name`` under the shared folder beside the checkout; skips where it is absent."""
    path = SHARED / name
    if not path.exists():
        absent(f"{name} in the shared folder beside the checkout")
    return path
