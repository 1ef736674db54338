"""Several returned files read as a job: one after the other, each held for a look when it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from workbench.db import new_id
from workbench.drafts.originals import UploadedFile
from workbench.drafts.service import find_version
from workbench.drafts.stored_law import StoredLaw, read_law
from workbench.errors import Invalid
from workbench.i18n.messages import N_
from workbench.jobs.work import JobContext, JobKind
from workbench.people.service import find_member
from workbench.receiving.items import ReceivedReading
from workbench.receiving.models import ReceivedFile
from workbench.receiving.service import read_received, receive, sweep_received

SECONDS: Final = 120  # of the child's own processor time, for one file


def receive_arguments(version_id: str, member_id: str, sources: Sequence[UploadedFile]) -> dict[str, Any]:
    """What the work is given, beside the files: each lies in the folder of the job under its place in the list."""
    return {
        "version": version_id,
        "by": member_id,
        "files": [{"id": new_id(), "name": source.name} for source in sources],
    }


def _receive(context: JobContext, arguments: Mapping[str, Any]) -> object:
    """``arguments`` are as :func:`receive_arguments` has it. What a killed worker had held is not read again."""
    files = arguments["files"]
    with context.database.reading() as session:
        law = read_law(session, find_version(session, arguments["version"]))
        present = {each["id"] for each in files if session.get(ReceivedFile, each["id"]) is not None}
    for at, each in enumerate(files):
        context.progress(at, len(files))
        original = context.folder / str(at)
        if each["id"] not in present:
            source = UploadedFile(each["name"], original.read_bytes())
            _hold(context, arguments, source, _reading(context, source, law, (at, len(files))), each["id"])
        original.unlink(missing_ok=True)
    return {"files": len(files)}


def _reading(
    context: JobContext, source: UploadedFile, law: StoredLaw, step: tuple[int, int]
) -> ReceivedReading | Invalid:
    """What was read of a file, or why it cannot be taken: one that is refused does not keep the others out."""
    try:
        return read_received(source, law, SECONDS, while_reading=lambda: context.progress(*step))
    except Invalid as error:
        return error


def _hold(
    context: JobContext,
    arguments: Mapping[str, Any],
    source: UploadedFile,
    reading: ReceivedReading | Invalid,
    received_id: str,
) -> None:
    folder = context.settings.returned
    try:
        with context.database.writing() as session:
            version, member = find_version(session, arguments["version"]), find_member(session, arguments["by"])
            receive(session, folder, member, version, source, reading, received_id)
            session.commit()
    finally:
        sweep_received(context.database, folder, source.sha256)


RECEIVE: Final = JobKind("returns.receive", N_("Reading returned files"), _receive)
