"""``workbench import``: what it stores, what it says, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from tests.factories.drafts import ENGLISH, FIRST, SECOND
from workbench.cli import main
from workbench.db import Database
from workbench.drafts.models import Law, Version
from workbench.drafts.originals import source_path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path / "instance"))
    for name, text in (("first", FIRST), ("second", SECOND), ("english", ENGLISH), ("empty", " \n")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    return tmp_path


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{folder / 'instance' / 'workbench.sqlite'}")
    yield opened
    opened.dispose()


def store(folder: Path, name: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["import", str(folder / f"{name}.txt"), *options])


def test_a_law_is_made_and_its_versions_follow(folder: Path, database: Database) -> None:
    said = store(folder, "first", "--law", "互助保险条例", "--label", "一稿", "--dated", "2026-03-01")
    assert said.exit_code == 0 and "互助保险条例" in said.output and "/versions/" in said.output
    second = store(folder, "second", "--law", "互助保险条例", "--label", "二稿", "--json")
    stored = json.loads(second.output)
    assert (stored["law"]["new"], stored["version"]["ordinal"], stored["articles"]) == (False, 2, 5)
    assert stored["words"]["unexplained"] == 0 and stored["words"]["file"] > 100
    english = store(
        folder, "english", "--law", stored["law"]["id"], "--label", "first", "--translation-of", "一稿", "--json"
    )
    assert json.loads(english.output)["version"]["ordinal"] == 1
    with database.reading() as session:
        versions = session.scalars(select(Version).order_by(Version.ordinal, Version.lang.desc())).all()
        assert [(version.label, version.lang) for version in versions] == [
            ("一稿", "zh"), ("first", "en"), ("二稿", "zh"),
        ]  # fmt: skip
        assert str(versions[0].dated) == "2026-03-01" and versions[0].created_by is None
        assert source_path(folder / "instance" / "uploads", versions[0].source_sha256).read_text("utf-8") == FIRST


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("first", ("--law", "互助保险条例", "--label", "另一稿"), "byte for byte"),
        ("second", ("--law", "互助保险条例", "--label", "一稿"), "already"),
        ("english", ("--law", "互助保险条例", "--label", "x", "--translation-of", "九稿"), "一稿"),
        ("empty", ("--law", "互助保险条例", "--label", "x"), "empty.txt"),
        ("second", ("--law", " ", "--label", "x"), "title"),
        ("second", ("--law", "互助保险条例", "--label", " "), "name"),
        ("second", ("--law", "互助保险条例", "--label", "x", "--dated", "yesterday"), "yesterday"),
    ],
)
def test_what_is_refused_stores_nothing(
    folder: Path, database: Database, name: str, options: tuple[str, ...], said: str
) -> None:
    assert store(folder, "first", "--law", "互助保险条例", "--label", "一稿").exit_code == 0
    refused = store(folder, name, *options)
    assert refused.exit_code != 0 and said in refused.output
    with database.reading() as session:
        assert len(session.scalars(select(Version)).all()) == 1 == len(session.scalars(select(Law)).all())
