"""what a comment is on and for whom it was typed in; agreements, mentions, attachments, and threads that are resolved."""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0021b'


def upgrade() -> None:
    add_to_comments()
    add_to_rounds()
    make_agreements()
    make_mentions()
    make_attachments()


def add_to_comments() -> None:
    """Comments there are stand on a clause, and were written by those on whose behalf they are made."""
    columns = (
        ('target', sa.String(length=12), sa.text("'clause'")),
        ('is_on_behalf', sa.Boolean(), sa.false()),
        ('read_quote', sa.Text(), sa.text("''")),
    )
    for name, kind, value in columns:
        op.add_column('comment', sa.Column(name, kind, nullable=False, server_default=value))
    op.add_column('comment', sa.Column('read_clause_id', sa.String(length=16), nullable=True))
    op.add_column('comment', sa.Column('resolved_at', sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table('comment') as changed:
        for name, kind, _ in columns:
            changed.alter_column(name, existing_type=kind, nullable=False, server_default=None)
        changed.create_foreign_key(op.f('fk_comment_read_clause_id'), 'clause', ['read_clause_id'], ['id'])
    op.create_index(op.f('ix_comment_read_clause_id'), 'comment', ['read_clause_id'])


def add_to_rounds() -> None:
    """In rounds there are, organisations may say that they say the same."""
    op.add_column('round', sa.Column('takes_agreements', sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table('round') as changed:
        changed.alter_column('takes_agreements', existing_type=sa.Boolean(), nullable=False, server_default=None)


def make_agreements() -> None:
    op.create_table(
        'agreement',
        sa.Column('comment_id', sa.String(length=16), nullable=False),
        sa.Column('organisation_id', sa.String(length=16), nullable=False),
        sa.Column('member_id', sa.String(length=16), nullable=False),
        sa.Column('agreed_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('withdrawn_by', sa.String(length=16), nullable=True),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_agreement_comment_id')),
        sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_agreement_organisation_id')),
        sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_agreement_member_id')),
        sa.ForeignKeyConstraint(['withdrawn_by'], ['member.id'], name=op.f('fk_agreement_withdrawn_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement')),
    )
    op.create_index(
        'uq_agreement_standing',
        'agreement',
        ['comment_id', 'organisation_id'],
        unique=True,
        sqlite_where=sa.text('withdrawn_at IS NULL'),
        postgresql_where=sa.text('withdrawn_at IS NULL'),
    )


def make_mentions() -> None:
    op.create_table(
        'mention',
        sa.Column('comment_id', sa.String(length=16), nullable=False),
        sa.Column('member_id', sa.String(length=16), nullable=False),
        sa.Column('mentioned_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_mention_comment_id')),
        sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_mention_member_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_mention')),
        sa.UniqueConstraint('comment_id', 'member_id', name=op.f('uq_mention_comment_id_member_id')),
    )
    op.create_index('ix_mention_member_id_mentioned_at', 'mention', ['member_id', 'mentioned_at'])


def make_attachments() -> None:
    op.create_table(
        'attachment',
        sa.Column('comment_id', sa.String(length=16), nullable=True),
        sa.Column('return_id', sa.String(length=16), nullable=True),
        sa.Column('law_id', sa.String(length=16), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('kind', sa.String(length=10), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('bytes', sa.Integer(), nullable=False),
        sa.Column('member_id', sa.String(length=16), nullable=False),
        sa.Column('attached_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_attachment_comment_id')),
        sa.ForeignKeyConstraint(['return_id'], ['round_return.id'], name=op.f('fk_attachment_return_id')),
        sa.ForeignKeyConstraint(['law_id'], ['law.id'], name=op.f('fk_attachment_law_id')),
        sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_attachment_member_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment')),
    )
    for column in ('comment_id', 'return_id', 'sha256'):
        op.create_index(op.f(f'ix_attachment_{column}'), 'attachment', [column])
