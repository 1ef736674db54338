"""Returned files that wait for a person to look at them, or were stored as comments."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workbench.db import Base, CleanText, Identified, now


class ReceivedFile(Identified, Base):
    """A returned file: what was read of it, what a person chose for each item, and when it was stored.

    ``reading`` and ``choices`` are JSON as :mod:`workbench.receiving.items` has them; ``problem`` is, as JSON of code
    and facts, why nothing was read. ``sha256`` is that of the file, which is kept as it came.
    """

    __tablename__ = "received_file"
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("version.id"))
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    name: Mapped[str] = mapped_column(CleanText(300))
    sha256: Mapped[str] = mapped_column(CleanText(64), index=True)
    bytes: Mapped[int]
    reading: Mapped[str] = mapped_column(CleanText)
    choices: Mapped[str] = mapped_column(CleanText, default="{}")
    problem: Mapped[str] = mapped_column(CleanText, default="")
    received_at: Mapped[datetime] = mapped_column(default=now)
    stored_at: Mapped[datetime | None]
