"""Applying an amending decision as an editor does it: what each instruction did, the preview, the next version."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import make_version
from tests.factories.people import make_member
from tests.formats.documents import docx, p
from workbench.config import Settings
from workbench.drafts.models import Upload, Version

Open = Callable[[str], Browser]
Store = Callable[[Callable[[Session], Version]], Version]

DECISION = """关于修改《互助保险条例》的决定
一、将第一条修改为：“为了便利会员互助，维护会员权益，制定本条例。”
二、增加一条，作为第三条：“第三条　会员应当如实登记。”
三、第三条改为第四条，增加一项，作为第（三）项：“（三）护理津贴。”
四、第四条中的“工会”修改为“互助会”，“保险公司”修改为“银行”。
《互助保险条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。
"""


@pytest.fixture
def version(stored: Store) -> Version:
    return stored(lambda session: make_version(session, make_member(session, "editor")))


@pytest.fixture
def editor(browser: Open) -> Browser:
    return browser("editor")


def hand_in(person: Browser, version: Version, pasted: str = "", name: str = "", data: bytes = b"") -> str:
    address = f"/versions/{version.id}/amend"
    person.get(address)
    told: dict[str, object] = {"pasted": pasted, "encoding": ""}
    if name:
        told["file"] = (io.BytesIO(data), name)
    return person.post(address, told, content_type="multipart/form-data")


def counts(app: Flask) -> tuple[int, ...]:
    with app.extensions["workbench.database"].reading() as session:
        return tuple(session.scalar(select(func.count()).select_from(one)) for one in (Version, Upload))


def files_on_disk(settings: Settings) -> list[Path]:
    return [path for path in settings.uploads.rglob("*") if path.is_file()]


def as_docx(text: str) -> bytes:
    return docx("".join(p(line) for line in text.splitlines()))


WAYS = {
    "pasted": (DECISION, "", b""),
    "txt": ("", "decision.txt", DECISION.encode()),
    "gb18030": ("", "decision.txt", DECISION.encode("gb18030")),
    "docx": ("", "decision.docx", as_docx(DECISION)),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_decision_is_applied_previewed_and_stored(app: Flask, editor: Browser, version: Version, way: str) -> None:
    hand_in(editor, version, *WAYS[way])
    assert editor.status == 200 and "nothing is stored yet" in editor.page
    assert "What the decision did to “一稿”" in editor.page
    assert "6 instructions applied" in editor.page
    assert "1 not applied" in editor.page and "The words “保险公司” do not stand there." in editor.page
    assert "<ins>维护会员权益，</ins>" in editor.page
    assert "<del>工</del><ins>互助</ins>会" in editor.page
    assert counts(app) == (1, 1)
    editor.post(editor.path, {"label": "二稿", "dated": "2026-03-01", "original": ""})
    assert "is stored" in editor.page and counts(app) == (2, 0)
    with app.extensions["workbench.database"].reading() as session:
        made = session.scalars(select(Version).where(Version.label == "二稿")).one()
        assert made.ordinal == 2 and made.law_id == version.law_id
    editor.get(f"/versions/{made.id}")
    assert "会员应当如实登记" in editor.page and "护理津贴" in editor.page and "第五条" in editor.page
    editor.get(f"/laws/{version.law_id}")
    assert "Made of “一稿” by an amending decision" in editor.page
    assert "The words “保险公司” do not stand there." in editor.page


def test_where_nothing_could_be_applied_each_instruction_is_listed_and_what_was_typed_stays(
    app: Flask, settings: Settings, editor: Browser, version: Version
) -> None:
    pasted = "一、将第九十条修改为：“新的。”\n二、第二条中的“骆驼”修改为“马”。"
    hand_in(editor, version, pasted)
    assert editor.status == 422
    assert "None of the instructions could be applied" in editor.page
    assert "The law has no 第九十条." in editor.page and "The words “骆驼” do not stand there." in editor.page
    assert "一、将第九十条修改为" in editor.page
    assert counts(app) == (1, 0) and files_on_disk(settings) == []


@pytest.mark.parametrize(
    ("pasted", "message"),
    [
        ("", "Choose a file, or paste the text"),
        ("会员们今天开会。", "No instruction was found"),
        ("Section 3 is repealed.", "must be in the language of the law"),
    ],
)
def test_a_text_that_is_no_decision_is_refused_beside_the_form(
    app: Flask, editor: Browser, version: Version, pasted: str, message: str
) -> None:
    hand_in(editor, version, pasted)
    assert editor.status == 422 and message in editor.page
    assert counts(app) == (1, 0)


def test_the_page_of_a_law_leads_to_it_for_editors_only(browser: Open, version: Version) -> None:
    editor, officer = browser("editor"), browser("officer")
    editor.get(f"/laws/{version.law_id}")
    officer.get(f"/laws/{version.law_id}")
    assert f"/versions/{version.id}/amend" in editor.page
    assert f"/versions/{version.id}/amend" not in officer.page
