"""The record's page is narrowed by act, law, person and day; whoever reads no laws sees no act on one."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import make_law
from tests.factories.people import make_member
from workbench.home.record_book import RecordFilter, record_entries, write_record
from workbench.people.models import Member
from workbench.record.acts import Act
from workbench.record.service import enter

Open = Callable[[str], Browser]
People = Callable[[str], Member]


@pytest.fixture
def law_id(session: Session, people: People) -> str:
    law = make_law(session, people("editor"))
    for number in range(5):
        enter(session, Act.COMMENT_ADD, f"comment:{number}", by=people("officer").id, law_id=law.id)
    enter(session, Act.ACCOUNT_ADD, "member:x", by=None)
    session.flush()
    return law.id


def subjects(session: Session, reader: Member, **chosen: object) -> list[str]:
    entries, _ = record_entries(session, reader, RecordFilter(**chosen), UTC, "en")  # type: ignore[arg-type]
    return [entry.subject for entry in entries]


def test_the_record_is_narrowed(session: Session, people: People, law_id: str) -> None:
    chair = people("chair")
    assert len(subjects(session, chair, law=law_id)) == 6
    assert set(subjects(session, chair, act="comment.add", member=people("officer").id)) == {
        f"comment:{number}" for number in range(5)
    }
    assert subjects(session, chair, law=law_id, since=date(2999, 1, 1)) == []
    assert subjects(session, chair, law=law_id, until=date(1999, 1, 1)) == []
    assert subjects(session, chair, act="comment.add", since=date(1999, 1, 1), until=date(2998, 1, 1)) != []


def test_it_is_read_page_by_page(session: Session, people: People, law_id: str) -> None:
    chosen, seen, after = RecordFilter(law=law_id), [], ""
    while True:
        page, has_more = record_entries(session, people("chair"), chosen, UTC, "en", after, most=2)
        seen += [entry.id for entry in page]
        if not has_more:
            break
        after = page[-1].id
    assert len(seen) == len(set(seen)) == 6


def test_who_reads_no_laws_sees_no_act_on_one(session: Session, people: People, law_id: str) -> None:
    assert subjects(session, people("administrator"), law=law_id) == []
    assert "member:x" in subjects(session, people("administrator"), act="account.add")


def test_the_file_holds_what_is_listed(session: Session, people: People, law_id: str) -> None:
    entries, _ = record_entries(session, people("chair"), RecordFilter(act="account.add"), UTC, "en")
    sheet = load_workbook(io.BytesIO(write_record(entries, True, UTC, "en"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == len(entries) + 2 and rows[0][0] == "When"
    assert any(row[1] == "the program itself" and row[4] == "member:x" for row in rows)


def test_the_page_and_its_file(browser: Open, stored: Callable[[Callable[[Session], object]], object]) -> None:
    stored(lambda session: make_member(session, username="newcomer"))
    chair = browser("chair")
    chair.get("/record?act=account.add&since=nonsense&law=none")
    assert chair.status == 200 and "Nothing to list." in chair.words
    chair.get("/record?act=account.add")
    assert "Account made" in chair.texts("//tbody//td")
    chair.get("/record.xlsx?act=account.add")
    assert chair.status == 200 and load_workbook(io.BytesIO(chair.data)).active is not None
    editor = browser("editor")
    assert (editor.get("/record"), editor.status)[1] == 403
