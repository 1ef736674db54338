"""what persons decided before decisions were appended: author, time and reason are carried over."""

import json
from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'

MOMENT = sa.DateTime(timezone=True)
MEMBER = sa.table('member', sa.column('id'), sa.column('organisation_id'))
DECISION = sa.table(
    'decision',
    *(sa.column(name) for name in ('id', 'kind', 'subject_id', 'aspect', 'scope', 'number', 'member_id')),
    *(sa.column(name) for name in ('organisation_id', 'value', 'reason')),
    sa.column('decided_at', MOMENT),
)
PART_FINDING = sa.table(
    'part_finding',
    *(sa.column(name) for name in ('id', 'version_id', 'part', 'verdict', 'reason', 'member_id')),
    sa.column('created_at', MOMENT),
)
OUTCOME_RULING = sa.table(
    'outcome_ruling',
    *(sa.column(name) for name in ('id', 'comment_id', 'new_version_id', 'outcome', 'note', 'member_id')),
    sa.column('created_at', MOMENT),
)
OVERRULE = sa.table(
    'overrule',
    *(sa.column(name) for name in ('id', 'new_version_id', 'old_clause_id', 'new_clause_id', 'action', 'member_id')),
    sa.column('created_at', MOMENT),
)
CLAUSE = sa.table('clause', sa.column('id'), sa.column('path'))
PLACE = sa.table(
    'place',
    *(sa.column(name) for name in ('id', 'comment_id', 'version_id', 'clause_id', 'status', 'quote', 'start')),
    sa.column('placed_by'),
    sa.column('placed_at', MOMENT),
)


def upgrade() -> None:
    for finding in rows(PART_FINDING):
        decide(
            finding, 'finding', (finding['version_id'], finding['part']), finding['version_id'],
            {'verdict': finding['verdict']}, finding['reason'],
        )
    op.drop_table('part_finding')
    for ruling in rows(OUTCOME_RULING):
        decide(
            ruling, 'outcome', (ruling['comment_id'], ruling['new_version_id']), ruling['new_version_id'],
            {'outcome': ruling['outcome']}, ruling['note'],
        )
    op.drop_table('outcome_ruling')
    for overrule in rows(OVERRULE):
        decide(
            overrule, 'match', (overrule['old_clause_id'], overrule['new_clause_id']), overrule['new_version_id'],
            {'action': overrule['action']}, '',
        )
    op.drop_table('overrule')
    decide_anchors()


def decide_anchors() -> None:
    paths = {clause['id']: clause['path'] for clause in rows(CLAUSE)}
    for place in rows(PLACE):
        if place['status'] == 'confirmed' and place['placed_by'] and place['clause_id']:
            decide(
                {**place, 'member_id': place['placed_by'], 'created_at': place['placed_at']},
                'anchor', (place['comment_id'], place['version_id']), place['version_id'],
                {
                    'clause': place['clause_id'], 'path': paths[place['clause_id']],
                    'quote': place['quote'], 'start': place['start'],
                }, '',
            )


def rows(table: sa.TableClause) -> list[sa.RowMapping]:
    return list(op.get_bind().execute(sa.select(table)).mappings())


def decide(
    row: Mapping[str, object], kind: str, subject: tuple[str, str], scope: str, what: Mapping[str, object], reason: str
) -> None:
    """The first decision on a subject and an aspect, under the id of the row it is taken from."""
    organisation = sa.select(MEMBER.c.organisation_id).where(MEMBER.c.id == row['member_id']).scalar_subquery()
    op.execute(
        DECISION.insert().values(
            id=row['id'], kind=kind, subject_id=subject[0], aspect=subject[1], scope=scope, number=1,
            member_id=row['member_id'], organisation_id=organisation, decided_at=row['created_at'],
            value=json.dumps(what, ensure_ascii=False, sort_keys=True), reason=reason,
        )
    )
