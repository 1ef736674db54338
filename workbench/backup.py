"""A copy of the database before its tables are changed: whole, under a name of its own, never in place of another."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import subprocess
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import inspect, text
from sqlalchemy.engine import URL

from workbench.db import Database
from workbench.errors import Invalid

FOLDER: Final = "backups"  # in the directory of the instance
_UNFINISHED: Final = "unfinished-"
# What people put into an instance begins with one of these; all other rows hang on them, or are the program's own.
_BEGINNINGS: Final = ("member", "law", "official_text")


def holds_work(database: Database) -> bool:
    """Whether anybody has put anything into the database yet."""
    tables = set(inspect(database.engine).get_table_names())
    with database.engine.connect() as connection:
        return any(
            connection.scalar(text(f"SELECT 1 FROM {table} LIMIT 1")) for table in _BEGINNINGS if table in tables
        )


def back_up(database: Database, instance: Path, revision: str, moment: datetime) -> Path:
    """Copy the database into the instance's ``backups``, named after its revision and the moment (UTC).

    SQLite is copied while others may use it; PostgreSQL by ``pg_dump``, in its custom format for ``pg_restore``.
    Raises Invalid ``backup_no_room``, ``backup_no_program`` or ``backup_failed``; nothing is left behind then.
    """
    folder = instance / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _clear_cut_off(folder, moment)
        _refuse_where_full(database, folder)
        return _copy(database, folder, f"revision-{revision}-{moment:%Y%m%dT%H%M%SZ}")
    except (OSError, sqlite3.Error) as error:
        raise Invalid("backup_failed", reason=str(error)) from error


def _clear_cut_off(folder: Path, moment: datetime) -> None:
    """Remove copies that a killed process left unfinished; one of today may still be in the making."""
    for unfinished in folder.glob(f"{_UNFINISHED}*"):
        if moment.timestamp() - unfinished.stat().st_mtime > timedelta(days=1).total_seconds():
            unfinished.unlink(missing_ok=True)


def _refuse_where_full(database: Database, folder: Path) -> None:
    """A dump is smaller than its database; on SQLite the migration then writes as much again beside it."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            pages, size = (connection.scalar(text(f"PRAGMA {name}")) or 0 for name in ("page_count", "page_size"))
            needed = 2 * pages * size
        else:
            needed = connection.scalar(text("SELECT pg_database_size(current_database())")) or 0
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Invalid("backup_no_room", folder=folder, needed=_megabytes(needed), free=_megabytes(free))


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)


def _copy(database: Database, folder: Path, name: str) -> Path:
    is_sqlite = database.engine.dialect.name == "sqlite"
    unfinished = folder / f"{_UNFINISHED}{secrets.token_hex(4)}"
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        (_copy_sqlite if is_sqlite else _dump_postgresql)(database, unfinished)
        return _finish(unfinished, name, ".sqlite" if is_sqlite else ".dump")
    finally:
        unfinished.unlink()


def _copy_sqlite(database: Database, target: Path) -> None:
    copy = sqlite3.connect(target)
    try:
        with database.engine.connect() as connection:
            source = connection.connection.dbapi_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(copy)
    finally:
        copy.close()


def _dump_postgresql(database: Database, target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise Invalid("backup_no_program")
    url = database.engine.url
    address = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    environ = {**os.environ, "PGPASSWORD": url.password} if url.password else None  # never among the arguments
    dump = subprocess.run(
        [program, "--format=custom", "--no-password", f"--file={target}", f"--dbname={address.render_as_string()}"],
        env=environ,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if dump.returncode:
        raise Invalid("backup_failed", reason=dump.stderr.strip()[-500:])


def _finish(unfinished: Path, name: str, suffix: str) -> Path:
    """Give the copy the first name that is free, in a step that never takes one from another file."""
    for number in count(1):
        target = unfinished.with_name(name + (f"-{number}" if number > 1 else "") + suffix)
        try:
            os.link(unfinished, target)
        except FileExistsError:
            continue
        return target
    raise AssertionError("numbers do not end")
