"""The draft as the paper would have it as a Word file, made as a job: clean, with tracked changes, or in columns."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version as version_of
from typing import Any, Final
from zoneinfo import ZoneInfo

from workbench.formats.docx.writing.comparison import write_comparison
from workbench.formats.docx.writing.marked_law import write_law
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.jobs.work import JobContext, JobKind
from workbench.papers.proposed_draft import (
    ProposedDraft,
    build_proposed_draft,
    clean_law,
    compared_law,
    tracked_law,
)
from workbench.papers.service import find_paper
from workbench.people.service import find_member
from workbench.people.sight import look_as
from workbench.web.files import file_name

_STEPS: Final = 2  # putting the wordings in, and printing


class ProposedStyle(ClosedList):
    """How the draft that is asked for is written."""

    CLEAN = "clean", N_("clean text")
    TRACKED = "tracked", N_("tracked changes, reasons as comments")
    COLUMNS = "columns", N_("two columns, the draft and what is asked for")


def proposed_name(draft: ProposedDraft, style: ProposedStyle, lang: str, language: str) -> str:
    """What a file is the same as: a digest of all it says, its style, and the languages of it and of whoever asks."""
    identity = repr((version_of("workbench"), lang, language, style.value, draft)).encode("utf-8", "surrogatepass")
    return f"proposed:{hashlib.sha256(identity).hexdigest()}"


def print_proposed(draft: ProposedDraft, style: ProposedStyle, language: str, zone: ZoneInfo) -> bytes:
    """The file in one of the styles; the same draft gives the same bytes."""
    return _PRINTED[style](draft, language, zone)


_PRINTED: Final[Mapping[ProposedStyle, Callable[[ProposedDraft, str, ZoneInfo], bytes]]] = {
    ProposedStyle.CLEAN: lambda draft, language, _: write_law(clean_law(draft, language), language),
    ProposedStyle.TRACKED: lambda draft, language, zone: write_law(tracked_law(draft, language, zone), language),
    ProposedStyle.COLUMNS: lambda draft, language, _: write_comparison(compared_law(draft, language), language),
}


def _export(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``paper`` and ``member``, ids; ``lang`` of the text; ``style``; ``counts_on``; ``language``
    of whoever asks; ``content``, its name."""
    style, language = ProposedStyle(inputs["style"]), inputs["lang"]
    context.progress(0, _STEPS)
    with context.database.reading() as session:
        look_as(session, find_member(session, inputs["member"]))
        paper = find_paper(session, inputs["paper"])
        draft = build_proposed_draft(session, paper, language, counts_on=inputs["counts_on"])
    context.is_as_asked = proposed_name(draft, style, language, inputs["language"]) == inputs["content"]
    context.progress(1, _STEPS)
    data = print_proposed(draft, style, language, ZoneInfo(context.settings.timezone))
    name = f"{draft.title} {style.in_language(language)}"
    context.file(file_name(name, ".docx")).write_bytes(data)
    return {"bytes": len(data), "put_in": draft.put_in, "notes": draft.notes(inputs["language"])}


PROPOSED: Final = JobKind("paper.proposed", N_("Export of the draft as a paper would have it"), _export)
