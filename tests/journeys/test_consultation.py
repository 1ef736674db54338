"""A round of six organisations from the call to the close, in one browser, and the same numbers wherever they stand."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.factories.drafts import clause_at, make_version
from tests.journeys.conftest import PASSWORD, served
from workbench.app import create_app
from workbench.config import read_settings
from workbench.consultation.models import Round
from workbench.db import Database, now
from workbench.instance import bring_up_to_date
from workbench.people.models import OrganisationKind
from workbench.people.organisations import add_organisation
from workbench.people.service import add_member

Visit = Callable[..., Page]
# What each organisation writes: the articles that it comments on.
WRITES = {"coast": ("第二条", "第四条"), "inland": ("第三条",), "miners": ("第四条",), "teachers": ("第一条",)}
PLACES = ("coast", "inland", "miners", "rail", "teachers", "nurses")
COMMENTS = sum(map(len, WRITES.values()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("federation")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """A federation with six unions, a lead in each and an officer besides in the first, and a draft."""
    environ = {**os.environ, "WORKBENCH_INSTANCE": str(folder / "instance")}
    app = create_app(read_settings(environ))
    database: Database = app.extensions["workbench.database"]
    bring_up_to_date(app)
    with database.writing() as session:
        for code in PLACES:
            union = add_organisation(session, code, f"{code}工会", f"Union of {code}", OrganisationKind.INDUSTRIAL)
            add_member(
                session, username=f"{code}.lead", password=PASSWORD, role="officer", organisation=union, is_lead=True,
                language="en",
            )  # fmt: skip
            if code == "coast":
                add_member(
                    session, username="coast.officer", password=PASSWORD, role="officer", organisation=union,
                    language="en",
                )  # fmt: skip
        secretary = add_member(session, username="secretary", password=PASSWORD, role="editor", language="en")
        add_member(session, username="chair", password=PASSWORD, role="chair", language="en")
        version = make_version(session, secretary)
        clause_at(session, version, "第四条")
        session.commit()
    database.dispose()
    with served(folder, environ) as address:
        yield address


@pytest.fixture
def database(site: str, folder: Path) -> Iterator[Database]:
    """The database of the site, to let time pass in it."""
    opened = Database(f"sqlite:///{folder / 'instance' / 'workbench.sqlite'}")
    yield opened
    opened.dispose()


def call(page: Page) -> str:
    """Call on the six unions; returns the address of the round."""
    page.goto("/")
    page.click("main .law-card h2 a")
    page.click("main a:has-text('Rounds of consultation')")
    page.click("main a:has-text('Call a round')")
    page.fill("#title_en", "First round")
    page.fill("#deadline", (now() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M"))
    page.select_option("#visibility", "submitted")
    page.uncheck("input[name=organisation] >> nth=0")
    page.click("main form .btn-primary")
    expect(page.locator("h1")).to_have_text("First round")
    return page.url


def write(page: Page, place: str) -> None:
    """Comment as the desk leads to it: the draft first, then clause after clause."""
    page.goto("/")
    expect(page.locator(".desk h3").first).to_have_text("First round")
    page.click(".desk a:has-text('Read the draft and comment')")
    draft = page.url
    for article in WRITES[place]:
        page.goto(draft)
        page.click(f".clause-article:has(.clause-title a:text-is('{article}')) .clause-head .comment-button")
        expect(page.locator("#write-heading")).to_contain_text(article)
        form = page.locator(".comment-form")
        form.locator("[name=stance]").select_option("support_with_changes")
        form.locator("[name=issue]").select_option("wording")
        form.locator(".rich").fill(f"{place}：请写明。")
        form.locator(".btn-primary").click()
        expect(page.locator(".comment-body", has_text=f"{place}：请写明。").first).to_be_visible()


def submit(page: Page, with_words: str = "Submit the answer") -> None:
    page.goto("/")
    page.click(".desk a:has-text('See what is asked')")
    page.click("main button:has-text('Go to the answer of my organisation')")
    page.click(f"main button:has-text('{with_words}')")
    expect(page.locator(".alert-success")).to_contain_text("It is done")


def decide(page: Page, address: str, words: str, reason: str, **fields: str) -> None:
    """What the chair decides on the round, under these words."""
    page.goto(address)
    fold = page.locator("details", has=page.locator(f"summary:text-is('{words}')"))
    fold.locator("summary").click()
    for name, value in fields.items():
        held = fold.locator(f"[name={name}]")
        held.select_option(label=value) if name == "organisation" else held.fill(value)
    fold.locator("[name=reason]").fill(reason)
    fold.locator("button").click()
    expect(page.locator(".alert-success")).to_contain_text("stands on record")


def numbers(page: Page, address: str) -> dict[str, int]:
    """How many comments there are, by each page and each export that says so."""
    page.goto(address)
    shown = {}
    cells = page.locator(".table tbody td.number:nth-of-type(2)").all_inner_texts()
    shown["rows of the board"] = sum(int(each) for each in cells)
    page.click("a:has-text('to be read now')")
    shown["list of the round"] = int(page.locator("#total").inner_text().split()[0])
    shown["comments in the list"] = page.locator("ol.comments > li").count()
    page.goto("/")
    shown["front page"] = int(page.locator(".standing-figure").first.inner_text())
    page.click("main a:has-text('Read the newest draft')")
    shown["reading page"] = int(page.locator(".law-meta a", has_text="comment").inner_text().split()[0])
    page.goto(address)
    answers = [link.get_attribute("href") or "" for link in page.locator("a:has-text('Read the answer')").all()]
    shown["answers"] = 0
    for answer in answers:
        page.goto(answer)
        shown["answers"] += page.locator("article.comment").count()
    page.goto("/")
    page.click("main .law-card h2 a")
    page.click("main a:has-text('Close and take away')")
    page.click("main button:has-text('Make the file')")
    with page.expect_download() as download:
        page.locator("a[href$='/file']").first.click()
    archive = ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    shown["law.json"] = len(json.loads(archive.read("law.json"))["comment"])
    sheet = load_workbook(io.BytesIO(archive.read("comments.xlsx"))).active
    assert sheet is not None
    shown["comments.xlsx"] = sheet.max_row - 1
    return shown


def test_a_round_of_six_organisations(visit: Visit, database: Database) -> None:
    secretary, chair = visit("secretary"), visit("chair")
    address = call(secretary)
    write(visit("coast.officer"), "coast")
    leads = {place: visit(f"{place}.lead") for place in ("coast", "inland", "miners", "rail", "teachers")}
    submit(leads["coast"])
    for place in ("inland", "miners"):
        write(leads[place], place)
        submit(leads[place])
    submit(leads["rail"], "Declare “no opinion”")
    with database.writing() as session:
        called = session.scalars(select(Round).where(Round.number == 1)).one()
        called.deadline = now() - timedelta(minutes=1)
        session.commit()
    leads["teachers"].goto("/")
    expect(leads["teachers"].locator(".desk h3")).to_have_count(0)
    until = (now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    decide(chair, address, "Give one organisation leave", "同意延期。", organisation="Union of teachers", until=until)
    write(leads["teachers"], "teachers")
    submit(leads["teachers"])
    decide(chair, address, "Close it", "期满。")

    secretary.goto(address)
    states = secretary.locator(".table tbody tr").all_inner_texts()
    by_place = {place: next(row for row in states if f"Union of {place}" in row) for place in PLACES}
    for place, state in {
        "coast": "submitted", "inland": "submitted", "miners": "submitted", "rail": "no opinion",
        "teachers": "submitted late, by leave", "nurses": "missing",
    }.items():  # fmt: skip
        assert state in by_place[place], by_place[place]
    expect(secretary.locator(".tallies li").first).to_have_text("5 of 6 have answered")
    assert numbers(secretary, address) == dict.fromkeys(
        ("rows of the board", "list of the round", "comments in the list", "front page", "reading page", "answers",
         "law.json", "comments.xlsx"), COMMENTS,
    )  # fmt: skip
