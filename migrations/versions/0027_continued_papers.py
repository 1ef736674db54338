"""a paper that starts from an older one says so, and so does each of its positions."""

import sqlalchemy as sa
from alembic import op

revision = '0027'
down_revision = '0026'


def upgrade() -> None:
    for table in ('paper', 'position'):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column('continues_id', sa.String(length=16), nullable=True))
            batch.create_foreign_key(op.f(f'fk_{table}_continues_id'), table, ['continues_id'], ['id'])
            batch.create_index(op.f(f'ix_{table}_continues_id'), ['continues_id'])
