"""The search page: what it finds, how it narrows, that it escapes what it shows, and its suggestions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.drafts import ENGLISH, FIRST, SECOND, clause_at, make_version
from tests.factories.papers import make_paper, make_position
from tests.patience import eventually
from workbench.drafts.models import Version
from workbench.people.service import member_named
from workbench.search.index import collection as collections

Open = Callable[[str], Browser]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search looks whether anything has changed."""
    monkeypatch.setattr(collections, "_LOOK_EVERY", 0.0)


@pytest.fixture
def drafts(stored: Callable[[Callable[[Session], object]], object]) -> None:
    """A law in two versions, the second also in English, with a comment and a position."""

    def make(session: Session) -> None:
        editor = member_named(session, "editor")
        assert editor is not None
        first = make_version(session, editor, text=FIRST)
        second = make_version(session, editor, first.law, SECOND, "二稿")
        make_version(session, editor, first.law, ENGLISH, "Second", "en", second)
        make_comment(session, editor, clause_at(session, second, "第五条"), "挪用的<b>互助金</b>应当追回 <script>")
        paper = make_paper(session, editor, second)
        make_position(session, editor, paper, clause_at(session, second, "第四条"), reasons_zh="<p>骨折津贴太少。</p>")

    stored(make)


@pytest.mark.usefixtures("drafts")
def test_one_box_finds_everything(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search?q=津贴")
    assert reader.status == 200
    for words in ("C.102 Art.", "第四条", "Our position"):
        assert words in reader.words
    reader.get("/search?q=互助金&scope=comments")
    assert "<mark>互助金</mark>" in reader.page
    assert "<script> " not in reader.page.replace("<script type", "")


@pytest.mark.usefixtures("drafts")
def test_drafts_are_found_in_either_language_the_newest_first(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search?q=trade union&scope=draft")
    labels = [label for label in ("第五条", "Article 4") if label in reader.words]
    assert labels == ["第五条", "Article 4"]
    assert reader.page.index("二稿 (zh)") < reader.page.index("一稿 (zh)")


@pytest.mark.usefixtures("drafts")
def test_a_number_alone_offers_the_provision_and_the_clause(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search?q=第五条")
    assert reader.path == "/search"
    assert "C.102 Art. 5" in reader.words and "第五条" in reader.words


@pytest.mark.parametrize("typed", ["C102 art 65(3)", "公约第六十五条第三款", "C.102 Art. 65 (3)"])
def test_a_citation_leads_straight_to_its_provision(browser: Open, typed: str) -> None:
    reader = browser("reader")
    answer = reader.client.get("/search", query_string={"q": typed})
    assert (answer.status_code, answer.location) == (302, "/standards/provision?ref=C102:65(3)")
    assert reader.client.get("/search", query_string={"q": typed, "list": "1"}).status_code == 200


@pytest.mark.parametrize(("typed", "code"), [("C.102", "C102"), ("第202号建议书", "R202"), ("R.202", "R202")])
def test_an_instrument_by_its_name_leads_to_its_page(browser: Open, typed: str, code: str) -> None:
    answer = browser("reader").client.get("/search", query_string={"q": typed})
    assert (answer.status_code, answer.location) == (302, f"/standards/{code}")


def test_what_was_expanded_is_shown_and_can_be_left_out(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search?q=下岗")
    assert "laid-off" in reader.words and "C.102 Art. 20" in reader.words
    reader.get("/search?q=下岗&without=laid-off&without=unemployment")
    assert "C.102 Art. 20" not in reader.words


def test_facets_narrow_and_can_be_taken_back(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search?q=rehabilitation&scope=standards")
    assert "C.102 Art. 35" in reader.words
    assert "law=C121" in reader.page
    reader.get("/search?q=rehabilitation&scope=standards&law=C121")
    assert "C.121 Art." in reader.words and "C.102 Art. 35" not in reader.words


def test_pages(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search?q=benefit&scope=standards")
    assert "page=2" in reader.page
    first = reader.page
    reader.get("/search?q=benefit&scope=standards&page=2")
    assert reader.page != first and 'rel="prev"' in reader.page


@pytest.mark.parametrize(
    "query",
    [
        "q=",
        "q=%00",
        "q=" + "(" * 400,
        "q=a&page=-1",
        "q=a&page=x&scope=nowhere",
        "q=%22%22&scope=comments",
        "q=a&scope=comments&stance=%27",
        "q=-a&scope=draft",
        "q=a&without=nothing",
        "q=%F0%9F%98%80&scope=standards&law=x",
        "q=branch:unemployment",
    ],
)
def test_whatever_the_address_says_there_is_a_page(browser: Open, query: str) -> None:
    reader = browser("reader")
    reader.get(f"/search?{query}")
    assert reader.status == 200


def test_what_is_mistyped_is_guessed(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search?q=unemplyoment")
    assert "unemployment" in reader.words


def test_what_is_typed_is_escaped(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search?q=%3Cimg src=x onerror=1%3E")
    assert "<img src=x" not in reader.page


@pytest.mark.usefixtures("drafts")
def test_suggestions(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search/suggest?q=unemploy")
    found = json.loads(reader.data)
    assert found and all(set(one) == {"text", "note", "url"} for one in found)
    reader.get("/search/suggest?q=第五条")
    assert any("/clauses/" in one["url"] for one in json.loads(reader.data))
    reader.get("/search/suggest?q=")
    assert json.loads(reader.data) == []


def test_the_search_is_for_members(browser: Open) -> None:
    guest = browser("")
    for path in ("/search?q=a", "/search/suggest?q=a"):
        guest.get(path)
        assert guest.path == "/sign-in"


def test_a_new_version_is_found_without_a_restart(
    app: Flask, browser: Open, stored: Callable[[Callable[[Session], Version]], Version]
) -> None:
    reader = browser("reader")
    reader.get("/search?q=互助金&scope=draft")
    assert "第五条" not in reader.words

    def make(session: Session) -> Version:
        editor = member_named(session, "editor")
        assert editor is not None
        return make_version(session, editor, text=SECOND)

    stored(make)
    for tell in app.extensions["workbench.database"].after_commit:
        tell()

    def is_found() -> bool:
        reader.get("/search?q=互助金&scope=draft")
        return "第五条" in reader.words

    assert eventually(is_found)


SOCIAL = """社会保险草案
第一章 失业保险
第一条 失业人员领取失业保险金的期限由本法规定。
第二章 养老保险
第二条 参保人员达到年龄的，按月领取养老金的期限至死亡为止。
第三章 附则
第三条 本法的期限自公布之日起算。
"""


@pytest.mark.usefixtures("drafts")
def test_drafts_are_narrowed_by_branch(
    browser: Open, stored: Callable[[Callable[[Session], Version]], Version]
) -> None:
    def make(session: Session) -> Version:
        editor = member_named(session, "editor")
        assert editor is not None
        return make_version(session, editor, text=SOCIAL)

    stored(make)
    reader = browser("reader")
    reader.get("/search?q=期限&scope=draft")
    assert all(article in reader.words for article in ("第一条", "第二条", "第三条"))
    assert "branch=unemployment" in reader.page and "branch=old_age" in reader.page
    reader.get("/search?q=期限&scope=draft&branch=unemployment")
    assert "第一条" in reader.words and "第二条" not in reader.words and "第三条" not in reader.words
    reader.get("/search?q=期限 branch:养老&scope=draft")
    assert "第一条" not in reader.words


@pytest.mark.usefixtures("drafts")
def test_comments_are_narrowed_by_version_author_and_place(browser: Open) -> None:
    reader = browser("reader")
    reader.get("/search?q=互助金&scope=comments")
    for name in ("version", "author", "status"):
        assert f"{name}=" in reader.page, name
    assert "written there" in reader.words
    reader.get("/search?q=互助金&scope=comments&status=original")
    assert "<mark>互助金</mark>" in reader.page
    reader.get("/search?q=互助金&scope=comments&status=lost")
    assert "place lost" in reader.words and "<mark>互助金</mark>" not in reader.page


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("query", ["津贴", "互助金", "scope:comments 互助金", "第四条", "骨折"])
def test_what_an_administrator_may_not_read_is_neither_shown_nor_counted(browser: Open, query: str) -> None:
    boss = browser("administrator")
    for scope in ("", "standards", "draft", "comments", "positions", "evidence"):
        page = boss.get(f"/search?list=1&q={query}&scope={scope}")
        assert boss.status == 200
        scopes = page.partition('class="scopes"')[2].partition("</nav>")[0]
        assert set(re.findall(r"scope=(\w+)", scopes)) == {"standards", "evidence"}
        assert not re.search(r'id="scope-(draft|comments|positions)"', page)
        assert not re.search(r"/clauses/|/comments/|/positions/|/versions/", page)
    offers = json.loads(boss.client.get(f"/search/suggest?q={query}").text)
    assert [offer for offer in offers if offer["url"].startswith("/clauses/")] == []
    asked = browser("reader").client.get("/search/suggest?q=第四条").text
    assert "/clauses/" in asked, "a reader is offered the clause"


@pytest.mark.usefixtures("drafts")
def test_a_position_is_found_where_one_may_see_it(browser: Open) -> None:
    for name, page in (("reader", "/papers/"), ("chair", "/papers/"), ("editor", "/positions/")):
        person = browser(name)
        found = re.search(r'href="(/positions/[^"]+)"', person.get("/search?q=骨折&scope=positions"))
        assert found is not None
        person.get(found.group(1))
        assert person.status == 200 and person.path.startswith(page)
