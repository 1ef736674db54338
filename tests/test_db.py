"""The database: moments with a zone, opaque ids, and sessions that begin the right way."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlalchemy.orm import Session

from tests.factories.people import make_member
from workbench.config import Settings
from workbench.db import Base, Database, call_after_commit, new_id, now
from workbench.drafts.models import Law
from workbench.errors import Invalid


@pytest.fixture
def database(settings: Settings) -> Database:
    return Database(settings.database_url)


def test_what_follows_a_commit_is_done_once_and_only_after_it(database: Database) -> None:
    done: list[str] = []
    with database.writing() as session:
        call_after_commit(session, lambda: done.append("rolled back"))
        session.rollback()
        session.commit()
        call_after_commit(session, lambda: done.append("first"))
        call_after_commit(session, fail)
        call_after_commit(session, lambda: done.append("second"))
        with session.begin_nested():
            session.execute(text("SELECT 1"))
        assert done == []
        session.commit()
        session.execute(text("SELECT 1"))
        session.commit()
    assert done == ["first", "second"], "one that fails undoes nothing and stops no other"


def test_what_follows_a_part_that_is_rolled_back_is_not_done(database: Database) -> None:
    done: list[str] = []
    with database.writing() as session:
        call_after_commit(session, lambda: done.append("before"))
        with session.begin_nested() as outer:
            with session.begin_nested():
                call_after_commit(session, lambda: done.append("inside of what is rolled back"))
            call_after_commit(session, lambda: done.append("rolled back"))
            outer.rollback()
        with session.begin_nested():
            call_after_commit(session, lambda: done.append("inside"))
        session.commit()
    assert done == ["before", "inside"]


def fail() -> None:
    raise ValueError("no")


def test_moments_come_back_in_utc_whatever_zone_they_were_given_in(session: Session) -> None:
    member = make_member(session)
    member.locked_until = datetime(2009, 10, 20, 9, tzinfo=timezone(timedelta(hours=8)))
    session.flush()
    session.expire(member)
    assert member.locked_until == datetime(2009, 10, 20, 1, tzinfo=UTC)
    assert member.created_at.tzinfo is UTC and member.disabled_at is None
    assert abs(now() - member.created_at) < timedelta(minutes=1)


def test_a_moment_without_a_zone_is_refused(session: Session) -> None:
    member = make_member(session)
    member.locked_until = datetime(2009, 10, 20)
    with pytest.raises(StatementError):
        session.flush()


def test_ids_are_opaque_and_never_the_same() -> None:
    ids = {new_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert all(len(one) == 16 and one.isalnum() and one == one.lower() for one in ids)


def test_sqlite_is_set_up_for_many_readers_and_one_writer(database: Database) -> None:
    with database.engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")
        }
        assert told == {"journal_mode": "wal", "foreign_keys": 1}
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 15_000
    database.dispose()


def test_a_writing_session_takes_the_lock_at_its_start_and_a_reading_one_does_not(database: Database) -> None:
    path = database.url.removeprefix("sqlite:///")
    for opened, is_locked in ((database.reading(), False), (database.writing(), True)):
        with opened as session:
            session.execute(text("select 1"))
            other = sqlite3.connect(path, timeout=0.05, isolation_level=None)
            try:
                other.execute("BEGIN IMMEDIATE")
                other.execute("ROLLBACK")
                assert not is_locked
            except sqlite3.OperationalError:
                assert is_locked
            other.close()
    database.dispose()


def test_a_row_cannot_point_to_nothing(session: Session) -> None:
    session.add(Law(title_zh="法", title_en="", created_by="nobody"))
    with pytest.raises(IntegrityError):
        session.flush()


def test_a_database_that_cannot_be_opened(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'no' / 'where.sqlite'}")
    with pytest.raises(OperationalError), database.reading() as session:
        session.execute(text("select 1"))
    database.dispose()


# What is looked up by its own name or number, and never named in an address.
KEYS = {"record_link": "position", "timer_run": "name", "handled_form": "key", "comment_source": "comment_id"}


def test_every_table_has_an_opaque_id_and_every_constraint_a_name() -> None:
    for table in Base.metadata.tables.values():
        key = KEYS.get(table.name, "id")
        assert [column.name for column in table.primary_key] == [key], table.name
        assert all(constraint.name for constraint in table.constraints), table.name


def test_text_longer_than_its_column_is_refused_before_anything_is_written(session: Session) -> None:
    law = Law(title_zh="法", title_en="Law", created_by="somebody")
    session.add(law)
    law.created_by = "x" * 17
    with pytest.raises(Invalid, match="text_long") as refused:
        session.flush()
    assert (refused.value.field, refused.value.facts["most"]) == ("created_by", 16)
    session.expunge(law)
    assert session.scalar(select(Law.id).limit(1)) is None, "and the session goes on"
