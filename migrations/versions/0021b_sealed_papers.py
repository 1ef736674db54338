"""papers sealed with their files."""

import sqlalchemy as sa
from alembic import op

revision = '0021b'
down_revision = '0021'

ID = sa.String(length=16)


def upgrade() -> None:
    op.create_table(
        'sealed_paper',
        sa.Column('paper_id', ID, nullable=False),
        sa.Column('law_id', ID, nullable=False),
        sa.Column('number', sa.String(length=120), nullable=False),
        sa.Column('dated', sa.Date(), nullable=False),
        sa.Column('replaces_id', ID, nullable=True),
        sa.Column('sealed_by', ID, nullable=False),
        sa.Column('sealed_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('made_from', sa.Text(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('id', ID, nullable=False),
        sa.ForeignKeyConstraint(['paper_id'], ['paper.id'], name=op.f('fk_sealed_paper_paper_id')),
        sa.ForeignKeyConstraint(['law_id'], ['law.id'], name=op.f('fk_sealed_paper_law_id')),
        sa.ForeignKeyConstraint(['replaces_id'], ['sealed_paper.id'], name=op.f('fk_sealed_paper_replaces_id')),
        sa.ForeignKeyConstraint(['sealed_by'], ['member.id'], name=op.f('fk_sealed_paper_sealed_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sealed_paper')),
        sa.UniqueConstraint('number', name=op.f('uq_sealed_paper_number')),
        sa.UniqueConstraint('replaces_id', name=op.f('uq_sealed_paper_replaces_id')),
    )
    op.create_index(op.f('ix_sealed_paper_paper_id'), 'sealed_paper', ['paper_id'])
    op.create_table(
        'sealed_file',
        sa.Column('sealed_id', ID, nullable=False),
        sa.Column('lang', sa.String(length=5), nullable=False),
        sa.Column('is_tracked', sa.Boolean(), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.Column('bytes', sa.Integer(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('id', ID, nullable=False),
        sa.ForeignKeyConstraint(['sealed_id'], ['sealed_paper.id'], name=op.f('fk_sealed_file_sealed_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sealed_file')),
        sa.UniqueConstraint('sealed_id', 'lang', 'is_tracked', name=op.f('uq_sealed_file_sealed_id_lang_is_tracked')),
    )
