"""The comments on a law as a table for Excel, in the order of its drafts."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.models import Anchor, Comment
from workbench.commentary.terms import Issue, Stance
from workbench.drafts.models import Law, StoredClause, Version
from workbench.formats.plain_workbook import TableSheet, write_workbook
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
_WITHDRAWN: Final = N_("withdrawn")
_LEFT_OUT: Final = N_("left out of the answer")


def write_comments(session: Session, law: Law, language: str) -> bytes:
    """One row a comment that whoever reads may see, as it stands where it was written; replies are in law.json."""
    written = (
        select(Comment, Version, StoredClause)
        .join(Anchor, (Anchor.comment_id == Comment.id) & (Anchor.status == "original"))
        .join(Version, Version.id == Anchor.version_id)
        .outerjoin(StoredClause, StoredClause.id == Anchor.clause_id)
        .where(Comment.law_id == law.id, Comment.parent_id.is_(None))
        .order_by(Version.ordinal, StoredClause.position, Comment.created_at, Comment.id)
    )
    rows = [_row(comment, version, clause, language) for comment, version, clause in session.execute(written).unique()]
    heads = [(translate(head, language), width) for head, width in _HEADS]
    return write_workbook([TableSheet(translate(N_("Comments"), language), heads, rows)])


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
