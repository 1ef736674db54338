"""Files with comments and returns: checked by the gate, kept under their digest, seen with what they go with."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.rounds import make_round, person
from workbench.commentary import attachments
from workbench.commentary.attachments import attach, attachments_of_return, find_attachment, remove_attachment
from workbench.commentary.models import Attachment
from workbench.commentary.service import withdraw
from workbench.consultation import returns
from workbench.drafts.originals import UploadedFile, source_path
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.instruments.library import corpus, glossary
from workbench.people.sight import look_as
from workbench.search.comments.find import find_comments
from workbench.search.comments.index import rebuild_comment_index
from workbench.search.ranking.engine import interpret

PDF = UploadedFile("调查报告.pdf", b"%PDF-1.7\n1 0 obj\n")


def test_a_file_is_kept_and_removed_and_kept_still(session: Session, tmp_path: Path) -> None:
    called = make_round(session)
    officer = person(session, "coast.officer")
    comment = make_comment(session, officer, called.clause)
    attachment = attach(session, tmp_path, officer, comment, PDF)
    assert (attachment.name, attachment.kind, attachment.bytes) == ("调查报告.pdf", "pdf", len(PDF.data))
    assert source_path(tmp_path, PDF.sha256).read_bytes() == PDF.data
    with pytest.raises(Conflict) as twice:
        attach(session, tmp_path, officer, comment, PDF)
    assert twice.value.code == "attached_already"
    remove_attachment(session, officer, attachment)
    with pytest.raises(NotFound):
        find_attachment(session, attachment.id)
    assert source_path(tmp_path, PDF.sha256).exists()
    again = attach(session, tmp_path, officer, comment, PDF)
    withdraw(session, officer, comment)
    with pytest.raises(NotFound):
        find_attachment(session, again.id)


def test_a_comment_is_found_by_the_names_of_its_files(session: Session, tmp_path: Path) -> None:
    called = make_round(session)
    officer = person(session, "coast.officer")
    comment = make_comment(session, officer, called.clause, "见附件。")
    parsed = interpret("调查报告", glossary(), corpus())

    def finds() -> list[str]:
        return [each.id for each in find_comments(session, parsed, glossary(), {}).comments]

    assert finds() == []
    attachment = attach(session, tmp_path, officer, comment, PDF)
    assert finds() == [comment.id]
    rebuild_comment_index(session.connection())
    assert finds() == [comment.id]
    remove_attachment(session, officer, attachment)
    assert finds() == []


def test_whose_it_is_and_until_when(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called = make_round(session)
    officer, lead = person(session, "coast.officer"), person(session, "coast.lead")
    comment, returned = make_comment(session, officer, called.clause), called.returned(session, "coast")
    for name, subject in (("coast.lead", comment), ("inland.officer", comment), ("inland.officer", returned)):
        with pytest.raises(Forbidden):
            attach(session, tmp_path, person(session, name), subject, PDF)
    monkeypatch.setattr(attachments, "MOST", 1)
    attach(session, tmp_path, officer, returned, PDF)
    with pytest.raises(Invalid) as many:
        attach(session, tmp_path, officer, returned, UploadedFile("b.txt", "第二份。".encode()))
    assert many.value.code == "attachments_too_many"
    returns.submit(session, lead, returned)
    for subject in (comment, returned):
        with pytest.raises(Conflict) as sealed:
            attach(session, tmp_path, officer, subject, UploadedFile("c.txt", "晚了。".encode()))
        assert sealed.value.code == "return_sealed"
    assert [each.name for each in attachments_of_return(session, returned)] == ["调查报告.pdf"]


@pytest.mark.parametrize("name", ["inland.lead", "hq.chair", "coast.reader"])
def test_seen_with_what_it_goes_with(session: Session, tmp_path: Path, name: str) -> None:
    called = make_round(session)
    officer = person(session, "coast.officer")
    attach(session, tmp_path, officer, make_comment(session, officer, called.clause), PDF)
    attach(session, tmp_path, officer, called.returned(session, "coast"), PDF)
    ids = session.scalars(select(Attachment.id)).all()
    session.expunge_all()
    look_as(session, person(session, name))
    seen = [session.get(Attachment, each) is not None for each in ids]
    assert seen == [name == "coast.reader"] * 2
