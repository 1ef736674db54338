"""An instance: the directory with the database, index, uploads and key that one drafting group works in."""

from __future__ import annotations

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import inspect

from workbench.backup import back_up, holds_work
from workbench.config import Settings, resource_dir
from workbench.db import Database, now
from workbench.errors import Invalid
from workbench.record.acts import Act
from workbench.record.service import enter


def bring_up_to_date(app: Flask, *, without_backup: bool = False) -> Path | None:
    """Make the tables, or migrate them to what this version of the program needs; quick where nothing is to be done.

    Where people have worked in the instance its database is copied before it is changed; returns the copy, None where
    none was needed or wanted. Raises Invalid where it cannot be made (see :func:`workbench.backup.back_up`) or where a
    later version of the program made the tables; nothing is changed then.
    """
    database: Database = app.extensions["workbench.database"]
    settings: Settings = app.extensions["workbench.settings"]
    migrations = resource_dir("migrations")
    before = _revisions(database)
    script = ScriptDirectory(str(migrations))
    if before == tuple(script.get_heads()):
        return None
    _refuse_later_tables(script, before)
    copy = None
    if before and not without_backup and holds_work(database):
        copy = back_up(database, settings.instance, "-".join(before), now())
    with app.app_context():
        upgrade(directory=str(migrations))
    with database.writing() as session:
        enter(session, Act.INSTANCE_MIGRATE, "instance", by=None, before=before, after=_revisions(database))
        session.commit()
    return copy


def _refuse_later_tables(script: ScriptDirectory, revisions: tuple[str, ...]) -> None:
    known = {revision.revision for revision in script.walk_revisions()}
    if not known.issuperset(revisions):
        raise Invalid("instance_later", revision=", ".join(revisions))


def _revisions(database: Database) -> tuple[str, ...]:
    """The migrations that the tables have been through last."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_heads()


def is_made(app: Flask) -> bool:
    """Whether the instance's database has its tables."""
    database: Database = app.extensions["workbench.database"]
    return inspect(database.engine).has_table("member")
