"""The comments asked for as a file, made as a job, with what the person may see: the draft with them, or a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from workbench.db import now
from workbench.drafts.models import Version
from workbench.drafts.service import find_version
from workbench.formats.docx.writing.marked_law import write_law
from workbench.i18n.messages import N_, translate
from workbench.jobs.work import JobContext, JobKind
from workbench.people.service import find_member
from workbench.people.sight import look_as
from workbench.reading.all_listed import all_listed, beside_all
from workbench.reading.annotated import annotated_draft
from workbench.reading.comment_tables import (
    CommentTable,
    CommentTableFile,
    CommentTableForm,
    comment_table,
    write_comment_table,
)
from workbench.reading.narrowing import CommentsOrder, CommentsQuery
from workbench.web.files import file_name

_STEPS: Final = 2  # gathering, and printing
_TITLE: Final = N_("{law}, {label}: comments")
_MADE: Final = N_("{count} comments, as they stood on {moment}.")
_NARROWED: Final = N_("The list was narrowed: not every comment on the draft is in it.")


def query_inputs(query: CommentsQuery, order: CommentsOrder) -> dict[str, Any]:
    """What was asked of the list, as a job keeps it."""
    since = query.since.isoformat() if query.since is not None else None
    return {**asdict(query), "since": since, "order": order.value}


def _query(inputs: Mapping[str, Any]) -> tuple[CommentsQuery, CommentsOrder]:
    fields = dict(inputs)
    order = CommentsOrder(fields.pop("order"))
    since = fields.pop("since")
    return CommentsQuery(**fields, since=datetime.fromisoformat(since) if since else None), order


def _original(session: Session, version_id: str) -> Version:
    """The text that comments stand on: of a translation the one it translates."""
    version = find_version(session, version_id)
    return find_version(session, version.original_id) if version.original_id else version


def _annotated(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: ``version`` and ``member``, ids; ``query``, as :func:`query_inputs` has it; ``language``."""
    language, zone = inputs["language"], ZoneInfo(context.settings.timezone)
    context.progress(0, _STEPS)
    with context.database.reading() as session:
        look_as(session, find_member(session, inputs["member"]))
        version = _original(session, inputs["version"])
        query, _ = _query(inputs["query"])
        document, notes = annotated_draft(session, version, query, language, zone)
        lang = version.lang
    context.progress(1, _STEPS)
    data = write_law(document, lang)
    context.file(file_name(document.title, ".docx")).write_bytes(data)
    return {"bytes": len(data), "comments": len(document.remarks), "notes": notes}


def _table(context: JobContext, inputs: Mapping[str, Any]) -> object:
    """``inputs``: as those of the annotated draft, with ``form`` and ``file``, the columns and the kind of file."""
    language = inputs["language"]
    context.progress(0, _STEPS)
    with context.database.reading() as session:
        look_as(session, find_member(session, inputs["member"]))
        table = _gathered(session, _original(session, inputs["version"]), inputs, ZoneInfo(context.settings.timezone))
    context.progress(1, _STEPS)
    kind = CommentTableFile(inputs["file"])
    data = write_comment_table(table, kind, language)
    context.file(file_name(table.title, f".{kind.value}")).write_bytes(data)
    return {"bytes": len(data), "comments": len(table.rows)}


def _gathered(session: Session, version: Version, inputs: Mapping[str, Any], zone: ZoneInfo) -> CommentTable:
    language = inputs["language"]
    query, order = _query(inputs["query"])
    comments = all_listed(session, version, query, order)
    law = version.title or version.law.title(language)
    title = translate(_TITLE, language, law=law, label=version.label_in(language))
    moment = now().astimezone(zone)
    notes = [translate(_MADE, language, count=len(comments), moment=f"{moment:%Y-%m-%d %H:%M}")]
    if query != CommentsQuery(law=query.law):
        notes.append(translate(_NARROWED, language))
    form = CommentTableForm(inputs["form"])
    return comment_table(title, notes, comments, beside_all(session, comments), form, language, moment.date())


ANNOTATED: Final = JobKind("comments.annotated", N_("Export of the draft with comments"), _annotated)
LIST_TABLE: Final = JobKind("comments.table", N_("Export of comments as a table"), _table)
