"""the index of comments, kept in the database.

The tables as they were when this was written: a migration imports nothing of the program, which moves on. They are
made empty; ``workbench init`` and ``workbench run`` then fill them, as they mend them wherever comments are missing.
"""

from alembic import op

revision = '0002'
down_revision = '0001'

SQLITE = (
    """CREATE TABLE comment_words (
         number INTEGER PRIMARY KEY, comment_id VARCHAR(16) NOT NULL UNIQUE, words TEXT NOT NULL)""",
    """CREATE VIRTUAL TABLE comment_search USING fts5(
         words, content='comment_words', content_rowid='number', prefix='1',
         tokenize="unicode61 remove_diacritics 0")""",
)
POSTGRESQL = (
    """CREATE TABLE comment_words (
         number BIGSERIAL PRIMARY KEY, comment_id VARCHAR(16) NOT NULL UNIQUE, words TSVECTOR NOT NULL)""",
    "CREATE INDEX ix_comment_words_words ON comment_words USING gin (words)",
)


def is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def upgrade() -> None:
    downgrade()  # tables that an earlier attempt left behind
    for statement in POSTGRESQL if is_postgresql() else SQLITE:
        op.execute(statement)


def downgrade() -> None:
    if not is_postgresql():
        op.execute("DROP TABLE IF EXISTS comment_search")
    op.execute("DROP TABLE IF EXISTS comment_words")
