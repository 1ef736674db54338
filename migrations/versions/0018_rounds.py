"""rounds with a call, the organisations asked and what each returns; on whose behalf a comment is made."""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0012'

MEMBER = sa.table('member', sa.column('id'), sa.column('organisation_id'))
COMMENT = sa.table('comment', sa.column('author_id'), sa.column('organisation_id'))


def upgrade() -> None:
    add_to_rounds()
    make_returns()
    make_questions()
    add_to_comments()


def add_to_rounds() -> None:
    """Rounds there are have no letter; what is said in them is seen as it was."""
    columns = (
        ('letter', sa.Text(), sa.text("''")),
        ('visibility', sa.String(length=12), sa.text("'after'")),
        ('shows_drafts', sa.Boolean(), sa.false()),
    )
    for name, kind, value in columns:
        op.add_column('round', sa.Column(name, kind, nullable=False, server_default=value))
    op.add_column('round', sa.Column('called_by', sa.String(length=16), nullable=True))
    with op.batch_alter_table('round') as changed:
        for name, kind, _ in columns:
            changed.alter_column(name, existing_type=kind, nullable=False, server_default=None)
        changed.create_foreign_key(op.f('fk_round_called_by'), 'member', ['called_by'], ['id'])


def make_returns() -> None:
    op.create_table(
        'round_return',
        sa.Column('round_id', sa.String(length=16), nullable=False),
        sa.Column('organisation_id', sa.String(length=16), nullable=False),
        sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('submitted_by', sa.String(length=16), nullable=True),
        sa.Column('is_no_opinion', sa.Boolean(), nullable=False),
        sa.Column('leave_until', sa.DateTime(timezone=True), nullable=True),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_round_return_round_id')),
        sa.ForeignKeyConstraint(
            ['organisation_id'], ['organisation.id'], name=op.f('fk_round_return_organisation_id')
        ),
        sa.ForeignKeyConstraint(['submitted_by'], ['member.id'], name=op.f('fk_round_return_submitted_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_round_return')),
        sa.UniqueConstraint('round_id', 'organisation_id', name=op.f('uq_round_return_round_id_organisation_id')),
    )
    op.create_index(op.f('ix_round_return_organisation_id'), 'round_return', ['organisation_id'])


def make_questions() -> None:
    op.create_table(
        'round_question',
        sa.Column('round_id', sa.String(length=16), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('text', sa.String(length=2000), nullable=False),
        sa.Column('clause_id', sa.String(length=16), nullable=True),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_round_question_round_id')),
        sa.ForeignKeyConstraint(['clause_id'], ['clause.id'], name=op.f('fk_round_question_clause_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_round_question')),
    )
    op.create_index(op.f('ix_round_question_round_id'), 'round_question', ['round_id'])
    op.create_table(
        'round_answer',
        sa.Column('return_id', sa.String(length=16), nullable=False),
        sa.Column('question_id', sa.String(length=16), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('member_id', sa.String(length=16), nullable=False),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['return_id'], ['round_return.id'], name=op.f('fk_round_answer_return_id')),
        sa.ForeignKeyConstraint(['question_id'], ['round_question.id'], name=op.f('fk_round_answer_question_id')),
        sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_round_answer_member_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_round_answer')),
        sa.UniqueConstraint('return_id', 'question_id', name=op.f('uq_round_answer_return_id_question_id')),
    )


def add_to_comments() -> None:
    """A comment that is there was made for the organisation its author belongs to, and before rounds."""
    op.add_column('comment', sa.Column('organisation_id', sa.String(length=16)))
    op.add_column('comment', sa.Column('return_id', sa.String(length=16)))
    op.add_column('comment', sa.Column('left_out_at', sa.DateTime(timezone=True)))
    authors = sa.select(MEMBER.c.organisation_id).where(MEMBER.c.id == COMMENT.c.author_id)
    op.execute(COMMENT.update().values(organisation_id=authors.scalar_subquery()))
    with op.batch_alter_table('comment') as comment:
        comment.alter_column('organisation_id', existing_type=sa.String(length=16), nullable=False)
        comment.create_foreign_key(op.f('fk_comment_organisation_id'), 'organisation', ['organisation_id'], ['id'])
        comment.create_foreign_key(op.f('fk_comment_return_id'), 'round_return', ['return_id'], ['id'])
        comment.create_index(op.f('ix_comment_organisation_id'), ['organisation_id'])
        comment.create_index(op.f('ix_comment_return_id'), ['return_id'])
