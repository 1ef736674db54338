"""at most one link by which a person can choose a password; when a duty of the timer was last done."""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0023'

INVITATION = sa.table(
    'invitation', sa.column('id'), sa.column('member_id'), sa.column('made_at'), sa.column('ended_at')
)
TIMER_RUN = sa.table('timer_run', sa.column('last_at'), sa.column('done_at'))


def upgrade() -> None:
    end_older_invitations()
    op.create_index(
        'uq_invitation_live',
        'invitation',
        ['member_id'],
        unique=True,
        sqlite_where=sa.text('ended_at IS NULL'),
        postgresql_where=sa.text('ended_at IS NULL'),
    )
    op.add_column('timer_run', sa.Column('done_at', sa.DateTime(timezone=True), nullable=True))
    op.execute(sa.update(TIMER_RUN).values(done_at=TIMER_RUN.c.last_at))


def end_older_invitations() -> None:
    """Of several links of one person that were made at the same moment the newest stays."""
    newer = INVITATION.alias()
    has_newer = sa.exists().where(
        newer.c.member_id == INVITATION.c.member_id,
        newer.c.ended_at.is_(None),
        sa.tuple_(newer.c.made_at, newer.c.id) > sa.tuple_(INVITATION.c.made_at, INVITATION.c.id),
    )
    live = INVITATION.c.ended_at.is_(None)
    op.execute(sa.update(INVITATION).where(live, has_newer).values(ended_at=INVITATION.c.made_at))
