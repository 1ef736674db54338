"""LibreOffice asked for page numbers, and done without where it is absent or fails."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from workbench.errors import Conflict
from workbench.papers import rendering


def test_without_libreoffice_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert rendering.as_pdf(b"x") is None


@pytest.mark.parametrize("error", [OSError(12, "no memory"), subprocess.TimeoutExpired("soffice", 60)])
def test_a_conversion_that_fails_is_told_and_no_other_file_is_written(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/soffice")
    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(Conflict, match="paper_not_printed"):
        rendering.as_pdf(b"x")
