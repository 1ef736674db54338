"""Taking in a version as an editor does it: preview, store, and every way in which a file can be at fault."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import COLLECTION, ENGLISH, FIRST, SECOND, make_law, make_version
from tests.factories.people import make_member
from tests.formats.documents import docx, p
from tests.patience import HANGS
from workbench.config import Settings
from workbench.db import Database
from workbench.drafts import intake
from workbench.drafts.models import Law, StoredClause, Upload, Version
from workbench.drafts.originals import source_path
from workbench.lang.cleaning import clean_text
from workbench.people.service import member_named

Open = Callable[[str], Browser]
Store = Callable[[Callable[[Session], Law]], Law]


@pytest.fixture
def law(stored: Store) -> Law:
    return stored(lambda session: make_law(session, make_member(session, "editor")))


@pytest.fixture
def editor(browser: Open) -> Browser:
    return browser("editor")


def hand_in(
    person: Browser, law: Law, name: str = "", data: bytes = b"", pasted: str = "", lang: str = "", encoding: str = ""
) -> str:
    person.get(f"/laws/{law.id}/import")
    told: dict[str, object] = {"pasted": pasted, "lang": lang, "encoding": encoding}
    if name:
        told["file"] = (io.BytesIO(data), name)
    return person.post(f"/laws/{law.id}/import", told, content_type="multipart/form-data")


def counts(app: Flask) -> tuple[int, ...]:
    with app.extensions["workbench.database"].reading() as session:
        return tuple(session.scalar(select(func.count()).select_from(one)) for one in (Version, StoredClause, Upload))


def kept_files(settings: Settings) -> list[Path]:
    return [path for path in settings.uploads.rglob("*") if path.is_file()]


def as_docx(text: str) -> bytes:
    return docx("".join(p(line) for line in text.splitlines()))


WAYS = {
    "md": ("draft.md", FIRST.encode(), "", ""),
    "txt": ("draft.txt", FIRST.encode(), "", ""),
    "bom": ("draft.txt", b"\xef\xbb\xbf" + FIRST.encode(), "", ""),
    "gb18030": ("draft.txt", FIRST.encode("gb18030"), "", ""),
    "utf-16 with a mark": ("draft.txt", FIRST.encode("utf-16"), "", ""),
    "big5 as told": ("draft.txt", "互助法\n第一條 會員繳費。\n第二條 會員領取津貼。\n".encode("big5"), "", "big5"),
    "docx": ("draft.docx", as_docx(FIRST), "", ""),
    "pasted": ("", b"", FIRST, ""),
    "english txt": ("draft.txt", ENGLISH.encode(), "", ""),
    "english docx": ("draft.docx", as_docx(ENGLISH), "", ""),
    "english pasted": ("", b"", ENGLISH, ""),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_draft_is_previewed_then_stored(app: Flask, settings: Settings, editor: Browser, law: Law, way: str) -> None:
    name, data, pasted, encoding = WAYS[way]
    hand_in(editor, law, name, data, pasted, encoding=encoding)
    assert editor.status == 200 and "nothing is stored yet" in editor.page
    assert "第一条" in editor.page or "Article 1" in editor.page or "第一條" in editor.page
    assert counts(app)[:2] == (0, 0)
    editor.post(editor.path, {"label": "First", "dated": "2008-06-20", "original": ""})
    assert editor.path.startswith("/versions/") and "is stored" in editor.page
    versions, clauses, previews = counts(app)
    assert (versions, previews) == (1, 0) and clauses > 2
    source = data or pasted.encode()
    editor.get(f"{editor.path}/source")
    assert editor.data == source
    assert [path.read_bytes() for path in kept_files(settings)] == [source]


def test_what_was_left_out_is_accounted_for_in_the_preview_and_beside_the_version(editor: Browser, law: Law) -> None:
    hand_in(editor, law, "", b"", "甲法\n目录\n第一章 某章\n第一章 某章\n第一条 甲。\n— 7 —\n第二条 乙。")
    assert "13 in clauses, 2 before them, 8 left out by name" in editor.page
    assert (
        "table of contents · 7 words" in editor.page
        and "page number · 1 word" in editor.page
        and "— 7 —" in editor.page
    )
    editor.post(editor.path, {"label": "First", "dated": "", "original": ""})
    assert editor.path.startswith("/versions/") and "table of contents · 7 words" in editor.page


def test_the_date_and_the_author_in_the_file_are_offered(editor: Browser, law: Law) -> None:
    told = '<FRBRWork><FRBRdate date="2020-01-02"/><FRBRauthor href="#h"/></FRBRWork>'
    people = '<references><TLCOrganization eId="h" showAs="House of Assembly"/></references>'
    meta = f"<meta><identification>{told}</identification>{people}</meta>"
    data = COLLECTION.replace("<bill><body>", f"<bill>{meta}<body>")
    hand_in(editor, law, "two.xml", data.encode())
    assert 'value="2020-01-02"' in editor.page and "House of Assembly" in editor.page


def test_each_document_of_a_collection_is_offered(app: Flask, editor: Browser, law: Law) -> None:
    hand_in(editor, law, "two.xml", COLLECTION.encode())
    assert "Funds are kept." in editor.page and "Document of the file" in editor.page
    first = editor.path
    editor.post(f"{first}/document", {"document": "2"})
    assert editor.path != first and "Fees are due." in editor.page and counts(app)[2] == 1
    editor.post(f"{editor.path}/document", {"document": "3"})
    assert editor.status == 422 and counts(app)[2] == 1


def test_what_was_corrected_in_a_document_is_there_again_when_it_is_chosen_again(
    app: Flask, editor: Browser, law: Law
) -> None:
    hand_in(editor, law, "two.xml", COLLECTION.encode())

    def correct() -> None:
        upload = editor.path
        (href,) = (link for link in editor.texts("//a[@class='tree-correct']/@href") if "__para_1" in link)
        editor.get(href)
        editor.post(href, {"action": "split", "kind": "paragraph", "label": "", "begins": "kept.", "seen": "0"})
        assert editor.path.startswith(upload)

    correct()
    assert "Corrected by hand" in editor.page
    editor.post(f"{editor.path}/document", {"document": "2"})
    assert "Fees are due." in editor.page and "Corrected by hand" not in editor.page
    editor.post(f"{editor.path}/document", {"document": "1"})
    assert "Corrected by hand" in editor.page
    editor.post(editor.path, {"label": "First", "dated": "", "original": ""})
    assert editor.path.startswith("/versions/")
    with app.extensions["workbench.database"].reading() as session:
        version = session.scalars(select(Version)).one()
        assert [entry["document"] for entry in json.loads(version.corrections)] == [1]
        texts = session.scalars(select(StoredClause.text).where(StoredClause.kind == "paragraph")).all()
        assert "kept." in texts, "and the text is as it was corrected"


BAD = {
    "a PDF": ("law.docx", b"%PDF-1.7\n1 0 obj", "", "PDF"),
    "empty": ("law.docx", b"", "", "空"),
    "blank": ("law.txt", b" \r\n", "", "空"),
    "nothing": ("", b"", "", "请选择一个文件"),
    "both": ("law.txt", FIRST.encode(), FIRST, "只保留其中一项"),
    "broken": ("law.txt", b"\xff\x80\x81\x00\xfe", "", ""),
    "unknown encoding": ("law.txt", "第一條 會員繳費。".encode("big5") + b"\xff\xff", "", "编码"),
    "controls": ("law.txt", "第一条\x02 甲。\n第二条 乙。".encode(), "", "控制字符"),
    "pasted controls": ("", b"", "第一条\x02 甲。\n第二条 乙。", "控制字符"),
    "no clause": ("", b"", "这里没有条文，只有一句话。", ""),
    "an image": ("law.docx", b"\x89PNG\r\n\x1a\n....", "", "图片"),
    "a broken docx": ("law.docx", as_docx(FIRST)[:-40], "", ""),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("fault", BAD)
def test_bad_input_is_told_and_nothing_is_stored(
    app: Flask, settings: Settings, editor: Browser, law: Law, fault: str, lang: str
) -> None:
    name, data, pasted, words = BAD[fault]
    editor.get("/account")
    editor.post(f"/language/{lang}")
    hand_in(editor, law, name, data, pasted, lang="zh")
    assert editor.status in (409, 422)
    errors = re.findall(r'class="field-error">([^<]+)<|role="alert">([^<]+)<', editor.page)
    told = " ".join(a or b for a, b in errors)
    assert told and not re.search(r"\b[a-z]+_[a-z]+\b", told), told
    if lang == "zh":
        assert words in told and re.search(r"[\u4e00-\u9fff]", told), told
    else:
        assert re.search(r"[A-Za-z]{3}", told), told
    assert editor.field("pasted") == clean_text(pasted)
    assert editor.texts("//select[@name='lang']/option[@selected]/@value") == ["zh"]
    assert bool(re.search("Choose the file again|重新选择文件", editor.page)) == bool(name)
    assert counts(app) == (0, 0, 0)
    assert kept_files(settings) == []


def test_a_paste_of_thirty_megabytes(app: Flask, settings: Settings, editor: Browser, law: Law) -> None:
    pasted = "第一条 会员缴费。" * 1_200_001
    assert len(pasted.encode()) > 30_000_000
    hand_in(editor, law, pasted=pasted)
    assert editor.status == 422
    assert "MB" in editor.page[: editor.page.index("<textarea")] or "field-error" in editor.page
    assert editor.field("pasted") == clean_text(pasted)
    assert counts(app) == (0, 0, 0) and kept_files(settings) == []


def test_a_full_disk(
    app: Flask, settings: Settings, editor: Browser, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    hand_in(editor, law, pasted=FIRST)
    assert editor.status == 422 and "could not be written to the disk" in editor.page
    assert editor.field("pasted").replace("\r\n", "\n") == FIRST
    assert counts(app) == (0, 0, 0) and kept_files(settings) == []


def test_a_database_that_fails_leaves_no_file_behind(
    app: Flask, settings: Settings, editor: Browser, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    editor.get(f"/laws/{law.id}/import")
    told = {"csrf_token": editor.token, "pasted": FIRST, "lang": "", "encoding": ""}
    with monkeypatch.context() as patched:
        patched.setattr(Session, "commit", lambda _: 1 / 0)
        editor.post(f"/laws/{law.id}/import", told)
    assert editor.status == 500
    assert counts(app) == (0, 0, 0) and kept_files(settings) == []


def test_giving_a_preview_up_leaves_nothing(app: Flask, settings: Settings, editor: Browser, law: Law) -> None:
    hand_in(editor, law, pasted=FIRST)
    editor.post(f"{editor.path}/drop")
    assert editor.path == f"/laws/{law.id}" and "nothing was stored" in editor.page
    assert counts(app) == (0, 0, 0) and kept_files(settings) == []


def test_giving_one_preview_up_keeps_the_file_of_another(
    app: Flask, settings: Settings, editor: Browser, law: Law
) -> None:
    hand_in(editor, law, pasted=FIRST)
    kept = editor.path
    hand_in(editor, law, pasted=FIRST)
    editor.post(f"{editor.path}/drop")
    assert len(kept_files(settings)) == 1
    editor.get(kept)
    editor.post(kept, {"label": "一稿", "original": ""})
    editor.get(f"{editor.path}/source")
    assert editor.data == FIRST.encode()


def test_the_same_file_twice(app: Flask, settings: Settings, editor: Browser, law: Law) -> None:
    hand_in(editor, law, pasted=FIRST)
    editor.post(editor.path, {"label": "一稿", "original": ""})
    hand_in(editor, law, pasted=FIRST)
    editor.post(editor.path, {"label": "二稿", "original": ""})
    assert editor.status == 409 and "byte for byte" in editor.page
    assert editor.field("label") == "二稿"
    assert counts(app)[0] == 1


def test_a_preview_stored_twice_is_stored_once(app: Flask, editor: Browser, law: Law) -> None:
    hand_in(editor, law, pasted=FIRST)
    preview, told = editor.path, {"label": "一稿", "original": "", "csrf_token": editor.token}
    editor.post(preview, told)
    editor.post(preview, told)
    assert editor.status == 404 and "already been stored" in editor.page
    assert counts(app)[0] == 1


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"label": ""}, "Give this version a name"),
        ({"label": "x" * 121}, "at most 120 characters"),
        ({"label": "一稿"}, "choose another name"),
        ({"label": "二稿", "dated": "yesterday"}, "Not a valid date"),
        ({"label": "二稿", "original": "none"}, "no such version"),
    ],
)
def test_what_a_version_needs(
    app: Flask, stored: Callable[..., Version], editor: Browser, told: dict[str, object], words: str
) -> None:
    first = stored(lambda session: make_version(session, make_member(session, "editor")))
    hand_in(editor, first.law, pasted=SECOND)
    editor.post(editor.path, {"original": "", **told})
    assert editor.status in (404, 422) and words in editor.words
    assert editor.field("label") == told["label"]
    assert counts(app)[0] == 1 and counts(app)[2] == 1


def test_a_translation_cannot_hang_on_another_law(
    app: Flask, stored: Callable[..., Version], editor: Browser, law: Law
) -> None:
    other = stored(lambda session: make_version(session, make_member(session, "editor")))
    hand_in(editor, law, pasted=ENGLISH)
    editor.post(editor.path, {"label": "x", "original": other.id})
    assert editor.status == 422 and "same law" in editor.page
    assert counts(app)[0] == 1


def test_the_next_version_leads_to_its_comments_and_another_language_does_not(
    stored: Callable[..., Version], editor: Browser
) -> None:
    first = stored(lambda session: make_version(session, make_member(session, "editor")))
    hand_in(editor, first.law, pasted=SECOND)
    editor.post(editor.path, {"label": "二稿", "original": ""})
    assert editor.path.startswith(f"/carry/{first.id}/")
    hand_in(editor, first.law, pasted=ENGLISH)
    editor.post(editor.path, {"label": "Third", "original": ""})
    assert editor.status == 200 and editor.path.startswith("/versions/")
    editor.get(f"/laws/{first.law_id}")
    assert editor.page.count("Changes since") == 1


def test_another_members_preview_is_not_there(browser: Open, editor: Browser, law: Law) -> None:
    hand_in(editor, law, pasted=FIRST)
    other = browser("editor2")
    for path in (editor.path, f"{editor.path}/drop"):
        other.get("/account")
        other.post(path, {"label": "mine", "original": ""})
        assert other.status == 404
    assert (other.get(editor.path), other.status)[1] == 404
    assert (editor.get(editor.path), editor.status)[1] == 200


def test_two_import_at_once(
    app: Flask, browser: Open, stored: Callable[..., Law], law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one file is read, which may take long, another person's is read and stored."""
    first, second = browser("editor"), browser("editor2")
    read, waiting, go_on = intake.read_file_guarded, threading.Event(), threading.Event()

    def slow(name: str, data: bytes, **told: object) -> object:
        if SECOND.encode() == data:
            waiting.set()
            assert go_on.wait(HANGS)
        return read(name, data, **told)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "read_file_guarded", slow)
    thread = threading.Thread(target=hand_in, args=(first, law), kwargs={"pasted": SECOND})
    thread.start()
    assert waiting.wait(HANGS)
    hand_in(second, law, pasted=FIRST)
    second.post(second.path, {"label": "一稿", "original": ""})
    assert second.status == 200
    go_on.set()
    thread.join()
    first.post(first.path, {"label": "二稿", "original": ""})
    assert first.status == 200
    database: Database = app.extensions["workbench.database"]
    with database.reading() as session:
        found = session.execute(select(Version.ordinal, Version.label).order_by(Version.ordinal)).all()
    assert [tuple(row) for row in found] == [(1, "一稿"), (2, "二稿")]


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("../../etc/passwd.txt", "filename=passwd.txt"),
        ("草案.txt", "filename*=UTF-8''%E8%8D%89%E6%A1%88.txt"),
        ("x; evil=1.txt", 'filename="x; evil=1.txt"'),
    ],
)
def test_the_name_of_the_original_breaks_no_header(editor: Browser, law: Law, name: str, header: str) -> None:
    hand_in(editor, law, name, FIRST.encode())
    editor.post(editor.path, {"label": "一稿", "original": ""})
    editor.get(f"{editor.path}/source")
    disposition = editor.answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; ") and header in disposition
    assert ".." not in disposition
    assert editor.answer.mimetype == "application/octet-stream"


