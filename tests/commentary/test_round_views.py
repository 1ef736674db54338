"""A round on the pages: called by the secretary, answered by leads, kept by the chair; what was typed is never lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import make_version
from tests.factories.rounds import make_people, make_round, person
from workbench.consultation.models import Round
from workbench.db import now

Open = Callable[[str], Browser]
Ids = dict[str, str]


@pytest.fixture
def ids(stored: Callable[[Callable[[Session], Ids]], Ids]) -> Ids:
    def make(session: Session) -> Ids:
        called = make_round(session, questions=(("总体意见？", None),))
        returned = {code: called.returned(session, code).id for code in ("coast", "inland", "miners")}
        return {"round": called.round.id, "clause": called.clause.id, "version": called.version.id, **returned}

    return stored(make)


def end_round(app: Flask, ids: Ids) -> None:
    with app.extensions["workbench.database"].writing() as session:
        session.get_one(Round, ids["round"]).deadline = now() - timedelta(seconds=1)
        session.commit()


COMMENT = {
    "stance": "oppose",
    "issue": "wording",
    "body": "我写了很久的意见。",
    "proposed": "",
    "quote": "",
    "start": "",
}


def test_the_secretary_calls_a_round(browser: Open, stored: Callable[[Callable[[Session], str]], str]) -> None:
    def make(session: Session) -> str:
        make_people(session)
        return make_version(session, person(session, "secretary")).id

    version_id = stored(make)
    secretary = browser("secretary")
    secretary.get(f"/versions/{version_id}/rounds/new")
    organisations = secretary.texts("//input[@name='organisation']/@value")
    call = {
        "title_zh": "第一次征求意见",
        "letter": "请于期限内答复。",
        "deadline": "2099-01-02T17:30",
        "visibility": "after",
    }
    sent: dict[str, object] = {**call, "organisation": organisations, "questions": "总体意见？\n99: 没有的条"}
    secretary.post(f"/versions/{version_id}/rounds/new", sent)
    assert secretary.status == 422 and "no article 99" in secretary.words
    assert secretary.field("title_zh") == "第一次征求意见" and "99: 没有的条" in secretary.page
    secretary.post(f"/versions/{version_id}/rounds/new", {**sent, "questions": "总体意见？\n4：是否可行？"})
    assert secretary.path.startswith("/rounds/") and "0 of 4 have answered" in secretary.words
    assert "是否可行" in secretary.page and "请于期限内答复" in secretary.page
    secretary.get(f"{secretary.path}/letter.zh.docx")
    assert secretary.status == 200 and secretary.data[:2] == b"PK"


def test_an_organisation_answers(browser: Open, ids: Ids) -> None:
    officer, lead, secretary = browser("coast.officer"), browser("coast.lead"), browser("secretary")
    assert f"/rounds/{ids['round']}" in officer.get("/"), "what is asked stands first"
    assert f"/rounds/{ids['round']}" not in secretary.get("/"), "headquarters itself is not asked"
    officer.get(f"/rounds/{ids['round']}")
    assert "have answered" not in officer.words, "the board is for those who lead the round"
    officer.post(f"/rounds/{ids['round']}/open")
    assert officer.path == f"/returns/{ids['coast']}"
    officer.get(f"/clauses/{ids['clause']}")
    officer.post(f"/clauses/{ids['clause']}/comments", dict(COMMENT))
    lead.get(f"/returns/{ids['coast']}")
    assert "我写了很久的意见" in lead.page
    (question,) = re.findall(r"/answers/(\w+)", lead.page)
    lead.post(f"/returns/{ids['coast']}/answers/{question}", {"text": "可行。"})
    lead.post(f"/returns/{ids['coast']}/note", {"text": "经常委会讨论。"})
    assert "可行" in lead.page and "经常委会讨论" in lead.page
    assert (secretary.get(f"/returns/{ids['coast']}"), secretary.status)[1] == 404
    lead.post(f"/returns/{ids['coast']}/submit")
    secretary.get(f"/rounds/{ids['round']}")
    assert "1 of 3 have answered" in secretary.words and "1 comment" in secretary.words
    assert f"/rounds/{ids['round']}" not in officer.get("/"), "it is answered"
    secretary.get(f"/returns/{ids['coast']}")
    assert "我写了很久的意见" in secretary.page and "可行" in secretary.page
    browser("inland.lead").post(f"/returns/{ids['inland']}/no-opinion")
    secretary.get(f"/rounds/{ids['round']}")
    assert "2 of 3 have answered" in secretary.words
    assert secretary.texts("//a[starts-with(@href, 'mailto:')]/@href")[0].startswith("mailto:lead@miners.example")


def test_what_was_typed_after_the_deadline_is_kept_for_its_writer(app: Flask, browser: Open, ids: Ids) -> None:
    officer, lead = browser("coast.officer"), browser("coast.lead")
    officer.get(f"/clauses/{ids['clause']}")
    lead.get(f"/returns/{ids['coast']}")
    (question,) = re.findall(r"/answers/(\w+)", lead.page)
    end_round(app, ids)
    officer.post(f"/clauses/{ids['clause']}/comments", dict(COMMENT))
    assert officer.status == 409 and "is closed" in officer.words and "我写了很久的意见" in officer.field("body")
    lead.post(f"/returns/{ids['coast']}/answers/{question}", {"text": "打了很久的答复"})
    assert lead.status == 409 and "打了很久的答复" not in browser("secretary").get(f"/rounds/{ids['round']}")
    assert "打了很久的答复" in lead.page
    lead.post(f"/returns/{ids['coast']}/submit")
    assert lead.status == 409 and "is closed" in lead.words


def test_past_its_deadline_the_board_says_so_though_nobody_closed_it(app: Flask, browser: Open, ids: Ids) -> None:
    chair = browser("hq.chair")
    chair.get(f"/rounds/{ids['round']}")
    assert "past its deadline" not in chair.words and "Open for comments" in chair.words
    end_round(app, ids)
    chair.get(f"/rounds/{ids['round']}")
    assert "past its deadline" in chair.words and "Open for comments" not in chair.words
    with app.extensions["workbench.database"].reading() as session:
        assert session.get_one(Round, ids["round"]).state == "open", "the clock ends it, and no act of anybody"


def test_the_chair_keeps_the_round(app: Flask, browser: Open, ids: Ids) -> None:
    chair = browser("hq.chair")
    chair.get(f"/rounds/{ids['round']}")
    for action in ("extend", "leave", "reopen"):
        chair.post(f"/rounds/{ids['round']}/{action}", {"reason": "缘由很长", "organisation": "x"})
        assert chair.status == 422 and "缘由很长" in chair.page, action
    chair.post(f"/rounds/{ids['round']}/extend", {"reason": "应几省请求", "until": "2099-01-01T12:00"})
    assert chair.status == 200 and "应几省请求" in chair.page
    chair.post(f"/rounds/{ids['round']}/close", {"reason": ""})
    assert chair.status == 422
    chair.post(f"/rounds/{ids['round']}/close", {"reason": "收齐"})
    assert "Closed" in chair.words and "3" in chair.texts("//li[span[.='missing']]")[0]
    officer = browser("coast.officer")
    officer.post(f"/clauses/{ids['clause']}/comments", dict(COMMENT))
    assert officer.status == 409
    chair.post(f"/rounds/{ids['round']}/reopen", {"reason": "补充", "until": "2099-01-01T12:00"})
    officer.post(f"/clauses/{ids['clause']}/comments", dict(COMMENT))
    assert officer.status == 200
    assert (browser("secretary").post(f"/rounds/{ids['round']}/close", {"reason": "关"}), 1)[1]
    assert "Closed" not in chair.texts("//dl[@class='facts']/dd")[1]


def test_a_lead_leaves_out_and_the_secretary_sends_back(browser: Open, ids: Ids) -> None:
    officer, lead, secretary = browser("coast.officer"), browser("coast.lead"), browser("secretary")
    officer.get(f"/clauses/{ids['clause']}")
    officer.post(f"/clauses/{ids['clause']}/comments", dict(COMMENT))
    lead.get(f"/returns/{ids['coast']}")
    (path,) = re.findall(r"/comments/\w+/left-out", lead.page)
    lead.post(path, {"left_out": "1", "reason": ""})
    assert lead.status == 422
    lead.post(path, {"left_out": "1", "reason": "与省委口径不一"})
    assert "与省委口径不一" in lead.page
    lead.post(f"/returns/{ids['coast']}/submit")
    lead.post(f"/returns/{ids['coast']}/take-back")
    lead.post(f"/returns/{ids['coast']}/submit")
    secretary.get(f"/returns/{ids['coast']}")
    assert "我写了很久的意见" not in secretary.page and "与省委口径不一" not in secretary.page
    secretary.post(f"/returns/{ids['coast']}/send-back", {"reason": ""})
    assert secretary.status == 422
    secretary.post(f"/returns/{ids['coast']}/send-back", {"reason": "请补充理由"})
    assert secretary.path == f"/rounds/{ids['round']}" and "请补充理由" in secretary.page


def test_an_editor_elsewhere_leads_no_round(
    browser: Open, ids: Ids, stored: Callable[[Callable[[Session], None]], None]
) -> None:
    def promote(session: Session) -> None:
        officer = person(session, "coast.officer")
        officer.role = type(officer.role)("editor")

    stored(promote)
    editor = browser("coast.officer")
    assert (editor.get(f"/versions/{ids['version']}/rounds/new"), editor.status)[1] == 403
    assert "have answered" not in editor.get(f"/rounds/{ids['round']}")
