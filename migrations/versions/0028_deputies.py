"""deputies of the chair."""

import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'


def upgrade() -> None:
    op.create_table(
        'deputy',
        sa.Column('chair_id', sa.String(length=16), nullable=False),
        sa.Column('member_id', sa.String(length=16), nullable=False),
        sa.Column('since', sa.DateTime(timezone=True), nullable=False),
        sa.Column('until', sa.DateTime(timezone=True), nullable=False),
        sa.Column('named_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['chair_id'], ['member.id'], name=op.f('fk_deputy_chair_id')),
        sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_deputy_member_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_deputy')),
    )
    op.create_index(op.f('ix_deputy_member_id'), 'deputy', ['member_id'])
