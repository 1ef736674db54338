"""letters that wait for the post, how often a member wants a digest, and laws that are closed."""

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0014'


def upgrade() -> None:
    add_digests()
    add_closing()
    make_mail()


def add_digests() -> None:
    """Nobody is written to before they ask for it."""
    op.add_column('member', sa.Column('digest', sa.String(length=12), nullable=False, server_default='none'))
    with op.batch_alter_table('member') as member:
        member.alter_column('digest', existing_type=sa.String(length=12), nullable=False, server_default=None)


def add_closing() -> None:
    op.add_column('law', sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True))


def make_mail() -> None:
    op.create_table(
        'mail',
        sa.Column('member_id', sa.String(length=16), nullable=False),
        sa.Column('once', sa.String(length=120), nullable=False),
        sa.Column('sentences', sa.Text(), nullable=False),
        sa.Column('path', sa.String(length=300), nullable=False),
        sa.Column('invitation_id', sa.String(length=16), nullable=True),
        sa.Column('state', sa.String(length=12), nullable=False),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('fault', sa.String(length=200), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_mail_member_id')),
        sa.ForeignKeyConstraint(['invitation_id'], ['invitation.id'], name=op.f('fk_mail_invitation_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_mail')),
        sa.UniqueConstraint('once', name=op.f('uq_mail_once')),
    )
    op.create_index(op.f('ix_mail_member_id'), 'mail', ['member_id'])
    op.create_index('ix_mail_state_due_at', 'mail', ['state', 'due_at'])
