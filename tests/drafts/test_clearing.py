"""A preview waits for seven days; then it goes, with its file where nothing else needs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.drafts import FIRST, make_law
from workbench.config import Settings
from workbench.db import Database, now
from workbench.drafts.clearing import clear_old_uploads
from workbench.drafts.models import Upload
from workbench.drafts.originals import UploadedFile, source_path
from workbench.drafts.service import stage_upload
from workbench.formats.intake import read_file
from workbench.jobs.service import KEPT
from workbench.people.models import Member
from workbench.record.acts import Act
from workbench.record.models import RecordEntry


def test_old_previews_go_with_their_files(
    settings: Settings, session: Session, people: Callable[[str], Member], tmp_path: Path
) -> None:
    editor = people("editor")
    law = make_law(session, editor)

    def stage(words: str, age: timedelta) -> Upload:
        source = UploadedFile("a.txt", words.encode())
        upload = stage_upload(session, tmp_path, law, editor, source, read_file("a.txt", source.data))
        upload.created_at = now() - age
        return upload

    minute = timedelta(minutes=1)
    old, shared = stage(FIRST, KEPT + minute), stage(FIRST + "第五条 又。", KEPT + minute)
    new, again = stage(FIRST + "第六条 又。", KEPT - minute), stage(FIRST + "第五条 又。", KEPT - minute)
    files = {upload.id: source_path(tmp_path, upload.sha256) for upload in (old, shared, new, again)}
    stays = {new.id, again.id}
    session.commit()
    database = Database(settings.database_url)
    assert clear_old_uploads(database, tmp_path) == 2
    with database.reading() as reading:
        assert set(reading.scalars(select(Upload.id))) == stays
        dropped = reading.execute(
            select(RecordEntry.subject, RecordEntry.member_id).where(RecordEntry.act == Act.UPLOAD_DROP)
        )
        assert sorted(tuple(row) for row in dropped) == sorted(
            (f"upload:{gone}", None) for gone in files.keys() - stays
        )
    assert [path.exists() for path in files.values()] == [False, True, True, True]
    assert clear_old_uploads(database, tmp_path) == 0
    database.dispose()
