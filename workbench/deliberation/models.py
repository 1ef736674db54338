"""Opinions, the comments in each, what is offered to be put together, and the meetings that decide."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.commentary.models import Comment, CommentConfidential
from workbench.db import Base, CleanText, Identified, Listed, now
from workbench.deliberation.terms import OpinionWay
from workbench.people.models import Member
from workbench.people.sight import LawConfidential


class Opinion(LawConfidential, Identified, Base):
    """Comments on one law that say the same; a comment that is in none is an opinion of its own.

    ``revision`` counts its compositions and names, each a decision; ``is_touched`` once a person joined, split or named
    it, from when on no run of the grouping changes it. One without comments was joined with another.
    """

    __tablename__ = "opinion"
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"), index=True)
    name: Mapped[str] = mapped_column(CleanText(300), default="")
    revision: Mapped[int] = mapped_column(default=0)
    is_touched: Mapped[bool] = mapped_column(default=False)
    made_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    made_at: Mapped[datetime] = mapped_column(default=now)

    comments: Mapped[list[GatheredComment]] = relationship(back_populates="opinion", lazy="select")


class GatheredComment(CommentConfidential, Identified, Base):
    """That a comment is in an opinion; it is in one at most. ``placed_by`` is None where it is the same letter."""

    __tablename__ = "opinion_comment"
    opinion_id: Mapped[str] = mapped_column(ForeignKey("opinion.id"), index=True)
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), unique=True)
    placed_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    placed_at: Mapped[datetime] = mapped_column(default=now)

    opinion: Mapped[Opinion] = relationship(back_populates="comments", lazy="joined")
    comment: Mapped[Comment] = relationship(lazy="select")


class OpinionOffer(LawConfidential, Identified, Base):
    """Comments that seem to say the same, offered to be put together; with ``opinion_id`` to be added to that opinion.

    ``digest`` stands for what is offered, so that a later run leaves it as it is. ``words`` and ``figures`` are the
    reasons, as JSON lists. ``is_accepted`` is None until a person answers; what was refused is not offered again.
    """

    __tablename__ = "opinion_offer"
    __table_args__ = (UniqueConstraint("law_id", "digest"),)
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"))
    opinion_id: Mapped[str | None] = mapped_column(ForeignKey("opinion.id"), index=True)
    digest: Mapped[str] = mapped_column(CleanText(64))
    way: Mapped[OpinionWay] = mapped_column(Listed(OpinionWay, 12))
    words: Mapped[str] = mapped_column(CleanText, default="[]")
    figures: Mapped[str] = mapped_column(CleanText, default="[]")
    made_at: Mapped[datetime] = mapped_column(default=now)
    is_accepted: Mapped[bool | None]
    answered_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    answered_at: Mapped[datetime | None]

    comments: Mapped[list[OfferedComment]] = relationship(
        back_populates="offer", cascade="all, delete-orphan", lazy="selectin", order_by="OfferedComment.comment_id"
    )


class OfferedComment(CommentConfidential, Identified, Base):
    """A comment in an offer, and which way it goes; ``is_beside`` where it is unclear and only listed beside."""

    __tablename__ = "offered_comment"
    __table_args__ = (UniqueConstraint("offer_id", "comment_id"),)
    offer_id: Mapped[str] = mapped_column(ForeignKey("opinion_offer.id"))
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), index=True)
    way: Mapped[OpinionWay] = mapped_column(Listed(OpinionWay, 12))
    is_beside: Mapped[bool] = mapped_column(default=False)

    offer: Mapped[OpinionOffer] = relationship(back_populates="comments")


class Meeting(LawConfidential, Identified, Base):
    """A meeting in which opinions are decided and positions agreed, from when the chair opens it until it is closed."""

    __tablename__ = "meeting"
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"), index=True)
    title: Mapped[str] = mapped_column(CleanText(300))
    present: Mapped[str] = mapped_column(CleanText, default="")
    opened_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    opened_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]

    chair: Mapped[Member] = relationship(lazy="joined")
