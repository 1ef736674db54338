"""Entries of the record and their chain; both are only ever added to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from workbench.append_only import AppendOnly
from workbench.db import Base, CleanText, Identified, now


class RecordEntry(AppendOnly, Identified, Base):
    """One act: who did what, when, to which subject, with digests of what was there before and after.

    ``member_id`` is opaque and no foreign key: a person can be erased while the entry stays. ``count`` is how many
    things a bulk act changed. The digests are of the content with ``salt``; the content stands in its own tables. Once
    the salt is emptied, nobody can find out by trying what the digests stood for.
    """

    erasable = frozenset({"salt"})
    __tablename__ = "record_entry"
    __table_args__ = (
        Index("ix_record_entry_at", "at"),
        Index("ix_record_entry_subject_at", "subject", "at"),
        Index("ix_record_entry_law_id_at", "law_id", "at"),
    )
    at: Mapped[datetime] = mapped_column(default=now)
    member_id: Mapped[str | None] = mapped_column(CleanText(16), index=True)
    on_behalf_of: Mapped[str | None] = mapped_column(CleanText(16))
    act: Mapped[str] = mapped_column(CleanText(40))
    subject: Mapped[str] = mapped_column(CleanText(120))
    law_id: Mapped[str | None] = mapped_column(CleanText(16))
    count: Mapped[int] = mapped_column(default=1)
    salt: Mapped[str] = mapped_column(CleanText(32))
    before: Mapped[str] = mapped_column(CleanText(64), default="")
    after: Mapped[str] = mapped_column(CleanText(64), default="")


class RecordLink(AppendOnly, Base):
    """The place of an entry in the chain: ``hash`` covers the entry and the hash of the place before it."""

    __tablename__ = "record_link"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry_id: Mapped[str] = mapped_column(CleanText(16), unique=True)
    digest: Mapped[str] = mapped_column(CleanText(64))
    hash: Mapped[str] = mapped_column(CleanText(64))
    chained_at: Mapped[datetime] = mapped_column(default=now)
