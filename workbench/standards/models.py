"""Official texts of instruments as they were imported."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.db import Base, CleanText, Identified, now


class OfficialText(Identified, Base):
    """An official text of an instrument in one language, with where it came from and the report of its import."""

    __tablename__ = "official_text"
    __table_args__ = (UniqueConstraint("instrument", "lang"),)
    instrument: Mapped[str] = mapped_column(CleanText(20))
    lang: Mapped[str] = mapped_column(CleanText(5))
    source: Mapped[str] = mapped_column(CleanText)
    dated: Mapped[date | None]
    source_name: Mapped[str] = mapped_column(CleanText(300))
    source_sha256: Mapped[str] = mapped_column(CleanText(64))
    report: Mapped[str] = mapped_column(CleanText, default="{}")
    imported_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    imported_at: Mapped[datetime] = mapped_column(default=now)


class OfficialProvision(Identified, Base):
    """The official wording of one provision, under the address of the restatement."""

    __tablename__ = "official_provision"
    __table_args__ = (UniqueConstraint("official_text_id", "provision"),)
    official_text_id: Mapped[str] = mapped_column(ForeignKey("official_text.id", ondelete="CASCADE"))
    provision: Mapped[str] = mapped_column(CleanText(60), index=True)
    wording: Mapped[str] = mapped_column(CleanText)
