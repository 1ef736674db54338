"""A returned file becomes comments of the organisation it is from: all of it or nothing, and once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories.rounds import Called, make_round, person, place_named
from tests.receiving.letters import LETTER
from workbench.commentary.beside import beside
from workbench.commentary.models import Anchor, Comment, ReturnedSource
from workbench.commentary.sources import location_in_words
from workbench.commentary.terms import CommentTarget
from workbench.commentary.view_models import comment_view
from workbench.config import Settings
from workbench.db import Database, now
from workbench.drafts.originals import UploadedFile, source_path
from workbench.drafts.stored_law import read_law
from workbench.errors import Conflict, Invalid, NotFound
from workbench.receiving.clearing import KEPT, clear_old_received
from workbench.receiving.items import ReceivedReading, choices_of, load_reading
from workbench.receiving.models import ReceivedFile
from workbench.receiving.service import choose, find_received, give_up, read_received, receive, store_received


@dataclass(frozen=True, slots=True)
class Returned:
    """A letter taken in by the secretary, while a round is open."""

    called: Called
    received: ReceivedFile
    reading: ReceivedReading


def bring(session: Session, folder: Path, called: Called, by: str = "secretary", data: bytes = LETTER) -> ReceivedFile:
    source = UploadedFile("答复.txt", data)
    reading = read_received(source, read_law(session, called.version))
    return receive(session, folder, person(session, by), called.version, source, reading)


@pytest.fixture
def returned(session: Session, tmp_path: Path) -> Returned:
    called = make_round(session)
    received = bring(session, tmp_path, called)
    return Returned(called, received, load_reading(received.reading))


def choose_for(session: Session, returned: Returned, code: str, **changes: object) -> None:
    """Let the letter be that of an organisation, and its first item be as ``changes`` have it."""
    choices = dict(choices_of(returned.received.choices, returned.reading))
    choices[1] = replace(choices[1], **changes)  # type: ignore[arg-type]
    secretary = person(session, "secretary")
    choose(session, secretary, returned.received, choices, {"": place_named(session, code).id})


def comments(session: Session) -> list[tuple[str, str, str]]:
    rows = session.scalars(select(Comment).order_by(Comment.created_at, Comment.id)).unique()
    return [(str(row.target), row.current.proposed, row.organisation.code) for row in rows]


def test_every_item_becomes_a_comment_on_its_clause(session: Session, returned: Returned) -> None:
    choose_for(session, returned, "coast")
    assert store_received(session, person(session, "secretary"), returned.received) == 4
    assert comments(session) == [
        (CommentTarget.CLAUSE, "互助金不低于工资的百分之二。", "coast"),
        (CommentTarget.NEW_ARTICLE, "会员可以查询互助金。", "coast"),
        (CommentTarget.CLAUSE, "", "coast"),
        (CommentTarget.DRAFT, "", "coast"),
    ]
    first = session.scalars(select(Comment).join(Comment.anchors).where(Anchor.quote == "百分之一")).unique().one()
    assert first.is_on_behalf and first.return_id == returned.called.returned(session, "coast").id
    view = comment_view(first, "en", beside=beside(session, [first]))
    assert view.source == "答复.txt · line 2"


def test_nothing_is_stored_by_half(session: Session, returned: Returned) -> None:
    secretary = person(session, "secretary")
    with pytest.raises(Invalid, match="received_organisation_missing"):
        store_received(session, secretary, returned.received)
    choose_for(session, returned, "coast", kind="proposal", key="")
    with pytest.raises(Invalid, match="received_clause_missing"):
        store_received(session, secretary, returned.received)
    assert comments(session) == []


def test_what_is_left_out_is_left_out_with_its_reason(session: Session, returned: Returned) -> None:
    choose_for(session, returned, "coast", is_out=True, why="已有相同意见")
    assert store_received(session, person(session, "secretary"), returned.received) == 3
    assert choices_of(returned.received.choices, returned.reading)[1].why == "已有相同意见"


def test_the_same_file_twice_adds_nothing_twice(session: Session, returned: Returned, tmp_path: Path) -> None:
    secretary = person(session, "secretary")
    choose_for(session, returned, "coast", is_out=True, why="再想想")
    store_received(session, secretary, returned.received)
    with pytest.raises(Conflict, match="received_stored"):
        store_received(session, secretary, returned.received)
    again = Returned(returned.called, bring(session, tmp_path, returned.called), returned.reading)
    choose_for(session, again, "coast")
    assert store_received(session, secretary, again.received) == 1, "only what was left out before"
    assert session.scalar(select(func.count()).select_from(ReturnedSource)) == 4


def test_an_organisation_brings_in_its_own_file_and_no_other(session: Session, tmp_path: Path) -> None:
    called = make_round(session)
    received = bring(session, tmp_path, called, by="inland.officer")
    officer = person(session, "inland.officer")
    assert store_received(session, officer, received) == 4
    assert {code for _, _, code in comments(session)} == {"inland"}
    with pytest.raises(NotFound):
        find_received(session, received.id, person(session, "secretary"))
    other = bring(session, tmp_path, called, by="inland.officer", data=LETTER + "（五）第一条太长，读不懂。".encode())
    choose(session, officer, other, {}, {"": place_named(session, "coast").id})
    with pytest.raises(Invalid, match="received_organisation_missing"):
        store_received(session, officer, other)


def test_what_is_given_up_or_forgotten_goes_with_its_file(
    settings: Settings, session: Session, returned: Returned, tmp_path: Path
) -> None:
    old = bring(session, tmp_path, returned.called, data=LETTER + "又。".encode())
    old.received_at = now() - KEPT - timedelta(minutes=1)
    gone, stays = (source_path(tmp_path, each.sha256) for each in (old, returned.received))
    session.commit()
    database = Database(settings.database_url)
    assert clear_old_received(database, tmp_path) == 1
    database.dispose()
    assert not gone.exists() and stays.exists()
    give_up(session, returned.received, by=person(session, "secretary"))
    assert session.scalar(select(func.count()).select_from(ReceivedFile)) == 0


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({"sheet": "表", "row": 3}, "sheet “表”, row 3"),
        ({"part": "x", "table": 0, "row": 1}, "table 1, row 2"),
        ({"lines": [2, 4]}, "lines 2 to 4"),
        ({"part": "x", "paragraph": 4, "comment_id": "1"}, "comment in the margin, paragraph 5"),
        ({"part": "x", "paragraph": None, "comment_id": "1"}, "comment in the margin"),
        ({"part": "header"}, "top or foot of the page"),
        ({"part": "Subject"}, "elsewhere in the file"),
    ],
)
def test_a_place_in_a_file_is_told_as_people_count(where: dict[str, object], words: str) -> None:
    assert location_in_words(where, "en") == words
