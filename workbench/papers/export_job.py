"""The export of a paper as a job: what it would contain names it, so that the same content is printed once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from importlib.metadata import version
from typing import Any, Final

from sqlalchemy.orm import Session

from workbench.errors import Invalid
from workbench.formats.docx.writing.layout import PaperStyle, usual_style
from workbench.formats.docx.writing.paper_content import PaperContent
from workbench.i18n.messages import N_
from workbench.instruments.library import corpus
from workbench.jobs.work import JobContext, JobKind
from workbench.lang.languages import Lang, text_language
from workbench.papers.export import build_paper, print_paper
from workbench.papers.models import Paper
from workbench.papers.service import find_paper
from workbench.web.files import file_name

_STEPS: Final = 2  # gathering what it says, and printing it


def export_name(
    session: Session, paper: Paper, lang: Lang, style: PaperStyle, *, tracked: bool, annexes: Collection[str] = ()
) -> str:
    """What an export of the paper as it stands is the same as: a digest of its content, language and style."""
    return _name(build_paper(session, paper, corpus(), lang, annexes), lang, style, tracked=tracked)


def chosen_style(name: str, lang: Lang) -> PaperStyle:
    """The style of that name, the usual one of the language where none is named; raises Invalid for any other."""
    if name and name not in set(PaperStyle):
        raise Invalid("paper_style_unknown", field="style")
    return PaperStyle(name) if name else usual_style(lang)


def _name(content: PaperContent, lang: Lang, style: PaperStyle, *, tracked: bool) -> str:
    identity = repr((version("workbench"), lang, style.value, tracked, content)).encode()
    return f"paper:{hashlib.sha256(identity).hexdigest()}"


def _export(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``paper``, its id; ``lang``; ``style``; ``tracked``; ``annexes``; ``content``, its name."""
    lang = text_language(inputs["lang"])
    style = chosen_style(inputs.get("style", ""), lang)
    context.progress(0, _STEPS)
    with context.database.reading() as session:
        paper = find_paper(session, inputs["paper"])
        name = file_name(paper.title(lang), ".docx")
        content = build_paper(session, paper, corpus(), lang, inputs.get("annexes", ()))
    context.is_as_asked = _name(content, lang, style, tracked=inputs["tracked"]) == inputs["content"]
    context.progress(1, _STEPS)
    data = print_paper(content, lang, style=style, tracked=inputs["tracked"])
    context.file(name).write_bytes(data)
    return {"bytes": len(data)}


EXPORT: Final = JobKind("paper.export", N_("Export of a position paper to Word"), _export)
