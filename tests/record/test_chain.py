"""The chain over the record: whole as written, and every way of tampering with it is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session

from workbench.db import now
from workbench.record.acts import Act
from workbench.record.chain import DELAY, Head, check_chain, head_of, link_entries, read_witness, write_witness
from workbench.record.models import RecordEntry, RecordLink
from workbench.record.service import digest, enter, entries_on, erase_content, proves


@pytest.fixture
def record(session: Session) -> list[str]:
    """Nine linked entries, in three batches, and no other; their ids in the order of the chain."""
    session.execute(delete(RecordEntry))
    made = []
    for number in range(9):
        entry = enter(session, Act.COMMENT_ADD, f"comment:{number}", by="somebody", after={"body": f"<p>{number}</p>"})
        entry.at = now() - timedelta(minutes=60 - number)
        session.flush()
        made.append(entry.id)
        if number % 3 == 2:
            link_entries(session)
    return made


def kinds(session: Session, witness: list[Head] | None = None) -> set[tuple[str, int]]:
    session.expire_all()
    return {(fault.kind, fault.position) for fault in check_chain(session, witness or [])}


def test_a_record_as_written_is_whole(session: Session, record: list[str]) -> None:
    assert head_of(session).position == 9
    assert kinds(session, [head_of(session)]) == set()
    assert link_entries(session) == head_of(session), "nothing waits, so nothing changes"


def swap(session: Session, one: int, two: int) -> None:
    for old, new in ((one, -1), (two, one), (-1, two)):
        session.execute(update(RecordLink).where(RecordLink.position == old).values(position=new))


TAMPERED: dict[str, tuple[Callable[[Session, list[str]], object], set[tuple[str, int]]]] = {
    "who": (
        lambda s, ids: s.execute(update(RecordEntry).where(RecordEntry.id == ids[3]).values(member_id="other")),
        {("altered", 4)},
    ),
    "what": (
        lambda s, ids: s.execute(update(RecordEntry).where(RecordEntry.id == ids[0]).values(act="comment.edit")),
        {("altered", 1)},
    ),
    "the digest of the content": (
        lambda s, ids: s.execute(update(RecordEntry).where(RecordEntry.id == ids[8]).values(after="0" * 64)),
        {("altered", 9)},
    ),
    "when": (
        lambda s, ids: s.execute(update(RecordEntry).where(RecordEntry.id == ids[4]).values(at=now())),
        {("altered", 5)},
    ),
    "an entry removed": (
        lambda s, ids: s.execute(delete(RecordEntry).where(RecordEntry.id == ids[5])),
        {("missing", 6)},
    ),
    "an entry removed with its link": (
        lambda s, ids: (
            s.execute(delete(RecordLink).where(RecordLink.entry_id == ids[5])),
            s.execute(delete(RecordEntry).where(RecordEntry.id == ids[5])),
        ),
        {("missing", 6)},
    ),
    "two places exchanged": (lambda s, ids: swap(s, 2, 3), {("reordered", 2), ("reordered", 3), ("reordered", 4)}),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_is_found(session: Session, record: list[str], name: str) -> None:
    tamper, faults = TAMPERED[name]
    tamper(session, record)
    assert kinds(session) == faults


def test_a_forged_chain_is_given_away_by_the_witness(session: Session, record: list[str]) -> None:
    """Somebody who rewrites an entry and every hash behind it cannot rewrite what was seen before."""
    witness = [head_of(session)]
    session.execute(text("delete from record_link"))
    session.execute(update(RecordEntry).where(RecordEntry.id == record[2]).values(subject="comment:other"))
    session.expire_all()
    link_entries(session)
    assert kinds(session) == set()
    assert kinds(session, witness) == {("reordered", 9)}


def test_an_end_cut_off_is_given_away_by_the_witness(session: Session, record: list[str]) -> None:
    witness = [head_of(session)]
    for entry_id in record[7:]:
        session.execute(delete(RecordLink).where(RecordLink.entry_id == entry_id))
        session.execute(delete(RecordEntry).where(RecordEntry.id == entry_id))
    assert kinds(session) == set()
    assert kinds(session, witness) == {("cut", 9)}


def test_an_entry_that_stays_unlinked_is_reported(session: Session, record: list[str]) -> None:
    entry = enter(session, Act.LAW_ADD, "law:x", by=None)
    session.flush()
    assert kinds(session) == set(), "within the delay it may stand alone"
    long_ago = now() - DELAY - timedelta(seconds=1)
    session.execute(update(RecordEntry).where(RecordEntry.id == entry.id).values(at=long_ago))
    assert kinds(session) == {("unlinked", 0)}


def test_an_entry_that_commits_late_is_linked_behind_the_others(session: Session, record: list[str]) -> None:
    late = enter(session, Act.LAW_ADD, "law:late", by=None)
    late.at = now() - timedelta(hours=2)
    session.flush()
    assert link_entries(session).position == 10
    assert kinds(session) == set()


def test_what_was_said_can_be_proved_until_it_is_erased(session: Session) -> None:
    entry = enter(session, Act.COMMENT_ADD, "comment:one", by="somebody", after={"body": "<p>早</p>", "stance": ""})
    session.flush()
    link_entries(session)
    assert proves(entry, {"stance": "", "body": "<p>早</p>"}), "the order of the fields says nothing"
    assert not proves(entry, {"stance": "", "body": "<p>晚</p>"})
    assert erase_content(session, "comment:one") == 1
    assert not proves(entry, {"stance": "", "body": "<p>早</p>"})
    assert kinds(session) == set()
    assert [found.id for found in entries_on(session, "comment:one")] == [entry.id]


def test_equal_contents_have_digests_of_their_own(session: Session) -> None:
    first, second = (enter(session, Act.REPLY_ADD, "comment:x", by=None, after="same") for _ in range(2))
    assert first.after != second.after
    assert digest("salt", None) == ""


def test_the_witness_passes_over_a_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "record.head"
    write_witness(path, Head(3, "a" * 64))
    write_witness(path, Head(3, "a" * 64))
    with path.open("a") as file:
        file.write('{"position": 4, "ha')
    assert read_witness(path) == [Head(3, "a" * 64)]
    assert read_witness(tmp_path / "none") == []
