"""``workbench organisation``, and the options of ``workbench user`` that go with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.people.test_importing import MEMBERS, ORGANISATIONS, federation
from workbench.cli import main


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(tmp_path / "instance"))
    assert run("init").exit_code == 0
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def listed() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(run("organisation", "list", "--json").output)
    return rows


def test_a_register_is_taken_in(instance: Path) -> None:
    file = instance / "list.csv"
    file.write_bytes(federation().encode("gb18030"))
    checked = run("organisation", "import", str(file), "--check")
    assert checked.exit_code == 0 and "Nothing was stored" in checked.output and len(listed()) == 1
    told = run("organisation", "import", str(file))
    assert told.exit_code == 0 and "55 rows, all of them stored." in told.output
    assert len(told.output.splitlines()) == 56
    rows = listed()
    assert len(rows) == 20 and sum(int(str(row["members"])) for row in rows) == 35
    assert {"id", "code", "name_zh", "name_en", "kind", "parent", "members", "retired"} == set(rows[0])
    assert {row["code"]: row["parent"] for row in rows}["city-3"] == "province-3"


def test_what_is_refused_stores_nothing(instance: Path) -> None:
    file = instance / "list.csv"
    file.write_text(ORGANISATIONS + "东部,East,kingdom,\n" + MEMBERS + "zhao,赵,,,,\n")
    told = run("organisation", "import", str(file))
    assert told.exit_code == 1 and "row 2: “kingdom” is no kind of organisation" in told.output
    assert len(listed()) == 1
    broken = instance / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    assert run("organisation", "import", str(broken)).exit_code == 1


def test_the_tree_is_kept(instance: Path) -> None:
    assert run("organisation", "add", "沿海", "--kind", "provincial", "--name-en", "Coast").exit_code == 0
    assert run("organisation", "add", "港口", "--kind", "city", "--parent", "coast").exit_code == 0
    assert run("organisation", "add", "港口", "--kind", "city").exit_code == 1
    assert run("organisation", "rename", "港口", "--name-en", "Harbour").exit_code == 0
    assert run("organisation", "move", "Harbour", "--below", "headquarters").exit_code == 0
    assert run("organisation", "retire", "Coast").exit_code == 0
    rows = {row["name_en"]: row for row in listed()}
    assert (rows["Harbour"]["parent"], bool(rows["Coast"]["retired"])) == ("headquarters", True)
    assert run("organisation", "retire", "Coast", "--undo").exit_code == 0
    plain = run("organisation", "list")
    assert "  Coast  [coast]  0" in plain.output.splitlines()


def test_an_account_belongs_to_an_organisation_and_is_invited(instance: Path) -> None:
    run("organisation", "add", "沿海", "--kind", "provincial", "--name-en", "Coast")
    added = run("user", "add", "zhao", "--organisation", "沿海", "--lead", "--password", "a-secret-of-twelve")
    assert added.exit_code == 0
    assert {row["name_en"]: row["members"] for row in listed()}["Coast"] == 1
    assert run("user", "add", "qian", "--organisation", "nowhere", "--password", "a-secret-of-twelve").exit_code == 1
    assert run("user", "invite").exit_code == 1, "nobody is without a password"
    told = run("user", "invite", "zhao")
    assert told.exit_code == 0 and told.stdout.startswith("zhao\t/invitations/")
    file = instance / "list.csv"
    file.write_text(MEMBERS + "sun,孙,Coast,,,\nli,李,Coast,,,\n")
    run("organisation", "import", str(file))
    assert [line.split("\t")[0] for line in run("user", "invite").stdout.splitlines()] == ["li", "sun"]
