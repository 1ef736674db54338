"""What every test may use: an empty instance, a session rolled back, and a browser-like client signed in as a role."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Literal, TypeVar

import pytest
from argon2 import PasswordHasher
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.acts_table import watch
from tests.browsing import Browser
from tests.factories.people import PASSWORD
from workbench.app import create_app
from workbench.config import Settings
from workbench.db import Database
from workbench.demonstration import load_demonstration
from workbench.drafts import sandbox
from workbench.drafts.child import answer_of
from workbench.instance import bring_up_to_date
from workbench.people import service
from workbench.people.models import Member
from workbench.people.permissions import Role
from workbench.people.service import add_member, member_named
from workbench.search.index.disk import DiskIndex, DocumentProvider, Progress
from workbench.wiring import open_database

Made = TypeVar("Made")
COMES_WITH_THE_PROGRAM = {"standards", "evidence"}  # of what is searched
CATALOGUES = Path(__file__).resolve().parent.parent / "workbench" / "translations"


def settings_in(folder: Path) -> Settings:
    """An instance in a folder whose jobs are done at once, inside the request that asks for them."""
    return Settings(instance=folder, database_url=f"sqlite:///{folder / 'workbench.sqlite'}", jobs_at_once=0)


def pytest_configure() -> None:
    """Compiles each catalogue that was changed since it was compiled, so that tests read what stands in the source."""
    for source in CATALOGUES.rglob("messages.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            made = compiled.with_suffix(f".{os.getpid()}")  # several workers may start at once
            with source.open("rb") as read, made.open("wb") as written:
                write_mo(written, read_po(read))
            made.replace(compiled)


class SharedBytecode(BytecodeCache):
    """What templates were compiled to, for all applications: each is compiled once, not for each test."""

    def __init__(self) -> None:
        self.compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.compiled:
            bucket.bytecode_from_string(self.compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[bucket.key] = bucket.bytecode_to_string()


Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": SharedBytecode()}

# No clock decides a test: an example may take as long as it takes on a busy machine.
hypothesis_settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def _terminal_in_english() -> Iterator[None]:
    """Commands under test speak English, whatever the language of the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_LANGUAGE", "en")
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """Passwords are hashed so lightly that signing in costs nothing; nothing else about them changes."""
    kept = service._hasher
    service._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # type: ignore[misc]
    yield
    service._hasher = kept  # type: ignore[misc]


@pytest.fixture(autouse=True)
def acts_watched() -> Iterator[list[str]]:
    """Every request and command of the test enters its acts; what is wrong with one fails the test."""
    with watch() as noted:
        yield noted
    assert not noted, "\n".join(dict.fromkeys(noted))


def _read_here(
    command: Sequence[str], order: bytes, longest: float, while_reading: object
) -> subprocess.CompletedProcess[bytes]:
    """The answer of the child that reads a stranger's file, given without starting one."""
    head, _, file = order.partition(b"\n")
    try:
        answer = answer_of(import_module(command[-1]).read, json.loads(head), file)
    except Exception:
        return subprocess.CompletedProcess([], 1, b"", traceback.format_exc().encode())
    return subprocess.CompletedProcess([], 0, answer, b"")


@pytest.fixture(autouse=True)
def _files_are_read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is read in the test's own process, but where the child process itself is under test."""
    if not request.node.get_closest_marker("guarded"):
        monkeypatch.setattr(sandbox, "_run", _read_here)


