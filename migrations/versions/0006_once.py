"""what is there once: forms that were handled, one standing link, one rank in a paper."""

from datetime import datetime, timezone

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
    end_doubled_links()
    op.create_index('uq_link_standing', 'link', ['clause_id', 'provision'], unique=True,
    sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL')
    )
    part_doubled_ranks()
    op.create_index('uq_position_paper_id_rank', 'position', ['paper_id', 'rank'], unique=True)


def end_doubled_links() -> None:
    """Of the links that stand twice the last one goes on standing, as if it had been re-typed."""
    link = sa.table('link', sa.column('ended_at', sa.DateTime(timezone=True)))
    later = """EXISTS (SELECT 1 FROM link AS later WHERE later.clause_id = link.clause_id
        AND later.provision = link.provision AND later.ended_at IS NULL
        AND (later.created_at > link.created_at OR (later.created_at = link.created_at AND later.id > link.id)))"""
    doubled = sa.update(link).where(link.c.ended_at.is_(None), sa.text(later))
    op.execute(doubled.values(ended_at=datetime.now(timezone.utc)))


def part_doubled_ranks() -> None:
    """In a paper where two positions have one rank, or one has none, they are numbered anew in the order shown."""
    position = sa.table('position', sa.column('id'), sa.column('paper_id'), sa.column('rank'))
    connection = op.get_bind()
    rows = connection.execute(
        sa.select(position).order_by(position.c.paper_id, position.c.rank, position.c.id)
    ).all()
    papers: dict[str, list[sa.Row]] = {}
    for row in rows:
        papers.setdefault(row.paper_id, []).append(row)
    for ordered in papers.values():
        ranks = [row.rank for row in ordered]
        if len(set(ranks)) == len(ranks) and min(ranks) > 0:
            continue
        for rank, row in enumerate(ordered, 1):
            connection.execute(sa.update(position).where(position.c.id == row.id).values(rank=rank))
