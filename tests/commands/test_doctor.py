"""``workbench doctor`` on the record: each way of tampering past the program is found and named, in both forms."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli import main
from workbench.config import Settings
from workbench.record.acts import Act
from workbench.record.chain import WITNESS, read_witness
from workbench.record.service import enter
from workbench.wiring import open_database, timer_duties

ENTRY = "SELECT entry_id FROM record_link WHERE position = 4"
# What is done to the database, and the fault that is named.
TAMPERED = {
    "altered": (("UPDATE record_entry SET member_id = 'other' WHERE id = (" + ENTRY + ")",), "altered: no. 4"),
    "missing": (("DELETE FROM record_entry WHERE id = (" + ENTRY + ")",), "missing: no. 4"),
    "reordered": (
        (
            "UPDATE record_link SET position = -1 WHERE position = 2",
            "UPDATE record_link SET position = 2 WHERE position = 3",
            "UPDATE record_link SET position = 3 WHERE position = -1",
        ),
        "reordered: no. 2",
    ),
    "slipped in": (
        (
            "INSERT INTO record_entry (id, at, act, subject, count, salt, before, after) VALUES"
            " ('slippedin', '2001-01-01 00:00:00.000000', 'law.add', 'law:x', 1, '', '', '')",
        ),
        "unlinked: slippedin",
    ),
    "cut": (
        (
            "DELETE FROM record_entry WHERE id IN (SELECT entry_id FROM record_link WHERE position > 5)",
            "DELETE FROM record_link WHERE position > 5",
        ),
        "cut: no. 8",
    ),
}


@pytest.fixture
def instance(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An instance whose record has eight linked entries."""
    monkeypatch.setenv("WORKBENCH_INSTANCE", str(settings.instance))
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", settings.database_url)
    database = open_database(settings.database_url)
    with database.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM record_entry")
        for number in range(8):
            enter(session, Act.LAW_ADD, f"law:{number}", by=None)
        session.commit()
    link, *_ = timer_duties(database, settings)
    link.do()
    database.dispose()
    return settings.instance


def doctor(*options: str) -> Result:
    return CliRunner().invoke(main, ["doctor", *options])


def test_the_timer_links_and_the_witness_sees_it(instance: Path) -> None:
    (head,) = read_witness(instance / WITNESS)
    assert head.position == 8
    assert "ok   record: 8 entries, unchanged" in doctor().output


def test_an_instance_without_a_timer_is_linked_before_it_is_checked(instance: Path, settings: Settings) -> None:
    database = open_database(settings.database_url)
    with database.writing() as session:
        enter(session, Act.LAW_ADD, "law:late", by=None)
        session.commit()
    database.dispose()
    assert "ok   record: 9 entries, unchanged" in doctor().output
    assert [head.position for head in read_witness(instance / WITNESS)] == [8, 9]


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_is_named_with_advice(instance: Path, name: str) -> None:
    statements, fault = TAMPERED[name]
    with sqlite3.connect(instance / "workbench.sqlite") as database:
        for statement in statements:
            assert database.execute(statement).rowcount > 0
    database.close()
    shown = doctor()
    assert shown.exit_code == 1 and "BAD  record: " in shown.output and fault in shown.output
    assert "compare it with the last backup" in shown.output
    (check,) = (c for c in json.loads(doctor("--json").output)["checks"] if c["name"] == "record")
    assert not check["well"] and fault in check["found"] and "last backup" in check["advice"]


def test_a_record_that_is_gone_with_its_witness_is_missed(instance: Path) -> None:
    (instance / WITNESS).unlink()
    with sqlite3.connect(instance / "workbench.sqlite") as database:
        for table in ("record_link", "record_entry"):
            assert database.execute(f"DELETE FROM {table}").rowcount == 8
    database.close()
    shown = doctor()
    assert shown.exit_code == 1 and "BAD  record: missing: no. 1" in shown.output


def test_an_end_cut_off_is_found_after_the_chain_has_grown_again(instance: Path, settings: Settings) -> None:
    with sqlite3.connect(instance / "workbench.sqlite") as database:
        for statement in TAMPERED["cut"][0]:
            database.execute(statement)
    database.close()
    opened = open_database(settings.database_url)
    with opened.writing() as session:
        for number in range(5):
            enter(session, Act.LAW_ADD, f"law:new{number}", by=None)
        session.commit()
    opened.dispose()
    for _ in range(2):
        assert "reordered: no. 8" in doctor().output
