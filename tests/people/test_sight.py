"""What a session reads for somebody leaves out what is closed to them, in every kind of statement."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from tests.factories.drafts import make_version
from tests.web.confidential import Secret, make_secret, person
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.crossref.models import CrossReference
from workbench.drafts.models import Law, StoredClause, Version
from workbench.papers.models import Paper, Position
from workbench.people.sight import Confidential, everything_seen, look_as, sight_of


@pytest.fixture
def secret(session: Session) -> Secret:
    made = make_secret(session)
    session.expire_all()
    session.expunge_all()
    return made


TABLES = {
    Law: "law_id", Version: "version_id", StoredClause: "clause_id", Comment: "comment_id", Paper: "paper_id",
    Position: "position_id", CrossReference: "link_id",
}  # fmt: skip


def test_nothing_closed_is_loaded_counted_or_joined(session: Session, secret: Secret) -> None:
    look_as(session, person(session, "out.editor"))
    for table, name in TABLES.items():
        assert session.get(table, secret.ids[name]) is None, table
        assert session.scalars(select(table)).unique().all() == [], table
        assert session.scalar(select(func.count()).select_from(table)) == 0, table
        assert session.scalar(select(func.count()).select_from(aliased(table))) == 0, table
    assert session.scalar(select(func.count()).select_from(Revision).join(Comment)) == 0
    assert session.scalar(select(func.count()).select_from(Anchor)) == 0
    held = select(Law.id).where(select(Version.id).where(Version.law_id == Law.id).exists())
    assert session.scalars(held).all() == []
    below = select(func.count()).select_from(select(StoredClause.id).subquery())
    assert session.scalar(below) == 0, "a subquery leaves it out too"


def test_whoever_is_admitted_and_whoever_is_nobody_sees_all(session: Session, secret: Secret) -> None:
    for member in (person(session, "in.editor"), None):
        look_as(session, member)
        assert not sight_of(session)
        for table, name in TABLES.items():
            assert session.get(table, secret.ids[name]) is not None


def test_what_concerns_everything_sees_everything(session: Session, secret: Secret) -> None:
    look_as(session, person(session, "out.editor"))
    with everything_seen(session):
        assert session.scalar(select(func.count()).select_from(Comment)) == 1
    assert session.scalar(select(func.count()).select_from(Comment)) == 0


def test_every_table_of_a_law_says_what_is_seen() -> None:
    assert set(TABLES) <= set(Confidential.tables)


def test_an_alias_is_narrowed_wherever_it_stands(session: Session, secret: Secret) -> None:
    """In a join, in a subquery and in the list of tables: what is closed is not reached by another name."""
    shown = make_version(session, person(session, "in.editor"))
    one, two = aliased(StoredClause), aliased(StoredClause)
    joined = select(two.version_id).join(one, one.parent_id == two.id)
    listed = select(two.version_id).where(one.parent_id == two.id)
    within = select(Version.id).where(select(one.id).where(one.version_id == Version.id).exists())
    outer = select(one.version_id).outerjoin(two, two.id == one.parent_id)
    statements = (joined, listed, within, outer)
    assert all(len(set(session.scalars(statement))) > 1 for statement in (within, outer))
    look_as(session, person(session, "out.editor"))
    for statement in statements:
        assert set(session.scalars(statement)) == {shown.id}, str(statement)
