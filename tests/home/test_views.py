"""Tests of the front page: the demonstration's numbers in both languages, and what leads on from there."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import delete

from tests.browsing import Browser
from tests.factories.people import PASSWORD
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.home.service import law_summaries
from workbench.instruments.library import corpus
from workbench.people.models import Member
from workbench.people.organisations import headquarters
from workbench.rules.adequacy import Case, judge_adequacy


@pytest.mark.parametrize(("code", "attention"), [("zh", "需要处理"), ("en", "What needs attention")])
def test_the_front_page_shows_where_the_law_stands(demonstration: Flask, code: str, attention: str) -> None:
    browser = Browser(demonstration.test_client()).sign_in("chair", ACCOUNTS_PASSWORD)
    browser.post(f"/language/{code}")
    browser.get("/")
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        (found,) = law_summaries(session, "zh")
        numbers = [found.comments, sum(found.positions.values())]
        assert found.comments > 20 and found.latest and found.needs_attention
    shown = browser.texts("//p[@class='standing-figure']")
    assert [int(number) for number in shown] == numbers
    assert attention in browser.words


def test_every_link_of_the_front_page_leads_somewhere(demonstration: Flask) -> None:
    browser = Browser(demonstration.test_client()).sign_in("chair", ACCOUNTS_PASSWORD)
    page = browser.get("/")
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)', page.partition('<main id="main"')[2]))
    assert len(links) > 5
    assert {link: browser.status for link in links if (browser.get(link), browser.status)[1] != 200} == {}


def test_an_empty_site_says_what_to_do_first(app: Flask) -> None:
    assert "Add the law, then import" in Browser(app.test_client()).sign_in("editor").get("/")
    assert "An editor adds the law" in Browser(app.test_client()).sign_in("reader").get("/")


def test_an_administrator_is_told_what_to_do_and_reads_nothing(demonstration: Flask) -> None:
    browser = Browser(demonstration.test_client()).sign_in("admin", ACCOUNTS_PASSWORD)
    browser.post("/language/en")
    page = browser.get("/")
    main = page.partition('<main id="main"')[2]
    assert "What an administrator does here" in page and "Chair 1" in browser.words and "Nobody is" not in page
    assert "Laws under draft" not in page and "/versions/" not in page and "/papers" not in page
    heads = set(re.findall(r'<a [^>]*href="(/[^"#]*)', page)) - {"/"}
    assert {link: browser.status for link in heads if (browser.get(link), browser.status)[1] != 200} == {}
    assert "/members" in main


def test_until_a_chair_is_named_the_administrator_is_told_how(app: Flask) -> None:
    with app.extensions["workbench.database"].writing() as session:
        organisation = headquarters(session).id
        session.execute(delete(Member).where(Member.role.in_(("chair", "editor"))))
        session.commit()
    boss = Browser(app.test_client()).sign_in("administrator")
    assert "Nobody is chair yet" in boss.get("/") and "Nobody is editor yet" in boss.page
    for role in ("chair", "editor"):
        account = {"username": f"first-{role}", "role": role, "language": "en", "password": PASSWORD}
        boss.post("/members", {**account, "organisation": organisation})
    assert "Nobody is" not in boss.get("/")
    assert "Laws under draft" in Browser(app.test_client()).sign_in("first-chair").get("/")


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_guided_hour_leads_to_pages_that_are_there(demonstration: Flask, code: str) -> None:
    browser = Browser(demonstration.test_client()).sign_in("officer-women", ACCOUNTS_PASSWORD)
    browser.post(f"/language/{code}")
    page = browser.get("/help/first-hour").partition('<main id="main"')[2]
    assert browser.status == 200 and page.count("<section>") == 6 and "39.4" in page
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)', page))
    assert len(links) >= 8
    assert {link: browser.status for link in links if (browser.get(link), browser.status)[1] != 200} == {}


def test_the_answer_of_the_exercise_is_what_the_rule_works_out() -> None:
    given = {"labourer_wage": 3200, "benefit": 0.7 * 1800}
    answer = judge_adequacy(corpus(), Case("IV", "66", "", given))
    assert answer.passes is False and round(float(answer.figures["pct"]), 1) == 39.4
