"""Signing in and out, one's own account and the list of accounts, as a person meets them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser, fresh_form
from tests.factories.people import PASSWORD
from workbench.people.models import Member, SignIn
from workbench.people.organisations import headquarters
from workbench.people.service import ATTEMPTS, member_named

Open = Callable[[str], Browser]
NEW = "another-good-secret"


def member_id(app: Flask, name: str) -> str:
    with app.extensions["workbench.database"].reading() as session:
        found = member_named(session, name)
        assert found is not None
        return found.id


def look(app: Flask, name: str) -> Member:
    session: Session = app.extensions["workbench.database"].reading()
    found = member_named(session, name)
    assert found is not None
    session.close()
    return found


def test_signing_in_and_out(browser: Open) -> None:
    officer = browser("officer")
    assert officer.path == "/"
    officer.post("/sign-out")
    assert officer.path == "/sign-in"
    officer.get("/account")
    assert officer.path == "/sign-in"


def test_a_wrong_password_says_so_and_keeps_the_name(browser: Open) -> None:
    person = browser("")
    person.get("/sign-in")
    person.post("/sign-in", {"username": "officer", "password": "wrong"})
    assert person.status == 422
    assert "用户名或密码不正确" in person.page
    assert person.field("username") == "officer"
    assert "wrong" not in person.page.replace("sign_in_wrong", "")


def test_an_unknown_name_is_told_as_a_wrong_password(browser: Open) -> None:
    person = browser("")
    pages = []
    for name in ("officer", "nobody-at-all"):
        person.get("/sign-in")
        pages.append(person.post("/sign-in", {"username": name, "password": "wrong"}).replace(name, "NAME"))
    # A token carries the second it was made in, and each form has a key of its own.
    first, second = (re.sub(r'(name="(?:csrf_token|form_key)" [^>]*value=")[^"]*', r"\1", page) for page in pages)
    assert first == second


def test_wrong_passwords_are_counted_although_the_request_fails(app: Flask, browser: Open) -> None:
    person = browser("")
    person.get("/sign-in")
    for _ in range(ATTEMPTS):
        person.post("/sign-in", {"username": "officer", "password": "wrong"})
    person.post("/sign-in", {"username": "officer", "password": PASSWORD})
    assert "连续输错次数过多" in person.page
    assert look(app, "officer").locked_until is not None


def test_a_copied_cookie_is_dead_after_signing_out(app: Flask, browser: Open) -> None:
    officer = browser("officer")
    cookie = officer.client.get_cookie("workbench")
    assert cookie is not None
    thief = Browser(app.test_client())
    thief.client.set_cookie("workbench", cookie.value)
    thief.get("/account")
    assert thief.path == "/account"
    officer.post("/sign-out")
    thief.get("/account")
    assert thief.path == "/sign-in"


def test_the_cookie_cannot_be_read_by_scripts_or_sent_from_elsewhere(browser: Open) -> None:
    person = browser("")
    person.get("/sign-in")
    told = person.answer.headers["Set-Cookie"]
    assert "HttpOnly" in told and "SameSite=Lax" in told


def test_a_cookie_that_was_changed_opens_nothing(browser: Open) -> None:
    officer = browser("officer")
    cookie = officer.client.get_cookie("workbench")
    assert cookie is not None
    officer.client.set_cookie("workbench", cookie.value[:-2] + ("aa" if cookie.value[-2:] != "aa" else "bb"))
    officer.get("/account")
    assert officer.path == "/sign-in"


@pytest.mark.parametrize("name", ["officer", "administrator"])
def test_signing_in_gives_a_new_cookie(app: Flask, browser: Open, name: str) -> None:
    person = browser("")
    person.get("/sign-in")
    before = person.client.get_cookie("workbench")
    person.sign_in(name)
    after = person.client.get_cookie("workbench")
    assert before is not None and after is not None and before.value != after.value
    with app.extensions["workbench.database"].reading() as session:
        assert len(session.scalars(select(SignIn)).all()) == 1


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "http://evil.example/",
        "https:evil.example", "javascript:alert(1)", "/\t/evil.example", "/\n/evil.example", " //evil.example",
        "//[", "http://[", "evil.example", "/ok\r\nX-Evil: 1", "/\x00", "data:text/html,x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("signed_in", [True, False])
def test_no_address_leads_to_another_site(browser: Open, wanted: str, signed_in: bool) -> None:
    person = browser("officer" if signed_in else "")
    token = person.token
    if signed_in:
        answer = person.client.get("/sign-in", query_string={"next": wanted})
    else:
        sent = {"csrf_token": token, "username": "officer", "password": PASSWORD}
        answer = person.client.post("/sign-in", query_string={"next": wanted}, data=sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    person.get("/account")
    answer = person.client.post("/language/en", data={**fresh_form(person.token), "back": wanted})
    assert answer.headers["Location"] == "/"


def test_the_language_is_the_persons_own_and_stays(app: Flask, browser: Open) -> None:
    officer = browser("officer")  # whose language is English
    officer.get("/")
    assert officer.texts("/html/@lang") == ["en"]
    officer.post("/language/zh", {"back": "/account"})
    assert officer.path == "/account" and officer.texts("/html/@lang") == ["zh-Hans"]
    officer.post("/sign-out")
    assert officer.texts("/html/@lang") == ["zh-Hans"]
    elsewhere = browser("officer")
    elsewhere.get("/")
    assert elsewhere.texts("/html/@lang") == ["zh-Hans"]
    elsewhere.post("/language/fr")
    assert elsewhere.texts("/html/@lang") == ["zh-Hans"]


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [("en-GB,en;q=0.9", "en"), ("zh-TW", "zh-Hans"), ("zh-CN,en;q=0.5", "zh-Hans"), ("fr", "zh-Hans")],
)
def test_a_strangers_language_is_the_browsers(browser: Open, accepted: str, lang: str) -> None:
    assert f'<html lang="{lang}">' in browser("").get("/sign-in", headers={"Accept-Language": accepted})


def test_disabling_takes_effect_at_once_in_every_browser(app: Flask, browser: Open) -> None:
    first, second, boss = browser("officer"), browser("officer"), browser("administrator")
    boss.get("/members")
    boss.post(f"/members/{member_id(app, 'officer')}/disable")
    assert "disabled" in boss.words
    for person in (first, second):
        person.get("/account")
        assert person.path == "/sign-in"
    person.post("/sign-in", {"username": "officer", "password": PASSWORD})
    assert person.status == 422
    boss.post(f"/members/{member_id(app, 'officer')}/enable")
    browser("officer")


def test_a_role_taken_away_is_gone_at_the_next_request(app: Flask, browser: Open) -> None:
    editor, boss = browser("editor"), browser("administrator")
    assert (editor.get("/laws/new"), editor.status)[1] == 200
    boss.get("/members")
    boss.post(f"/members/{member_id(app, 'editor')}/role", {"role": "reader"})
    assert (editor.get("/laws/new"), editor.status)[1] == 403


@pytest.mark.parametrize(
    ("action", "data", "status"),
    [("disable", {}, 422), ("role", {"role": "reader"}, 422), ("role", {"role": "root"}, 422), ("burn", {}, 404)],
)
def test_what_an_administrator_cannot_do(
    app: Flask, browser: Open, action: str, data: dict[str, object], status: int
) -> None:
    boss = browser("administrator")
    boss.get("/members")
    boss.post(f"/members/{member_id(app, 'administrator')}/{action}", data)
    assert boss.status == status
    assert "is changed" not in boss.page
    assert look(app, "administrator").role == "administrator" and look(app, "administrator").disabled_at is None


def headquarters_id(app: Flask) -> str:
    with app.extensions["workbench.database"].reading() as session:
        return headquarters(session).id


def test_an_account_is_made_and_its_password_set_anew(app: Flask, browser: Open) -> None:
    boss = browser("administrator")
    boss.get("/members")
    told = {
        "username": "New.One", "name_zh": "<b>新人</b>", "name_en": "", "organisation": headquarters_id(app),
        "role": "officer", "language": "en", "password": PASSWORD,
    }  # fmt: skip
    boss.post("/members", told)
    assert boss.status == 200 and "&lt;b&gt;新人&lt;/b&gt;" in boss.page and "<b>新人" not in boss.page
    person = browser("new.one")
    boss.post(f"/members/{member_id(app, 'new.one')}/password", {"password": NEW})
    person.get("/account")
    assert person.path == "/sign-in"
    Browser(app.test_client()).sign_in("new.one", NEW)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"username": "officer"}, "is taken"),
        ({"username": "九"}, "lower-case letters"),
        ({"password": "short"}, "at least 10 characters"),
        ({"role": "root"}, "Not a valid choice"),
        ({"organisation": "none"}, "Not a valid choice"),
        ({"username": ""}, "This field is required"),
        ({"name_zh": "长" * 121}, "at most 120 characters"),
    ],
)
def test_an_account_that_cannot_be_made(app: Flask, browser: Open, changed: dict[str, object], words: str) -> None:
    boss = browser("administrator")
    boss.get("/members")
    told = {
        "username": "fresh",
        "name_zh": "新",
        "organisation": headquarters_id(app),
        "role": "officer",
        "language": "zh",
        "password": NEW,
    }
    boss.post("/members", {**told, **changed})
    assert boss.status in (409, 422)
    assert words in boss.words
    assert boss.field("name_zh") == changed.get("name_zh", "新")
    assert NEW not in boss.page


def test_ones_own_password(app: Flask, browser: Open) -> None:
    officer, elsewhere = browser("officer"), browser("officer")
    officer.get("/account")
    officer.post("/account", {"old_password": "wrong", "password": NEW})
    assert "present password is not right" in officer.words
    officer.post("/account", {"old_password": PASSWORD, "password": NEW})
    assert officer.path == "/sign-in" and "The password is changed" in officer.words
    elsewhere.get("/account")
    assert elsewhere.path == "/sign-in"
    Browser(app.test_client()).sign_in("officer", NEW)


def test_nobody_gets_another_role_through_his_own_forms(app: Flask, browser: Open) -> None:
    officer = browser("officer")
    officer.get("/account")
    officer.post("/account", {"old_password": PASSWORD, "password": NEW, "role": "administrator"})
    assert look(app, "officer").role == "officer"
    officer = Browser(app.test_client()).sign_in("officer", NEW)
    officer.post(f"/members/{member_id(app, 'officer')}/role", {"role": "administrator"})
    assert officer.status == 403
    assert look(app, "officer").role == "officer"