@pytest.fixture(scope="session")
def _indexes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the indexes of what comes with the program lie once one test has made them."""
    return tmp_path_factory.mktemp("indexes")


@pytest.fixture(autouse=True)
def _standards_are_indexed_once(monkeypatch: pytest.MonkeyPatch, _indexes: Path) -> None:
    """A new instance is given the index that another test made of the same standards, which takes seconds to make."""
    update = DiskIndex.update

    def updated(
        disk: DiskIndex, source: DocumentProvider, *, rebuild: bool = False, progress: Progress | None = None
    ) -> bool:
        if source.scope not in COMES_WITH_THE_PROGRAM or disk.folder.exists():
            return update(disk, source, rebuild=rebuild, progress=progress)
        contents = hashlib.sha256(repr((disk.analysis, sorted(source.stamps().items()))).encode()).hexdigest()
        there = _indexes / f"{source.scope}-{contents}"
        if there.exists():
            shutil.copytree(there, disk.folder)
            return True
        is_new = update(disk, source, rebuild=rebuild, progress=progress)
        shutil.copytree(disk.folder, there)
        return is_new

    monkeypatch.setattr(DiskIndex, "update", updated)


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("template")
    made = create_app(settings_in(folder))
    bring_up_to_date(made)
    database: Database = made.extensions["workbench.database"]
    with database.writing() as session:
        for role in Role:
            add_member(session, username=role, password=PASSWORD, role=role, language="en")
        for second in (Role.OFFICER, Role.EDITOR):
            add_member(session, username=f"{second}2", password=PASSWORD, role=second, language="en")
        session.commit()
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose()
    return folder / "workbench.sqlite"


@pytest.fixture(scope="session")
def _demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance with the demonstration, made once and copied for each test that works in it."""
    folder = tmp_path_factory.mktemp("demonstration")
    made = create_app(settings_in(folder))
    database: Database = made.extensions["workbench.database"]
    bring_up_to_date(made)
    with made.app_context():
        assert load_demonstration(made)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose()
    return folder


@pytest.fixture
def demonstration(tmp_path: Path, _demonstration: Path) -> Iterator[Flask]:
    """The application on an instance of its own that holds the demonstration."""
    folder = tmp_path / "demonstration"
    shutil.copytree(_demonstration, folder)
    made = create_app(settings_in(folder))
    made.testing = True
    yield made
    made.extensions["workbench.database"].dispose()


@pytest.fixture
def settings(tmp_path: Path, _template: Path) -> Settings:
    (tmp_path / "workbench.sqlite").write_bytes(_template.read_bytes())
    return settings_in(tmp_path)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    made = create_app(settings)
    made.testing = True
    yield made
    made.extensions["workbench.database"].dispose()


@pytest.fixture
def session(settings: Settings) -> Iterator[Session]:
    """A writing session on the instance, rolled back at the end unless the test commits."""
    database = open_database(settings.database_url)
    with database.writing() as opened:
        yield opened
    database.dispose()


@pytest.fixture
def people(session: Session) -> Callable[[str], Member]:
    """The member whose user name is the role's."""

    def find(name: str) -> Member:
        found = member_named(session, name)
        assert found is not None
        return found

    return find


@pytest.fixture
def browser(app: Flask) -> Callable[[str], Browser]:
    """A browser signed in under a name (``browser("editor")``), or signed out (``browser("")``)."""

    def open_browser(name: str = "") -> Browser:
        opened = Browser(app.test_client())
        return opened.sign_in(name) if name else opened

    return open_browser


@pytest.fixture
def stored(app: Flask) -> Callable[[Callable[[Session], Made]], Made]:
    """Runs a function on a writing session and commits; what it made stays readable."""

    def store(make: Callable[[Session], Made]) -> Made:
        with app.extensions["workbench.database"].writing() as session:
            session.expire_on_commit = False
            made = make(session)
            session.commit()
        return made

    return store


@pytest.fixture
def count_statements(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """``with count_statements() as statements:`` gathers the SQL statements that run inside the block."""

    @contextmanager
    def counted() -> Iterator[list[str]]:
        statements: list[str] = []
        engine = app.extensions["workbench.database"].engine

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            statements.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return counted


@pytest.fixture
def page_bytes() -> Callable[[Browser, str], int]:
    """How many bytes a browser is sent as the page at an address, which must be there."""

    def measured(opened: Browser, path: str) -> int:
        opened.get(path)
        assert opened.status == 200, path
        return len(opened.data)

    return measured


class _CountingHasher(PasswordHasher):
    """Hashes as lightly as all tests do, and notes each password that was hashed or verified."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.calls: list[str] = []

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        self.calls.append("hash")
        return super().hash(password, salt=salt)

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
        self.calls.append("verify")
        return super().verify(hash, password)


@pytest.fixture
def hash_calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that a password is hashed or verified during the test, which is what costs most of a sign-in."""
    hasher = _CountingHasher()
    monkeypatch.setattr(service, "_hasher", hasher)
    return hasher.calls
