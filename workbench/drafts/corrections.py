"""What a person corrected in a reading before it was stored: done to the preview, and recorded with who and when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from workbench.db import change_rows, now
from workbench.drafts.models import Upload
from workbench.drafts.service import corrections_of, dump_reading, load_reading
from workbench.errors import Conflict
from workbench.law.correcting import Correction, correct
from workbench.law.model import ClauseKind
from workbench.people.models import Member
from workbench.record.acts import Act
from workbench.record.service import enter


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One correction: what was done (``name``, ``join``, ``split``) to the clause at ``path``, by whom and when.

    ``kind`` and ``label`` are what the clause was called from then on, ``begins`` where it was split.
    """

    action: str
    path: str
    kind: str
    label: str
    begins: str
    member: str
    corrected_at: datetime


def correct_upload(
    session: Session, upload: Upload, member: Member, correction: Correction, seen: int | None = None
) -> None:
    """Correct one clause of a preview; ``seen`` is how many corrections the person had before them.

    Raises Invalid as :func:`workbench.law.correcting.correct` does, and Conflict where it was corrected since,
    also at the very same moment: the database refuses the second.
    """
    done = json.loads(upload.corrections)
    if seen is not None and seen != len(done):
        raise Conflict("upload_corrected")
    reading = load_reading(upload.reading)
    corrected = correct(reading, correction)
    entry = {
        "document": reading.document,
        "key": correction.key,
        "action": correction.action,
        "path": reading.by_key[correction.key].path,
        "kind": str(correction.kind),
        "label": correction.label,
        "begins": correction.begins,
        "by": member.id,
        "at": now().isoformat(),
    }
    stored = update(Upload).where(Upload.id == upload.id, Upload.corrections == upload.corrections)
    recorded = json.dumps([*done, entry], ensure_ascii=False)
    if not change_rows(session, stored.values(reading=dump_reading(corrected), corrections=recorded)):
        raise Conflict("upload_corrected")
    session.expire(upload, ["reading", "corrections"])
    enter(session, Act.UPLOAD_CORRECT, f"upload:{upload.id}", by=member.id, law_id=upload.law_id, after=entry)


def take_up_corrections(upload: Upload, recorded: str) -> None:
    """Do to a preview what was corrected before in the same document of its file, and keep what was in the others."""
    reading = load_reading(upload.reading)
    for entry in corrections_of(recorded, reading.document):
        if "key" not in entry:
            continue  # recorded before corrections could be done again
        kind = ClauseKind(entry["kind"])
        reading = correct(reading, Correction(entry["key"], entry["action"], kind, entry["label"], entry["begins"]))
    upload.reading, upload.corrections = dump_reading(reading), recorded


def correction_views(
    session: Session, recorded: str, language: str, document: int | None = None
) -> Sequence[CorrectionView]:
    """The corrections recorded with a version, or with one ``document`` of a preview, in the order they were made."""
    views = []
    for entry in json.loads(recorded) if document is None else corrections_of(recorded, document):
        member = session.get(Member, entry["by"])
        views.append(
            CorrectionView(
                action=entry["action"],
                path=entry["path"],
                kind=entry["kind"],
                label=entry["label"],
                begins=entry["begins"],
                member=member.name(language) if member is not None else "",
                corrected_at=datetime.fromisoformat(entry["at"]),
            )
        )
    return views
