"""A law taken away whole: every part is in the file, and nothing that whoever asked may not see."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.papers import make_paper
from tests.factories.rounds import Called, make_round, person
from workbench.commentary.service import reply
from workbench.consultation import returns, rounds
from workbench.papers import export

Stored = Callable[[Callable[[Session], Called]], Called]


@pytest.fixture
def called(stored: Stored, monkeypatch: pytest.MonkeyPatch) -> Called:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)

    def make(session: Session) -> Called:
        called = make_round(session, questions=(("费率合适吗？", None),))
        for place, words in (("coast", "=公开的意见"), ("inland", "未提交的密语")):
            officer = person(session, f"{place}.officer")
            comment = make_comment(session, officer, called.clause, words, proposed="互助金由工会依法管理。")
            reply(session, person(session, f"{place}.lead"), comment, f"{words}的答复")
            (question,) = rounds.questions_of(session, called.round)
            returns.answer(session, officer, called.returned(session, place), question, f"{words}的回答")
        returns.submit(session, person(session, "coast.lead"), called.returned(session, "coast"))
        rounds.close(session, person(session, "hq.chair"), called.round, "期满。")
        make_paper(session, person(session, "secretary"), called.version)
        return called

    return stored(make)


def taken_away(app: Flask, law_id: str, name: str) -> ZipFile:
    browser = Browser(app.test_client()).sign_in(name)
    browser.get(f"/laws/{law_id}/archive")
    browser.post(f"/laws/{law_id}/archive/export")
    (link,) = browser.texts("//a[contains(@href, '/file')]/@href")
    browser.get(link)
    return ZipFile(io.BytesIO(browser.data))


def test_all_of_a_law_is_in_the_file(app: Flask, called: Called) -> None:
    archive = taken_away(app, called.version.law_id, "secretary")
    names = archive.namelist()
    assert archive.testzip() is None and {"README.txt", "law.json", "comments.xlsx"} <= set(names)
    assert any(name.startswith("versions/") and name.endswith(".xml") for name in names)
    assert sum(name.startswith("papers/") and name.endswith(".docx") for name in names) == 2
    rows = json.loads(archive.read("law.json"))
    assert len(rows["comment"]) == 2 and len(rows["round_return"]) == 1 and len(rows["round_answer"]) == 1
    assert {row["act"] for row in rows["record_entry"]} >= {"comment.add", "reply.add", "round.call", "paper.add"}
    assert rows["law"][0]["title_zh"] and {row["name_zh"] for row in rows["member"]} >= {"coast.officer"}
    sheet = load_workbook(io.BytesIO(archive.read("comments.xlsx"))).active
    assert sheet is not None
    body = sheet.cell(2, 8)
    assert (body.value, body.data_type) == ("=公开的意见", "s") and sheet.max_row == 2


def test_what_was_never_submitted_is_in_it_for_nobody_else(app: Flask, called: Called) -> None:
    archive = taken_away(app, called.version.law_id, "hq.chair")
    everything = archive.read("law.json").decode()
    assert "密语" not in everything and "password" not in everything and "email" not in everything
    commented = [row for row in json.loads(everything)["record_entry"] if row["act"] == "comment.add"]
    assert len(commented) == 1, "the record says nothing of it either"
