"""Position papers, their positions, and the comments and provisions each position rests on."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.append_only import AppendOnly
from workbench.commentary.models import Comment, CommentConfidential
from workbench.commentary.terms import CommentTarget, PositionStatus
from workbench.db import Base, CleanText, Identified, Listed, now
from workbench.drafts.models import StoredClause, Version
from workbench.lang.languages import in_language
from workbench.people.models import Member
from workbench.people.sight import Condition, Confidential, LawConfidential, Sight


class Paper(LawConfidential, Identified, Base):
    """A position paper on one version of a law, in Chinese and English side by side.

    ``continues_id`` is the paper on an earlier draft from whose open positions it started; so of each position.
    """

    __tablename__ = "paper"
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("version.id"))
    title_zh: Mapped[str] = mapped_column(CleanText(300), default="")
    title_en: Mapped[str] = mapped_column(CleanText(300), default="")
    addressee_zh: Mapped[str] = mapped_column(CleanText(300), default="")
    addressee_en: Mapped[str] = mapped_column(CleanText(300), default="")
    organisation_zh: Mapped[str] = mapped_column(CleanText(300), default="")
    organisation_en: Mapped[str] = mapped_column(CleanText(300), default="")
    introduction_zh: Mapped[str] = mapped_column(CleanText, default="")
    introduction_en: Mapped[str] = mapped_column(CleanText, default="")
    opinions_zh: Mapped[str] = mapped_column(CleanText, default="")
    opinions_en: Mapped[str] = mapped_column(CleanText, default="")
    dated: Mapped[date | None]
    continues_id: Mapped[str | None] = mapped_column(ForeignKey("paper.id"), index=True)
    revision: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)

    version: Mapped[Version] = relationship(lazy="joined")
    positions: Mapped[list[Position]] = relationship(
        back_populates="paper", order_by="Position.rank, Position.id", lazy="select"
    )

    def title(self, language: str) -> str:
        """The title in ``language``, or in the other where it has none."""
        return in_language(language, {"zh": self.title_zh, "en": self.title_en})

    def addressee(self, language: str) -> str:
        """Whom the paper is submitted to, in ``language``, or in the other where it does not say."""
        return in_language(language, {"zh": self.addressee_zh, "en": self.addressee_en})

    def organisation(self, language: str) -> str:
        """Who submits the paper, in ``language``, or in the other where it does not say."""
        return in_language(language, {"zh": self.organisation_zh, "en": self.organisation_en})

    def introduction(self, language: str) -> str:
        """The introduction in ``language``, or in the other where there is none; sanitised HTML."""
        return in_language(language, {"zh": self.introduction_zh, "en": self.introduction_en})

    def opinions(self, language: str) -> str:
        """The opinion on the whole draft in ``language``, or in the other where there is none; sanitised HTML."""
        return in_language(language, {"zh": self.opinions_zh, "en": self.opinions_en})


class Position(Confidential, Identified, Base):
    """What the unions want of one clause: a proposed wording and the reasons, resting on comments and provisions.

    ``target`` says what it is on: the clause (an article, a part of one, a chapter), a new article after it, or the
    draft as a whole; then ``clause`` is the first of the draft, by which it is placed.

    ``revision`` counts saves, so that a stale edit is refused; ``status`` says how far they have come with it. ``rank``
    is the place in the paper, from 1, and that of no other; a negative one lasts only while positions change places.
    """

    __tablename__ = "position"
    __table_args__ = (Index("uq_position_paper_id_rank", "paper_id", "rank", unique=True),)
    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"), index=True)
    clause_id: Mapped[str] = mapped_column(ForeignKey("clause.id"), index=True)
    target: Mapped[CommentTarget] = mapped_column(Listed(CommentTarget, 12), default=CommentTarget.CLAUSE)
    rank: Mapped[int] = mapped_column(default=0)
    status: Mapped[PositionStatus] = mapped_column(Listed(PositionStatus, 10), default=PositionStatus.DRAFT)
    proposed_zh: Mapped[str] = mapped_column(CleanText, default="")
    proposed_en: Mapped[str] = mapped_column(CleanText, default="")
    reasons_zh: Mapped[str] = mapped_column(CleanText, default="")
    reasons_en: Mapped[str] = mapped_column(CleanText, default="")
    continues_id: Mapped[str | None] = mapped_column(ForeignKey("position.id"), index=True)
    revision: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    changed_at: Mapped[datetime] = mapped_column(default=now)

    paper: Mapped[Paper] = relationship(back_populates="positions", lazy="joined")
    clause: Mapped[StoredClause] = relationship(lazy="joined")
    sources: Mapped[list[PositionComment]] = relationship(cascade="all, delete-orphan", lazy="selectin")
    citations: Mapped[list[PositionProvision]] = relationship(
        cascade="all, delete-orphan", order_by="PositionProvision.rank", lazy="selectin"
    )

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        papers = Paper.__table__.alias().c  # the table itself: from it nothing is left out
        closed = select(papers.id).where(papers.law_id.in_(sight.closed_laws))
        return cls.paper_id.not_in(closed) if sight.closed_laws else None

    def reasons(self, language: str) -> str:
        """The reasons in ``language``, or in the other where there are none; sanitised HTML."""
        return in_language(language, {"zh": self.reasons_zh, "en": self.reasons_en})

    def proposed(self, lang: str) -> str:
        """The wording proposed for a draft in ``lang``; empty where none is."""
        return {"zh": self.proposed_zh, "en": self.proposed_en}[lang]


class PositionComment(CommentConfidential, Identified, Base):
    """A comment that a position takes up."""

    __tablename__ = "position_comment"
    __table_args__ = (UniqueConstraint("position_id", "comment_id"),)
    position_id: Mapped[str] = mapped_column(ForeignKey("position.id"))
    comment_id: Mapped[str] = mapped_column(ForeignKey("comment.id"), index=True)

    comment: Mapped[Comment] = relationship(lazy="joined")


class PositionProvision(Identified, Base):
    """A provision that a position cites, by its reference (``C102:24``)."""

    __tablename__ = "position_provision"
    __table_args__ = (UniqueConstraint("position_id", "provision"),)
    position_id: Mapped[str] = mapped_column(ForeignKey("position.id"))
    provision: Mapped[str] = mapped_column(CleanText(60), index=True)
    rank: Mapped[int] = mapped_column(default=0)


class SealedPaper(AppendOnly, LawConfidential, Identified, Base):
    """A paper as the chair sealed it, under its number (文号): never changed, and recalled by a newer one alone.

    ``made_from`` is everything that it rests on, as JSON (:mod:`workbench.papers.freezing`), ``sha256`` the digest of
    that. ``replaces_id`` is the sealed paper that it takes the place of.
    """

    __tablename__ = "sealed_paper"
    paper_id: Mapped[str] = mapped_column(ForeignKey("paper.id"), index=True)
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"))
    number: Mapped[str] = mapped_column(CleanText(120), unique=True)
    dated: Mapped[date]
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("sealed_paper.id"), unique=True)
    sealed_by: Mapped[str] = mapped_column(ForeignKey("member.id"))
    sealed_at: Mapped[datetime] = mapped_column(default=now)
    made_from: Mapped[str] = mapped_column(CleanText)
    sha256: Mapped[str] = mapped_column(CleanText(64))

    chair: Mapped[Member] = relationship(lazy="joined")


class SealedFile(AppendOnly, Confidential, Identified, Base):
    """A Word file of a sealed paper, byte for byte; with a visible redline, or with tracked changes."""

    __tablename__ = "sealed_file"
    __table_args__ = (UniqueConstraint("sealed_id", "lang", "is_tracked"),)
    sealed_id: Mapped[str] = mapped_column(ForeignKey("sealed_paper.id"))
    lang: Mapped[str] = mapped_column(CleanText(5))
    is_tracked: Mapped[bool]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(CleanText(64))

    @classmethod
    def seen_by(cls, sight: Sight) -> Condition | None:
        sealed = SealedPaper.__table__.alias().c
        closed = select(sealed.id).where(sealed.law_id.in_(sight.closed_laws))
        return cls.sealed_id.not_in(closed) if sight.closed_laws else None
