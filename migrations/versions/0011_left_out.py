"""what was left out of the clauses of a version by name; the identifiers that files gave to their clauses."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'


def upgrade() -> None:
    for table, column, value in (('version', 'furniture', '[]'), ('clause', 'source_id', '')):
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=value))
        with op.batch_alter_table(table) as changed:
            changed.alter_column(column, existing_type=sa.Text(), nullable=False, server_default=None)
