"""The comments on a law as a table for Excel, in the order of its drafts."""

from __future__ import annotations

import io
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Anchor, Comment
from workbench.commentary.terms import Issue, Stance
from workbench.drafts.models import Law, StoredClause, Version
from workbench.i18n.messages import N_, NC_, translate
from workbench.law.address import cited
from workbench.web.richtext import plain

_HEADS: Final = (
    (N_("Draft"), 12),
    (NC_("table head", "Clause"), 18),
    (N_("Organisation"), 24),
    (N_("Author"), 18),
    (N_("Written"), 18),
    (N_("Stance"), 14),
    (N_("Type of issue"), 14),
    (N_("Comment"), 60),
    (N_("Proposed wording"), 60),
    (N_("State"), 14),
)
_LONGEST: Final = 32_000  # characters in a cell; Excel takes hardly more, and law.json has the rest
_WITHDRAWN: Final = N_("withdrawn")
_LEFT_OUT: Final = N_("left out of the answer")


def write_comments(session: Session, law: Law, language: str) -> bytes:
    """One row a comment that whoever reads may see, as it stands where it was written; replies are in law.json."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = translate(N_("Comments"), language)
    sheet.append([translate(head, language) for head, _ in _HEADS])
    for at, (_, width) in enumerate(_HEADS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.cell(1, at).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    written = (
        select(Comment, Version, StoredClause)
        .join(Anchor, (Anchor.comment_id == Comment.id) & (Anchor.status == "original"))
        .join(Version, Version.id == Anchor.version_id)
        .outerjoin(StoredClause, StoredClause.id == Anchor.clause_id)
        .where(Comment.law_id == law.id, Comment.parent_id.is_(None))
        .order_by(Version.ordinal, StoredClause.position, Comment.created_at, Comment.id)
    )
    for number, (comment, version, clause) in enumerate(session.execute(written).unique(), start=2):
        for column, words in enumerate(_row(comment, version, clause, language), start=1):
            _write(sheet, number, column, words)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _row(comment: Comment, version: Version, clause: StoredClause | None, language: str) -> list[str]:
    revision = comment.current
    return [
        version.label_in(language),
        cited(clause.path) if clause is not None else "",
        comment.organisation.name(language),
        comment.author.name(language),
        f"{comment.created_at:%Y-%m-%d %H:%M} UTC",
        Stance(revision.stance).in_language(language),
        Issue(revision.issue).in_language(language),
        plain(revision.body),
        revision.proposed,
        _state(comment, language),
    ]


def _state(comment: Comment, language: str) -> str:
    if comment.withdrawn_at is not None:
        return translate(_WITHDRAWN, language)
    return translate(_LEFT_OUT, language) if comment.left_out_at is not None else ""


def _write(sheet: Worksheet, row: int, column: int, words: str) -> None:
    """Words as words: what begins with “=” is no formula here."""
    cell = sheet.cell(row, column, words[:_LONGEST])
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
