"""Templates are fed with frozen view models: no page is handed a row of the database, nor anything that holds one."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, template_rendered
from flask_wtf import FlaskForm
from jinja2 import Template
from sqlalchemy import select

from tests.browsing import Browser
from tests.factories.drafts import FIRST
from workbench.commentary.models import Anchor, Comment
from workbench.commentary.terms import PositionStatus
from workbench.compare import long_pairs
from workbench.db import Base, Database
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.drafts.models import Law, Version
from workbench.papers import export
from workbench.papers.models import Paper, Position

ROOT = Path(__file__).resolve().parents[2]
# What Flask hands to every template of its own accord; that no template reads it is tested below.
FLASKS_OWN = {"g", "request", "session"}
RENDERED = re.compile(r"""render_template\(\s*"([\w/]+\.html)""")


def rows_in(value: object, way: str, seen: dict[int, object]) -> Iterator[str]:
    """The ways by which ``value`` leads to a row, to a dataclass not frozen, or to what can be read but once."""
    if isinstance(value, Base):
        yield f"{way} is a row: {type(value).__name__}"
    elif isinstance(value, Iterator):
        yield f"{way} can be read but once"
    elif id(value) not in seen:
        seen[id(value)] = value
        if _can_be_changed(value):
            yield f"{way} can be changed: {type(value).__name__}"
        for step, below in _below(value):
            yield from rows_in(below, way + step, seen)


def _can_be_changed(value: object) -> bool:
    """Whether it is a dataclass of ours that is not frozen."""
    ours = type(value).__module__.startswith("workbench.")
    return ours and is_dataclass(value) and not getattr(value, "__dataclass_params__").frozen  # noqa: B009


