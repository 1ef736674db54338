"""``workbench doctor`` on the record and its contents: tampering past the program is found and named, in both forms."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.people import make_member
from workbench.cli import main
from workbench.commentary.service import data_of, edit_comment
from workbench.config import Settings
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decide
from workbench.record.acts import Act
from workbench.record.chain import WITNESS, read_witness
from workbench.record.service import enter, erase_content
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


DECISION = "finding:v1:III"
# What is done to the contents past the program, and what is then named.
CHANGED = {
    "a reason": ("UPDATE decision SET reason = 'other' WHERE number = 2", f"decision {DECISION} "),
    "a value": ('UPDATE decision SET value = \'{"verdict":"met"}\' WHERE number = 2', f"decision {DECISION} "),
    "no value at all": ("UPDATE decision SET value = 'other' WHERE number = 1", f"decision {DECISION} "),
    "the last deleted": ("DELETE FROM decision WHERE number = 3", f"decision {DECISION} "),
    "the first deleted": ("DELETE FROM decision WHERE number = 1", f"decision {DECISION} "),
    "two exchanged": ("UPDATE decision SET number = 0 WHERE number = 2", f"decision {DECISION} "),
    "a body": ("UPDATE revision SET body = '<p>other</p>' WHERE number = 1", "comment:"),
    "a stance": ("UPDATE revision SET stance = 'question' WHERE number = 2", "comment:"),
    "a revision deleted": ("DELETE FROM revision WHERE number = 2", "comment:"),
}


@pytest.fixture
def decided(instance: Path, settings: Settings) -> Path:
    """An instance with a decision twice changed, whose words the gate had to clean, and a comment changed once."""
    database = open_database(settings.database_url)
    with database.writing() as session:
        officer = make_member(session, username="decider")
        for verdict, reason in (("met", "early\u200e\r\n"), ("not_met", "why"), ("met", "early\u200e\r\n")):
            what = {"verdict": verdict, "words": "ab\u202ec"}
            decide(session, DecisionKind.FINDING, "v1", aspect="III", scope="v1", by=officer, what=what, reason=reason)
        clause = clause_at(session, make_version(session, officer), "第二条")
        comment = make_comment(session, officer, clause, "<p>early</p>")
        edit_comment(session, officer, comment, replace(data_of(comment.current), body="<p>late</p>"), 1)
        session.commit()
    database.dispose()
    return instance


def test_contents_that_stand_are_what_was_recorded(decided: Path) -> None:
    assert "ok   decisions and comments: as they were recorded" in doctor().output


@pytest.mark.parametrize("name", CHANGED)
def test_contents_changed_past_the_program_are_named_with_advice(decided: Path, name: str) -> None:
    statement, fault = CHANGED[name]
    with sqlite3.connect(decided / "workbench.sqlite") as database:
        assert database.execute(statement).rowcount > 0
    database.close()
    shown = doctor()
    assert shown.exit_code == 1 and "ok   record: " in shown.output
    (line,) = (line for line in shown.output.splitlines() if line.startswith("BAD  decisions and comments: "))
    assert fault in line and line.count("is not what was recorded") == 1
    assert "compare it with the last backup" in shown.output


def test_of_contents_whose_salt_is_erased_nothing_is_said(decided: Path, settings: Settings) -> None:
    database = open_database(settings.database_url)
    with database.writing() as session:
        erase_content(session, DECISION)
        session.commit()
    database.dispose()
    with sqlite3.connect(decided / "workbench.sqlite") as connection:
        connection.execute("UPDATE decision SET reason = 'other'")
    connection.close()
    assert "ok   decisions and comments: " in doctor().output
