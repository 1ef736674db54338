"""forms that were handled, so that none counts twice."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'


def upgrade() -> None:
    op.create_table('handled_form',
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('member_id', sa.String(length=16), nullable=False),
    sa.Column('endpoint', sa.String(length=80), nullable=False),
    sa.Column('sent', sa.String(length=64), nullable=False),
    sa.Column('status', sa.Integer(), nullable=False),
    sa.Column('location', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('messages', sa.Text(), nullable=False),
    sa.Column('handled_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_handled_form_member_id')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_handled_form'))
    )
    op.create_index(op.f('ix_handled_form_handled_at'), 'handled_form', ['handled_at'], unique=False)
    op.create_index(op.f('ix_handled_form_member_id'), 'handled_form', ['member_id'], unique=False)
