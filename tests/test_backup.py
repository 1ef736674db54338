"""The copy made before an update: whole, named anew each time, and refused in words where it cannot be made."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask_migrate import upgrade

from tests.first_tables import fill
from workbench import backup
from workbench.app import create_app
from workbench.backup import back_up, holds_work
from workbench.cli import main
from workbench.config import Settings, resource_dir
from workbench.db import Database
from workbench.errors import Invalid
from workbench.instance import bring_up_to_date

MOMENT = datetime(2027, 3, 1, 8, 5, 9, tzinfo=UTC)


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Flask]:
    """An instance of the first tables, still empty."""
    app = create_app(Settings(tmp_path, f"sqlite:///{tmp_path / 'workbench.sqlite'}"))
    with app.app_context():
        upgrade(directory=str(resource_dir("migrations")), revision="0001")
    yield app
    database_of(app).dispose()


@pytest.fixture
def filled(old: Flask) -> Flask:
    with database_of(old).writing() as session:
        fill(session.connection())
        session.commit()
    return old


def database_of(app: Flask) -> Database:
    database: Database = app.extensions["workbench.database"]
    return database


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def call(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> Result:
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(folder))
    return CliRunner().invoke(main, list(arguments))


def test_a_copy_holds_every_row_and_is_private(filled: Flask, tmp_path: Path) -> None:
    copy = bring_up_to_date(filled)
    assert copy is not None and copy.parent == tmp_path / "backups" and copy.name.startswith("revision-0001-")
    assert revision(copy) == "0001" and copy.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM overrule").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM comment").fetchone() == (3,)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name], "nothing unfinished stays"


def test_the_copy_is_an_instance_again(filled: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = bring_up_to_date(filled)
    assert copy is not None
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(copy, restored / "workbench.sqlite")
    assert call(monkeypatch, restored, "init").exit_code == 0
    assert revision(restored / "workbench.sqlite") != "0001"


def test_none_is_made_where_nobody_has_worked_or_nothing_is_due(old: Flask, tmp_path: Path) -> None:
    assert not holds_work(database_of(old))
    assert bring_up_to_date(old) is None
    assert bring_up_to_date(old) is None
    assert not (tmp_path / "backups").exists()


def test_no_copy_takes_the_place_of_another(filled: Flask, tmp_path: Path) -> None:
    names = [back_up(database_of(filled), tmp_path, "0001", MOMENT).name for _ in range(3)]
    first = "revision-0001-20270301T080509Z"
    assert names == [f"{first}.sqlite", f"{first}-2.sqlite", f"{first}-3.sqlite"]


def test_a_full_disk_is_told_before_anything_is_touched(
    filled: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=50_000)
    with monkeypatch.context() as patched:
        patched.setattr(backup.shutil, "disk_usage", lambda path: usage)
        refused = call(patched, tmp_path, "init")
        assert refused.exit_code == 1 and "Nothing was changed" in refused.output and "1 MB are free" in refused.output
        assert revision(tmp_path / "workbench.sqlite") == "0001"
        assert list((tmp_path / "backups").iterdir()) == []
        patched.setenv("WORKBENCH_LANGUAGE", "zh")
        assert "未作任何改动" in call(patched, tmp_path, "init").output
    told = call(monkeypatch, tmp_path, "init")
    assert told.exit_code == 0 and f"{tmp_path / 'backups' / 'revision-0001-'}" in told.output


def test_what_fails_on_the_way_leaves_nothing_behind(filled: Flask, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(Invalid) as refused:
        bring_up_to_date(filled)
    assert refused.value.code == "backup_failed"
    assert revision(tmp_path / "workbench.sqlite") == "0001"


def test_a_copy_that_was_cut_off_long_ago_is_cleared(filled: Flask, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    long_ago, of_today = (tmp_path / "backups" / f"unfinished-{name}" for name in ("1", "2"))
    for unfinished in (long_ago, of_today):
        unfinished.write_text("half a copy", "utf-8")
    os.utime(long_ago, (0, 0))
    bring_up_to_date(filled)
    assert (long_ago.exists(), of_today.exists()) == (False, True)


def test_one_can_go_on_without(filled: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = call(monkeypatch, tmp_path, "init", "--without-backup")
    assert told.exit_code == 0 and "backups" not in told.output
    assert revision(tmp_path / "workbench.sqlite") != "0001" and not (tmp_path / "backups").exists()


def test_a_database_of_a_later_version_is_left_alone(
    filled: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(tmp_path / "workbench.sqlite")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    refused = call(monkeypatch, tmp_path, "init")
    assert refused.exit_code == 1 and "revision 9999" in refused.output
    assert not (tmp_path / "backups").exists()
