"""Sealing as a job: the files are printed aside, and frozen with the paper if it still says what they say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from workbench.i18n.messages import N_
from workbench.jobs.work import JobContext, JobKind
from workbench.lang.languages import TEXT_LANGUAGES
from workbench.papers.export import print_paper
from workbench.papers.sealing import PrintedFile, SealData, check_seal, seal, sealed_contents
from workbench.papers.service import find_paper
from workbench.people.models import Member

_FILES: Final = tuple((lang, is_tracked) for lang in TEXT_LANGUAGES for is_tracked in (False, True))


def _seal(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``paper``, ``by``, ``number``, ``dated`` and ``replaces``, as :class:`SealData` has them."""
    data = SealData(inputs["number"], date.fromisoformat(inputs["dated"]), inputs["replaces"])
    with context.database.reading() as session:
        paper = find_paper(session, inputs["paper"])
        data = check_seal(session, session.get_one(Member, inputs["by"]), paper, data)
        contents = sealed_contents(session, paper, data)
    files: list[PrintedFile] = []
    for lang, is_tracked in _FILES:
        context.progress(len(files), len(_FILES))
        files.append(PrintedFile(lang, is_tracked, print_paper(contents[lang], lang, tracked=is_tracked)))
    with context.database.writing() as session:
        by, paper = session.get_one(Member, inputs["by"]), find_paper(session, inputs["paper"])
        sealed = seal(session, by, paper, data, contents, files)
        sealed_id = sealed.id
        session.commit()
    return {"sealed": sealed_id}


SEAL: Final = JobKind("paper.seal", N_("Sealing of a position paper"), _seal)
