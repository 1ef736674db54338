"""The pages for returned files: chosen, looked at, corrected without losing a word, stored."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.drafts import FIRST
from tests.factories.rounds import make_round, place_named
from tests.receiving.letters import LETTER
from tests.returns.files import replace_tracked, saved

Open = Callable[[str], Browser]
Ids = dict[str, str]


@pytest.fixture
def ids(stored: Callable[[Callable[[Session], Ids]], Ids]) -> Ids:
    def make(session: Session) -> Ids:
        called = make_round(session)
        coast = place_named(session, "coast")
        return {"law": called.version.law_id, "round": called.round.id, "coast": coast.id}

    return stored(make)


def handed_in(*files: tuple[str, bytes]) -> dict[str, object]:
    return {"files": [(io.BytesIO(data), name) for name, data in files]}


def test_a_letter_is_brought_in(browser: Open, ids: Ids) -> None:
    secretary = browser("secretary")
    secretary.get(f"/rounds/{ids['round']}")
    assert f"/laws/{ids['law']}/returned" in secretary.page
    secretary.get(f"/laws/{ids['law']}/returned")
    secretary.post(f"/laws/{ids['law']}/returned", {})
    assert secretary.status == 422 and "Choose the files" in secretary.words
    secretary.post(f"/laws/{ids['law']}/returned", handed_in(("答复.txt", LETTER)))
    page = secretary.path
    assert "4 entries" in secretary.words and "2 passages are no opinion" in secretary.words
    assert "特此函复。" in secretary.page and "line 2" in secretary.words
    typed: dict[str, object] = {f"at-{number}": secretary.field(f"at-{number}") for number in (2, 3)}
    secretary.post(page, {**typed, "store": "1", "whose-0": ids["coast"], "kind-1": "proposal", "at-1": "第九十九条"})
    assert secretary.status == 422 and "no clause “第九十九条”" in secretary.words
    assert secretary.field("at-1") == "第九十九条" and ids["coast"] in secretary.texts("//option[@selected]/@value")
    typed |= {"at-1": "第四条", "kind-1": "comment", "stance-1": "question", "whose-0": ids["coast"]}
    secretary.post(page, {**typed, "keep": "1"})
    assert "nothing is stored yet" in secretary.words and secretary.field("at-1") == "第四条"
    secretary.post(page, {**typed, "out-4": "1", "why-4": "不具体", "store": "1"})
    assert "3 comments are stored." in secretary.words and "Left out: 不具体" in secretary.words
    secretary.get(f"{page}/file")
    assert secretary.data == LETTER
    for name in ("inland.officer", "hq.chair"):
        other = browser(name)
        other.get(page)
        assert other.status in {403, 404}, name


def test_forms_are_taken_away_filled_in_and_brought_in_again(browser: Open, ids: Ids) -> None:
    officer = browser("coast.officer")
    page = f"/laws/{ids['law']}/returned"
    officer.get(page)
    addresses = officer.texts("//section[@aria-labelledby='offline']//a/@href")
    assert [address.rpartition(".")[2] for address in addresses] == ["docx", "docx", "xlsx"]
    for address in reversed(addresses):
        officer.get(address)
        assert officer.status == 200 and officer.data[:2] == b"PK"
    document = docx.Document(io.BytesIO(officer.data))
    document.add_comment(document.paragraphs[-1].runs, text="太晚。", author="甲")
    officer.get(page)
    officer.post(page, handed_in(("意见.docx", saved(document))))
    assert "1 entry" in officer.words and officer.field("at-1")


def test_several_files_are_read_as_a_job(browser: Open, ids: Ids) -> None:
    secretary = browser("secretary")
    secretary.get(f"/laws/{ids['law']}/returned")
    secretary.post(f"/laws/{ids['law']}/returned", handed_in(("甲.txt", LETTER), ("乙.pdf", b"%PDF-1.4")))
    secretary.get(f"/laws/{ids['law']}/returned")
    assert "甲.txt" in secretary.words and "waits for your look" in secretary.words
    assert "乙.pdf" in secretary.words and "This is a PDF" in secretary.words


def test_a_marked_copy_is_no_new_draft(browser: Open, ids: Ids) -> None:
    document = docx.Document()
    for line in FIRST.splitlines():
        document.add_paragraph(line)
    document.add_comment(document.paragraphs[3].runs, text="应按季缴纳。", author="海岸总工会")
    replace_tracked(document.paragraphs[4], "百分之一", "百分之二")
    data = saved(document)
    secretary = browser("secretary")
    secretary.get(f"/laws/{ids['law']}/import")
    draft = {"file": (io.BytesIO(data), "二稿.docx"), "pasted": "", "lang": "", "encoding": ""}
    secretary.post(f"/laws/{ids['law']}/import", draft)
    page = secretary.path
    assert "is a copy of" in secretary.words and "Store this version" not in secretary.words
    secretary.post(page, {"label": "二稿", "dated": "", "original": ""})
    assert secretary.status == 409 and "bring it in as a return" in secretary.words
    secretary.post(f"{page}/returned")
    assert secretary.path.startswith("/returned/") and "2 entries" in secretary.words
    assert [secretary.field(f"at-{number}") for number in (1, 2)] == ["第二条第二款", "第二条第一款"]
    secretary.get(page)
    assert secretary.status == 404, "the preview of the draft is given up"


def test_a_file_is_given_up(browser: Open, ids: Ids) -> None:
    officer = browser("coast.officer")
    officer.get(f"/laws/{ids['law']}/returned")
    officer.post(f"/laws/{ids['law']}/returned", handed_in(("答复.txt", LETTER)))
    page = officer.path
    officer.post(f"{page}/drop")
    assert "nothing of it was stored" in officer.words
    officer.get(page)
    assert officer.status == 404
