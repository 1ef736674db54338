"""Mail as it is stored until it is sent, and as a trace of it afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.db import Base, CleanText, Identified, now
from workbench.people.models import Invitation, Member


class MailState(StrEnum):
    """Where a letter stands; the last three are ends."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    NEEDLESS = "needless"


class Mail(Identified, Base):
    """A letter to one member. It holds no word of a comment and no secret: it is worded when it is sent.

    ``sentences`` is JSON: the codes of the wording with their facts, the first one the subject. ``path`` is where on
    the site it leads, or ``invitation_id`` the invitation whose link it hands over. ``once`` names what it is about, so
    that the same is said to a person once. It is tried again at ``due_at``, ``attempts`` times so far.
    """

    __tablename__ = "mail"
    __table_args__ = (Index("ix_mail_state_due_at", "state", "due_at"),)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    once: Mapped[str] = mapped_column(CleanText(120), unique=True)
    sentences: Mapped[str] = mapped_column(CleanText, default="[]")
    path: Mapped[str] = mapped_column(CleanText(300), default="")
    invitation_id: Mapped[str | None] = mapped_column(ForeignKey("invitation.id"))
    state: Mapped[str] = mapped_column(CleanText(12), default=MailState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str] = mapped_column(CleanText(200), default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    due_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")
    invitation: Mapped[Invitation | None] = relationship(lazy="joined")

    @property
    def lines(self) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """The sentences as codes with their facts."""
        return [(code, facts) for code, facts in json.loads(self.sentences)]
