"""``init``, ``run`` and ``user``: what they make, and what they say where they cannot."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from workbench.cli import main
from workbench.commands import instance
from workbench.commentary.models import Comment
from workbench.db import Database
from workbench.people.models import Member, SignIn
from workbench.people.service import member_named, sign_in

SECRET = "a-secret-of-twelve"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DATABASE_URL", "PROXIES", "SECURE_COOKIES", "UPLOAD_MEGABYTES", "SESSION_HOURS"):
        monkeypatch.delenv(f"WORKBENCH_{name}", raising=False)
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path / "instance"))
    return tmp_path / "instance"


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{folder / 'workbench.sqlite'}")
    yield opened
    opened.dispose()


def call(*told: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, list(told), input=typed)


def count(database: Database, model: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_init_makes_an_empty_instance_and_makes_it_once(folder: Path, database: Database) -> None:
    for _ in range(2):
        told = call("init")
        assert told.exit_code == 0 and str(folder) in told.output
    assert count(database, Member) == 0
    assert (folder / "secret_key").exists()


def test_init_with_the_demonstration_twice(folder: Path, database: Database) -> None:
    first, before = call("init", "--demo"), count(database, Comment)
    second = call("init", "--demo")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "is loaded" in first.output and "nothing changed" in second.output
    assert count(database, Comment) == before > 40


def test_init_adds_no_demonstration_where_others_work(folder: Path, database: Database) -> None:
    assert call("user", "add", "editor", "--role", "editor", "--password", SECRET).exit_code == 0
    told = call("init", "--demo")
    assert told.exit_code == 0 and "Other accounts work in this instance" in told.output
    assert count(database, Member) == 1


def test_an_account_is_added_and_its_password_changed(folder: Path, database: Database) -> None:
    added = call("user", "add", "First.Officer", "--role", "officer", "--name-zh", "干部", "--password", SECRET)
    assert (added.exit_code, added.output) == (0, "Added first.officer (Officer).\n")
    with database.writing() as session:
        sign_in(session, "first.officer", SECRET, 12)
        session.commit()
    assert call("user", "password", "first.officer", "--password", SECRET + "2").exit_code == 0
    with database.writing() as session:
        assert session.scalars(select(SignIn)).one().ended_at is not None
        assert sign_in(session, "first.officer", SECRET + "2", 12)[1].name_zh == "干部"


def test_a_person_is_forgotten_on_request_and_only_when_sure(folder: Path, database: Database) -> None:
    assert call("user", "add", "left", "--name-zh", "离任者", "--password", SECRET).exit_code == 0
    assert call("user", "erase", "left", typed="n\n").exit_code == 1
    with database.reading() as session:
        assert member_named(session, "left") is not None
    forgotten = call("user", "erase", "left", typed="y\n")
    assert forgotten.exit_code == 0 and "left is forgotten" in forgotten.output
    with database.reading() as session:
        member = session.scalars(select(Member)).one()
        assert "离任者" not in member.name("zh") and member.username in forgotten.output
    assert "There is no account" in call("user", "erase", "left", "--yes").output
    assert "entries, unchanged" in call("doctor").output


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (("add", "x", "--password", SECRET), "Use 2 to 60 lower-case letters"),
        (("add", "fine", "--password", "short"), "at least 10 characters"),
        (("add", "taken", "--password", SECRET), "is taken"),
        (("password", "nobody", "--password", SECRET), "There is no account"),
        (("password", "taken", "--password", "short"), "at least 10 characters"),
    ],
)
def test_accounts_that_cannot_be(folder: Path, database: Database, told: tuple[str, ...], words: str) -> None:
    assert call("user", "add", "taken", "--password", SECRET).exit_code == 0
    refused = call("user", *told)
    assert refused.exit_code == 1 and words in refused.output and "Traceback" not in refused.output
    with database.reading() as session:
        assert member_named(session, "fine") is None


def test_without_an_instance_there_is_no_password_to_change(folder: Path) -> None:
    assert "workbench init" in call("user", "password", "x", "--password", SECRET).output


def test_a_port_that_is_taken_is_told_before_anything_is_made(folder: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        told = call("run", "--port", str(port))
    assert told.exit_code == 1
    assert f"127.0.0.1:{port} cannot be used" in told.output and f"--port {port + 1}" in told.output
    assert not folder.exists()


def test_run_makes_the_instance_and_tells_the_address(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[str, int, int]] = []
    monkeypatch.setattr(instance, "_serve", lambda app, host, port, threads: served.append((host, port, threads)))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    told = call("run", "--port", str(port), "--threads", "2")
    assert told.exit_code == 0 and served == [("127.0.0.1", port, 2)]
    assert f"http://127.0.0.1:{port}/" in told.output and "no account yet" in told.output
    call("init", "--demo")
    told = call("run", "--port", str(port))
    assert "workbench-demo" in told.output and "officer-hq" in told.output


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("PROXIES", "many", "WORKBENCH_PROXIES"), ("INSTANCE", "/proc/none/such", "WORKBENCH_INSTANCE")],
)
@pytest.mark.parametrize("command", [("init",), ("run", "--port", "1"), ("user", "add", "x1", "--password", SECRET)])
def test_settings_that_cannot_be_used_are_told_without_a_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv(f"WORKBENCH_{name}", value)
    monkeypatch.setattr(instance, "_refuse_a_taken_port", lambda host, port: None)
    told = call(*command)
    assert told.exit_code == 1 and words in told.output
    assert isinstance(told.exception, SystemExit)


def test_doctor_finds_a_fresh_instance_sound(folder: Path) -> None:
    call("init", "--demo")
    told = call("doctor")
    assert told.exit_code == 0, told.output
