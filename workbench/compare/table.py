"""Two versions side by side as a Word file (对照表), and its export as a job: the same content is printed once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import version as version_of
from typing import Any, Final

from workbench.compare.service import Pairing, pair_versions
from workbench.drafts.models import Version
from workbench.formats.docx.writing.comparison import ComparisonContent, ComparisonText, write_comparison
from workbench.i18n.messages import N_
from workbench.jobs.work import JobContext, JobKind
from workbench.law.side_by_side import side_by_side
from workbench.web.files import file_name

_STEPS: Final = 2  # matching and marking, and printing


def build_table(pairing: Pairing, language: str) -> ComparisonContent:
    """Both versions whole, article by article, as the Word exporter takes them."""
    newest = (pairing.forwards or pairing).new
    return ComparisonContent(
        law=pairing.new.law.title(language),
        old=_side(pairing.old, language),
        new=_side(pairing.new, language),
        in_order=pairing.forwards is None,
        rows=side_by_side(pairing.old_text, pairing.new_text, pairing.matches),
        day=newest.dated or newest.created_at.date(),
    )


def _side(version: Version, language: str) -> ComparisonText:
    return ComparisonText(
        title=version.title or version.law.title(language),
        label=version.label_in(language),
        dated=version.dated,
        file=version.source_name,
        sha256=version.source_sha256,
        lang=version.lang,
    )


def table_name(pairing: Pairing, language: str) -> str:
    """What the table of these two is the same as: a digest of the texts, of what persons decided, and of its words."""
    about = [
        (side.id, side.label_in(language), side.law.title(language), side.dated) for side in (pairing.old, pairing.new)
    ]
    identity = repr((version_of("workbench"), language, about, pairing.overrides)).encode()
    return f"comparison:{hashlib.sha256(identity).hexdigest()}"


def _export(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``old`` and ``new``, the ids of the versions as chosen; ``language``; ``content``, its name."""
    language = inputs["language"]
    context.progress(0, _STEPS)
    with context.database.reading() as session:
        pairing = pair_versions(session, inputs["old"], inputs["new"], any_two=True)
        context.is_as_asked = table_name(pairing, language) == inputs["content"]
        content = build_table(pairing, language)
    context.progress(1, _STEPS)
    data = write_comparison(content, language)
    name = f"{content.law} {content.old.label} - {content.new.label}"
    context.file(file_name(name, ".docx")).write_bytes(data)
    return {"bytes": len(data)}


TABLE: Final = JobKind("comparison.export", N_("Export of two versions side by side to Word"), _export)
