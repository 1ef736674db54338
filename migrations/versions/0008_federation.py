"""the federation: headquarters to which everybody belongs, rounds in which comments stand, positions proposed."""

import json
import re
import secrets

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'

HEADQUARTERS = ('headquarters', '总部', 'Headquarters')  # code, name in Chinese, name in English
BEFORE_ROUNDS = ('征求意见之前', 'Before rounds')
PROPOSED_NOW = (
    '自本次更新起只有组长可以商定：此人当时标为“已商定”的，现作提出。'
    ' Since the update only the chair agrees: what this person had then marked as agreed stands as proposed.'
)
# The first sign that a name bears tells the kind; a body without any is taken for an invited one.
KINDS = (
    ('headquarters', r'总部|\bheadquarters\b'),
    ('provincial', r'省|自治区|(?:北京|上海|天津|重庆)市总工会|\bprovinc'),
    ('city', r'市总工会|州总工会|\b(?:city|municipal)\b'),
    ('industrial', r'工会|\bunions?\b'),
    ('invited', r''),
)

ORGANISATION = sa.table(
    'organisation',
    *(sa.column(name) for name in ('id', 'code', 'name_zh', 'name_en', 'kind', 'parent_id', 'position')),
)
MEMBER = sa.table('member', sa.column('organisation_id'))
ROUND = sa.table(
    'round', *(sa.column(name) for name in ('id', 'law_id', 'number', 'title_zh', 'title_en', 'state'))
)
COMMENT = sa.table('comment', sa.column('law_id'), sa.column('round_id'))
POSITION = sa.table('position', *(sa.column(name) for name in ('id', 'status', 'revision')))
DECISION = sa.table(
    'decision',
    *(sa.column(name) for name in ('id', 'kind', 'subject_id', 'aspect', 'scope', 'number', 'member_id')),
    *(sa.column(name) for name in ('organisation_id', 'value', 'reason')),
    sa.column('decided_at', sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    make_a_tree_of_organisations()
    let_every_member_belong()
    make_rounds()
    let_every_comment_stand_in_a_round()
    propose_what_was_agreed()


def make_a_tree_of_organisations() -> None:
    op.add_column('organisation', sa.Column('kind', sa.String(length=20)))
    op.add_column('organisation', sa.Column('parent_id', sa.String(length=16)))
    op.add_column('organisation', sa.Column('position', sa.Integer()))
    op.add_column('organisation', sa.Column('retired_at', sa.DateTime(timezone=True)))
    place_below_headquarters()
    with op.batch_alter_table('organisation') as organisation:
        organisation.alter_column('kind', existing_type=sa.String(length=20), nullable=False)
        organisation.alter_column('position', existing_type=sa.Integer(), nullable=False)
        organisation.create_foreign_key(op.f('fk_organisation_parent_id'), 'organisation', ['parent_id'], ['id'])
        organisation.create_index(op.f('ix_organisation_parent_id'), ['parent_id'])
    top = sa.text("kind = 'headquarters' AND parent_id IS NULL")
    op.create_index(
        'uq_organisation_headquarters', 'organisation', ['kind'], unique=True,
        sqlite_where=top, postgresql_where=top,
    )


def place_below_headquarters() -> None:
    """Headquarters stands at the top, whoever was there before below it, each of the kind that its name tells."""
    connection = op.get_bind()
    organisations = connection.execute(sa.select(ORGANISATION).order_by(ORGANISATION.c.code)).all()
    code, name_zh, name_en = HEADQUARTERS
    top = next((row.id for row in organisations if row.code == code), None)
    if top is None:
        top = secrets.token_hex(8)
        op.execute(ORGANISATION.insert().values(id=top, code=code, name_zh=name_zh, name_en=name_en))
    op.execute(ORGANISATION.update().where(ORGANISATION.c.id == top).values(kind='headquarters', position=0))
    for position, row in enumerate((row for row in organisations if row.id != top), 1):
        names = f'{row.name_zh} {row.name_en}'
        kind = next(kind for kind, sign in KINDS if re.search(sign, names, re.IGNORECASE))
        here = ORGANISATION.update().where(ORGANISATION.c.id == row.id)
        op.execute(here.values(kind=kind, position=position, parent_id=top))


def let_every_member_belong() -> None:
    headquarters = sa.select(ORGANISATION.c.id).where(
        ORGANISATION.c.kind == 'headquarters', ORGANISATION.c.parent_id.is_(None)
    )
    of_none = MEMBER.update().where(MEMBER.c.organisation_id.is_(None))
    op.execute(of_none.values(organisation_id=headquarters.scalar_subquery()))
    with op.batch_alter_table('member') as member:
        member.alter_column('organisation_id', existing_type=sa.String(length=16), nullable=False)


def make_rounds() -> None:
    op.create_table(
        'round',
        sa.Column('law_id', sa.String(length=16), nullable=False),
        sa.Column('version_id', sa.String(length=16), nullable=True),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('title_zh', sa.String(length=300), nullable=False),
        sa.Column('title_en', sa.String(length=300), nullable=False),
        sa.Column('state', sa.String(length=12), nullable=False),
        sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('deadline', sa.DateTime(timezone=True), nullable=True),
        sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(['law_id'], ['law.id'], name=op.f('fk_round_law_id')),
        sa.ForeignKeyConstraint(['version_id'], ['version.id'], name=op.f('fk_round_version_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_round')),
        sa.UniqueConstraint('law_id', 'number', name=op.f('uq_round_law_id_number')),
    )
    is_open = sa.text("state = 'open'")
    op.create_index(
        'uq_round_open', 'round', ['law_id'], unique=True, sqlite_where=is_open, postgresql_where=is_open
    )


def let_every_comment_stand_in_a_round() -> None:
    """All that was said of a law so far was said before rounds; a law without comments gets that round with its first."""
    op.add_column('comment', sa.Column('round_id', sa.String(length=16)))
    title_zh, title_en = BEFORE_ROUNDS
    for law_id in op.get_bind().scalars(sa.select(COMMENT.c.law_id).distinct()).all():
        round_id = secrets.token_hex(8)
        before = {'law_id': law_id, 'number': 0, 'title_zh': title_zh, 'title_en': title_en, 'state': 'before'}
        op.execute(ROUND.insert().values(id=round_id, **before))
        op.execute(COMMENT.update().where(COMMENT.c.law_id == law_id).values(round_id=round_id))
    with op.batch_alter_table('comment') as comment:
        comment.alter_column('round_id', existing_type=sa.String(length=16), nullable=False)
        comment.create_foreign_key(op.f('fk_comment_round_id'), 'round', ['round_id'], ['id'])
        comment.create_index(op.f('ix_comment_round_id'), ['round_id'])


def propose_what_was_agreed() -> None:
    """An agreed position is proposed from now on; the decision that says so names who had agreed it, and when."""
    connection = op.get_bind()
    for position_id in connection.scalars(sa.select(POSITION.c.id).where(POSITION.c.status == 'agreed')).all():
        decisions = sa.select(DECISION).where(DECISION.c.kind == 'position', DECISION.c.subject_id == position_id)
        agreed = connection.execute(decisions.order_by(DECISION.c.number.desc()).limit(1)).mappings().one()
        number = agreed['number'] + 1
        said = {**json.loads(agreed['value']), 'status': 'proposed'}
        op.execute(
            DECISION.insert().values({
                **agreed, 'id': secrets.token_hex(8), 'number': number, 'reason': PROPOSED_NOW,
                'value': json.dumps(said, ensure_ascii=False, sort_keys=True),
            })
        )
        here = POSITION.update().where(POSITION.c.id == position_id)
        op.execute(here.values(status='proposed', revision=number))
