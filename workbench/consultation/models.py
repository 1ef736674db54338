"""Rounds of consultation as they are stored."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.db import Base, CleanText, Identified, Listed
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.lang.languages import in_language
from workbench.people.models import Organisation
from workbench.people.sight import LawConfidential


class RoundState(ClosedList):
    """How a round stands; comments are written in one that is open, or else in the one before all rounds."""

    BEFORE = "before", N_("Before rounds")
    OPEN = "open", N_("Open for comments")
    CLOSED = "closed", N_("Closed")
    WITHDRAWN = "withdrawn", N_("Withdrawn")


class RoundVisibility(ClosedList):
    """Who sees what an organisation submitted, besides its own people and those who lead the round."""

    OWN = "own", N_("nobody else")
    AFTER = "after", N_("everybody once the round has ended")
    SUBMITTED = "submitted", N_("everybody as soon as it is submitted")


class Round(LawConfidential, Identified, Base):
    """One call for comments on one version of a law, numbered from 1; at most one of a law is open.

    Number 0 is the round “before rounds”: what is said of a law while nobody is asked. It is on no version and has no
    deadline. ``letter`` is the call, as rich text. ``visibility`` says who sees what was submitted; ``shows_drafts``
    that an editor of headquarters sees already what is being written; ``takes_agreements`` that organisations say of
    another's comment that they say the same, from when they read it on.
    """

    __tablename__ = "round"
    __table_args__ = (
        UniqueConstraint("law_id", "number"),
        Index(
            "uq_round_open",
            "law_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"))
    version_id: Mapped[str | None] = mapped_column(ForeignKey("version.id"))
    number: Mapped[int]
    title_zh: Mapped[str] = mapped_column(CleanText(300))
    title_en: Mapped[str] = mapped_column(CleanText(300))
    state: Mapped[RoundState] = mapped_column(Listed(RoundState, 12))
    opened_at: Mapped[datetime | None]
    deadline: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    letter: Mapped[str] = mapped_column(CleanText, default="")
    visibility: Mapped[RoundVisibility] = mapped_column(Listed(RoundVisibility, 12), default=RoundVisibility.AFTER)
    shows_drafts: Mapped[bool] = mapped_column(default=False)
    takes_agreements: Mapped[bool] = mapped_column(default=True)
    called_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))

    def title(self, language: str) -> str:
        return in_language(language, {"zh": self.title_zh, "en": self.title_en})


class Return(Identified, Base):
    """What one organisation answers to one round it was asked in: in work, submitted and sealed, or “no opinion”.

    ``leave_until`` is a later deadline of its own; ``note`` what its lead adds to the comments, as rich text.
    """

    __tablename__ = "round_return"
    __table_args__ = (UniqueConstraint("round_id", "organisation_id"),)
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    opened_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    is_no_opinion: Mapped[bool] = mapped_column(default=False)
    leave_until: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(CleanText, default="")

    round: Mapped[Round] = relationship(lazy="joined")
    organisation: Mapped[Organisation] = relationship(lazy="joined")


class RoundQuestion(Identified, Base):
    """What a round asks besides comments, of the draft as a whole or of one clause."""

    __tablename__ = "round_question"
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(CleanText(2000))
    clause_id: Mapped[str | None] = mapped_column(ForeignKey("clause.id"))


class RoundAnswer(Identified, Base):
    """What an organisation answers to a question of the round; ``text`` is sanitised HTML."""

    __tablename__ = "round_answer"
    __table_args__ = (UniqueConstraint("return_id", "question_id"),)
    return_id: Mapped[str] = mapped_column(ForeignKey("round_return.id"))
    question_id: Mapped[str] = mapped_column(ForeignKey("round_question.id"))
    text: Mapped[str] = mapped_column(CleanText)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
