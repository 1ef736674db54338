"""Comparing, carrying and ruling as members meet them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import SECOND, clause_at, make_law, make_version
from tests.law.matching.test_unlinked import INN, LAMP, LOOM, SALT, SALT_REWRITTEN
from workbench.commentary.models import Anchor, Comment
from workbench.decisions.models import Decision
from workbench.drafts.models import Version
from workbench.people.models import Member
from workbench.people.service import member_named

Open = Callable[[str], Browser]
Made = tuple[Version, Version, list[Comment]]


def named(session: Session, name: str) -> Member:
    found = member_named(session, name)
    assert found is not None
    return found


@pytest.fixture
def made(stored: Callable[[Callable[[Session], Made]], Made]) -> Made:
    def make(session: Session) -> Made:
        editor, officer = named(session, "editor"), named(session, "officer")
        old = make_version(session, editor)
        new = make_version(session, editor, old.law, SECOND, "二稿")
        second, fourth = clause_at(session, old, "第二条/第二款"), clause_at(session, old, "第四条")
        comments = [
            make_comment(
                session, officer, second, quote="不低于工资的百分之一", proposed="互助金不低于工资的百分之二。"
            ),
            make_comment(session, officer, fourth, body="<p>甚好</p><script>x</script>"),
        ]
        return old, new, comments

    return stored(make)


def clause_id(app: Flask, version: Version, path: str) -> str:
    with app.extensions["workbench.database"].reading() as session:
        return clause_at(session, version, path).id


def count(app: Flask, model: type) -> int:
    with app.extensions["workbench.database"].reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize("view", ["columns", "inline", "clean", "nonsense"])
def test_three_views_of_the_changes(browser: Open, made: Made, view: str) -> None:
    old, new, _ = made
    reader = browser("reader")
    page = reader.get(f"/compare/{old.id}/{new.id}?view={view}")
    assert reader.status == 200
    assert ("<ins" in page) == (view != "clean")
    assert "护理津贴" in page and "Not right?" not in page
    assert "护理津贴" not in reader.get(f"/compare/{old.id}/{new.id}?view={view}&kind=same")


def test_a_decision_is_stored_and_shown(app: Flask, browser: Open, made: Made) -> None:
    old, new, _ = made
    editor = browser("editor")
    editor.get(f"/compare/{old.id}/{new.id}")
    sides = {"old": clause_id(app, old, "第二条"), "new": clause_id(app, new, "第三条")}
    editor.post(f"/compare/{old.id}/{new.id}/overrule", {**sides, "action": "confirm", "view": "inline"})
    assert editor.status == 200 and "decided by hand" in editor.page
    assert count(app, Decision) == 1


def test_what_is_to_be_confirmed_is_marked_until_it_is(
    app: Flask, browser: Open, stored: Callable[[Callable[[Session], tuple[Version, Version]]], tuple[Version, Version]]
) -> None:
    def make(session: Session) -> tuple[Version, Version]:
        editor = named(session, "editor")
        texts = [
            "\n".join(["# 互助办法", *(f"第{number}条 {text}" for number, text in enumerate(articles, start=1))])
            for articles in ([LAMP, SALT, INN, LOOM], [LAMP, INN, LOOM, SALT_REWRITTEN])
        ]
        old = make_version(session, editor, text=texts[0])
        return old, make_version(session, editor, old.law, texts[1], "二稿")

    old, new = stored(make)
    address = f"/compare/{old.id}/{new.id}"
    editor = browser("editor")
    assert editor.get(address).count("to be confirmed") == 1
    sides = {"old": clause_id(app, old, "第2条"), "new": clause_id(app, new, "第4条")}
    editor.post(f"{address}/overrule", {**sides, "action": "confirm", "view": "inline"})
    assert "to be confirmed" not in editor.get(address)


def test_two_languages_stand_side_by_side(
    browser: Open, stored: Callable[[Callable[[Session], tuple[Version, Version]]], tuple[Version, Version]]
) -> None:
    def make(session: Session) -> tuple[Version, Version]:
        editor = named(session, "editor")
        old = make_version(session, editor, text="第一条 养老金为工资的百分之四十。\n\n第二条 医疗期限为三十日。")
        english = "Article 1\n\nThe pension is 40 per cent of wages.\n\nArticle 2\n\nSick pay lasts 30 days."
        return old, make_version(session, editor, old.law, english, "English")

    old, new = stored(make)
    page = browser("reader").get(f"/compare/{old.id}/{new.id}?view=inline")
    assert "These versions are in two languages" in page
    assert "百分之四十" in page and "40 per cent" in page
    assert page.count("in two languages 2") == 1 and "<ins" not in page
    assert browser("reader").get(f"/carried/{old.id}/{new.id}").count("choose two in the same language") == 1


def test_a_match_that_somebody_decided_on_meanwhile(app: Flask, browser: Open, made: Made) -> None:
    old, new, _ = made
    first, second = browser("editor"), browser("editor2")
    sides = {"old": clause_id(app, old, "第二条"), "new": clause_id(app, new, "第三条")}
    address = f"/compare/{old.id}/{new.id}/overrule"
    first.post(address, {**sides, "action": "unlink", "seen": "0"})
    history = first.texts("//*[@class='history']")[0]
    assert "第二条 → 第三条" in history and "they do not belong together" in history, "also where they were parted"
    second.post(address, {**sides, "action": "confirm", "seen": "0"})
    assert second.status == 409 and "they do not belong together" in second.words and "confirmed" in second.words
    second.post(address, {name: second.field(name) for name in ("old", "new", "action", "seen")})
    assert second.status == 200 and "decided by hand" in second.page


def test_ids_of_another_law_are_refused(app: Flask, browser: Open, made: Made, stored: Callable[..., Version]) -> None:
    old, new, (comment, _) = made
    other = stored(lambda s: make_version(s, named(s, "editor"), make_law(s, named(s, "editor"), "别的条例")))
    editor = browser("editor")
    editor.post(f"/carry/{old.id}/{new.id}")
    strange, places = clause_id(app, other, "第一条"), count(app, Anchor)
    own = clause_id(app, old, "第一条")
    for path, data, status in (
        (f"/compare/{old.id}/{new.id}/overrule", {"action": "link", "old": own, "new": strange}, 404),
        (f"/compare/{old.id}/{other.id}/overrule", {"action": "link", "old": own, "new": strange}, 422),
        (f"/carry/{old.id}/{other.id}", {}, 422),
        (f"/carry/{new.id}/{old.id}", {}, 422),
        (f"/carry/{old.id}/{old.id}", {}, 422),
        (f"/carried/{old.id}/{new.id}/{comment.id}", {"clause": strange}, 422),
        (f"/carried/{old.id}/{new.id}/none", {"clause": own}, 404),
        (f"/carried/{new.id}/{old.id}/{comment.id}", {"clause": own}, 422),
        (f"/adopted/{old.id}/{other.id}/{comment.id}", {"outcome": "adopted"}, 422),
        (f"/adopted/{old.id}/{new.id}/none", {"outcome": "adopted"}, 404),
        (f"/adopted/{old.id}/{new.id}/{comment.id}", {"outcome": "splendid"}, 422),
    ):
        editor.get("/account")
        editor.post(path, data)  # type: ignore[arg-type]
        assert editor.status == status, (path, data)
    assert (count(app, Decision), count(app, Anchor)) == (0, places)
    with app.extensions["workbench.database"].reading() as session:
        found = session.scalars(select(Anchor.status).where(Anchor.version_id == old.id)).all()
    assert set(found) == {"original"}


def test_carrying_reports_every_comment_and_a_place_is_settled(app: Flask, browser: Open, made: Made) -> None:
    old, new, comments = made
    editor = browser("editor")
    assert "Carry 2 comments over" in editor.get(f"/carry/{old.id}/{new.id}")
    editor.post(f"/carry/{old.id}/{new.id}")
    assert editor.path == f"/carried/{old.id}/{new.id}"
    listed = []
    for status in editor.texts("//nav//a[contains(@href, 'status=')]/@href"):
        editor.get(status)
        assert "<script>x" not in editor.page
        listed += editor.texts("//ul[@class='carried']/li/@id")
    assert sorted(listed) == sorted(f"comment-{comment.id}" for comment in comments)
    assert "<script>x" not in editor.page
    officer = browser("officer2")
    officer.get(f"/carried/{old.id}/{new.id}")
    officer.post(f"/carried/{old.id}/{new.id}/{comments[0].id}")
    assert "confirmed" in officer.page
    reader = browser("reader").get(f"/versions/{new.id}")
    assert "<mark" in reader


def test_a_place_that_somebody_settled_meanwhile(browser: Open, made: Made) -> None:
    old, new, (comment, _) = made
    first, second = browser("editor"), browser("officer2")
    first.post(f"/carry/{old.id}/{new.id}")
    address = f"/carried/{old.id}/{new.id}/{comment.id}"
    first.post(address, {"clause": "第三条", "seen": "0"})
    assert "第三条" in first.texts("//*[@class='history']")[0]
    second.post(address, {"clause": "第五条", "seen": "0"})
    assert second.status == 409 and "第三条" in second.words and "第五条" in second.words
    second.post(address, {name: second.field(name) for name in ("clause", "seen")})
    history = second.texts("//*[@class='history']")[0]
    assert history.index("第五条") < history.index("第三条")


def test_a_mistyped_clause_is_told_beside_what_was_typed(app: Flask, browser: Open, made: Made) -> None:
    old, new, (comment, _) = made
    officer, address = browser("officer2"), f"/carried/{old.id}/{new.id}/{comment.id}"
    browser("editor").post(f"/carry/{old.id}/{new.id}")
    officer.post(address, {"clause": "第九百<条", "seen": "0"})
    (row,) = officer.elements(f"//li[@id='comment-{comment.id}']")
    assert officer.status == 422 and row.xpath(".//input[@aria-invalid]/@value") == ["第九百<条"]
    assert row.xpath(".//*[@id=//input[@aria-invalid]/@aria-describedby]/text()") == ["There is no such clause."]
    assert count(app, Decision) == 0
    officer.post(address, {"clause": "第三条", "seen": "0"})
    assert officer.status == 200 and count(app, Decision) == 1


def test_what_became_of_the_proposals(browser: Open, made: Made) -> None:
    old, new, (comment, _) = made
    editor = browser("editor")
    editor.get(f"/adopted/{old.id}/{new.id}")
    assert editor.elements(f"//section[@id='comment-{comment.id}'][contains(@class, 'outcome-adopted')]")
    editor.post(f"/adopted/{old.id}/{new.id}/{comment.id}", {"outcome": "partly", "note": "<b>差一点</b>"})
    assert "decided by hand" in editor.page and "&lt;b&gt;差一点" in editor.page and "<b>差" not in editor.page


def test_who_rules_second_sees_both_rulings_and_their_history(browser: Open, made: Made) -> None:
    old, new, (comment, _) = made
    address = f"/adopted/{old.id}/{new.id}/{comment.id}"
    first, second = browser("editor"), browser("editor2")
    first.post(address, {"outcome": "partly", "note": "差一点", "seen": "0"})
    second.post(address, {"outcome": "adopted", "note": "意思相同", "seen": "0"})
    assert second.status == 409 and "差一点" in second.words and second.field("note") == "意思相同"
    again = {name: second.field(name) for name in ("outcome", "note", "seen")}
    assert again == {"outcome": "adopted", "note": "意思相同", "seen": "1"}
    second.post(address, again)
    history = second.texts("//*[@class='history']")[0]
    assert history.index("意思相同") < history.index("差一点")


def test_a_clause_is_chosen_by_its_address_from_one_list_for_all_rows(app: Flask, browser: Open, made: Made) -> None:
    old, new, (comment, _) = made
    editor = browser("editor")
    editor.post(f"/carry/{old.id}/{new.id}")
    assert len(editor.elements("//datalist")) == 1 and editor.elements("//datalist/option[@value='第三条第二款']")
    editor.post(f"/carried/{old.id}/{new.id}/{comment.id}", {"clause": " 第五条 "})
    with app.extensions["workbench.database"].reading() as session:
        anchor = session.scalars(
            select(Anchor).where(Anchor.version_id == new.id, Anchor.comment_id == comment.id)
        ).one()
    assert (anchor.status, anchor.clause_id) == ("confirmed", clause_id(app, new, "第五条"))
    editor.post(f"/carried/{old.id}/{new.id}/{comment.id}", {"clause": "第九十九条"})
    assert editor.status == 422


def test_articles_are_linked_by_their_address(app: Flask, browser: Open, made: Made) -> None:
    old, new, _ = made
    editor = browser("editor")
    page = editor.get(f"/compare/{old.id}/{new.id}")
    assert page.count("<datalist") == 2 and page.count("<select") == 2, (
        "two lists for all rows; two selects for the picker"
    )
    editor.post(f"/compare/{old.id}/{new.id}/overrule", {"action": "link", "old": "第二条", "new": "第三条"})
    assert editor.status == 200 and count(app, Decision) == 1


POINTS = "关于互助的意见\n一、扩大互助。人人参加。\n二、加强管理。专款专用。\n"


@pytest.mark.parametrize(
    ("old_text", "new_text", "can_compare"),
    [
        (POINTS, POINTS.replace("二、", "二、简化手续。\n三、"), True),
        ("各位会员：\n来信收到。\n", "各位会员：\n来信已收到。\n", False),
    ],
)
def test_texts_without_articles_are_compared_by_their_points_or_it_is_said_why_not(
    browser: Open, stored: Callable[[Callable[[Session], Made]], Made], old_text: str, new_text: str, can_compare: bool
) -> None:
    def make(session: Session) -> Made:
        old = make_version(session, named(session, "editor"), text=old_text)
        return old, make_version(session, named(session, "editor"), old.law, new_text, "二稿"), []

    old, new, _ = stored(make)
    person = browser("editor")
    page = person.get(f"/compare/{old.id}/{new.id}")
    assert ('role="alert"' in page) is not can_compare
    assert ("扩大互助" in page) is can_compare


def test_any_two_versions_are_chosen_on_the_page(
    app: Flask, browser: Open, made: Made, stored: Callable[..., Version]
) -> None:
    old = made[0]
    third = SECOND.replace("百分之二", "百分之三")
    newest = stored(lambda s: make_version(s, named(s, "editor"), s.merge(old.law), third, "三稿"))
    editor = browser("editor")
    page = editor.get(f"/laws/{old.law_id}/compare")
    assert editor.status == 200 and all(label in page for label in ("一稿", "二稿", "三稿"))
    page = editor.get(f"/laws/{old.law_id}/compare?old={old.id}&new={newest.id}")
    assert "百分之三" in page and "do not follow one another" in page and "一稿 → 二稿" in page
    page = editor.get(f"/laws/{old.law_id}/compare?old={newest.id}&new={old.id}")
    assert "You chose the later version first" in page and "What became of our proposals" not in page
    sides = {"old": clause_id(app, newest, "第三条"), "new": clause_id(app, old, "第二条")}
    editor.post(f"/compare/{newest.id}/{old.id}/overrule", {**sides, "action": "confirm", "view": "inline"})
    assert editor.status == 200 and "decided by hand" in editor.page
    assert "decided by hand" in editor.get(f"/compare/{old.id}/{newest.id}")
    page = editor.get(f"/laws/{old.law_id}/compare?old={old.id}&new={old.id}")
    assert editor.status == 422 and "choose two different ones" in page
    editor.get(f"/laws/{old.law_id}/compare?old={old.id}&new=none")
    assert editor.status == 404
