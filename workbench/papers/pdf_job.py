"""A Word file that a job has made as PDF, by LibreOffice, where it is installed: a job of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import Any, Final

from workbench.errors import Conflict, NotFound
from workbench.i18n.messages import N_
from workbench.jobs.service import find_job
from workbench.jobs.work import JobContext, JobKind
from workbench.papers.rendering import as_pdf
from workbench.people.service import find_member

WORD_ENDING: Final = ".docx"
_STEPS: Final = 1


def prints_pdf() -> bool:
    """Whether LibreOffice is there to print."""
    return bool(shutil.which("soffice") or shutil.which("libreoffice"))


def _print(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``job`` and ``member``, the ids of the job whose file is printed and of whoever asks for it.

    Raises NotFound ``job_file_gone`` where the file is no longer kept, Conflict ``pdf_without_libreoffice``.
    """
    context.progress(0, _STEPS)
    with context.database.reading() as session:
        made = find_job(session, inputs["job"], find_member(session, inputs["member"]))
        name = made.file_name
    source = context.folder.parent / inputs["job"] / name
    if not name.endswith(WORD_ENDING) or not source.is_file():
        raise NotFound("job_file_gone")
    data = as_pdf(source.read_bytes())
    if data is None:
        raise Conflict("pdf_without_libreoffice")
    context.file(f"{name.removesuffix(WORD_ENDING)}.pdf").write_bytes(data)
    return {"bytes": len(data)}


PDF: Final = JobKind("file.pdf", N_("Printing of a Word file as PDF"), _print)