def test_an_original_that_was_moved_away_is_told(settings: Settings, editor: Browser, law: Law) -> None:
    hand_in(editor, law, pasted=FIRST)
    editor.post(editor.path, {"label": "一稿", "original": ""})
    source_path(settings.uploads, hashlib.sha256(FIRST.encode()).hexdigest()).unlink()
    assert "not on the server" in editor.get(f"{editor.path}/source")
    assert editor.status == 404


def test_a_law_is_added_and_its_words_are_words(app: Flask, editor: Browser) -> None:
    editor.get("/laws/new")
    editor.post("/laws/new", {"title_zh": "<script>alert(1)</script>", "note": "<b>注</b>{{ 7*7 }}"})
    assert editor.path.endswith("/import")
    editor.get("/")
    assert "<script>alert" not in editor.page and "&lt;script&gt;alert" in editor.page
    with app.extensions["workbench.database"].reading() as session:
        found = session.scalar(select(Law))
        assert found is not None
    assert "&lt;b&gt;注&lt;/b&gt;{{ 7*7 }}" in editor.get(f"/laws/{found.id}")


@pytest.mark.parametrize(
    ("told", "words"),
    [({"title_zh": " "}, "Give the law a title"), ({"title_zh": "长" * 301}, "at most 300 characters")],
)
def test_a_law_that_cannot_be_added(app: Flask, editor: Browser, told: dict[str, object], words: str) -> None:
    editor.get("/laws/new")
    editor.post("/laws/new", {**told, "note": "留着"})
    assert editor.status in (200, 422) and words in editor.words
    assert editor.field("note") == "留着"
    with app.extensions["workbench.database"].reading() as session:
        assert session.scalar(select(Law)) is None


