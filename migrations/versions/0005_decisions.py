"""what persons decided before decisions were appended: author, time and reason are carried over."""

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta

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
CLAUSE = sa.table('clause', *(sa.column(name) for name in ('id', 'path', 'version_id')))
PLACE = sa.table(
    'place',
    *(sa.column(name) for name in ('id', 'comment_id', 'version_id', 'clause_id', 'status', 'quote', 'start')),
    sa.column('placed_by'),
    sa.column('placed_at', MOMENT),
)
PAPER_TEXTS = tuple(
    f'{name}_{lang}'
    for name in ('title', 'addressee', 'organisation', 'introduction', 'opinions') for lang in ('zh', 'en')
)
PAPER = sa.table(
    'paper',
    *(sa.column(name) for name in ('id', 'law_id', 'revision', 'created_by', *PAPER_TEXTS)),
    sa.column('dated', sa.Date()),
    sa.column('created_at', MOMENT),
)
POSITION_TEXTS = ('proposed_zh', 'proposed_en', 'reasons_zh', 'reasons_en')
POSITION = sa.table(
    'position',
    *(sa.column(name) for name in ('id', 'paper_id', 'status', 'revision', 'created_by', 'changed_by', *POSITION_TEXTS)),
    sa.column('changed_at', MOMENT),
)
COMMENTS = sa.table('position_comment', sa.column('position_id'), sa.column('comment_id'))
PROVISIONS = sa.table('position_provision', sa.column('position_id'), sa.column('provision'), sa.column('rank'))
LINK = sa.table(
    'link',
    *(sa.column(name) for name in ('id', 'clause_id', 'provision', 'relation', 'note', 'member_id', 'carried_from')),
    sa.column('created_at', MOMENT),
    sa.column('ended_at', MOMENT),
)
REJECTION = sa.table(
    'rejection',
    *(sa.column(name) for name in ('id', 'clause_id', 'provision', 'member_id')),
    sa.column('created_at', MOMENT),
)
BY_WHOM_UNKNOWN = '撤回人未留记录。Who took it back was not kept.'
ADEQUACY_CASE = sa.table(
    'adequacy_case',
    *(sa.column(name) for name in ('id', 'law_id', 'name', 'inputs', 'created_by')),
    sa.column('in_paper', sa.Boolean()),
    sa.column('created_at', MOMENT),
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
    for case in rows(ADEQUACY_CASE):
        what = {'name': case['name'], 'case': json.loads(case['inputs']), 'in_paper': case['in_paper']}
        decide({**case, 'member_id': case['created_by']}, 'case', (case['id'], ''), case['law_id'], what, '')
    op.drop_table('adequacy_case')
    decide_anchors()
    decide_links()
    decide_papers()
    decide_positions()


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


def decide_links() -> None:
    """Links as persons made them and took them back, and suggestions turned down; copies that were carried are none.

    Where a link ended and none followed at once it was taken back, by whom was not kept: whoever made it stands there,
    and the reason says so.
    """
    versions = {clause['id']: clause['version_id'] for clause in rows(CLAUSE)}
    links: dict[tuple[str, str], list[sa.RowMapping]] = {}
    for link in sorted(rows(LINK), key=lambda link: (link['created_at'], link['id'])):
        if not link['carried_from']:
            links.setdefault((link['clause_id'], link['provision']), []).append(link)
    for subject, made in links.items():
        number, scope = 0, versions[subject[0]]
        for link, follows in zip(made, [*made[1:], None], strict=True):
            number += 1
            decide(link, 'reference', subject, scope, {'relation': link['relation']}, link['note'], number)
            if link['ended_at'] and not (follows and follows['created_at'] - link['ended_at'] < timedelta(seconds=1)):
                number += 1
                ended = {**link, 'id': secrets.token_hex(8), 'created_at': link['ended_at']}
                decide(ended, 'reference', subject, scope, None, BY_WHOM_UNKNOWN, number)
    for rejection in rows(REJECTION):
        subject = (rejection['clause_id'], rejection['provision'])
        decide(rejection, 'rejection', subject, versions[subject[0]], {}, '')


def decide_papers() -> None:
    """Of a paper saved before only the last text was kept, with whoever started it: that is its decision."""
    for paper in rows(PAPER):
        what = {name: paper[name] for name in PAPER_TEXTS}
        decide(
            {**paper, 'member_id': paper['created_by']}, 'paper', (paper['id'], ''), paper['law_id'],
            {**what, 'dated': paper['dated'].isoformat() if paper['dated'] else ''}, '', paper['revision'],
        )


def decide_positions() -> None:
    """Of a position saved before only the last text was kept, with whoever saved it: that is its decision."""
    comments, provisions = gathered(COMMENTS, 'comment_id'), gathered(PROVISIONS, 'provision')
    for position in rows(POSITION):
        by = position['changed_by'] or position['created_by']
        decide(
            {**position, 'member_id': by, 'created_at': position['changed_at']},
            'position', (position['id'], ''), position['paper_id'],
            {
                **{name: position[name] for name in POSITION_TEXTS}, 'status': position['status'],
                'comments': comments.get(position['id'], []), 'provisions': provisions.get(position['id'], []),
            }, '', position['revision'],
        )


def gathered(table: sa.TableClause, name: str) -> dict[str, list[str]]:
    """The values of one column by position, in their order."""
    order = table.c.rank if name == 'provision' else table.c.comment_id
    found: dict[str, list[str]] = {}
    for row in op.get_bind().execute(sa.select(table).order_by(order)).mappings():
        found.setdefault(row['position_id'], []).append(row[name])
    return found


def rows(table: sa.TableClause) -> list[sa.RowMapping]:
    return list(op.get_bind().execute(sa.select(table)).mappings())


def decide(
    row: Mapping[str, object], kind: str, subject: tuple[str, str], scope: str, what: Mapping[str, object] | None, reason: str,
    number: int = 1,
) -> None:
    """The decision on a subject and an aspect that is taken from a row, under the id of that row."""
    organisation = sa.select(MEMBER.c.organisation_id).where(MEMBER.c.id == row['member_id']).scalar_subquery()
    op.execute(
        DECISION.insert().values(
            id=row['id'], kind=kind, subject_id=subject[0], aspect=subject[1], scope=scope, number=number,
            member_id=row['member_id'], organisation_id=organisation, decided_at=row['created_at'],
            value=json.dumps(what, ensure_ascii=False, sort_keys=True), reason=reason,
        )
    )
