"""a position is on its clause, asks for a new article after it, or is on the draft as a whole."""

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0022'

def upgrade() -> None:
    with op.batch_alter_table("position") as batch:
        batch.add_column(sa.Column("target", sa.String(12), nullable=False, server_default="clause"))
    # Until now a position asked for a new article where all comments that it takes up did.
    op.execute(
        "UPDATE position SET target = 'new_article' WHERE id IN (SELECT pc.position_id FROM position_comment pc"
        " JOIN comment c ON c.id = pc.comment_id GROUP BY pc.position_id"
        " HAVING COUNT(*) = SUM(CASE WHEN c.target = 'new_article' THEN 1 ELSE 0 END))"
    )
    with op.batch_alter_table("position") as batch:
        batch.alter_column("target", server_default=None)