def test_words_of_a_law_are_words_wherever_they_are_shown(app: Flask, editor: Browser, law: Law) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7191*7193 }}"
    text = f"互助{evil}条例\n第一章 总则{evil}\n第一条 会员{evil}缴费：\n（一）甲{evil}；\n（二）乙。\n第二条 丙。\n"
    hand_in(editor, law, "law.md", text.encode(), lang="zh")
    pages = [editor.page]
    editor.post(editor.path, {"label": evil[:100], "original": ""})
    pages.append(editor.page)
    version = editor.path
    pages += [editor.get(path) for path in (f"/laws/{law.id}", "/", f"{version}/matrix", "/papers/new")]
    with app.extensions["workbench.database"].reading() as session:
        clauses = session.scalars(select(StoredClause.id)).all()
    pages += [editor.get(f"/clauses/{clause}") for clause in clauses]
    for page in pages:
        assert "<script>alert" not in page and "<img src=x" not in page and "51724863" not in page
    assert "&lt;script&gt;alert(1)" in pages[1]


def test_everybody_is_told_which_member_stored_it(app: Flask, editor: Browser, law: Law) -> None:
    hand_in(editor, law, pasted=FIRST)
    editor.post(editor.path, {"label": "一稿", "original": ""})
    with app.extensions["workbench.database"].reading() as session:
        version, member = session.scalar(select(Version)), member_named(session, "editor")
        assert version is not None and member is not None and version.created_by == member.id