def _below(value: Any) -> Iterator[tuple[str, object]]:
    if isinstance(value, FlaskForm):
        yield from ((f".{field.name}", [field.data, getattr(field, "choices", None)]) for field in value)
    elif isinstance(value, Mapping):
        yield from ((f"[{key!r}]", below) for key, below in value.items())
    elif is_dataclass(value) and not isinstance(value, type):
        yield from ((f".{field.name}", getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, Collection) and not isinstance(value, str | bytes):
        yield from (("[]", below) for below in value)


@pytest.mark.parametrize(
    ("value", "ways"),
    [
        ("words", []),
        ({"law": [Law()]}, ["x['law'][] is a row: Law"]),
        (iter(()), ["x can be read but once"]),
    ],
)
def test_a_row_is_found_however_deep_it_lies(value: object, ways: list[str]) -> None:
    assert list(rows_in(value, "x", {})) == ways


# A page is opened with so many addresses: what it shows differs from one to the next.
ENOUGH = 4
STARTS = (
    "/",
    "/account",
    "/jobs",
    "/members",
    "/laws/new",
    "/nowhere",
    "/search",
    "/search?q=养老",
    "/search?q=养老&scope=comments",
    "/judgement/adequacy?part=III&method=65&previous_earnings=5000&benefit=2000",
    "/judgement/coverage?part=V&economically_active_protected=131000000&residents=1307560000",
    "/judgement/acceptance?declaration=1",
    "/judgement/floor",
    "/judgement/branches",
)
# Forms that come back with what is wrong with them: they are sent empty, or as if nothing had been seen before.
EMPTY_FORMS = (
    "/account",
    "/laws/new",
    "/laws/{law}/import",
    "/clauses/{clause}/links",
    "/clauses/{clause}/comments",
    "/comments/{comment}/replies",
    "/papers/{paper}/edit",
    "/positions/{position}",
)
COMMENT = {
    "stance": "oppose",
    "issue": "wording",
    "body": "<p>请写明期限。</p>",
    "proposed": "",
    "quote": "",
    "start": "",
}
OFFICIAL = "Article 24\n\n1. Made-up lead\n\n(a) first entry; or\n\n(b) second entry.\n"


def crawl(app: Flask, browser: Browser) -> None:
    """Follow every link there is, each kind of page a few times."""
    waiting, known, opened = list(STARTS), set(STARTS), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        with app.test_request_context(address) as context:
            endpoint = context.request.endpoint or ""
        if opened[endpoint] < ENOUGH:
            opened[endpoint] += 1
            browser.get(address)
            links = re.findall(r'<a [^>]*href="(/[^"#]*)', browser.page)
            waiting += [link for link in map(unescape, links) if link not in known]
            known.update(waiting)


def send_forms(browser: Browser, ids: Mapping[str, str]) -> None:
    """The pages to which only a form leads: forms that come back, previews, and two who decide at once."""
    for way in EMPTY_FORMS:
        browser.post(way.format_map(ids))
        assert browser.status in {409, 422}, way
    browser.post(f"/laws/{ids['law']}/import", {"pasted": FIRST, "lang": "", "encoding": ""})
    assert browser.path.startswith("/imports/")
    browser.get(browser.texts("//a[@class='tree-correct']/@href")[0])
    letter = (io.BytesIO("第二条，建议写明期限。".encode()), "letter.txt")
    browser.get(f"/laws/{ids['law']}/returned")
    browser.post(f"/laws/{ids['law']}/returned", {"files": [letter]}, content_type="multipart/form-data")
    assert browser.path.startswith("/returned/"), browser.path
    browser.get("/standards/C102/official")
    file, again = ((io.BytesIO(OFFICIAL.encode()), "copy.md") for _ in range(2))
    told = {"file": file, "lang": "en", "source": "A publisher", "dated": "2020-01-02"}
    browser.post("/standards/C102/official", told, content_type="multipart/form-data")
    stored = {name: browser.field(name) for name in ("sha256", "name", "lang", "source", "dated")}
    browser.post("/standards/C102/official/store", dict(stored))
    browser.get("/standards/C102")
    browser.get("/standards/C102/official")
    browser.post("/standards/C102/official", {**told, "file": again}, content_type="multipart/form-data")
    browser.post(f"/clauses/{ids['clause']}/links", {"provision": "R202:5(a)", "relation": "falls_short", "note": ""})
    assert browser.path == f"/clauses/{ids['clause']}"
    for provision in ("R202:5(a)", "C102:24"):
        browser.get(f"/standards/provision?ref={provision}")
    browser.get(f"/judgement/floor?version={ids['version']}")
    finding = {"version": ids["version"], "part": "V", "verdict": "met", "reason": "By Article 3.", "seen": "9"}
    browser.post("/judgement/findings", dict(finding))
    assert browser.status == 409
    browser.get("/judgement/adequacy?part=III&method=65&previous_earnings=5000&benefit=2000")
    case = {name: browser.field(name) for name in ("law", "case")}
    browser.post("/judgement/adequacy/cases", {**case, "name": "Sick pay"})
    assert browser.status == 200
    browser.post(f"/papers/{ids['paper']}/export.zh.docx")
    job = browser.path
    browser.get(f"{job}/state")
    browser.post(f"/clauses/{ids['clause']}/comments", dict(COMMENT))
    (own,) = re.findall(r"/comments/[^/\"]+/edit", browser.page)[:1]
    browser.get(own)
    browser.post(f"/clauses/{ids['clause']}/redline", {"proposed": "第一条"})
    browser.post(f"/papers/{ids['paper']}/preview", {"title_zh": "意见"})
    browser.get(f"/carry/{ids['older']}/{ids['version']}")
    browser.get(f"/clauses/{ids['clause']}", headers={"X-Fragment": "1"})
    browser.get("/clauses/none", headers={"X-Fragment": "1"})


def keep_people(app: Flask) -> None:
    """A link to choose a password, followed; a register looked at; nothing of it is stored."""
    boss = Browser(app.test_client()).sign_in("admin", ACCOUNTS_PASSWORD)
    boss.get("/members")
    boss.get(boss.texts("//th/a/@href")[-1])
    boss.post(f"{boss.path}/invite")
    Browser(app.test_client()).get(re.findall(r"/invitations/[\w.-]+", boss.page)[0])
    register = (io.BytesIO(b"name_en,kind\nCoast,city\nInland,kingdom\n"), "list.csv")
    boss.get("/organisations/import")
    boss.post("/organisations/import", {"files": register}, content_type="multipart/form-data")


def lead_round(app: Flask, ids: Mapping[str, str]) -> None:
    """A round called, refused once, and one answer looked at."""
    secretary = Browser(app.test_client()).sign_in("editor", ACCOUNTS_PASSWORD)
    secretary.get(f"/versions/{ids['version']}/rounds/new")
    organisations = secretary.texts("//input[@name='organisation']/@value")
    call: dict[str, object] = {"title_zh": "征求意见", "deadline": "2099-01-01T12:00", "visibility": "after"}
    secretary.post(f"/versions/{ids['version']}/rounds/new", dict(call))
    secretary.post(
        f"/versions/{ids['version']}/rounds/new", {**call, "organisation": organisations, "questions": "为何？"}
    )
    secretary.get(f"/laws/{ids['law']}/rounds")
    secretary.get(secretary.texts("//h2/a/@href")[0])
    secretary.post(f"{secretary.path}/open")
    assert secretary.path.startswith("/returns/")


def hold_meeting(app: Flask, ids: Mapping[str, str]) -> None:
    """A meeting opened, and what is offered to be put together."""
    chair = Browser(app.test_client()).sign_in("chair", ACCOUNTS_PASSWORD)
    chair.post(f"/laws/{ids['law']}/opinions/group")
    assert chair.path.endswith("/opinions/offered")
    chair.post(f"/laws/{ids['law']}/meetings", {"title": "小组会议", "present": ""})
    assert chair.path.startswith("/meetings/") and chair.status == 200
    chair.get(f"/laws/{ids['law']}/meetings")


def seal_paper(app: Flask, ids: Mapping[str, str]) -> None:
    """A paper all of whose positions are agreed, sealed and looked at."""
    with app.extensions["workbench.database"].writing() as session:
        for position in session.get_one(Paper, ids["paper"]).positions:
            position.status = PositionStatus.AGREED
        session.commit()
    chair = Browser(app.test_client()).sign_in("chair", ACCOUNTS_PASSWORD)
    chair.get(f"/papers/{ids['paper']}/sealed")
    chair.post(f"/papers/{ids['paper']}/sealed", {"number": "1", "dated": "2026-11-27", "replaces": ""})
    chair.get(chair.texts("//li//h2/a/@href")[0])
    chair.get(f"{chair.path}/since/now")
    assert chair.status == 200


def compare_long(browser: Browser, ids: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two drafts too long to be matched while somebody waits."""
    with monkeypatch.context() as patch:
        patch.setattr(long_pairs, "MOST_UNITS", 0)
        browser.get(f"/compare/{ids['older']}/{ids['version']}")
    assert browser.status == 200


@pytest.fixture
def ids(demonstration: Flask) -> Mapping[str, str]:
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        older, version = session.scalars(select(Version).where(Version.lang == "zh").order_by(Version.ordinal)).all()[
            -2:
        ]
        anchor = session.scalar(select(Anchor).where(Anchor.version_id == version.id, Anchor.clause_id.is_not(None)))
        comment = session.scalar(select(Comment).where(Comment.parent_id.is_(None)))
        paper, position = session.scalar(select(Paper)), session.scalar(select(Position))
        assert anchor is not None and comment is not None and paper is not None and position is not None
        return {
            "older": older.id,
            "version": version.id, "law": version.law_id, "clause": anchor.clause_id or "", "comment": comment.id,
            "paper": paper.id, "position": position.id,
        }  # fmt: skip


def test_every_page_is_fed_with_frozen_view_models(
    demonstration: Flask, app: Flask, ids: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    rendered: set[str] = set()
    wrong: set[str] = set()

    def note(_app: Flask, template: Template, context: Mapping[str, object], **_: object) -> None:
        rendered.add(str(template.name))
        for name in context.keys() - FLASKS_OWN:
            wrong.update(f"{template.name}: {way}" for way in rows_in(context[name], name, {}))

    with template_rendered.connected_to(note):
        Browser(demonstration.test_client()).get("/sign-in")
        for name in ("admin", "chair", "editor"):
            browser = Browser(demonstration.test_client()).sign_in(name, ACCOUNTS_PASSWORD)
            crawl(demonstration, browser)
        send_forms(browser, ids)
        keep_people(demonstration)
        lead_round(demonstration, ids)
        hold_meeting(demonstration, ids)
        seal_paper(demonstration, ids)
        compare_long(browser, ids, monkeypatch)
        Browser(app.test_client()).sign_in("reader").get("/judgement/acceptance")
        Browser(app.test_client()).sign_in("administrator").get("/first-steps")
    assert not wrong, "\n".join(sorted(wrong))
    assert templates_rendered_by_the_code() - rendered == set(), "pages that this test has never seen"


def templates_rendered_by_the_code() -> set[str]:
    return {
        template
        for path in (ROOT / "workbench").rglob("*.py")
        for template in RENDERED.findall(path.read_text("utf-8"))
    }


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: str(path.name))
def test_no_template_reads_what_flask_hands_over_of_its_own_accord(path: Path) -> None:
    assert not re.search(r"\bg\.|\bsession\b", path.read_text("utf-8"))
