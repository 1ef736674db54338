"""Comments, their revisions and the places they hold in each version; nothing here is ever overwritten."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Select, UniqueConstraint, and_, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.commentary.terms import AnchorStatus, Issue, Stance
from workbench.db import Base, CleanText, Identified, Listed, now
from workbench.drafts.models import StoredClause
from workbench.people.models import Member, Organisation
from workbench.people.sight import Condition, Confidential, Sight


class Comment(Confidential, Identified, Base):
    """A comment on a clause, or a reply to one and in its round; what it says is its newest revision.

    ``organisation_id`` is on whose behalf it is made, that of its author at the time; ``return_id`` the return it
    belongs to, as its replies do, None before rounds. ``left_out_at`` is set where the lead left it out of the return.
    """

    __tablename__ = "comment"
    __table_args__ = (Index("ix_comment_law_id_created_at", "law_id", "created_at"),)
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"))
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    author_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("comment.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    return_id: Mapped[str | None] = mapped_column(ForeignKey("round_return.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]
    left_out_at: Mapped[datetime | None]
    latest: Mapped[int] = mapped_column(default=1)

    author: Mapped[Member] = relationship(lazy="joined")
    organisation: Mapped[Organisation] = relationship(lazy="joined")
    revisions: Mapped[list[Revision]] = relationship(
        back_populates="comment", order_by="Revision.number", lazy="selectin"
    )
    anchors: Mapped[list[Anchor]] = relationship(back_populates="comment", lazy="select")
    replies: Mapped[list[Comment]] = relationship(
        order_by="Comment.created_at", lazy="select", viewonly=True, remote_side="Comment.parent_id"
    )

    @property
    def current(self) -> Revision:
        return self.revisions[-1]

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        return and_(*conditions) if (conditions := _seen(cls, sight)) else None


def _seen(comment: Any, sight: Sight) -> list[Condition]:
    """What must hold of a comment, the class or the columns of its table, for it to be seen."""
    conditions: list[Condition] = [comment.law_id.not_in(sight.closed_laws)] if sight.closed_laws else []
    if sight.returns is not None:
        own = comment.return_id.in_(sight.own_returns)
        conditions.append(or_(comment.return_id.is_(None), comment.return_id.in_(sight.returns)))
        conditions.append(or_(comment.left_out_at.is_(None), own))
    return conditions


def seen_comments(sight: Sight) -> Select[tuple[str]] | None:
    """The ids of the comments that are seen, of the table itself; None where all of them are."""
    comment = Comment.__table__.alias().c
    return select(comment.id).where(*conditions) if (conditions := _seen(comment, sight)) else None


class Revision(Confidential, Identified, Base):
    """What a comment says from one moment on. ``body`` is sanitised HTML; ``proposed`` is a whole wording, or empty."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("comment_id", "number"),)
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"))
    number: Mapped[int]
    body: Mapped[str] = mapped_column(CleanText)
    stance: Mapped[Stance] = mapped_column(Listed(Stance, 30), default="")
    issue: Mapped[Issue] = mapped_column(Listed(Issue, 30), default="")
    proposed: Mapped[str] = mapped_column(CleanText, default="")
    created_at: Mapped[datetime] = mapped_column(default=now)

    comment: Mapped[Comment] = relationship(back_populates="revisions")

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        seen = seen_comments(sight)
        return None if seen is None else cls.comment_id.in_(seen)


class Anchor(Confidential, Identified, Base):
    """Where a comment stands in one version, and how surely.

    ``status``: ``original`` where it was written; ``exact``, ``near`` or ``lost`` as carried over; ``confirmed``
    where a person confirmed or chose the place. ``clause_id`` is None where the place is lost. ``quote`` is empty
    where the comment is on the whole clause; ``start`` counts characters in the clause's text.
    """

    __tablename__ = "place"
    __table_args__ = (
        UniqueConstraint("comment_id", "version_id"),
        Index("ix_place_version_id_clause_id", "version_id", "clause_id"),
    )
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("version.id"))
    clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"), index=True)
    status: Mapped[AnchorStatus] = mapped_column(Listed(AnchorStatus, 12))
    quote: Mapped[str] = mapped_column(CleanText, default="")
    prefix: Mapped[str] = mapped_column(CleanText(64), default="")
    suffix: Mapped[str] = mapped_column(CleanText(64), default="")
    start: Mapped[int] = mapped_column(default=0)
    score: Mapped[float] = mapped_column(default=1.0)
    placed_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    placed_at: Mapped[datetime] = mapped_column(default=now)

    comment: Mapped[Comment] = relationship(back_populates="anchors")
    clause: Mapped[StoredClause | None] = relationship(lazy="joined")

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        seen = seen_comments(sight)
        return None if seen is None else cls.comment_id.in_(seen)
