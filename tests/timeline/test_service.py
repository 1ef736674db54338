"""A clause through three drafts with what was said of it, and the page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import ENGLISH, SECOND, clause_at, make_version
from tests.factories.papers import make_paper, make_position
from workbench.commentary.service import withdraw
from workbench.compare.carry import carry
from workbench.compare.outcomes import record_ruling
from workbench.compare.service import pair_versions
from workbench.drafts.changes import withdraw_version
from workbench.drafts.models import Version
from workbench.papers.outcomes import rule_on_position
from workbench.people.models import Member
from workbench.people.service import member_named
from workbench.timeline.service import SHOWN, clause_timeline
from workbench.timeline.view_models import clause_timeline_view

Open = Callable[[str], Browser]
Store = Callable[[Callable[[Session], list[Version]]], list[Version]]
WANTED = "会员按月缴纳互助金。\n互助金不低于工资的百分之二。"
THIRD = SECOND.replace("百分之二", "百分之三").replace("第五条 互助金由工会管理，不得挪用。\n", "")


def named(session: Session, name: str) -> Member:
    member = member_named(session, name)
    assert member is not None
    return member


def three_drafts(session: Session) -> list[Version]:
    """Three drafts, the first with a translation, its proposal on contributions ruled on, and a position on it."""
    editor, officer = named(session, "editor"), named(session, "officer")
    first = make_version(session, editor)
    make_version(session, editor, first.law, ENGLISH, "First draft", original=first)
    second = make_version(session, editor, first.law, SECOND, "二稿")
    third = make_version(session, editor, first.law, THIRD, "三稿")
    article = clause_at(session, first, "第二条")
    asked = make_comment(session, officer, article, body="提高一些。", proposed=WANTED)
    make_comment(session, officer, clause_at(session, first, "第二条/第二款"), quote="百分之一", body="太低。")
    withdraw(session, officer, make_comment(session, officer, article, body="收回。"))
    carry(session, pair_versions(session, first.id, second.id))
    record_ruling(
        session,
        named(session, "chair"),
        pair_versions(session, first.id, second.id),
        asked.id,
        "partly",
        "只改了数字。",
    )
    position = make_position(session, editor, make_paper(session, editor, first), article, proposed_zh=WANTED)
    rule_on_position(session, named(session, "chair"), position, third.id, "contrary", "又改了。", None)
    return [first, second, third]


@pytest.fixture
def drafts(stored: Store) -> list[Version]:
    return stored(three_drafts)


def test_each_draft_has_its_text_its_change_and_what_stands_there(app: Flask, drafts: list[Version]) -> None:
    first, second, third = drafts
    with app.extensions["workbench.database"].reading() as session:
        timeline = clause_timeline(session, clause_at(session, second, "第三条"))
        rows = timeline.rows
        assert [[clause.label for clause in row.clauses] for row in rows] == [["第二条"], ["第三条"], ["第三条"]]
        assert [row.kind for row in rows] == [None, "edited", "edited"]
        assert [run.text for run in rows[2].redline if run.op != "equal"] == ["百分之二", "百分之三"]
        assert [(row.counts.comments, row.counts.proposals) for row in rows] == [(2, 1), (1, 1), (0, 0)], (
            "one lost its place"
        )
        (judged,) = rows[0].outcomes.rows if rows[0].outcomes else ()
        assert judged.result == "partly" and judged.ruling is not None and judged.ruling.reason == "只改了数字。"
        (position,) = rows[0].positions
        assert [(one.version.id, one.result) for one in position.outcomes][-1] == (third.id, "contrary")
        assert [clause.label for clause in rows[0].translated] == ["Article 2"] and not rows[1].translated
        view = clause_timeline_view(timeline, "en")
        assert [row.ordinal for row in view.rows] == [3, 2, 1] and view.rows[2].after == view.rows[1].draft
        assert view.draft.id == second.id and first.id == view.rows[2].draft.id


def test_what_came_and_went(app: Flask, drafts: list[Version]) -> None:
    _, second, _ = drafts
    with app.extensions["workbench.database"].reading() as session:
        for path, kinds in (("第二条", [None, "inserted", "same"]), ("第五条", [None, "same", "deleted"])):
            rows = clause_timeline(session, clause_at(session, second, path)).rows
            assert [row.kind for row in rows] == kinds


def test_a_withdrawn_draft_stands_alone(session: Session, people: Callable[[str], Member]) -> None:
    for name in ("editor", "officer", "chair"):
        people(name)
    _, second, third = three_drafts(session)
    withdraw_version(session, people("editor"), second, "错传。", 0)
    assert len(clause_timeline(session, clause_at(session, second, "第三条")).rows) == 1
    rows = clause_timeline(session, clause_at(session, third, "第三条")).rows
    assert [row.version.label for row in rows] == ["一稿", "三稿"]


def test_the_page_tells_it_all_and_leads_on(app: Flask, browser: Open, drafts: list[Version]) -> None:
    first, second, _ = drafts
    with app.extensions["workbench.database"].reading() as session:
        clause = clause_at(session, first, "第二条").id
        twin = clause_at(session, first, "第二条")
    reader = browser("reader")
    assert f"/clauses/{clause}/history" in reader.get(f"/clauses/{clause}")
    page = reader.get(f"/clauses/{clause}/history")
    assert reader.status == 200
    for words in (
        "只改了数字。",
        "又改了。",
        "太低。",
        "Article 2",
        f"/adopted/{first.id}/{second.id}#comment-",
        twin.label,
    ):
        assert words in page
    assert "收回。" not in page
    assert f"/clauses/{clause}/history" in reader.get(f"/compare/{first.id}/{second.id}") or "/history" in reader.page


def test_from_a_translation_the_way_leads_to_the_original(app: Flask, browser: Open, drafts: list[Version]) -> None:
    first = drafts[0]
    with app.extensions["workbench.database"].reading() as session:
        english = next(text for text in session.get(Version, first.id).law.versions if text.original_id)
        clause = clause_at(session, english, "Chapter 1/Article 2").id
    page = browser("reader").get(f"/clauses/{clause}/history")
    assert "只改了数字。" in page


def test_the_page_does_not_grow_with_the_number_of_comments(
    app: Flask,
    browser: Open,
    drafts: list[Version],
    stored: Callable[..., object],
    count_statements: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    first = drafts[0]
    with app.extensions["workbench.database"].reading() as session:
        clause = clause_at(session, first, "第二条").id

    def add(number: int) -> Callable[[Session], None]:
        def comments(session: Session) -> None:
            article = clause_at(session, first, "第二条")
            for at in range(number):
                wanted = f"会员按月缴纳互助金。\n互助金不低于工资的百分之{at + 4}。"
                make_comment(session, named(session, "officer"), article, body=f"意见{at}。", proposed=wanted)

        return comments

    reader = browser("reader")
    stored(add(SHOWN + 1))
    reader.get(f"/clauses/{clause}/history")
    with count_statements() as few:
        before = len(reader.get(f"/clauses/{clause}/history"))
    stored(add(9))
    with count_statements() as many:
        page = reader.get(f"/clauses/{clause}/history")
    assert len(many) <= len(few) and len(page) - before < 1000
    assert "All comments on it" in page and page.count("outcome-tag") <= 3 * (SHOWN + 1)
