"""Reading, commenting, answering, editing and withdrawing as members meet them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from tests.browsing import Browser, fresh_form
from tests.factories.drafts import ENGLISH, clause_at, make_version
from tests.factories.people import make_member
from tests.web.attacks import ATTACKS, is_safe
from workbench.commentary.models import Anchor, Comment, Revision
from workbench.drafts.models import StoredClause, Version

Open = Callable[[str], Browser]
TOLD = {"stance": "oppose", "issue": "wording", "body": "<p>请写明期限。</p>", "quote": "", "start": "", "proposed": ""}


@pytest.fixture
def version(stored: Callable[[Callable[[Session], Version]], Version]) -> Version:
    return stored(lambda session: make_version(session, make_member(session, "editor")))


@pytest.fixture
def clause(app: Flask, version: Version) -> StoredClause:
    with app.extensions["workbench.database"].reading() as session:
        return clause_at(session, version, "第二条")


@pytest.fixture
def officer(browser: Open) -> Browser:
    return browser("officer")


def write(person: Browser, clause: StoredClause, **told: str) -> str:
    person.get(f"/clauses/{clause.id}")
    return person.post(f"/clauses/{clause.id}/comments", {**TOLD, **told})


def count(app: Flask, model: type = Comment) -> int:
    with app.extensions["workbench.database"].reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def newest(app: Flask) -> Comment:
    with app.extensions["workbench.database"].reading() as session:
        found = session.scalars(select(Comment).order_by(Comment.created_at.desc())).first()
        assert found is not None
        return found


def test_the_law_is_read_with_a_comment_button_on_every_clause(app: Flask, officer: Browser, version: Version) -> None:
    officer.get(f"/versions/{version.id}")
    with app.extensions["workbench.database"].reading() as session:
        clauses = session.scalars(select(StoredClause).where(StoredClause.version_id == version.id)).all()
    assert {f"c-{clause.id}" for clause in clauses} == set(officer.texts("//*[starts-with(@id, 'c-')]/@id"))
    alone = [
        one for one in clauses if one.kind == "paragraph" and one.path.endswith(("第一条/第一款", "第四条/第一款"))
    ]
    assert len(officer.elements("//a[@class='comment-button']")) == len(clauses) - len(alone)
    assert "为了便利会员互助，制定本条例。" in officer.words


def test_a_comment_is_stored_and_shown_with_its_redline(app: Flask, officer: Browser, clause: StoredClause) -> None:
    write(officer, clause, proposed=clause.text.replace("按月", "按季"), quote="按月", start="2")
    assert officer.path == f"/clauses/{clause.id}" and "Your comment is stored" in officer.page
    assert "<p>请写明期限。</p>" in officer.page
    assert officer.texts("//*[@class='redline']/*")[:2] in (["月", "季"], ["按月", "按季"])
    assert officer.texts("//blockquote[@class='quote'][@lang='zh-Hans'][@data-quote]") == ["按月"]
    assert "1" in officer.texts("//span[@class='count']")
    with app.extensions["workbench.database"].reading() as session:
        place = session.scalar(select(Anchor))
        assert place is not None and (place.quote, place.start, place.clause_id) == ("按月", 2, clause.id)


def test_an_unchanged_proposal_is_none(app: Flask, officer: Browser, clause: StoredClause) -> None:
    write(officer, clause, proposed=clause.text.replace("\n", "\r\n"))
    assert newest(app).current.proposed == ""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"body": "<p> </p>", "proposed": ""}, "Write your comment"),
        ({"stance": ""}, "Choose a stance"),
        ({"stance": "hate"}, "Not a valid choice"),
        ({"issue": ""}, "Choose the type of issue"),
        ({"quote": "互助金", "start": ""}, "select them again"),
        ({"quote": "别处的话", "start": "0"}, "select them again"),
        ({"body": "好" * 40_001}, "too long"),
    ],
)
def test_what_was_typed_stays_in_the_form(
    app: Flask, officer: Browser, clause: StoredClause, told: dict[str, str], words: str
) -> None:
    write(officer, clause, **{"proposed": "另一种写法", **told})
    assert officer.status == 422 and words in officer.words
    assert officer.field("proposed") == told.get("proposed", "另一种写法")
    assert officer.field("body") == told.get("body", TOLD["body"])
    assert officer.field("quote") == told.get("quote", "")
    assert count(app) == 0


def test_nothing_that_acts_is_stored_or_shown(app: Flask, officer: Browser, clause: StoredClause) -> None:
    officer.get(f"/clauses/{clause.id}")
    for attack in ATTACKS:
        sent = {**TOLD, **fresh_form(officer.token), "body": f"文字{attack}"}
        assert officer.client.post(f"/clauses/{clause.id}/comments", data=sent).status_code == 303
    with app.extensions["workbench.database"].reading() as session:
        assert [body for body in session.scalars(select(Revision.body)) if not is_safe(body)] == []
    officer.get(f"/clauses/{clause.id}")
    bodies = re.findall(r'<div class="comment-body"[^>]*>(.*?)</div>', officer.page, re.DOTALL)
    assert len(bodies) == len(ATTACKS)
    assert [body for body in bodies if not is_safe(body)] == []


def test_a_row_that_was_tampered_with_is_shown_safely(app: Flask, officer: Browser, clause: StoredClause) -> None:
    write(officer, clause, proposed="新写法")
    evil = "<script>alert(1)</script><p onclick=alert(1) style='color:red'>文</p><a href='javascript:alert(1)'>链</a>"
    with app.extensions["workbench.database"].writing() as session:
        session.execute(update(Revision).values(body=evil, proposed=evil, stance='"><script>', issue="<script>"))
        session.execute(update(Anchor).values(quote="<script>alert(1)</script>"))
        session.commit()
    comment = newest(app)
    for path in (f"/clauses/{clause.id}", f"/comments/{comment.id}/edit"):
        page = officer.get(path)
        assert "<script>" not in page.replace('<script type="module" src=', "")
        assert not re.search(r"<(?!link )[^>]*(?:onclick|style|javascript:)[^>]*>", page)


def test_replying(app: Flask, browser: Open, officer: Browser, clause: StoredClause) -> None:
    write(officer, clause)
    comment, other = newest(app), browser("officer2")
    other.get(f"/clauses/{clause.id}")
    other.post(f"/comments/{comment.id}/replies", {"body": "同意"})
    assert other.path == f"/clauses/{clause.id}" and "<p>同意</p>" in other.page
    other.post(f"/comments/{comment.id}/replies", {"body": " "})
    assert other.status == 422 and "Write your comment" in other.page
    assert count(app) == 2


def test_editing_keeps_the_history(app: Flask, browser: Open, officer: Browser, clause: StoredClause) -> None:
    write(officer, clause)
    comment = newest(app)
    officer.get(f"/comments/{comment.id}/edit")
    assert officer.field("body") == "<p>请写明期限。</p>"
    officer.post(f"/comments/{comment.id}/edit", {**TOLD, "body": "新的话", "seen": officer.field("seen")})
    assert officer.path == f"/clauses/{clause.id}"
    reader = browser("reader")
    page = reader.get(f"/clauses/{clause.id}")
    assert "新的话" in page and "请写明期限" in page and "1 earlier text" in reader.words


def test_a_stale_edit_shows_both_texts_and_can_be_merged(app: Flask, officer: Browser, clause: StoredClause) -> None:
    write(officer, clause)
    comment, elsewhere = newest(app), Browser(officer.client)
    officer.get(f"/comments/{comment.id}/edit")
    seen = officer.field("seen")
    elsewhere.get(f"/comments/{comment.id}/edit")
    elsewhere.post(f"/comments/{comment.id}/edit", {**TOLD, "body": "别处的话", "seen": seen})
    officer.post(f"/comments/{comment.id}/edit", {**TOLD, "body": "这里的话", "seen": seen})
    assert officer.status == 409
    assert "Both texts stand below" in officer.page
    assert officer.field("body") == "这里的话" and "<p>别处的话</p>" in officer.page
    assert newest(app).latest == 2
    officer.post(f"/comments/{comment.id}/edit", {**TOLD, "body": "合起来", "seen": officer.field("seen")})
    assert officer.status == 200
    assert [one.body for one in newest(app).revisions][1:] == ["<p>别处的话</p>", "<p>合起来</p>"]


@pytest.mark.parametrize("seen", ["", "0", "abc", "99", "-1", "9" * 30])
def test_an_edit_that_does_not_say_what_it_saw(app: Flask, officer: Browser, clause: StoredClause, seen: str) -> None:
    write(officer, clause)
    officer.post(f"/comments/{newest(app).id}/edit", {**TOLD, "body": "改", "seen": seen})
    assert officer.status in (409, 422)
    assert officer.field("body") == "改"
    assert newest(app).latest == 1


def test_withdrawing_leaves_a_mark_and_no_words(
    app: Flask, browser: Open, officer: Browser, clause: StoredClause
) -> None:
    write(officer, clause, quote="按月", start="2", proposed="别的写法")
    comment = newest(app)
    officer.post(f"/comments/{comment.id}/withdraw")
    reader = browser("reader")
    reader.get(f"/clauses/{clause.id}")
    assert "withdrew a comment" in reader.words
    for words in ("请写明期限", "别的写法", "<mark", '<blockquote class="quote" lang'):
        assert words not in reader.page
    assert "0 comments" in reader.words or "No comments yet" in reader.words


def test_other_peoples_comments_are_not_to_be_touched(
    app: Flask, browser: Open, officer: Browser, clause: StoredClause
) -> None:
    write(officer, clause)
    comment = newest(app)
    words = {"officer2": "Only its author", "editor": "Only its author", "chair": "may not do this"}
    for name, refusal in words.items():
        other = browser(name)
        page = other.get(f"/clauses/{clause.id}")
        assert f"/comments/{comment.id}/edit" not in page and f"/comments/{comment.id}/withdraw" not in page
        assert refusal in other.get(f"/comments/{comment.id}/edit") and other.status == 403
        other.get("/account")
        other.post(f"/comments/{comment.id}/edit", {**TOLD, "body": "改", "seen": "1"})
        assert other.status == 403
        other.post(f"/comments/{comment.id}/withdraw")
        assert other.status == 403
    found = newest(app)
    assert found.latest == 1 and found.withdrawn_at is None


def test_a_reader_sees_no_form(browser: Open, clause: StoredClause) -> None:
    page = browser("reader").get(f"/clauses/{clause.id}")
    assert "comment-form" not in re.sub(r"#comment-form", "", page) and "<textarea" not in page


def test_a_comment_on_a_translation_stands_on_the_original(
    app: Flask, stored: Callable[..., Version], officer: Browser, version: Version
) -> None:
    english = stored(
        lambda session: make_version(
            session, make_member(session, "editor"), session.merge(version).law, ENGLISH, "First", original=version
        )
    )
    with app.extensions["workbench.database"].reading() as session:
        translated, original = (clause_at(session, english, "Article 2"), clause_at(session, version, "第二条"))
    officer.get(f"/clauses/{translated.id}")
    assert not officer.elements("//form[@class='comment-form']//textarea[@name='proposed']")
    assert f"/clauses/{original.id}" in officer.texts("//a/@href")
    officer.post(f"/clauses/{translated.id}/comments", {**TOLD, "proposed": "", "quote": "every month", "start": ""})
    assert count(app) == 1 and "every month" in officer.words
    assert "Written on the English text" in officer.get(f"/clauses/{original.id}") and "every month" in officer.words


def test_a_fragment_is_the_pane_alone(officer: Browser, clause: StoredClause) -> None:
    page = officer.get(f"/clauses/{clause.id}", headers={"X-Fragment": "1"})
    assert page.lstrip().startswith('<div class="pane-inner"') and "<html" not in page


def test_the_redline_follows_the_typing(officer: Browser, clause: StoredClause) -> None:
    officer.get(f"/clauses/{clause.id}")
    token = officer.token
    page = officer.post(f"/clauses/{clause.id}/redline", {"csrf_token": token, "proposed": "<script>会员</script>"})
    assert "&lt;script&gt;" in page and "<script" not in page
    assert officer.post(f"/clauses/{clause.id}/redline", {"csrf_token": token, "proposed": " "}).strip() == ""


def test_a_comments_own_address_leads_to_its_clause(app: Flask, officer: Browser, clause: StoredClause) -> None:
    write(officer, clause)
    officer.get(f"/comments/{newest(app).id}")
    assert officer.path == f"/clauses/{clause.id}"
    officer.get(f"/comments/{newest(app).id}?version=none")
    assert officer.path == f"/laws/{newest(app).law_id}"
    assert (officer.get("/comments/none"), officer.status)[1] == 404
