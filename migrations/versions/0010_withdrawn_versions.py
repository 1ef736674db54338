"""versions withdrawn and put back, corrected before they are stored, or stored from the command line by nobody."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0008'


def upgrade() -> None:
    op.add_column('version', sa.Column('withdrawn_at', sa.DateTime(timezone=True)))
    for table in ('version', 'upload'):
        op.add_column(table, sa.Column('corrections', sa.Text(), nullable=False, server_default='[]'))
        with op.batch_alter_table(table) as changed:
            changed.alter_column('corrections', existing_type=sa.Text(), nullable=False, server_default=None)
    with op.batch_alter_table('law') as law:
        law.alter_column('created_by', existing_type=sa.String(length=16), nullable=True)
    with op.batch_alter_table('version') as version:
        version.alter_column('created_by', existing_type=sa.String(length=16), nullable=True)
        version.drop_constraint(op.f('uq_version_law_id_ordinal_lang'), type_='unique')
    standing = sa.text('withdrawn_at IS NULL')
    op.create_index(
        'uq_version_standing', 'version', ['law_id', 'ordinal', 'lang'], unique=True,
        sqlite_where=standing, postgresql_where=standing,
    )
