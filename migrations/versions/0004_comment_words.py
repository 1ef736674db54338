"""the words of comments, cut anew: width, quotation marks and traditional characters no longer matter.

Only emptied here; ``workbench init`` and ``workbench run`` fill the index, as they mend it wherever comments are missing.
"""

from alembic import op

revision = '0004'
down_revision = '0003'


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        op.execute("INSERT INTO comment_search (comment_search) VALUES ('delete-all')")
    op.execute("DELETE FROM comment_words")


def downgrade() -> None:
    upgrade()
