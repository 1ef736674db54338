"""files that organisations returned, and which comment was brought in from which of them."""

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0019'


def upgrade() -> None:
    make_received_files()
    make_sources()


def make_received_files() -> None:
    op.create_table(
        'received_file',
        sa.Column('law_id', sa.String(length=16), nullable=False),
        sa.Column('version_id', sa.String(length=16), nullable=False),
        sa.Column('member_id', sa.String(length=16), nullable=False),
        sa.Column('name', sa.String(length=300), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('bytes', sa.Integer(), nullable=False),
        sa.Column('reading', sa.Text(), nullable=False),
        sa.Column('choices', sa.Text(), nullable=False),
        sa.Column('problem', sa.Text(), nullable=False),
        sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('stored_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['law_id'], ['law.id'], name=op.f('fk_received_file_law_id')),
        sa.ForeignKeyConstraint(['version_id'], ['version.id'], name=op.f('fk_received_file_version_id')),
        sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_received_file_member_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_received_file')),
    )
    for column in ('law_id', 'member_id', 'sha256'):
        op.create_index(op.f(f'ix_received_file_{column}'), 'received_file', [column])


def make_sources() -> None:
    op.create_table(
        'comment_source',
        sa.Column('comment_id', sa.String(length=16), nullable=False),
        sa.Column('received_id', sa.String(length=16), nullable=False),
        sa.Column('round_id', sa.String(length=16), nullable=False),
        sa.Column('name', sa.String(length=300), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('item', sa.Integer(), nullable=False),
        sa.Column('location', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_comment_source_comment_id')),
        sa.ForeignKeyConstraint(['received_id'], ['received_file.id'], name=op.f('fk_comment_source_received_id')),
        sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_comment_source_round_id')),
        sa.PrimaryKeyConstraint('comment_id', name=op.f('pk_comment_source')),
        sa.UniqueConstraint('round_id', 'sha256', 'item', name=op.f('uq_comment_source_round_id_sha256_item')),
    )
    op.create_index(op.f('ix_comment_source_received_id'), 'comment_source', ['received_id'])
