"""Long pairs are matched as a job; what came of it is kept, and every page that needs it waits for that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import FIRST, SECOND, clause_at, make_version
from workbench.cache import OnceCache
from workbench.compare import long_pairs, service
from workbench.compare.service import override_match, pair_versions
from workbench.drafts.models import Version
from workbench.jobs.models import Job
from workbench.people.service import member_named

Drafts = tuple[Version, Version, Version]
Open = Callable[[str], Browser]


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_pairs, "MOST_UNITS", 7)
    monkeypatch.setattr(service, "LONG_TEXT", 30)
    forget(monkeypatch)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after the server was started anew: nothing is remembered but what lies on the disk."""
    for name in ("MATCHES", "SUCCESSORS", "REDLINES"):
        cache: OnceCache[object, object] = OnceCache(32)
        monkeypatch.setattr(service, name, cache)
        monkeypatch.setattr(long_pairs, name, cache)


def make_drafts(session: Session) -> Drafts:
    editor, officer = (member_named(session, name) for name in ("editor", "officer"))
    assert editor is not None and officer is not None
    first = make_version(session, editor)
    second = make_version(session, editor, first.law, SECOND, "二稿")
    make_comment(session, officer, clause_at(session, first, "第四条"), proposed="互助金归会员所有。")
    pair = pair_versions(session, first.id, second.id)
    sides = clause_at(session, first, "第四条").id, clause_at(session, second, "第五条").id
    override_match(session, editor, pair, "confirm", *sides)
    return first, second, make_version(session, editor, first.law, SECOND.replace("百分之二", "百分之三"), "三稿")


@pytest.fixture
def drafts(stored: Callable[[Callable[[Session], Drafts]], Drafts]) -> Drafts:
    return stored(make_drafts)


def do_jobs(app: Flask) -> None:
    with app.extensions["workbench.database"].reading() as session:
        waiting = session.scalars(select(Job.id).where(Job.state == "queued")).all()
    for job_id in waiting:
        app.extensions["workbench.jobs"].workshop.do(job_id)


WAITS = "matching them takes longer than a page may"


def test_pages_wait_until_it_is_done_and_then_work_nothing_out(
    app: Flask, browser: Open, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = drafts
    editor = browser("editor")
    pages = [f"/compare/{first.id}/{second.id}", f"/carry/{first.id}/{second.id}", f"/adopted/{first.id}/{second.id}"]
    assert all(WAITS in editor.get(page) and editor.status == 200 for page in pages)
    editor.post(f"/compare/{first.id}/{second.id}/match", {})
    do_jobs(app)
    forget(monkeypatch)
    for name in ("match_versions", "successors"):
        monkeypatch.setattr(service, name, lambda *_: pytest.fail("it was matched before"))
    for page in pages:
        assert WAITS not in editor.get(page) and editor.status == 200
    shown = editor.get(f"/compare/{first.id}/{second.id}?view=inline")
    assert "百分之二" in shown and "decided by hand" in shown
    with app.extensions["workbench.database"].reading() as session:
        found = session.scalars(select(Job).where(Job.kind == "versions.match")).one()
        assert found.state == "done" and found.inputs["then"] == f"/compare/{first.id}/{second.id}"


def test_a_decision_asks_for_it_anew_and_drafts_further_apart_for_every_step(
    app: Flask, browser: Open, drafts: Drafts
) -> None:
    first, _, third = drafts
    editor = browser("editor")
    assert WAITS in editor.get(f"/compare/{first.id}/{third.id}")
    editor.post(f"/compare/{first.id}/{third.id}/match", {})
    do_jobs(app)
    folder = Path(app.extensions["workbench.settings"].instance) / "matches"
    assert len(list(folder.glob("*.json"))) == 3, "two neighbouring pairs, and the pair itself"
    page = editor.get(f"/compare/{first.id}/{third.id}")
    assert "settled between earlier drafts" in page
    with app.extensions["workbench.database"].reading() as session:
        clause = clause_at(session, first, "第二条").id
        sides = {"old": clause, "new": clause_at(session, third, "第三条").id}
    assert WAITS not in editor.get(f"/clauses/{clause}/history")
    editor.post(f"/compare/{first.id}/{third.id}/overrule", {**sides, "action": "unlink"})
    assert WAITS in editor.page, "another decision, another result"


def test_the_oldest_results_go(app: Flask, browser: Open, drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = drafts
    monkeypatch.setattr(long_pairs, "KEPT", 1)
    editor = browser("editor")
    for old, new in ((first, second), (second, third)):
        editor.post(f"/compare/{old.id}/{new.id}/match", {})
        do_jobs(app)
    assert len(list((app.extensions["workbench.settings"].instance / "matches").glob("*.json"))) == 1


def test_a_long_comparison_has_pages_and_an_article_is_found_on_its_own(
    app: Flask, browser: Open, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_pairs, "MOST_UNITS", 100)
    monkeypatch.setattr("workbench.compare.views.PAGE", 2)
    first, second, _ = drafts
    editor = browser("editor")
    with app.extensions["workbench.database"].reading() as session:
        last = clause_at(session, second, "第五条").id
    address, mark = f"/compare/{first.id}/{second.id}", f'id="m-{last}"'
    assert mark not in editor.get(address) and "?view=columns&amp;page=3" in editor.page
    assert mark in editor.get(f"{address}?page=3")
    assert mark in editor.get(f"{address}?at={last}")
    assert editor.get(f"/compare/{first.id}/{second.id}?page=99&at=none") and editor.status == 200


def test_what_is_long(session: Session, people: Callable[[str], object], monkeypatch: pytest.MonkeyPatch) -> None:
    editor = people("editor")
    old = make_version(session, editor)  # type: ignore[arg-type]
    pairing = pair_versions(session, old.id, make_version(session, editor, old.law, SECOND, "二稿").id)  # type: ignore[arg-type]
    assert len(FIRST) > 30 and long_pairs.is_long(pairing)
    monkeypatch.setattr(long_pairs, "MOST_UNITS", 100)
    assert not long_pairs.is_long(pairing)
    monkeypatch.setattr(long_pairs, "LONGEST", 20)
    assert long_pairs.is_long(pairing)
