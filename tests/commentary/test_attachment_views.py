"""Files handed in and out, and the answer as a Word file: what the browser is told, and what the record keeps."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.rounds import make_round, person
from workbench.commentary.models import Attachment
from workbench.commentary.service import CommentData, comment_on_draft
from workbench.record.models import RecordEntry

Open = Callable[[str], Browser]
Ids = dict[str, str]


@pytest.fixture
def ids(stored: Callable[[Callable[[Session], Ids]], Ids]) -> Ids:
    def make(session: Session) -> Ids:
        called = make_round(session, questions=(("总体意见？", None),))
        officer = person(session, "coast.officer")
        comment = make_comment(session, officer, called.clause, "请写明期限。", quote="不得挪用", proposed="改为三年。")
        comment_on_draft(
            session, officer, called.version, CommentData(body="总体赞成。", stance="support", issue="other")
        )
        return {"comment": comment.id, "return": called.returned(session, "coast").id}

    return stored(make)


def handed_in(name: str, data: bytes) -> dict[str, object]:
    return {"file": (io.BytesIO(data), name)}


def acts(app: Flask) -> set[str]:
    with app.extensions["workbench.database"].reading() as session:
        return set(session.scalars(select(RecordEntry.act)))


def test_a_file_goes_in_and_comes_out_as_a_file_to_keep(app: Flask, browser: Open, ids: Ids, tmp_path: Path) -> None:
    officer = browser("coast.officer")
    officer.get(f"/comments/{ids['comment']}/thread")
    officer.post(f"/comments/{ids['comment']}/attachments", handed_in("页面.html", b"<html><script>1</script></html>"))
    assert officer.status == 422 and "Attach a Word" in officer.words
    officer.post(f"/comments/{ids['comment']}/attachments", {})
    assert officer.status == 422 and "Choose the file" in officer.words
    officer.post(f"/comments/{ids['comment']}/attachments", handed_in("../说明.txt", "说明。".encode()))
    assert officer.path == f"/comments/{ids['comment']}/thread" and "说明.txt" in officer.words
    with app.extensions["workbench.database"].reading() as session:
        attachment_id = session.scalars(select(Attachment.id)).one()
    assert len([path for path in (tmp_path / "attachments").rglob("*") if path.is_file()]) == 1, "no refused file stays"
    officer.get(f"/attachments/{attachment_id}")
    headers = officer.answer.headers
    assert officer.data == "说明。".encode() and headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment") and "sandbox" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff" and "download.attachment" in acts(app)
    for name in ("inland.officer", "hq.chair", "secretary"):
        assert (browser(name).get(f"/attachments/{attachment_id}"), browser(name).status)[0] is not None
        other = browser(name)
        other.get(f"/attachments/{attachment_id}")
        assert other.status == 404, name
    officer.post(f"/attachments/{attachment_id}/remove")
    assert (officer.get(f"/attachments/{attachment_id}"), officer.status)[1] == 404


def test_the_answer_as_a_word_file_at_any_time(app: Flask, browser: Open, ids: Ids) -> None:
    officer = browser("coast.officer")
    officer.get(f"/returns/{ids['return']}")
    officer.post(f"/returns/{ids['return']}/attachments", handed_in("附表.txt", "附表。".encode()))
    assert "附表.txt" in officer.words and "The draft as a whole" in officer.words
    officer.get(f"/returns/{ids['return']}/answer.en.docx")
    document = Document(io.BytesIO(officer.data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert "First round: answer of Coast" in text and "Attached files: 附表.txt" in text and "not answered" in text
    assert [row[0] for row in rows] == ["Clause", "the draft as a whole", "第四条"]
    assert "On the words: 不得挪用" in rows[2][2] and rows[2][3] == "改为三年。" and rows[2][4] == "coast.officer"
    assert "Not submitted yet" in "".join(each.text for each in document.sections[0].footer.paragraphs)
    assert "download.return" in acts(app)
    outsider = browser("inland.lead")
    outsider.get(f"/returns/{ids['return']}/answer.en.docx")
    assert outsider.status == 404
