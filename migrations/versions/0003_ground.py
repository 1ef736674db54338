"""the record and its chain, decisions."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'


def upgrade() -> None:
    op.create_table('record_entry',
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('member_id', sa.String(length=16), nullable=True),
    sa.Column('on_behalf_of', sa.String(length=16), nullable=True),
    sa.Column('act', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=120), nullable=False),
    sa.Column('law_id', sa.String(length=16), nullable=True),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('salt', sa.String(length=32), nullable=False),
    sa.Column('before', sa.String(length=64), nullable=False),
    sa.Column('after', sa.String(length=64), nullable=False),
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_record_entry'))
    )
    op.create_index('ix_record_entry_at', 'record_entry', ['at'], unique=False)
    op.create_index('ix_record_entry_law_id_at', 'record_entry', ['law_id', 'at'], unique=False)
    op.create_index(op.f('ix_record_entry_member_id'), 'record_entry', ['member_id'], unique=False)
    op.create_index('ix_record_entry_subject_at', 'record_entry', ['subject', 'at'], unique=False)
    op.create_table('record_link',
    sa.Column('position', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('entry_id', sa.String(length=16), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.Column('chained_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('position', name=op.f('pk_record_link')),
    sa.UniqueConstraint('entry_id', name=op.f('uq_record_link_entry_id'))
    )
    op.create_table('decision',
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('subject_id', sa.String(length=16), nullable=False),
    sa.Column('aspect', sa.String(length=60), nullable=False),
    sa.Column('scope', sa.String(length=16), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('member_id', sa.String(length=16), nullable=False),
    sa.Column('organisation_id', sa.String(length=16), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_decision_member_id')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_decision_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision')),
    sa.UniqueConstraint('kind', 'subject_id', 'aspect', 'number', name=op.f('uq_decision_kind_subject_id_aspect_number'))
    )
    op.create_index('ix_decision_kind_aspect', 'decision', ['kind', 'aspect'], unique=False)
    op.create_index('ix_decision_kind_scope', 'decision', ['kind', 'scope'], unique=False)
    op.create_index(op.f('ix_decision_member_id'), 'decision', ['member_id'], unique=False)
    op.create_table('timer_run',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('last_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_timer_run'))
    )
    op.create_table('job',
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('member_id', sa.String(length=16), nullable=True),
    sa.Column('arguments', sa.Text(), nullable=False),
    sa.Column('same_as', sa.String(length=120), nullable=True),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('steps', sa.Integer(), nullable=False),
    sa.Column('checkpoint', sa.Text(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('result', sa.Text(), nullable=False),
    sa.Column('file_name', sa.String(length=300), nullable=False),
    sa.Column('error', sa.String(length=60), nullable=False),
    sa.Column('facts', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('beat_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('cancel_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], name=op.f('fk_job_member_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_job'))
    )
    op.create_index(op.f('ix_job_finished_at'), 'job', ['finished_at'], unique=False)
    op.create_index(op.f('ix_job_member_id'), 'job', ['member_id'], unique=False)
    op.create_index(op.f('ix_job_same_as'), 'job', ['same_as'], unique=False)
    op.create_index('ix_job_state_beat_at', 'job', ['state', 'beat_at'], unique=False)
