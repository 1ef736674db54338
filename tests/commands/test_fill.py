"""``workbench fill`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from tests.factories.drafts import make_version
from workbench.commands.fill import fill_instance
from workbench.people.service import member_named


@pytest.fixture
def instance(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    with app.extensions["workbench.database"].writing() as session:
        editor = member_named(session, "editor")
        assert editor is not None
        make_version(session, editor)
        session.commit()
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(app.extensions["workbench.settings"].instance))
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    return app


def test_comments_are_made_up(instance: Flask) -> None:
    ran = CliRunner().invoke(fill_instance, ["--comments", "20", "--organisations", "4", "--json"])
    assert ran.exit_code == 0, ran.output
    filled = json.loads(ran.stdout)
    assert (filled["comments"], filled["organisations"]) == (20, 4)
    ran = CliRunner().invoke(fill_instance, ["--comments", "3", "--seed", "9"])
    assert ran.exit_code == 0 and "Stored 3 made-up comments" in ran.stdout


def test_words_from_a_file(instance: Flask, tmp_path: Path) -> None:
    source = tmp_path / "texts.json"
    source.write_text(json.dumps([{"id": 1, "text": "请写明期限。"}]), "utf-8")
    assert CliRunner().invoke(fill_instance, ["--comments", "3", "--from", str(source)]).exit_code == 0
    for bad in ("[{}]", "no json"):
        source.write_text(bad, "utf-8")
        refused = CliRunner().invoke(fill_instance, ["--comments", "3", "--from", str(source)])
        assert refused.exit_code == 1 and "texts.json" in refused.output


def test_a_senseless_number_is_told(instance: Flask) -> None:
    refused = CliRunner().invoke(fill_instance, ["--comments", "0"])
    assert refused.exit_code == 1 and "--comments" in refused.output
