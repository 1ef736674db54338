"""The cases and findings that persons keep on a draft."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.db import Base, CleanText, Identified, now


class AdequacyCase(Identified, Base):
    """A calculation of a benefit against the minimum that a person keeps; ``inputs`` is JSON, answers are computed."""

    __tablename__ = "adequacy_case"
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"), index=True)
    name: Mapped[str] = mapped_column(CleanText(200))
    inputs: Mapped[str] = mapped_column(CleanText)
    in_paper: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)


class PartFinding(Identified, Base):
    """A person's finding on one Part of C.102 for one version: met, exception or not_met, with the reason."""

    __tablename__ = "part_finding"
    __table_args__ = (UniqueConstraint("version_id", "part"),)
    version_id: Mapped[str] = mapped_column(ForeignKey("version.id"))
    part: Mapped[str] = mapped_column(CleanText(5))
    verdict: Mapped[str] = mapped_column(CleanText(12))
    reason: Mapped[str] = mapped_column(CleanText, default="")
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
