"""A deputy does what the chair may, from one moment to another, and it is said wherever that was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import clause_at, make_version
from tests.factories.papers import make_paper, make_position
from workbench.db import Database, now
from workbench.decisions.view_models import decision_view
from workbench.deliberation.meetings import hold_meeting
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.papers.history import position_history
from workbench.papers.service import agree_position
from workbench.people.deputies import acting_name, eligible_deputies, end_deputy, list_deputies, name_deputy
from workbench.people.models import Deputy, Member
from workbench.people.permissions import Permission, Role, may
from workbench.people.service import add_member

Open = Callable[[str], Browser]
People = Callable[[str], Member]
DAY = timedelta(days=1)


def test_a_deputy_may_what_the_chair_may_for_as_long_as_that_lasts(session: Session, people: People) -> None:
    chair, officer = people("chair"), people("officer")
    assert not may(officer, Permission.AGREE_POSITION)
    deputy = name_deputy(session, chair, officer, now() - DAY, now() + DAY)
    assert may(officer, Permission.AGREE_POSITION) and may(officer, Permission.SEAL_PAPER)
    version = make_version(session, people("editor"))
    paper = make_paper(session, people("editor"), version)
    position = make_position(session, people("editor"), paper, clause_at(session, version, "第四条"), status="proposed")
    agree_position(session, officer, position, position.revision, agrees=True)
    decision = position_history(session, position)[-1]
    expected = f"{officer.name('en')} (deputy of {chair.name('en')})"
    assert decision_view(decision, "en").member == expected
    meeting = hold_meeting(session, officer, version.law_id, "周五会议", "")
    assert acting_name(meeting.chair, meeting.opened_at, "en") == expected
    end_deputy(session, chair, deputy.id)
    assert not may(officer, Permission.AGREE_POSITION)
    assert decision_view(decision, "en").member == expected, "what was done then stays what it was"
    assert acting_name(officer, now(), "en") == officer.name("en")
    with pytest.raises(Conflict, match="deputy_ended"):
        end_deputy(session, chair, deputy.id)
    with pytest.raises(NotFound):
        end_deputy(session, chair, "none")


def test_time_decides_and_whether_the_chair_still_is_one(session: Session, people: People) -> None:
    chair, officer, editor = people("chair"), people("officer"), people("editor")
    name_deputy(session, chair, officer, now() + DAY, now() + 2 * DAY)
    assert not may(officer, Permission.AGREE_POSITION), "not yet"
    running = name_deputy(session, chair, editor, now() - DAY, now() + DAY)
    assert may(editor, Permission.AGREE_POSITION)
    session.execute(update(Deputy).where(Deputy.id == running.id).values(until=now()))
    editor.__dict__.pop("_is_deputy", None)
    assert not may(editor, Permission.AGREE_POSITION), "no more"
    name_deputy(session, chair, editor, now(), now() + DAY)
    add_member(session, username="chair2", password="a-long-password-here", role="chair")
    chair.role = Role.READER
    session.flush()
    editor.__dict__.pop("_is_deputy", None)
    assert not may(editor, Permission.AGREE_POSITION), "of whoever is no chair any more nobody is deputy"


def test_who_can_be_named_and_by_whom(session: Session, people: People) -> None:
    chair, officer = people("chair"), people("officer")
    with pytest.raises(Forbidden):
        name_deputy(session, people("editor"), officer, now(), now() + DAY)
    for since, until in ((None, now() + DAY), (now() + DAY, now()), (now() - 2 * DAY, now() - DAY)):
        with pytest.raises(Invalid, match="deputy_needs_time"):
            name_deputy(session, chair, officer, since, until)
    for unfit in (chair, people("administrator")):
        with pytest.raises(Invalid, match="deputy_unfit"):
            name_deputy(session, chair, unfit, now(), now() + DAY)
    name_deputy(session, chair, officer, now(), now() + DAY)
    with pytest.raises(Conflict, match="deputy_already"):
        name_deputy(session, chair, officer, now() + DAY / 2, now() + 2 * DAY)
    with pytest.raises(Forbidden):
        name_deputy(session, officer, people("editor"), now(), now() + DAY)
    assert {each.role for each in eligible_deputies(session, chair)} <= {Role.READER, Role.OFFICER, Role.EDITOR}


def test_the_chair_names_a_deputy_on_a_page(app: Flask, browser: Open) -> None:
    chair = browser("chair")
    chair.get("/friday")
    assert "/deputies" in chair.page
    chair.get("/deputies")
    value = next(
        each.get("value")
        for each in chair.elements("//select[@id='member']/option")
        if "officer" in each.text_content()
    )
    start, end = (f"{now() + days * DAY:%Y-%m-%dT%H:%M}" for days in (-2, 3))
    chair.post("/deputies", {"member": value, "since": end, "until": start})
    assert chair.status == 422
    chair.post("/deputies", {"member": value, "since": start, "until": end})
    assert chair.status == 200 and "deputy now" in chair.words
    officer = browser("officer")
    officer.get("/friday")
    assert officer.status == 200 and "You are deputy of the chair just now" in officer.words
    officer.get("/deputies")
    assert officer.status == 403
    (action,) = chair.texts("//form[contains(@action, '/end')]/@action")
    chair.post(action)
    assert "over" in chair.texts("//ul[@class='plain-list']/li")[0]
    officer.get("/friday")
    assert officer.status == 403
    database: Database = app.extensions["workbench.database"]
    with database.reading() as session:
        assert len(list_deputies(session)) == 1
