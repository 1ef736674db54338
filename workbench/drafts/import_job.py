"""A long file read as a job: cancelled while it is read, taken up again, and held for the preview when it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from workbench.drafts import intake
from workbench.drafts.intake import IntakeFile
from workbench.drafts.models import Upload
from workbench.drafts.originals import UploadedFile, sweep_source
from workbench.drafts.service import find_law, stage_upload
from workbench.i18n.messages import N_
from workbench.jobs.work import JobContext, JobKind
from workbench.people.service import find_member

SECONDS: Final = 600  # of the child's own processor time: twenty times what a request may take
FILE: Final = "original"  # the name under which the file lies in the folder of the job
_STEPS: Final = 2  # reading it, and holding what was read


def import_arguments(law_id: str, upload_id: str, member_id: str, file: IntakeFile) -> Mapping[str, Any]:
    """What the work is given, beside the file itself; ``upload_id`` is the id that its preview is to have."""
    return {
        "law": law_id,
        "upload": upload_id,
        "by": member_id,
        "name": file.source.name,
        "lang": file.lang,
        "encoding": file.encoding,
        "is_pasted": file.is_pasted,
    }


def _import(context: JobContext, arguments: Mapping[str, Any]) -> object:
    """``arguments`` are as :func:`import_arguments` has it. What a killed worker had held already is not read again."""
    original = context.folder / FILE
    with context.database.reading() as session:
        is_held = session.get(Upload, arguments["upload"]) is not None
    if not is_held:
        context.progress(0, _STEPS)
        source = UploadedFile(arguments["name"], original.read_bytes())
        file = IntakeFile(source, arguments["lang"], arguments["encoding"], arguments["is_pasted"])
        law_text = intake.read(file, SECONDS, while_reading=lambda: context.progress(0, _STEPS))
        context.progress(1, _STEPS)
        try:
            with context.database.writing() as session:
                law, member = find_law(session, arguments["law"]), find_member(session, arguments["by"])
                stage_upload(
                    session, context.settings.uploads, law, member, source, law_text, upload_id=arguments["upload"]
                )
                session.commit()
        finally:
            sweep_source(context.database, context.settings.uploads, source.sha256)
    original.unlink(missing_ok=True)
    return {"upload": arguments["upload"]}


IMPORT: Final = JobKind("draft.import", N_("Reading a long file"), _import)
