"""Corrections of a preview: recorded with who and when, and refused where somebody corrected it meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from tests.factories.drafts import FIRST, make_law
from workbench.drafts.corrections import correct_upload, correction_views
from workbench.drafts.originals import UploadedFile
from workbench.drafts.service import load_reading, stage_upload, store_upload
from workbench.errors import Conflict, Invalid
from workbench.formats.intake import read_file
from workbench.law.correcting import Correction
from workbench.law.model import ClauseKind
from workbench.people.models import Member


def test_corrections_follow_one_another_and_go_with_the_version(
    session: Session, people: Callable[[str], Member], tmp_path: Path
) -> None:
    editor = people("editor")
    source = UploadedFile("law.txt", FIRST.encode())
    upload = stage_upload(
        session, tmp_path, make_law(session, editor), editor, source, read_file(source.name, source.data)
    )
    article = load_reading(upload.reading).articles[-1]
    correct_upload(session, upload, editor, Correction(article.key, "name", ClauseKind.PARAGRAPH), seen=0)
    assert len(load_reading(upload.reading).articles) == 3
    with pytest.raises(Conflict):
        correct_upload(session, upload, editor, Correction(article.key, "join"), seen=0)
    with pytest.raises(Invalid):
        correct_upload(session, upload, editor, Correction("nowhere", "join"), seen=1)
    recorded = upload.corrections
    version = store_upload(session, upload, editor, "一稿", None, None)
    assert version.corrections == recorded and len(json.loads(recorded)) == 1
    (correction,) = correction_views(session, version.corrections, "zh")
    assert (correction.action, correction.kind, correction.path) == ("name", "paragraph", article.path)
    assert correction.member == editor.name("zh")


def test_what_was_corrected_at_the_same_moment_is_neither_overwritten_nor_left_out(
    session: Session, people: Callable[[str], Member], tmp_path: Path
) -> None:
    editor = people("editor")
    source = UploadedFile("law.txt", FIRST.encode())
    upload = stage_upload(
        session, tmp_path, make_law(session, editor), editor, source, read_file(source.name, source.data)
    )
    first, *_, last = load_reading(upload.reading).articles
    before = upload.corrections
    correct_upload(session, upload, editor, Correction(last.key, "name", ClauseKind.PARAGRAPH))
    after = upload.corrections
    set_committed_value(upload, "corrections", before)  # what another transaction read before
    with pytest.raises(Conflict):
        correct_upload(session, upload, editor, Correction(first.key, "name", ClauseKind.PARAGRAPH))
    session.expire(upload)
    assert upload.corrections == after
    set_committed_value(upload, "corrections", before)
    assert store_upload(session, upload, editor, "一稿", None, None).corrections == after
