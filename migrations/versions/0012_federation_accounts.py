"""who leads an organisation and has which address for mail; invitations; to whom a law is shown."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'


def upgrade() -> None:
    add_to_members()
    make_invitations()
    make_admissions()


def add_to_members() -> None:
    """Nobody leads an organisation and nobody has an address until somebody says so."""
    op.add_column('member', sa.Column('is_lead', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('member', sa.Column('email', sa.String(length=200), nullable=False, server_default=''))
    with op.batch_alter_table('member') as member:
        member.alter_column('is_lead', existing_type=sa.Boolean(), nullable=False, server_default=None)
        member.alter_column('email', existing_type=sa.String(length=200), nullable=False, server_default=None)


def make_invitations() -> None:
    op.create_table(
        'invitation',
        sa.Column('member_id', sa.String(length=16), nullable=False),
        sa.Column('made_by', sa.String(length=16), nullable=True),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_invitation_member_id')),
        sa.ForeignKeyConstraint(['made_by'], ['member.id'], name=op.f('fk_invitation_made_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
    )
    op.create_index(op.f('ix_invitation_member_id'), 'invitation', ['member_id'])


def make_admissions() -> None:
    """A law has none at first: whoever could read it goes on reading it."""
    op.create_table(
        'admission',
        sa.Column('law_id', sa.String(length=16), nullable=False),
        sa.Column('organisation_id', sa.String(length=16), nullable=True),
        sa.Column('member_id', sa.String(length=16), nullable=True),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['law_id'], ['law.id'], name=op.f('fk_admission_law_id')),
        sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_admission_organisation_id')),
        sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_admission_member_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_admission')),
        sa.UniqueConstraint('law_id', 'organisation_id', name=op.f('uq_admission_law_id_organisation_id')),
        sa.UniqueConstraint('law_id', 'member_id', name=op.f('uq_admission_law_id_member_id')),
    )
    op.create_index(op.f('ix_admission_organisation_id'), 'admission', ['organisation_id'])
    op.create_index(op.f('ix_admission_member_id'), 'admission', ['member_id'])
