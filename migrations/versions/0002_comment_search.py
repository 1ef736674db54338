"""the index of comments, kept in the database."""

from alembic import op

from workbench.search.comments.index import drop_comment_index, rebuild_comment_index

revision = '0002'
down_revision = '0001'


def upgrade() -> None:
    rebuild_comment_index(op.get_bind())


def downgrade() -> None:
    drop_comment_index(op.get_bind())
