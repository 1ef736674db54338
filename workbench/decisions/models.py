"""Decisions as they are stored: a row is added and never changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.append_only import AppendOnly
from workbench.db import Base, CleanText, Identified, now
from workbench.people.models import Member, Organisation


class Decision(AppendOnly, Identified, Base):
    """What a person decided on one subject: by whom, on whose behalf, when, what and why.

    ``kind`` says what is decided (one of :class:`DecisionKind`); ``subject_id`` and ``aspect`` what it is decided on: a
    version and the Part of the Convention, a comment and the version in which it stands, a position. ``scope`` is what
    a page asks for all at once, mostly the version. ``number`` counts the decisions on one subject from 1, each
    superseding the one before; that the three together are unique is what makes a stale decision fail in the database
    itself. ``value`` is JSON, null where the decision takes back what stood.
    """

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id", "aspect", "number"),
        Index("ix_decision_kind_scope", "kind", "scope"),
        Index("ix_decision_kind_aspect", "kind", "aspect"),
    )
    kind: Mapped[str] = mapped_column(CleanText(20))
    subject_id: Mapped[str] = mapped_column(CleanText(16))
    aspect: Mapped[str] = mapped_column(CleanText(60), default="")
    scope: Mapped[str] = mapped_column(CleanText(16))
    number: Mapped[int]
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"))
    decided_at: Mapped[datetime] = mapped_column(default=now)
    value: Mapped[str] = mapped_column(CleanText)
    reason: Mapped[str] = mapped_column(CleanText, default="")

    member: Mapped[Member] = relationship(lazy="joined")
    organisation: Mapped[Organisation | None] = relationship(lazy="joined")

    @property
    def what(self) -> Mapping[str, Any] | None:
        """What was decided; None where the decision takes back what stood."""
        decided: Mapping[str, Any] | None = json.loads(self.value)
        return decided

    @property
    def supersedes(self) -> int | None:
        """The number of the decision that this one takes the place of; None for the first."""
        return self.number - 1 or None
