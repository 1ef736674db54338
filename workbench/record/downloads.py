"""Files that leave the program: who took what of a law away is entered in the record, though the page only reads."""

from __future__ import annotations

from typing import Final

from workbench.db import Database
from workbench.record.acts import Act
from workbench.record.service import enter

DOWNLOADS: Final = (
    Act.DOWNLOAD_SOURCE,
    Act.DOWNLOAD_TEXT,
    Act.DOWNLOAD_MATRIX,
    Act.DOWNLOAD_DOSSIER,
    Act.DOWNLOAD_FORM,
    Act.DOWNLOAD_FILE,
    Act.DOWNLOAD_ATTACHMENT,
    Act.DOWNLOAD_RETURN,
)


def note_download(database: Database, act: Act, member_id: str, subject: str, law_id: str) -> None:
    """Enter a download before the file is handed out, in a transaction of its own."""
    with database.writing() as session:
        enter(session, act, subject, by=member_id, law_id=law_id)
        session.commit()
