"""A form counts once: in every form there is a key, and what is sent twice under it is stored once."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from flask import Flask, flash, redirect, request
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.web.test_access import PEOPLE, address, ids
from workbench.db import Database, now
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.drafts.models import Law
from workbench.drafts.service import add_law
from workbench.errors import Invalid
from workbench.people.permissions import Permission
from workbench.people.service import member_named
from workbench.web import requests as web
from workbench.web.access import allow
from workbench.web.models import HandledForm
from workbench.web.once import FIELD, KEPT, LONGEST_BODY, clear_old_forms, make_key

__all__ = ["ids"]  # a fixture of the table of routes: a real value for every variable of an address
Open = Callable[[str], Browser]


class Forms(HTMLParser):
    """The names and values of the inputs of each form of a page that is sent with POST."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self._within = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._within = given.get("method", "").lower() == "post"
            if self._within:
                self.forms.append({})
        elif tag == "input" and self._within:
            self.forms[-1][given.get("name", "")] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._within = False


@pytest.mark.parametrize("role", ["", "officer", "editor", "chair", "administrator"])
def test_every_form_of_every_page_bears_a_token_and_a_key(
    demonstration: Flask, ids: Mapping[str, str], role: str
) -> None:
    browser = Browser(demonstration.test_client())
    if name := PEOPLE[role]:
        browser.sign_in(name, ACCOUNTS_PASSWORD)
    seen: list[str] = []
    for rule in demonstration.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "papers.export_paper":
            path = address(demonstration, rule, ids)
            browser.get(f"{path}?clause={ids['clause_id']}" if rule.endpoint == "papers.new_position" else path)
            for form in Forms(browser.page).forms:
                assert form.get("csrf_token") and form.get(FIELD), (rule.endpoint, form)
                seen.append(form[FIELD])
    assert len(seen) > 15 and len(set(seen)) == len(seen), "no two forms have one key"


def page(app: Flask, view: Callable[[], object]) -> None:
    app.add_url_rule("/probe", "probe", allow(Permission.COMMENT)(view), methods=["GET", "POST"])


def add(title: str) -> None:
    editor = member_named(web.db_session(), "editor")
    assert editor is not None
    add_law(web.db_session(), editor, title, "")


def stored_title() -> object:
    add(request.form["title"])
    flash("it is stored", "success")
    return redirect(f"/laws/{request.form['title']}", 303)


def ended_half_way() -> object:
    add("given up")
    web.end_transaction()
    return stored_title()


def fragment() -> object:
    add(request.form["title"])
    return f"<p>{request.form['title']}</p>", 201


def whole_page() -> object:
    add(request.form["title"])
    return "<html>"


def titles(app: Flask) -> list[str]:
    with app.extensions["workbench.database"].reading() as session:
        return sorted(session.scalars(select(Law.title_zh)))


def keys(app: Flask) -> int:
    with app.extensions["workbench.database"].reading() as session:
        return session.scalar(select(func.count()).select_from(HandledForm)) or 0


@pytest.mark.parametrize("view", [stored_title, ended_half_way, fragment])
def test_the_second_post_gets_the_answer_of_the_first(app: Flask, browser: Open, view: Callable[[], object]) -> None:
    page(app, view)
    officer = browser("officer")
    sent = {"csrf_token": officer.token, FIELD: make_key(), "title": "一"}
    headers = {"X-Fragment": "1"} if view is fragment else {}
    answers = [officer.client.post("/probe", data=sent, headers=headers) for _ in range(3)]
    told = {(answer.status_code, answer.headers.get("Location"), answer.get_data(as_text=True)) for answer in answers}
    if view is fragment:
        assert told == {(201, None, "<p>一</p>")}
    else:
        assert {(status, where) for status, where, _ in told} == {(303, "/laws/%E4%B8%80")}
        assert officer.get("/account").count("it is stored") == 1
    assert titles(app) == ["一"] and keys(app) == 1


