"""An instance: the directory with the database, index, uploads and key that one drafting group works in."""

from __future__ import annotations

from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import inspect

from workbench.config import resource_dir
from workbench.db import Database
from workbench.record.acts import Act
from workbench.record.service import enter


def bring_up_to_date(app: Flask) -> None:
    """Make the tables, or migrate them to what this version of the program needs; quick where nothing is to be done."""
    database: Database = app.extensions["workbench.database"]
    before = _revisions(database)
    with app.app_context():
        upgrade(directory=str(resource_dir("migrations")))
    after = _revisions(database)
    if after != before:
        with database.writing() as session:
            enter(session, Act.INSTANCE_MIGRATE, "instance", by=None, before=before, after=after)
            session.commit()


def _revisions(database: Database) -> tuple[str, ...]:
    """The migrations that the tables have been through last."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_heads()


def is_made(app: Flask) -> bool:
    """Whether the instance's database has its tables."""
    database: Database = app.extensions["workbench.database"]
    return inspect(database.engine).has_table("member")
