"""The files versions were read from: kept whole, byte for byte, and gone when nothing needs them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.factories.drafts import FIRST, make_law, make_version
from workbench.db import Database
from workbench.drafts.originals import UploadedFile, source_path, sweep_source, write_source
from workbench.drafts.service import stage_upload
from workbench.errors import Invalid
from workbench.formats.intake import read_file
from workbench.people.service import member_named

SOURCE = UploadedFile("a.txt", FIRST.encode())
Store = Callable[[Callable[[Session], object]], object]


def test_a_file_is_kept_under_its_hash(tmp_path: Path) -> None:
    path = write_source(tmp_path, SOURCE)
    assert path.name == SOURCE.sha256 and path.parent.name == SOURCE.sha256[:2]
    assert path.read_bytes() == SOURCE.data
    before = path.stat().st_ino
    assert write_source(tmp_path, SOURCE) == path and path.stat().st_ino == before


@pytest.mark.parametrize("failing", ["fsync", "mkdir", "replace"])
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os if failing == "fsync" else Path, failing, fail)
        with pytest.raises(Invalid) as refused:
            write_source(tmp_path / "uploads", SOURCE)
    assert refused.value.code == "disk_full"
    assert [path for path in (tmp_path / "uploads").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("needed_by", ["nothing", "version", "preview"])
def test_only_what_nothing_needs_is_swept(app: Flask, stored: Store, tmp_path: Path, needed_by: str) -> None:
    database: Database = app.extensions["workbench.database"]
    path = write_source(tmp_path, SOURCE)

    def need(session: Session) -> None:
        editor = member_named(session, "editor")
        assert editor is not None
        if needed_by == "version":
            make_version(session, editor)
        elif needed_by == "preview":
            stage_upload(session, tmp_path, make_law(session, editor), editor, SOURCE, read_file("a.txt", SOURCE.data))

    stored(need)
    sweep_source(database, tmp_path, SOURCE.sha256)
    assert path.exists() == (needed_by != "nothing")
    sweep_source(database, tmp_path, "0" * 64)
    assert not source_path(tmp_path, "0" * 64).exists()
