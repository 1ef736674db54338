"""From the release that is out to this one: nothing is lost, whatever happens on the way, and people go on working."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import inspect, text
from werkzeug.routing import Rule

from tests.browsing import Browser
from tests.factories.people import PASSWORD
from tests.first_tables import REPLACED, contents, insert
from tests.postgresql import make_database, server
from tests.release import LAWS, SOURCE, release_rows
from tests.test_migrations import differences
from workbench.app import create_app
from workbench.config import Settings, resource_dir
from workbench.db import Database
from workbench.drafts.originals import UploadedFile, write_source
from workbench.instance import bring_up_to_date
from workbench.instruments.library import corpus, glossary
from workbench.people.permissions import Role
from workbench.people.service import add_member
from workbench.search.comments.find import find_comments
from workbench.search.index.maintenance import maintain_comment_index
from workbench.search.ranking.engine import interpret

RELEASE: Final = "0002"
# What the update changes in rows that were there: agreed positions, and to whom members belong.
CHANGED: Final[Mapping[str, frozenset[str]]] = {
    "position": frozenset({"status", "revision"}),
    "member": frozenset({"organisation_id"}),
}
# A process that brings the instance up to date and is killed before the nth statement that begins so.
KILLED: Final = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from workbench.app import create_app
from workbench.instance import bring_up_to_date
beginning, left = sys.argv[1], int(sys.argv[2])
@event.listens_for(Engine, "before_cursor_execute")
def kill(connection, cursor, statement, *_):
    global left
    left -= statement.strip().startswith(beginning)
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
bring_up_to_date(create_app(), without_backup=True)
"""
KILLS: Final = (
    ("CREATE TABLE record_entry", 1),
    ("UPDATE alembic_version", 2),  # the words of comments are emptied, the next migration has not begun
    ("INSERT INTO decision", 30),
    ("DROP TABLE overrule", 1),
    ("UPDATE alembic_version", 5),
    ("UPDATE comment SET", 2),
    ("UPDATE position SET", 3),
    ("INSERT INTO record_entry", 1),  # the tables are up to date, the record does not say so yet
)


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a database ``release``, filled as the release left it."""
    folder = tmp_path_factory.mktemp("postgresql")
    with server() as address:
        with instance(folder / "instance", make_database(address, "release")) as app:
            fill(app)
        yield address


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database that is filled as the release left it."""
    folder = tmp_path_factory.mktemp("release")
    path = folder / "workbench.sqlite"
    with instance(folder, f"sqlite:///{path}") as app:
        fill(app)
        with app.extensions["workbench.database"].engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of its own that is filled as the release left it, on each kind in turn."""
    if request.param == "postgresql":
        name = "".join(re.findall(r"\w", tmp_path.name))
        return make_database(request.getfixturevalue("postgresql"), name, template="release")
    path = tmp_path / "workbench.sqlite"
    path.write_bytes(request.getfixturevalue("release").read_bytes())
    return f"sqlite:///{path}"


@contextmanager
def instance(folder: Path, address: str) -> Iterator[Flask]:
    app = create_app(Settings(folder, address, jobs_at_once=0))
    app.testing = True
    try:
        yield app
    finally:
        for thread in threading.enumerate():
            if thread.name.startswith("search-"):  # the index is renewed in the background, on a connection of its own
                thread.join()
        app.extensions["workbench.database"].dispose()


def fill(app: Flask) -> None:
    database: Database = app.extensions["workbench.database"]
    with app.app_context():
        upgrade(directory=str(resource_dir("migrations")), revision=RELEASE)
    index = {"comment_words", "comment_search"}
    tables = {name for name in inspect(database.engine).get_table_names() if not name.startswith(tuple(index))}
    assert set(release_rows()) == tables - {"alembic_version"}, "no table is without a row"
    with database.writing() as session:
        insert(session.connection(), release_rows())
        session.commit()


def assert_nothing_is_lost(database: Database) -> None:
    """Every row is there with every value, but for what the update is there to change."""
    for table, rows in release_rows().items():
        if table in REPLACED:
            continue
        compared = [{key: row[key] for key in row.keys() - CHANGED.get(table, set())} for row in rows]
        with database.engine.connect() as connection:
            stored = contents(connection, [table], {table: compared})[table]
        assert len(stored) == len(rows)
        written = {row["id"]: row for row in compared}
        for row in stored:
            for key, value in written[row["id"]].items():
                assert row[key].removesuffix("+00:00").removesuffix(".000000") == as_text(value), (table, key)


def as_text(value: Any) -> str:
    return str(value).removesuffix(".000000")


def rows(database: Database, statement: str) -> list[dict[str, Any]]:
    with database.engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(statement)).mappings()]


def test_every_row_is_found_again(address: str, tmp_path: Path) -> None:
    with instance(tmp_path, address) as app:
        database: Database = app.extensions["workbench.database"]
        bring_up_to_date(app)
        assert differences(database) == []
        assert_nothing_is_lost(database)
        decided = rows(database, "SELECT DISTINCT kind, subject_id, aspect FROM decision")
        kinds = Counter(subject["kind"] for subject in decided)
        had = {table: len(written) for table, written in release_rows().items()}
        assert kinds["finding"] == had["part_finding"] and kinds["outcome"] == had["outcome_ruling"]
        assert kinds["match"] == had["overrule"] and kinds["case"] == had["adequacy_case"]
        assert kinds["paper"] == had["paper"] == len(LAWS) and kinds["rejection"] == had["rejection"]


def test_whoever_belonged_nowhere_belongs_to_headquarters(address: str, tmp_path: Path) -> None:
    with instance(tmp_path, address) as app:
        database: Database = app.extensions["workbench.database"]
        bring_up_to_date(app)
        tree = {row["code"]: row for row in rows(database, "SELECT * FROM organisation")}
        top = tree["headquarters"]
        assert (top["name_zh"], top["name_en"], top["parent_id"], top["position"]) == ("总部", "Headquarters", None, 0)
        assert {code: row["kind"] for code, row in tree.items()} == {
            "headquarters": "headquarters", "boats": "industrial", "coast": "provincial", "ilo": "invited",
            "legal": "headquarters",
        }  # fmt: skip
        assert {row["parent_id"] for row in tree.values() if row is not top} == {top["id"]}
        belongs = {row["id"]: row["organisation_id"] for row in rows(database, "SELECT * FROM member")}
        for member in release_rows()["member"]:
            assert belongs[member["id"]] == (member["organisation_id"] or top["id"])


def test_old_comments_stand_before_rounds_and_are_found(address: str, tmp_path: Path) -> None:
    with instance(tmp_path, address) as app:
        database: Database = app.extensions["workbench.database"]
        bring_up_to_date(app)
        maintain_comment_index(database)
        rounds = {row["id"]: row for row in rows(database, "SELECT * FROM round")}
        assert sorted(row["law_id"] for row in rounds.values()) == list(LAWS)
        assert {(row["number"], row["title_zh"], row["state"]) for row in rounds.values()} == {
            (0, "征求意见之前", "before")
        }
        for comment in rows(database, "SELECT law_id, round_id FROM comment"):
            assert rounds[comment["round_id"]]["law_id"] == comment["law_id"]
        standing = {
            row["id"] for row in release_rows()["comment"] if not row.get("parent_id") and not row["withdrawn_at"]
        }
        with database.reading() as session:
            found = find_comments(session, interpret("费率", glossary(), corpus()), glossary(), {}, limit=100)
        assert {comment.id for comment in found.comments} == standing


def test_what_was_agreed_is_proposed_by_whoever_had_agreed_it(address: str, tmp_path: Path) -> None:
    with instance(tmp_path, address) as app:
        database: Database = app.extensions["workbench.database"]
        bring_up_to_date(app)
        stored = {row["id"]: row for row in rows(database, "SELECT * FROM position")}
        decisions: dict[str, list[dict[str, Any]]] = {}
        for row in rows(database, "SELECT * FROM decision WHERE kind = 'position' ORDER BY number"):
            decisions.setdefault(row["subject_id"], []).append(row)
        for position in release_rows()["position"]:
            now, history = stored[position["id"]], decisions[position["id"]]
            by = position["changed_by"] or position["created_by"]
            was_agreed = position["status"] == "agreed"
            assert now["status"] == ("proposed" if was_agreed else position["status"])
            assert now["revision"] == history[-1]["number"] == position["revision"] + was_agreed
            said = [json.loads(decision["value"])["status"] for decision in history]
            assert said == (["agreed", "proposed"] if was_agreed else [position["status"]])
            assert {decision["member_id"] for decision in history} == {by}
            assert {str(decision["decided_at"])[:19] for decision in history} == {position["changed_at"][:19]}
            assert bool(history[-1]["reason"]) == was_agreed


def addresses(app: Flask) -> Iterator[str]:
    """Every page there is, for things of the law ``a``."""
    things = {
        "code": "C102", "law_id": "a", "version_id": "a2", "old_id": "a1", "new_id": "a2", "clause_id": "a1-1",
        "comment_id": "ac4", "paper_id": "ae", "position_id": "an3", "upload_id": "ua", "kind": "docx",
        "scheme_id": "old-age",
    }  # fmt: skip
    queries = {
        "standards.provision": "?ref=C102:24", "search.results": "?q=互助金&scope=comments",
        "search.suggest": "?q=互助", "papers.new_position": "?clause=a3-2", "papers.new_paper": "?version=a3",
    }  # fmt: skip
    for rule in app.url_map.iter_rules():
        if is_page(app, rule) and rule.arguments <= things.keys():
            with app.test_request_context():
                built = rule.build({name: things[name] for name in rule.arguments})
            assert built is not None
            yield built[1] + queries.get(rule.endpoint, "")


def is_page(app: Flask, rule: Rule) -> bool:
    view = app.view_functions[rule.endpoint]
    return "GET" in (rule.methods or set()) and view.__module__.startswith("workbench.")


def test_every_page_answers_and_people_go_on_working(address: str, tmp_path: Path) -> None:
    with instance(tmp_path, address) as app:
        bring_up_to_date(app)
        maintain_comment_index(app.extensions["workbench.database"])
        write_source(tmp_path / "uploads", UploadedFile("a.md", SOURCE))
        with app.extensions["workbench.database"].writing() as session:
            add_member(session, username="chair", password=PASSWORD, role=Role.CHAIR)
            session.commit()
        answers: dict[str, set[int]] = {path: set() for path in addresses(app)}
        for role in ("editor", "officer", "administrator", "chair"):
            browser = Browser(app.test_client()).sign_in(role)
            for path, statuses in answers.items():
                browser.get(path)
                statuses.add(browser.status)
        assert len(answers) > 35
        assert {path for path, statuses in answers.items() if 200 not in statuses} == set(), "no page is lost"
        assert set().union(*answers.values()) <= {200, 403, 404}, "and none breaks"
        officer = Browser(app.test_client()).sign_in("officer-free")
        officer.get("/clauses/a3-1")
        officer.post(
            "/clauses/a3-1/comments",
            {
                "body": "船工另有意见",
                "stance": "oppose",
                "issue": "coverage",
                "proposed": "",
                "quote": "",
                "start": "0",
            },
        )
        assert officer.status == 200
        last = rows(
            app.extensions["workbench.database"],
            "SELECT r.number FROM comment c JOIN round r ON r.id = c.round_id WHERE c.author_id = 'n-officer'"
            " ORDER BY c.created_at DESC LIMIT 1",
        )
        assert last == [{"number": 0}]


def run(folder: Path, address: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """A process of its own on the instance, as it is started on a machine."""
    settings = {"WORKBENCH_INSTANCE": str(folder), "WORKBENCH_DATABASE_URL": address, "WORKBENCH_LANGUAGE": "en"}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **settings, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_update_that_is_killed_is_whole_when_it_is_run_again(address: str, tmp_path: Path) -> None:
    with instance(tmp_path, address) as app:
        database: Database = app.extensions["workbench.database"]
        for beginning, number in KILLS:
            assert rows(database, "SELECT version_num FROM alembic_version") == [{"version_num": RELEASE}]
            assert inspect(database.engine).has_table("overrule") and not inspect(database.engine).has_table("round")
            database.dispose()
            ended = run(tmp_path, address, "-c", KILLED, beginning, str(number))
            assert ended.returncode == -signal.SIGKILL, (beginning, number, ended.stderr)
        bring_up_to_date(app)
        assert differences(database) == []
        assert_nothing_is_lost(database)
        assert rows(database, "SELECT count(*) AS number FROM comment WHERE round_id IS NULL") == [{"number": 0}]
        again = "SELECT subject_id FROM decision GROUP BY kind, subject_id, aspect, number HAVING count(*) > 1"
        assert rows(database, again) == []


def test_the_copy_made_before_is_the_release_again(
    address: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    told = run(tmp_path, address, "-m", "workbench.cli", "init")
    assert told.returncode == 0, told.stderr
    (copy,) = (tmp_path / "backups").iterdir()
    assert f"copied before the update: {copy}" in told.stdout
    if copy.suffix == ".sqlite":
        restored = f"sqlite:///{copy}"
    else:
        restored = make_database(request.getfixturevalue("postgresql"), f"restored-{copy.stem[-7:]}")
        plain = restored.replace("postgresql+psycopg:", "postgresql:")
        subprocess.run(["pg_restore", "--exit-on-error", f"--dbname={plain}", copy], check=True)
    with instance(tmp_path / "restored", restored) as app:
        database: Database = app.extensions["workbench.database"]
        assert rows(database, "SELECT version_num FROM alembic_version") == [{"version_num": RELEASE}]
        for table, written in release_rows().items():
            assert rows(database, f"SELECT count(*) AS number FROM {table}") == [{"number": len(written)}], table


@pytest.mark.slow
def test_without_pg_dump_nothing_is_changed(postgresql: str, tmp_path: Path) -> None:
    address = make_database(postgresql, "undumped", template="release")
    refused = run(tmp_path, address, "-m", "workbench.cli", "init", PATH=str(tmp_path))
    assert refused.returncode == 1 and "pg_dump, which is not installed" in refused.stderr
    with instance(tmp_path, address) as app:
        database: Database = app.extensions["workbench.database"]
        assert rows(database, "SELECT version_num FROM alembic_version") == [{"version_num": RELEASE}]
    assert run(tmp_path, address, "-m", "workbench.cli", "init", "--without-backup").returncode == 0
