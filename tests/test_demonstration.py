"""The demonstration in an instance: whole or not at all, once, and with everything the corpus has for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.people import make_member
from workbench import demonstration as loading
from workbench.app import create_app
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.compare.carry import carried, count_uncarried
from workbench.compare.service import pair_versions
from workbench.config import Settings, resource_dir
from workbench.crossref.models import CrossReference
from workbench.db import Base, Database
from workbench.demonstration import ACCOUNTS_PASSWORD, demonstration_accounts, load_demonstration
from workbench.drafts.models import Law, StoredClause, Upload, Version
from workbench.errors import Conflict
from workbench.instance import bring_up_to_date
from workbench.papers.models import Paper, Position
from workbench.people.models import Member
from workbench.people.permissions import Role


def written(name: str) -> Any:
    return yaml.safe_load((resource_dir("corpus") / "demonstration" / f"{name}.yaml").read_text("utf-8"))


@pytest.fixture
def session(demonstration: Flask) -> Iterator[Session]:
    with demonstration.extensions["workbench.database"].reading() as opened:
        yield opened


def count(session: Session, model: type, *where: Any) -> int:
    return session.scalar(select(func.count()).select_from(model).where(*where)) or 0


def test_everything_the_corpus_has_is_there(session: Session) -> None:
    comments = written("comments")["comments"]
    replies = sum(len(one.get("replies") or ()) for one in comments)
    assert count(session, Comment, Comment.parent_id.is_(None)) == len(comments) >= 40
    assert count(session, Comment, Comment.parent_id.is_not(None)) == replies > 0
    assert count(session, Comment, Comment.withdrawn_at.is_not(None)) == sum(
        bool(one.get("withdrawn")) for one in comments
    )
    edited = sum(bool(one.get("edited_from")) for one in comments)
    assert count(session, Revision) == len(comments) + replies + edited
    assert count(session, Position) == 14 and count(session, Paper) == 1 and count(session, Law) == 1
    assert count(session, Version) == 6 and count(session, Upload) == 0
    assert count(session, CrossReference, CrossReference.carried_from.is_(None)) == len(written("links")["links"])
    assert count(session, Member) == len(written("accounts")["accounts"])


def test_each_version_has_about_sixty_articles_in_both_languages(session: Session) -> None:
    counts = session.execute(
        select(Version.ordinal, Version.lang, func.count())
        .join(StoredClause)
        .where(StoredClause.kind == "article")
        .group_by(Version.ordinal, Version.lang)
        .order_by(Version.ordinal, Version.lang)
    ).all()
    assert len(counts) == 6 and all(55 <= number <= 70 for _, _, number in counts)
    assert [counts[at][2] == counts[at + 1][2] for at in (0, 2, 4)] == [True] * 3


def test_carried_counts_add_up(session: Session) -> None:
    versions = session.scalars(select(Version).where(Version.lang == "zh").order_by(Version.ordinal)).all()
    for old, new in pairwise(versions):
        report = carried(session, pair_versions(session, old.id, new.id))
        places = count(session, Anchor, Anchor.version_id == old.id)
        assert sum(report.counts.values()) == len(report.rows) == places > 0
        assert count_uncarried(session, old.id, new.id) == 0
        assert report.counts["exact"] > report.counts["lost"]
    for place in session.scalars(select(Anchor).where(Anchor.quote != "", Anchor.clause_id.is_not(None))):
        assert place.clause is not None
        assert place.clause.text[place.start :].startswith(place.quote)


def test_every_account_signs_in_under_its_role(demonstration: Flask, session: Session) -> None:
    accounts = demonstration_accounts(session)
    assert {account.role for account in accounts} == set(Role)
    for account in accounts[:3]:
        Browser(demonstration.test_client()).sign_in(account.username, ACCOUNTS_PASSWORD)


def test_twice_is_once(demonstration: Flask) -> None:
    database: Database = demonstration.extensions["workbench.database"]
    before = fingerprint(database)
    assert load_demonstration(demonstration) is False
    assert fingerprint(database) == before


def fingerprint(database: Database) -> dict[str, int]:
    with database.engine.connect() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in Base.metadata.tables.items()
        }


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Flask]:
    app = create_app(Settings(tmp_path / "bare", f"sqlite:///{tmp_path / 'bare' / 'workbench.sqlite'}"))
    database: Database = app.extensions["workbench.database"]
    bring_up_to_date(app)
    yield app
    database.dispose()


@pytest.mark.parametrize("failing", ["add_paper", "store_version"])
def test_whole_or_not_at_all(bare: Flask, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the machine stops here")

    with monkeypatch.context() as patched:
        patched.setattr(loading, failing, fail)
        with pytest.raises(RuntimeError):
            load_demonstration(bare)
    database: Database = bare.extensions["workbench.database"]
    there = {name: count for name, count in fingerprint(database).items() if count}
    assert there == {"organisation": 1, "record_entry": 1}, "headquarters, and the entry of its making"
    if failing == "add_paper":
        assert load_demonstration(bare) is True


@pytest.mark.parametrize("name", ["admin", "editor", "somebody"])
def test_an_instance_in_which_others_work_is_left_alone(bare: Flask, name: str) -> None:
    database: Database = bare.extensions["workbench.database"]
    with database.writing() as session:
        make_member(session, "administrator", name)
        assert demonstration_accounts(session) == []
        session.commit()
    with pytest.raises(Conflict):
        load_demonstration(bare)
    there = {name for name, count in fingerprint(database).items() if count}
    assert there == {"member", "organisation", "record_entry"}
