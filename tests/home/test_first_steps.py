"""From an empty instance to an open round, led by the first steps: the administrator, then the secretary."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from tests.browsing import Browser
from tests.conftest import settings_in
from tests.factories.drafts import FIRST
from tests.factories.people import PASSWORD
from tests.people.test_importing import federation
from workbench.app import create_app
from workbench.db import now
from workbench.instance import bring_up_to_date
from workbench.people.permissions import Role
from workbench.people.service import add_member

HEADQUARTERS = "secretary,秘书,全国总工会,editor,,s@example.org\nchair,主席,全国总工会,chair,,c@example.org\n"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Flask]:
    """A new instance with its administrator and nobody and nothing else."""
    made = create_app(settings_in(tmp_path))
    made.testing = True
    bring_up_to_date(made)
    with made.extensions["workbench.database"].writing() as session:
        add_member(session, username="boss", password=PASSWORD, role=Role.ADMINISTRATOR, language="en")
        session.commit()
    yield made
    made.extensions["workbench.database"].dispose()


def steps(browser: Browser) -> list[str]:
    """Each step of the whole path with its state, as the page says them."""
    browser.get("/first-steps")
    return browser.texts("//ol[@class='first-steps']/li/p[1]/span[1]")


def link(browser: Browser, words: str) -> str:
    browser.get("/")
    (address,) = browser.texts(f"//section[@aria-labelledby='steps-heading']//a[.='{words}']/@href")
    return address


def signed_up(app: Flask, address: str, name: str) -> Browser:
    person = Browser(app.test_client())
    person.get(address)
    person.post(person.path, {"password": PASSWORD, "again": PASSWORD})
    person.post("/language/en")
    return person if "sign-out" in person.page else person.sign_in(name)


def test_one_path_leads_from_nothing_to_the_first_round(empty: Flask) -> None:
    boss = Browser(empty.test_client()).sign_in("boss")
    assert steps(boss) == ["done", "next", "to do", "to do", *["by the secretary"] * 3]
    path = link(boss, "Import organisations and members")
    sent = [(io.BytesIO((federation() + HEADQUARTERS).encode("gb18030")), "名册.csv")]
    boss.get(path)
    boss.post(path, {"files": sent}, content_type="multipart/form-data")
    boss.post(path, {"register": boss.field("register")})
    assert steps(boss)[:4] == ["done", "done", "next", "done"]
    assert "37 people have neither a password nor a link" in boss.words
    boss.get(link(boss, "Make the links").partition("#")[0])
    boss.post("/members/invite")
    links = dict(zip(boss.texts("//tbody//td[1]"), boss.texts("//tbody//code"), strict=True))
    assert len(links) == 37 and steps(boss)[:4] == ["done"] * 4
    assert "steps-heading" not in boss.get("/"), "nothing is left for the administrator"

    secretary = signed_up(empty, links["secretary"], "secretary")
    assert steps(secretary)[4:] == ["next", "by somebody else", "by somebody else"]
    path = link(secretary, "Add a law")
    secretary.get(path)
    secretary.post(path, {"title_zh": "社会保险法（草案）", "title_en": "Draft"})
    path = link(secretary, "Import the first draft")
    secretary.get(path)
    secretary.post(path, {"pasted": FIRST, "encoding": "", "lang": "zh"})
    secretary.post(secretary.path, {"label": "一稿", "dated": "", "original": ""})
    assert steps(secretary)[4:] == ["done", "next", "to do"]
    path = link(secretary, "Who may see this law")
    secretary.get(path)
    everybody = secretary.texts("//input[@name='organisation']/@value")
    secretary.post(path, {"who": "some", "organisation": everybody})
    assert steps(secretary)[4:] == ["done", "done", "next"]
    path = link(secretary, "Call a round")
    secretary.get(path)
    asked = secretary.texts("//input[@name='organisation'][@checked]/@value")
    deadline = f"{now() + timedelta(days=7):%Y-%m-%dT%H:%M}"
    said = {"title_zh": "第一次征求意见", "letter": "请各单位提出意见。", "deadline": deadline, "visibility": "own"}
    visibility = secretary.texts("//select[@name='visibility']/option/@value")
    secretary.post(path, {**said, "visibility": visibility[0], "organisation": asked})
    assert secretary.path.startswith("/rounds/"), secretary.words
    assert steps(secretary)[4:] == ["done"] * 3 and "steps-heading" not in secretary.get("/")

    officer = signed_up(empty, links["person1"], "person1")
    assert "steps-heading" not in officer.get("/") and "第一次征求意见" in officer.page


def test_the_path_speaks_chinese(empty: Flask) -> None:
    boss = Browser(empty.test_client()).sign_in("boss")
    boss.post("/language/zh")
    assert "从空白到第一轮征求意见" in boss.get("/first-steps") and "Import" not in boss.page
