"""How migrations reach the database: through the application that asked for them, in one transaction."""

from contextlib import contextmanager

from alembic import context
from flask import current_app
from sqlalchemy import text

database = current_app.extensions["workbench.database"]
LOCK = 1_102_008  # of PostgreSQL's advisory locks, the one that whoever migrates holds


def render_item(kind, item, _context):
    """Write the project's own column types as the plain ones they stand for."""
    if kind == "type" and type(item).__name__ == "UtcDateTime":
        return "sa.DateTime(timezone=True)"
    return False


def include_object(_item, name, kind, _reflected, _twin):
    """Leave out the tables of the comment search, which their own migration makes in each database's own way."""
    return not (kind == "table" and name.startswith(("comment_words", "comment_search")))


@contextmanager
def references_unheeded(connection):
    """SQLite can change a table only by making it anew: meanwhile references may lead to what is not there.

    It heeds this word outside a transaction only, so it is said past SQLAlchemy, which would begin one.
    """
    driver = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def broken_references(connection):
    return len(connection.execute(text("PRAGMA foreign_key_check")).all())


def run() -> None:
    """All migrations that are due, or none: a process that is killed leaves the database at the revision it had.

    Who comes while another migrates waits, and then finds nothing left to do.
    """
    with database.engine.connect().execution_options(begin="IMMEDIATE") as connection:
        if connection.dialect.name == "sqlite":
            with references_unheeded(connection):
                migrate_sqlite(connection)
        else:
            configure(connection)
            with context.begin_transaction():
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                context.run_migrations()


def migrate_sqlite(connection) -> None:
    configure(connection)
    with context.begin_transaction():
        before = broken_references(connection)
        context.run_migrations()
        if broken_references(connection) > before:
            raise RuntimeError("the migrations break references")


def configure(connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=database.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        compare_type=True,
        render_item=render_item,
        include_object=include_object,
    )


run()