def test_a_refused_form_does_not_use_its_key_up(app: Flask, browser: Open) -> None:
    refusals = [True, True, False]

    def view() -> object:
        add("一")
        if refusals.pop(0):
            raise Invalid("label_missing")
        return redirect("/laws/1", 303)

    page(app, view)
    officer = browser("officer")
    sent = {"csrf_token": officer.token, FIELD: make_key()}
    statuses = [officer.client.post("/probe", data=sent).status_code for _ in range(4)]
    assert statuses == [422, 422, 303, 303]
    assert titles(app) == ["一"]


def test_an_answer_too_long_to_keep_and_a_whole_page_use_no_key_up(app: Flask, browser: Open) -> None:
    page(app, whole_page)
    officer = browser("officer")
    sent = {"csrf_token": officer.token, FIELD: make_key()}
    officer.client.post("/probe", data={**sent, "title": "一"})
    app.view_functions["probe"] = allow(Permission.COMMENT)(lambda: "x" * (LONGEST_BODY + 1))
    officer.client.post("/probe", data=sent, headers={"X-Fragment": "1"})
    assert titles(app) == ["一"] and keys(app) == 0


@pytest.mark.parametrize("change", ["words", "person", "address", "file"])
def test_a_key_is_good_for_one_form_only(app: Flask, browser: Open, change: str) -> None:
    page(app, stored_title)
    app.add_url_rule("/other", "other", app.view_functions["probe"], methods=["POST"])
    officer, other = browser("officer"), browser("officer2" if change == "person" else "officer")
    sent = {FIELD: make_key(), "title": "一"}

    def send(person: Browser, path: str = "/probe", title: str = "一", content: bytes = b"a") -> int:
        files = {"file": (io.BytesIO(content), "law.txt")}
        return person.client.post(path, data={**sent, "title": title, "csrf_token": person.token, **files}).status_code

    assert send(officer) == send(officer) == 303
    second = {
        "words": lambda: send(officer, title="二"),
        "person": lambda: send(other),
        "address": lambda: send(officer, path="/other"),
        "file": lambda: send(officer, content=b"b"),
    }
    assert second[change]() == 409
    assert titles(app) == ["一"]


@pytest.mark.parametrize("key", ["short", "a" * 65, "' OR 1=1 -- and more of it", "\ud800" * 30, "键" * 30], ids=ascii)
def test_what_is_no_key_is_refused(app: Flask, browser: Open, key: str) -> None:
    page(app, stored_title)
    officer = browser("officer")
    officer.get("/account")
    officer.post("/probe", {FIELD: key.encode("utf-8", "surrogatepass"), "title": "一"})
    assert officer.status == 422 and "Reload the page" in officer.page
    assert titles(app) == []


def test_keys_are_forgotten_after_two_days(app: Flask, browser: Open, stored: Callable[..., None]) -> None:
    page(app, stored_title)
    officer = browser("officer")
    for title in ("一", "二"):
        officer.client.post("/probe", data={"csrf_token": officer.token, FIELD: make_key(), "title": title})
    database: Database = app.extensions["workbench.database"]

    def age(session: Session) -> None:
        first = session.scalar(select(HandledForm.key).order_by(HandledForm.handled_at).limit(1))
        moment = now() - KEPT - timedelta(seconds=1)
        session.execute(update(HandledForm).where(HandledForm.key == first).values(handled_at=moment))

    stored(age)
    clear_old_forms(database)
    assert keys(app) == 1


def test_nothing_of_what_was_sent_can_be_read_from_what_is_kept(app: Flask, browser: Open) -> None:
    page(app, lambda: redirect("/", 303))
    officer = browser("officer")
    for _ in range(2):
        sent = {"csrf_token": officer.token, FIELD: make_key(), "password": "a secret of ours"}
        officer.client.post("/probe", data=sent)
    with app.extensions["workbench.database"].reading() as session:
        rows = session.scalars(select(HandledForm)).all()
    assert all(re.fullmatch(r"[0-9a-f]{64}", row.sent) for row in rows)
    assert len({row.sent for row in rows}) == 1, "the digest is of what was sent, not of the key"
