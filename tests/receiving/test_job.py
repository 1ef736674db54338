"""Several files read as a job: each held when it is read, none twice where the job is taken up again."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.rounds import make_round, person
from tests.receiving.letters import LETTER
from workbench.config import Settings
from workbench.db import Database
from workbench.drafts.originals import UploadedFile
from workbench.jobs.work import JobContext
from workbench.receiving.job import RECEIVE, receive_arguments
from workbench.receiving.models import ReceivedFile


class Unwatched(JobContext):
    """A job of which nobody looks how far it is."""

    def progress(self, step: int, steps: int, checkpoint: object = None) -> None:
        assert 0 <= step <= steps


def test_a_job_taken_up_again_goes_on(settings: Settings, session: Session, tmp_path: Path) -> None:
    version = make_round(session).version
    sources = [UploadedFile(name, LETTER + name.encode()) for name in ("甲.txt", "乙.txt")]
    arguments = receive_arguments(version.id, person(session, "secretary").id, sources)
    session.commit()
    database = Database(settings.database_url)
    context = Unwatched("x", 1, database, settings, tmp_path)
    for attempt in range(2):
        for at, source in enumerate(sources):
            (tmp_path / str(at)).write_bytes(source.data)
        assert RECEIVE.work(context, arguments) == {"files": 2}, attempt
    database.dispose()
    assert sorted(session.scalars(select(ReceivedFile.name))) == ["乙.txt", "甲.txt"]
