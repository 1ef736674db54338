"""How migrations reach the database: through the application that asked for them."""

from alembic import context
from flask import current_app

database = current_app.extensions["workbench.database"]


def render_item(kind, item, _context):
    """Write the project's own column types as the plain ones they stand for."""
    if kind == "type" and type(item).__name__ == "UtcDateTime":
        return "sa.DateTime(timezone=True)"
    return False


def include_object(_item, name, kind, _reflected, _twin):
    """Leave out the tables of the comment search, which their own migration makes in each database's own way."""
    return not (kind == "table" and name.startswith(("comment_words", "comment_search")))


def run() -> None:
    with database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
            render_item=render_item,
            include_object=include_object,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
