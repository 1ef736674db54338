"""The forms that were handled, so that none counts twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workbench.db import Base, CleanText, now


class HandledForm(Base):
    """A form that changed something, under the key it bore, and what was answered.

    ``sent`` is the keyed digest of what stood in the form, so that a key cannot be used for other words; ``location``
    is where the answer led, ``body`` the fragment it was; ``messages`` are JSON: pairs of kind and sentence that the
    next page tells.
    """

    __tablename__ = "handled_form"
    key: Mapped[str] = mapped_column(CleanText(64), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    endpoint: Mapped[str] = mapped_column(CleanText(80))
    sent: Mapped[str] = mapped_column(CleanText(64))
    status: Mapped[int] = mapped_column(default=0)
    location: Mapped[str] = mapped_column(CleanText, default="")
    body: Mapped[str] = mapped_column(CleanText, default="")
    messages: Mapped[str] = mapped_column(CleanText, default="[]")
    handled_at: Mapped[datetime] = mapped_column(default=now, index=True)
