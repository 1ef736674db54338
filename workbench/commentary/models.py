"""Comments, their revisions and the places they hold in each version; nothing here is ever overwritten."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Select, UniqueConstraint, and_, or_, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.commentary.terms import AnchorStatus, CommentTarget, Issue, Stance
from workbench.db import Base, CleanText, Identified, Listed, now
from workbench.drafts.models import StoredClause
from workbench.people.models import Member, Organisation
from workbench.people.sight import Condition, Confidential, Sight


class Comment(Confidential, Identified, Base):
    """A comment on a draft, or a reply to one and in its round; what it says is its newest revision.

    ``organisation_id`` is on whose behalf it is made: that of its author at the time or, where ``is_on_behalf``, one
    for which its author typed it in. ``return_id`` is the return it belongs to, as its replies do, None before rounds.
    ``left_out_at`` is set where the lead left it out of the return, ``resolved_at`` where its thread is resolved.
    Where it was written on a translation, ``read_clause_id`` is the clause there and ``read_quote`` its words.
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
    target: Mapped[CommentTarget] = mapped_column(Listed(CommentTarget, 12), default=CommentTarget.CLAUSE)
    is_on_behalf: Mapped[bool] = mapped_column(default=False)
    read_clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"), index=True)
    read_quote: Mapped[str] = mapped_column(CleanText, default="")
    resolved_at: Mapped[datetime | None]

    author: Mapped[Member] = relationship(lazy="joined")
    organisation: Mapped[Organisation] = relationship(lazy="joined")
    read_clause: Mapped[StoredClause | None] = relationship(lazy="select")
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
        own = or_(comment.return_id.in_(sight.own_returns), _typed_in(comment, sight))
        conditions.append(or_(comment.return_id.is_(None), comment.return_id.in_(sight.returns), own))
        conditions.append(or_(comment.left_out_at.is_(None), own))
    return conditions


def _typed_in(comment: Any, sight: Sight) -> Condition:
    """Whether the person typed it in for another organisation, and so has read it."""
    return and_(comment.is_on_behalf, comment.author_id == (sight.member_id or ""))


def seen_comments(sight: Sight) -> Select[tuple[str]] | None:
    """The ids of the comments that are seen, of the table itself; None where all of them are."""
    comment = Comment.__table__.alias().c
    return select(comment.id).where(*conditions) if (conditions := _seen(comment, sight)) else None


class CommentConfidential(Confidential, is_table=False):
    """A table with a ``comment_id``, of which what belongs to a comment is seen with the comment."""

    @classmethod
    def seen_by(cls: Any, sight: Sight) -> Condition | None:
        seen = seen_comments(sight)
        condition: Condition | None = None if seen is None else cls.comment_id.in_(seen)
        return condition


class Revision(CommentConfidential, Identified, Base):
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


class Anchor(CommentConfidential, Identified, Base):
    """Where a comment stands in one version, and how surely.

    ``status``: ``original`` where it was written; ``exact``, ``near`` or ``lost`` as carried over; ``confirmed``
    where a person confirmed or chose the place. ``clause_id`` is None where the place is lost, and where the comment is
    on the draft as a whole. ``quote`` is empty where it is on the whole clause; ``start`` counts characters in the
    clause's text.
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


class Agreement(CommentConfidential, Identified, Base):
    """What an organisation says of another's comment: “we say the same”; of one organisation at most one stands."""

    __tablename__ = "agreement"
    __table_args__ = (
        Index(
            "uq_agreement_standing",
            "comment_id",
            "organisation_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    agreed_at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))

    organisation: Mapped[Organisation] = relationship(lazy="joined")


class Mention(CommentConfidential, Identified, Base):
    """That a comment or reply mentions a person, who is told of it as far as the comment is seen."""

    __tablename__ = "mention"
    __table_args__ = (
        UniqueConstraint("comment_id", "member_id"),
        Index("ix_mention_member_id_mentioned_at", "member_id", "mentioned_at"),
    )
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"))
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    mentioned_at: Mapped[datetime] = mapped_column(default=now)

    comment: Mapped[Comment] = relationship(lazy="select")
    member: Mapped[Member] = relationship(lazy="joined")


class Attachment(Confidential, Identified, Base):
    """A file that goes with a comment or with a whole return, kept under its SHA-256; ``kind`` is what it really is."""

    __tablename__ = "attachment"
    comment_id: Mapped[str | None] = mapped_column(ForeignKey("comment.id"), index=True)
    return_id: Mapped[str | None] = mapped_column(ForeignKey("round_return.id"), index=True)
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"))
    name: Mapped[str] = mapped_column(CleanText(255))
    kind: Mapped[str] = mapped_column(CleanText(10))
    sha256: Mapped[str] = mapped_column(CleanText(64), index=True)
    bytes: Mapped[int]
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    attached_at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        comments = seen_comments(sight)
        if comments is None:
            return None
        conditions: list[Condition] = [cls.law_id.not_in(sight.closed_laws)] if sight.closed_laws else []
        if sight.returns is not None:
            conditions.append(or_(cls.return_id.is_(None), cls.return_id.in_(sight.returns)))
        conditions.append(or_(cls.comment_id.is_(None), cls.comment_id.in_(comments)))
        return and_(*conditions)


class ReturnedSource(CommentConfidential, Base):
    """The returned file that a comment was brought in from, by its name, and where in it, as JSON.

    ``item`` is the number of the opinion in the file; of a file with the same bytes none comes twice into a round.
    """

    __tablename__ = "comment_source"
    __table_args__ = (UniqueConstraint("round_id", "sha256", "item"),)
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), primary_key=True)
    received_id: Mapped[str] = mapped_column(ForeignKey("received_file.id"), index=True)
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"))
    name: Mapped[str] = mapped_column(CleanText(300))
    sha256: Mapped[str] = mapped_column(CleanText(64))
    item: Mapped[int]
    location: Mapped[str] = mapped_column(CleanText)
