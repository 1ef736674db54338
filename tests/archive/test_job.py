"""A law taken away whole: every part is in the file, and nothing that whoever asked may not see."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from hashlib import sha256
from zipfile import ZipFile

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.papers import make_paper
from tests.factories.rounds import Called, make_round, person
from workbench.commentary.attachments import attach
from workbench.commentary.service import reply
from workbench.config import Settings
from workbench.consultation import returns, rounds
from workbench.deliberation.deciding import DispositionData, decide_opinions
from workbench.deliberation.gathering import deliberation_on
from workbench.deliberation.meetings import hold_meeting
from workbench.drafts.originals import UploadedFile
from workbench.papers import export

Stored = Callable[[Callable[[Session], Called]], Called]


@pytest.fixture
def called(stored: Stored, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Called:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)

    def make(session: Session) -> Called:
        called = make_round(session, questions=(("费率合适吗？", None),))
        for place, words in (("coast", "=公开的意见"), ("inland", "未提交的密语")):
            officer = person(session, f"{place}.officer")
            comment = make_comment(session, officer, called.clause, words, proposed="互助金由工会依法管理。")
            reply(session, person(session, f"{place}.lead"), comment, f"{words}的答复")
            file = UploadedFile(f"{words.lstrip('=')}.txt", f"{words}的附件。".encode())
            attach(session, settings.attachments, officer, comment, file)
            (question,) = rounds.questions_of(session, called.round)
            returns.answer(session, officer, called.returned(session, place), question, f"{words}的回答")
        returns.submit(session, person(session, "coast.lead"), called.returned(session, "coast"))
        rounds.close(session, person(session, "hq.chair"), called.round, "期满。")
        meeting = hold_meeting(session, person(session, "hq.chair"), called.version.law_id, "第一次会议", "")
        (came,) = deliberation_on(session, called.version.law_id).opinions
        noted = DispositionData("noted", "已记录。", meeting.id)
        decide_opinions(session, person(session, "hq.chair"), called.version.law_id, {came.id: 0}, noted)
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


def words_in(data: bytes) -> str:
    """All that a file of the archive says, those of Word and Excel unpacked."""
    if not data.startswith(b"PK"):
        return data.decode(errors="replace")
    with ZipFile(io.BytesIO(data)) as unpacked:
        return "".join(
            re.sub("<[^>]*>", "", unpacked.read(name).decode(errors="replace")) for name in unpacked.namelist()
        )


def test_all_of_a_law_is_in_the_file(app: Flask, called: Called) -> None:
    archive = taken_away(app, called.version.law_id, "secretary")
    names = archive.namelist()
    assert archive.testzip() is None and {"README.txt", "law.json", "comments.xlsx"} <= set(names)
    assert any(name.startswith("versions/") and name.endswith(".xml") for name in names)
    assert [name for name in names if name.startswith("files/")] == ["files/0001 公开的意见.txt"]
    assert archive.read("files/0001 公开的意见.txt").decode() == "=公开的意见的附件。"
    assert len([name for name in names if name.startswith("answers/")]) == 1
    assert [name for name in names if name.startswith("meetings/")] == ["meetings/01 第一次会议.docx"]
    opinions = load_workbook(io.BytesIO(archive.read("opinions.xlsx"))).active
    assert opinions is not None
    assert [opinions.cell(2, at).value for at in (3, 4, 5, 6, 7)] == ["=公开的意见", "1", "1", "Noted", "已记录。"]
    assert sum(name.startswith("papers/") and name.endswith(".docx") for name in names) == 2
    rows = json.loads(archive.read("law.json"))
    manifest = json.loads(archive.read("manifest.json"))
    assert {each["name"] for each in manifest["files"]} == set(names) - {"manifest.json", "SHA256SUMS"}
    for each in manifest["files"]:
        data = archive.read(each["name"])
        assert (each["bytes"], each["sha256"]) == (len(data), sha256(data).hexdigest())
        assert f"{each['sha256']}  {each['name']}\n" in archive.read("SHA256SUMS").decode()
    assert manifest["counts"] == {table: len(each) for table, each in rows.items()}
    assert len(rows["comment"]) == 2 and len(rows["round_return"]) == 1 and len(rows["round_answer"]) == 1
    assert {row["act"] for row in rows["record_entry"]} >= {"comment.add", "reply.add", "round.call", "paper.add"}
    assert rows["law"][0]["title_zh"] and {row["name_zh"] for row in rows["member"]} >= {"coast.officer"}
    sheet = load_workbook(io.BytesIO(archive.read("comments.xlsx"))).active
    assert sheet is not None
    assert sheet.cell(2, 11).value == "公开的意见.txt"
    body = sheet.cell(2, 8)
    assert (body.value, body.data_type) == ("=公开的意见", "s") and sheet.max_row == 2


def test_what_was_never_submitted_is_in_it_for_nobody_else(app: Flask, called: Called) -> None:
    archive = taken_away(app, called.version.law_id, "hq.chair")
    whole = "".join(words_in(archive.read(name)) for name in archive.namelist())
    assert "公开的意见的附件" in whole and "密语" not in whole and "密语" not in "".join(archive.namelist())
    everything = archive.read("law.json").decode()
    assert "password" not in everything and "email" not in everything
    commented = [row for row in json.loads(everything)["record_entry"] if row["act"] == "comment.add"]
    assert len(commented) == 1, "the record says nothing of it either"
