"""The comments on a law, and what was decided on them, as tables for Excel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.attachments import attachments_on
from workbench.commentary.models import Anchor, Attachment, Comment
from workbench.commentary.terms import Issue, Stance
from workbench.deliberation.gathering import deliberation_on
from workbench.deliberation.terms import Disposition
from workbench.drafts.models import Law, StoredClause, Version
from workbench.formats.plain_workbook import TableSheet, write_workbook
from workbench.i18n.messages import N_, NC_, Message, translate
from workbench.law.address import cited
from workbench.settling.view_models import opinion_views
from workbench.web.richtext import plain

Heads = Sequence[tuple[Message, int]]  # what stands over each column, and how wide it is
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
    (N_("Attached files"), 30),
)
_OPINION_HEADS: Final = (
    (NC_("table head", "No."), 8),
    (NC_("table head", "Clause"), 18),
    (N_("Opinion"), 60),
    (N_("Comments"), 12),
    (N_("Organisations"), 12),
    (N_("What is decided"), 18),
    (NC_("table head", "Reason"), 60),
    (N_("Decided by"), 18),
    (NC_("table head", "Decided"), 18),
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
    listed = session.execute(written).unique().all()
    files = attachments_on(session, [row[0].id for row in listed])
    rows = [
        [*_row(comment, version, clause, language), "\n".join(each.name for each in _files(comment, files))]
        for comment, version, clause in listed
    ]
    return _book(translate(N_("Comments"), language), _HEADS, rows, language)


def _files(comment: Comment, files: Mapping[str, Sequence[Attachment]]) -> Sequence[Attachment]:
    return files.get(comment.id, ()) if comment.withdrawn_at is None else ()


def write_opinions(session: Session, law: Law, language: str) -> bytes:
    """One row an opinion, in the order of the clauses, with what is behind it and what is decided on it."""
    summaries = deliberation_on(session, law.id).opinions
    rows = [
        [
            str(number),
            cited(view.clause.path) if view.clause is not None else "",
            view.name or view.words,
            str(view.counts.comments),
            str(view.counts.organisations),
            Disposition((decision.what or {})["disposition"]).in_language(language) if decision is not None else "",
            decision.reason if decision is not None else "",
            decision.member.name(language) if decision is not None else "",
            f"{decision.decided_at:%Y-%m-%d %H:%M} UTC" if decision is not None else "",
        ]
        for number, (view, decision) in enumerate(
            zip(opinion_views(session, summaries, language), [each.decision for each in summaries], strict=True), 1
        )
    ]
    return _book(translate(N_("Opinions"), language), _OPINION_HEADS, rows, language)


def _book(title: str, heads: Heads, rows: Sequence[Sequence[str]], language: str) -> bytes:
    named = [(translate(head, language), width) for head, width in heads]
    return write_workbook([TableSheet(title, named, rows)])


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
