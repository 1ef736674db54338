"""Links between clauses and provisions as persons confirmed them, and suggestions they turned down."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.crossref.relations import Relation
from workbench.db import Base, CleanText, Identified, Listed, now
from workbench.drafts.models import StoredClause, versions_of_laws
from workbench.people.models import Member
from workbench.people.sight import Condition, Confidential, Sight


class CrossReference(Confidential, Identified, Base):
    """How a clause stands to a provision: gives_effect, exceeds, falls_short, conflicts or silent, with a note.

    Appended, never overwritten: a link that is taken back or re-typed gets ``ended_at``, and a new row follows it. Of
    those that stand there is one for a clause and a provision.
    """

    __tablename__ = "link"
    __table_args__ = (
        Index(
            "uq_link_standing",
            "clause_id",
            "provision",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"), index=True)
    provision: Mapped[str] = mapped_column(CleanText(60), index=True)
    relation: Mapped[Relation] = mapped_column(Listed(Relation, 20))
    note: Mapped[str] = mapped_column(CleanText, default="")
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    carried_from: Mapped[str | None] = mapped_column(ForeignKey("link.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        clauses = StoredClause.__table__.alias().c
        closed = select(clauses.id).where(clauses.version_id.in_(versions_of_laws(sight.closed_laws)))
        return cls.clause_id.not_in(closed) if sight.closed_laws else None


class Rejection(Identified, Base):
    """A suggestion a person turned down: it stays away from this clause and its successors."""

    __tablename__ = "rejection"
    __table_args__ = (UniqueConstraint("clause_id", "provision"),)
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"))
    provision: Mapped[str] = mapped_column(CleanText(60))
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
