"""A preview corrected before it is stored: what is changed, recorded and shown, and what is refused."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import make_law
from tests.factories.people import make_member
from workbench.drafts.corrections import correction_views
from workbench.drafts.models import Law, StoredClause, Version
from workbench.record.acts import Act
from workbench.record.models import RecordEntry

Open = Callable[[str], Browser]
TEXT = "互助条例\n第一条 会员互助。\n第二 会员登记。\n第三条 会员缴费。\n"


@pytest.fixture
def law(stored: Callable[[Callable[[Session], Law]], Law]) -> Law:
    return stored(lambda session: make_law(session, make_member(session, "editor")))


def preview(person: Browser, law: Law) -> str:
    person.get(f"/laws/{law.id}/import")
    data = {"file": (io.BytesIO(TEXT.encode()), "law.txt"), "pasted": "", "lang": "", "encoding": ""}
    person.post(f"/laws/{law.id}/import", data, content_type="multipart/form-data")  # type: ignore[arg-type]
    assert person.status == 200
    return person.path


def test_a_correction_is_made_recorded_and_kept_with_the_version(app: Flask, browser: Open, law: Law) -> None:
    person = browser("editor")
    page = preview(person, law)
    (link,) = person.texts("//p[contains(., '第二 会员登记')]/a/@href")
    assert "第二 会员登记" in person.get(link)
    person.post(link, {"action": "name", "kind": "article", "label": "第九", "begins": "", "seen": "0"})
    assert person.status == 422
    person.post(link, {"action": "name", "kind": "article", "label": "第二", "begins": "", "seen": "0"})
    assert (person.status, person.path) == (200, page) and "“第二”" in person.words
    person.post(page, {"label": "一稿", "dated": "", "original": ""})
    assert person.status == 200
    person.get(f"/laws/{law.id}")
    assert "“第二”" in person.words
    with app.extensions["workbench.database"].reading() as session:
        version = session.scalars(select(Version)).one()
        articles = select(StoredClause.number).where(StoredClause.kind == "article").order_by(StoredClause.position)
        assert session.scalars(articles).all() == ["1", "2", "3"]
        (correction,) = correction_views(session, version.corrections, "en")
        assert (correction.action, correction.kind, correction.label) == ("name", "article", "第二")
        assert correction.member and correction.corrected_at
        assert Act.UPLOAD_CORRECT in session.scalars(select(RecordEntry.act)).all()


def test_a_stale_page_corrects_nothing(browser: Open, law: Law) -> None:
    person = browser("editor")
    preview(person, law)
    (link,) = person.texts("//p[contains(., '第二 会员登记')]/a/@href")
    for status in (200, 409):
        person.get(link)
        person.post(link, {"action": "split", "kind": "paragraph", "label": "", "begins": "登记", "seen": "0"})
        assert person.status == status


def test_a_clause_that_is_not_there_leads_back_to_the_preview(browser: Open, law: Law) -> None:
    person = browser("editor")
    page = preview(person, law)
    person.get(f"{page}/correct?clause=nowhere")
    assert person.path == page
