"""The page on which a law is closed, opened again and taken away."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.rounds import Called, make_round, person
from workbench.consultation import rounds

Stored = Callable[[Callable[[Session], Called]], Called]


def ended(session: Session) -> Called:
    called = make_round(session)
    rounds.close(session, person(session, "hq.chair"), called.round, "期满。")
    return called


def test_a_law_is_closed_and_opened_on_its_page(app: Flask, stored: Stored) -> None:
    called = stored(ended)
    chair = Browser(app.test_client()).sign_in("hq.chair")
    page = f"/laws/{called.version.law_id}/archive"
    chair.get(page)
    chair.post(f"{page}/close", {"reason": ""})
    assert chair.status == 422 and "Give the reason" in chair.page
    chair.post(f"{page}/close", {"reason": "法律已经通过。"})
    assert "stands on record" in chair.page and "法律已经通过。" in chair.page
    assert "This law is closed" in chair.get(f"/laws/{called.version.law_id}")
    assert "This law is closed" in chair.get(f"/versions/{called.version.id}")
    officer = Browser(app.test_client()).sign_in("officer")
    officer.get(f"/clauses/{called.clause.id}")
    typed = {"body": "晚了的意见", "stance": "oppose", "issue": "wording"}
    officer.post(f"/clauses/{called.clause.id}/comments", typed)
    assert officer.status == 409 and "晚了的意见" in officer.page
    chair.get(page)
    chair.post(f"{page}/reopen", {"reason": "还有后续修改。"})
    assert "This law is closed" not in chair.get(f"/laws/{called.version.law_id}")
