"""Rounds of consultation as they are stored."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.db import Base, CleanText, Identified, Listed
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.lang.languages import in_language
from workbench.people.sight import Condition, Confidential, Sight


class RoundState(ClosedList):
    """How a round stands; comments are written in one that is open, or else in the one before all rounds."""

    BEFORE = "before", N_("Before rounds")
    OPEN = "open", N_("Open for comments")
    CLOSED = "closed", N_("Closed")


class Round(Confidential, Identified, Base):
    """One call for comments on one version of a law, numbered from 1; at most one of a law is open.

    Number 0 is the round “before rounds”: what is said of a law while nobody is asked. It is on no version and has no
    deadline.
    """

    __tablename__ = "round"
    __table_args__ = (
        UniqueConstraint("law_id", "number"),
        Index(
            "uq_round_open",
            "law_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"))
    version_id: Mapped[str | None] = mapped_column(ForeignKey("version.id"))
    number: Mapped[int]
    title_zh: Mapped[str] = mapped_column(CleanText(300))
    title_en: Mapped[str] = mapped_column(CleanText(300))
    state: Mapped[RoundState] = mapped_column(Listed(RoundState, 12))
    opened_at: Mapped[datetime | None]
    deadline: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        return cls.law_id.not_in(sight.closed_laws) if sight.closed_laws else None

    def title(self, language: str) -> str:
        return in_language(language, {"zh": self.title_zh, "en": self.title_en})
