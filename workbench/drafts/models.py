"""Laws, their versions and clauses as they are stored; a stored version never changes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Select, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.db import Base, CleanText, Identified, Listed, now
from workbench.lang.languages import in_language
from workbench.law.model import ClauseKind
from workbench.people.sight import Condition, Confidential, LawConfidential, Sight


class Law(Confidential, Identified, Base):
    """A law under draft, whatever the number of its versions; ``created_by`` is None from the command line.

    ``closed_at`` is set while it is closed: it is read as before, and nothing of it is changed.
    """

    __tablename__ = "law"
    title_zh: Mapped[str] = mapped_column(CleanText(300))
    title_en: Mapped[str] = mapped_column(CleanText(300))
    note: Mapped[str] = mapped_column(CleanText, default="")
    created_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]

    versions: Mapped[list[Version]] = relationship(
        back_populates="law", order_by="Version.ordinal", viewonly=True, lazy="select"
    )

    def title(self, language: str) -> str:
        return in_language(language, {"zh": self.title_zh, "en": self.title_en})

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        return cls.id.not_in(sight.closed_laws) if sight.closed_laws else None


class Version(LawConfidential, Identified, Base):
    """One draft of a law, in one language; its text is immutable once stored.

    ``withdrawn_at`` is set while it is withdrawn: it then appears in no list, comparison, search or count, and can be
    put back. ``original_id`` is set where this is the translation of another version, whose ``ordinal`` it then shares.
    ``warnings`` are the reader's, as JSON: a list of {code, place, line, facts}; ``corrections`` what a person
    corrected in the reading before it was stored, as JSON in the order in which it was done; ``furniture`` what of the
    file stands in no clause, as JSON: a list of {kind, text, line}; ``amendment`` what the instructions of an amending
    decision did, where the version was made by one (:mod:`workbench.drafts.amendments` has its form), or empty.
    """

    __tablename__ = "version"
    __table_args__ = (
        Index(
            "uq_version_standing",
            "law_id",
            "ordinal",
            "lang",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"), index=True)
    ordinal: Mapped[int]
    label: Mapped[str] = mapped_column(CleanText(120))
    lang: Mapped[str] = mapped_column(CleanText(5))
    original_id: Mapped[str | None] = mapped_column(ForeignKey("version.id"), index=True)
    title: Mapped[str] = mapped_column(CleanText(declared=500))
    front: Mapped[str] = mapped_column(CleanText, default="")
    warnings: Mapped[str] = mapped_column(CleanText, default="[]")
    corrections: Mapped[str] = mapped_column(CleanText, default="[]")
    furniture: Mapped[str] = mapped_column(CleanText, default="[]")
    amendment: Mapped[str] = mapped_column(CleanText, default="")
    dated: Mapped[date | None]
    source_name: Mapped[str] = mapped_column(CleanText(300))
    source_sha256: Mapped[str] = mapped_column(CleanText(64))
    source_bytes: Mapped[int]
    created_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]

    law: Mapped[Law] = relationship(back_populates="versions", lazy="joined")

    def label_in(self, language: str) -> str:
        """The name of this draft in the reader's language, where a text in that language bears one."""
        if self.lang == language:
            return self.label
        twins = (
            version
            for version in self.law.versions
            if (version.ordinal, version.lang, version.withdrawn_at) == (self.ordinal, language, None)
        )
        return next((twin.label for twin in twins), self.label)


class StoredClause(Confidential, Identified, Base):
    """One clause of a version; ``key`` is the reader's within the text, ``id`` is opaque and the one others keep.

    ``source_id`` is the identifier that the file gave it, where that is another one than ``key``; mostly empty.
    """

    __tablename__ = "clause"
    __table_args__ = (
        UniqueConstraint("version_id", "position"),
        UniqueConstraint("version_id", "eid"),
        Index("ix_clause_version_id_kind", "version_id", "kind"),
    )
    version_id: Mapped[str] = mapped_column(ForeignKey("version.id"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column("eid", CleanText(200))
    kind: Mapped[ClauseKind] = mapped_column(Listed(ClauseKind, 20))
    number: Mapped[str] = mapped_column(CleanText(declared=60))
    label: Mapped[str] = mapped_column(CleanText(declared=200))
    heading: Mapped[str] = mapped_column(CleanText)
    text: Mapped[str] = mapped_column(CleanText)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"), index=True)
    path: Mapped[str] = mapped_column(CleanText)
    line: Mapped[int]
    source_id: Mapped[str] = mapped_column(CleanText, default="")

    version: Mapped[Version] = relationship(lazy="select")

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        return cls.version_id.not_in(versions_of_laws(sight.closed_laws)) if sight.closed_laws else None


class Upload(Identified, Base):
    """A file or pasted text that waits for a person to look at its preview; gone once stored or given up."""

    __tablename__ = "upload"
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    name: Mapped[str] = mapped_column(CleanText(300))
    sha256: Mapped[str] = mapped_column(CleanText(64))
    bytes: Mapped[int]
    reading: Mapped[str] = mapped_column(CleanText)
    corrections: Mapped[str] = mapped_column(CleanText, default="[]")
    amendment: Mapped[str] = mapped_column(CleanText, default="")
    created_at: Mapped[datetime] = mapped_column(default=now)


def versions_of_laws(laws: Collection[str]) -> Select[tuple[str]]:
    """The ids of every version of these laws, of the table itself: a statement in which nothing is left out."""
    versions = Version.__table__.alias().c
    return select(versions.id).where(versions.law_id.in_(laws))
