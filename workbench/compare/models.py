"""What persons decided about two versions: matches overruled, and outcomes of proposals judged by hand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.db import Base, CleanText, Identified, now


class MatchRuling(Identified, Base):
    """A person's word on one pair of articles: ``link``, ``unlink`` or ``confirm``."""

    __tablename__ = "overrule"
    __table_args__ = (UniqueConstraint("old_clause_id", "new_clause_id"),)
    old_version_id: Mapped[str] = mapped_column(ForeignKey("version.id"), index=True)
    new_version_id: Mapped[str] = mapped_column(ForeignKey("version.id"), index=True)
    old_clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    new_clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    action: Mapped[str] = mapped_column(CleanText(10))
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)


class OutcomeRuling(Identified, Base):
    """A person's word on what became of one proposal in one later version."""

    __tablename__ = "outcome_ruling"
    __table_args__ = (UniqueConstraint("comment_id", "new_version_id"),)
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"))
    new_version_id: Mapped[str] = mapped_column(ForeignKey("version.id"), index=True)
    outcome: Mapped[str] = mapped_column(CleanText(20))
    note: Mapped[str] = mapped_column(CleanText, default="")
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
