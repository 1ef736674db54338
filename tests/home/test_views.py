"""Tests of the front page: the demonstration's numbers in both languages, and what leads on from there."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.browsing import Browser
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.home.service import law_summaries


@pytest.mark.parametrize(("code", "attention"), [("zh", "需要处理"), ("en", "What needs attention")])
def test_the_front_page_shows_where_the_law_stands(demonstration: Flask, code: str, attention: str) -> None:
    browser = Browser(demonstration.test_client()).sign_in("chair", ACCOUNTS_PASSWORD)
    browser.post(f"/language/{code}")
    page = browser.get("/")
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        (found,) = law_summaries(session, "zh")
        numbers = [found.comments, sum(found.positions.values())]
        assert found.comments > 20 and found.latest and found.needs_attention
    shown = re.findall(r'standing-figure"><strong>(\d+)', page)
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
