"""what an amending decision did to the version it was applied to, kept with the version it made and its preview."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0018'


def upgrade() -> None:
    for table in ('version', 'upload'):
        op.add_column(table, sa.Column('amendment', sa.Text(), nullable=False, server_default=''))
        with op.batch_alter_table(table) as changed:
            changed.alter_column('amendment', existing_type=sa.Text(), nullable=False, server_default=None)
