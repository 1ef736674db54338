"""A database as it was at one moment, to be put back as often as one likes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from workbench.db import Database


def take_snapshot(database: Database) -> Callable[[], None]:
    """Remember the whole database; the function returned puts it back. Nobody else may be connected meanwhile."""
    url = make_url(database.url)
    if url.get_backend_name() == "sqlite":
        return _of_sqlite(database, Path(str(url.database)))
    plain = url.set(drivername="postgresql")
    return _of_postgresql(database, plain.set(database="postgres").render_as_string(False), str(url.database))


def _of_sqlite(database: Database, file: Path) -> Callable[[], None]:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose()
    copy = file.with_suffix(".snapshot")
    shutil.copyfile(file, copy)

    def put_back() -> None:
        database.dispose()
        for beside in ("-wal", "-shm"):
            file.with_name(file.name + beside).unlink(missing_ok=True)
        shutil.copyfile(copy, file)

    return put_back


def _of_postgresql(database: Database, server: str, name: str) -> Callable[[], None]:
    copy = f"{name}.snapshot"

    def copied(source: str, to: str) -> None:
        database.dispose()
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{to}" WITH (FORCE)'.encode())
            connection.execute(f'CREATE DATABASE "{to}" TEMPLATE "{source}" STRATEGY FILE_COPY'.encode())

    copied(name, copy)
    return lambda: copied(copy, name)
