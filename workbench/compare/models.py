"""What persons decided about two versions: matches overruled."""

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
