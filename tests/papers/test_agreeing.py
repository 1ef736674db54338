"""Positions are agreed by the chair or in a meeting, many at once and undone; every revision can be brought back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import clause_at, make_version
from tests.factories.papers import make_paper, make_position
from workbench.deliberation.meetings import close_meeting, hold_meeting
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.instruments.library import corpus
from workbench.papers.agreeing import agree_positions, agreed_in, last_agreed, positions_to_agree, undo_agreed
from workbench.papers.models import Position
from workbench.papers.restoring import position_revisions, restore
from workbench.papers.service import PositionData, save_position
from workbench.people.models import Member
from workbench.people.service import member_named

People = Callable[[str], Member]
Open = Callable[[str], Browser]


def make(session: Session) -> list[Position]:
    editor = member_named(session, "editor")
    assert editor is not None
    version = make_version(session, editor)
    paper = make_paper(session, editor, version)
    return [
        make_position(session, editor, paper, clause_at(session, version, path), status="proposed")
        for path in ("第一条", "第二条/第二款", "第四条")
    ]


@pytest.fixture
def positions(session: Session) -> list[Position]:
    return make(session)


def test_many_are_agreed_at_once_and_opened_again_until_the_next(
    session: Session, people: People, positions: list[Position]
) -> None:
    chair = people("chair")
    agree_positions(session, chair, {each.id: each.revision for each in positions[:2]})
    assert [each.status for each in positions] == ["agreed", "agreed", "proposed"]
    assert positions_to_agree(session) == positions[2:] and len(last_agreed(session, chair)) == 2
    assert undo_agreed(session, chair) == 2
    assert {each.status for each in positions} == {"proposed"}
    with pytest.raises(Conflict, match="nothing_to_undo"):
        undo_agreed(session, chair)


def test_none_of_several_is_agreed_where_one_cannot_be(
    session: Session, people: People, positions: list[Position]
) -> None:
    chair = people("chair")
    with pytest.raises(Conflict, match="position_changed"):
        agree_positions(session, chair, {positions[0].id: positions[0].revision - 1})
    with pytest.raises(Invalid, match="positions_none_chosen"):
        agree_positions(session, chair, {})
    agree_positions(session, chair, {positions[0].id: positions[0].revision})
    with pytest.raises(Invalid, match="position_not_proposed"):
        agree_positions(session, chair, {positions[0].id: positions[0].revision})
    with pytest.raises(Forbidden):
        agree_positions(session, people("editor"), {positions[1].id: positions[1].revision})


def test_a_meeting_that_the_chair_opened_agrees_and_its_minutes_know(
    session: Session, people: People, positions: list[Position]
) -> None:
    editor, chair = people("editor"), people("chair")
    law_id = positions[0].paper.law_id
    meeting = hold_meeting(session, chair, law_id, "小组会议", "")
    agree_positions(session, editor, {positions[1].id: positions[1].revision}, meeting.id)
    assert [position for position, _ in agreed_in(session, law_id, meeting.id)] == [positions[1]]
    close_meeting(session, chair, meeting)
    with pytest.raises(Conflict, match="meeting_closed"):
        agree_positions(session, editor, {positions[2].id: positions[2].revision}, meeting.id)


def test_a_change_of_words_opens_an_agreed_position_and_a_revision_is_brought_back(
    session: Session, people: People, positions: list[Position]
) -> None:
    editor, position = people("editor"), positions[0]
    agree_positions(session, people("chair"), {position.id: position.revision})
    said = PositionData(proposed_zh="为了会员互助，制定本条例。", reasons_zh="另有理由。", status="proposed")
    save_position(session, editor, position, said, position.revision, corpus())
    revisions = position_revisions(session, position, "en")
    assert [each.opened_again for each in revisions] == [False, False, True]
    assert revisions[0].changes == () and [lang for lang, _ in revisions[2].changes] == ["zh", "zh", "en"]
    with pytest.raises(NotFound, match="revision_unknown"):
        restore(session, editor, position, 9, position.revision)
    with pytest.raises(Conflict, match="position_changed"):
        restore(session, editor, position, 2, 1)
    restore(session, editor, position, 2, position.revision)
    assert position.status == "proposed", "what was agreed is brought back to be agreed anew"
    assert (position.proposed_zh, position.reasons_zh) == ("", "<p>便于会员了解。</p>")


def test_the_chair_s_friday(browser: Open, stored: Callable[[Callable[[Session], list[str]]], list[str]]) -> None:
    ids = stored(lambda session: [position.id for position in make(session)])
    chair = browser("chair")
    chair.get("/friday")
    assert chair.texts("//input[@name='position']/@value") == ids
    chosen: dict[str, object] = {"position": ids, **{f"seen-{id_}": "1" for id_ in ids}}
    chair.post("/friday", {**chosen, f"seen-{ids[1]}": "7"})
    assert chair.status == 409 and chair.texts("//input[@name='position'][@checked]/@value") == ids
    chair.post("/friday", chosen)
    assert "3 positions are agreed." in chair.words and not chair.texts("//input[@name='position']/@value")
    assert chair.texts("//a[contains(@href, '/sealed')]") == ["Our position"]
    chair.post("/friday", {"act": "undo"})
    assert "3 positions are open again." in chair.words
    editor = browser("editor")
    editor.get(f"/positions/{ids[0]}/history")
    editor.post(f"/positions/{ids[0]}/restore", {"number": "1", "seen": "3"})
    assert "what it said at revision 1" in editor.words and editor.status == 200
