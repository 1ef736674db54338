"""The cases that persons keep with a law."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
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
