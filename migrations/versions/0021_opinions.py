"""opinions that persons put together, what is offered to be put together, and meetings that decide."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'

ID = sa.String(length=16)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_opinions()
    make_offers()
    op.create_table(
        'meeting',
        sa.Column('law_id', ID, nullable=False),
        sa.Column('title', sa.String(length=300), nullable=False),
        sa.Column('present', sa.Text(), nullable=False),
        sa.Column('opened_by', ID, nullable=False),
        sa.Column('opened_at', MOMENT, nullable=False),
        sa.Column('closed_at', MOMENT, nullable=True),
        sa.Column('id', ID, nullable=False),
        sa.ForeignKeyConstraint(['law_id'], ['law.id'], name=op.f('fk_meeting_law_id')),
        sa.ForeignKeyConstraint(['opened_by'], ['member.id'], name=op.f('fk_meeting_opened_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting')),
    )
    op.create_index(op.f('ix_meeting_law_id'), 'meeting', ['law_id'])


def make_opinions() -> None:
    op.create_table(
        'opinion',
        sa.Column('law_id', ID, nullable=False),
        sa.Column('name', sa.String(length=300), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('is_touched', sa.Boolean(), nullable=False),
        sa.Column('made_by', ID, nullable=False),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('id', ID, nullable=False),
        sa.ForeignKeyConstraint(['law_id'], ['law.id'], name=op.f('fk_opinion_law_id')),
        sa.ForeignKeyConstraint(['made_by'], ['member.id'], name=op.f('fk_opinion_made_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_opinion')),
    )
    op.create_index(op.f('ix_opinion_law_id'), 'opinion', ['law_id'])
    op.create_table(
        'opinion_comment',
        sa.Column('opinion_id', ID, nullable=False),
        sa.Column('comment_id', ID, nullable=False),
        sa.Column('placed_by', ID, nullable=True),
        sa.Column('placed_at', MOMENT, nullable=False),
        sa.Column('id', ID, nullable=False),
        sa.ForeignKeyConstraint(['opinion_id'], ['opinion.id'], name=op.f('fk_opinion_comment_opinion_id')),
        sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_opinion_comment_comment_id')),
        sa.ForeignKeyConstraint(['placed_by'], ['member.id'], name=op.f('fk_opinion_comment_placed_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_opinion_comment')),
        sa.UniqueConstraint('comment_id', name=op.f('uq_opinion_comment_comment_id')),
    )
    op.create_index(op.f('ix_opinion_comment_opinion_id'), 'opinion_comment', ['opinion_id'])


def make_offers() -> None:
    op.create_table(
        'opinion_offer',
        sa.Column('law_id', ID, nullable=False),
        sa.Column('opinion_id', ID, nullable=True),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('way', sa.String(length=12), nullable=False),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('figures', sa.Text(), nullable=False),
        sa.Column('made_at', MOMENT, nullable=False),
        sa.Column('is_accepted', sa.Boolean(), nullable=True),
        sa.Column('answered_by', ID, nullable=True),
        sa.Column('answered_at', MOMENT, nullable=True),
        sa.Column('id', ID, nullable=False),
        sa.ForeignKeyConstraint(['law_id'], ['law.id'], name=op.f('fk_opinion_offer_law_id')),
        sa.ForeignKeyConstraint(['opinion_id'], ['opinion.id'], name=op.f('fk_opinion_offer_opinion_id')),
        sa.ForeignKeyConstraint(['answered_by'], ['member.id'], name=op.f('fk_opinion_offer_answered_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_opinion_offer')),
        sa.UniqueConstraint('law_id', 'digest', name=op.f('uq_opinion_offer_law_id_digest')),
    )
    op.create_index(op.f('ix_opinion_offer_opinion_id'), 'opinion_offer', ['opinion_id'])
    op.create_table(
        'offered_comment',
        sa.Column('offer_id', ID, nullable=False),
        sa.Column('comment_id', ID, nullable=False),
        sa.Column('way', sa.String(length=12), nullable=False),
        sa.Column('is_beside', sa.Boolean(), nullable=False),
        sa.Column('id', ID, nullable=False),
        sa.ForeignKeyConstraint(['offer_id'], ['opinion_offer.id'], name=op.f('fk_offered_comment_offer_id')),
        sa.ForeignKeyConstraint(['comment_id'], ['comment.id'], name=op.f('fk_offered_comment_comment_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_offered_comment')),
        sa.UniqueConstraint('offer_id', 'comment_id', name=op.f('uq_offered_comment_offer_id_comment_id')),
    )
    op.create_index(op.f('ix_offered_comment_comment_id'), 'offered_comment', ['comment_id'])
