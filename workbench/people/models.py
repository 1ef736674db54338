"""Organisations, members and their sign-ins as they are stored."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.db import Base, CleanText, Identified, Listed, now
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.lang.languages import in_language
from workbench.people.permissions import Role


class OrganisationKind(ClosedList):
    """What an organisation is in the federation."""

    HEADQUARTERS = "headquarters", N_("Headquarters")
    PROVINCIAL = "provincial", N_("Provincial federation")
    CITY = "city", N_("City federation")
    INDUSTRIAL = "industrial", N_("Industrial union")
    INVITED = "invited", N_("Invited body")


class Organisation(Identified, Base):
    """A node in the tree of the federation: headquarters at its top, and whoever belongs to it or is invited below.

    A department of headquarters is of its kind and has it as ``parent_id``; ``position`` counts in the order of lists,
    headquarters being 0. One that is retired keeps what it said and is asked no more.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        Index(
            "uq_organisation_headquarters",
            "kind",
            unique=True,
            sqlite_where=text("kind = 'headquarters' AND parent_id IS NULL"),
            postgresql_where=text("kind = 'headquarters' AND parent_id IS NULL"),
        ),
    )
    code: Mapped[str] = mapped_column(CleanText(60), unique=True)
    name_zh: Mapped[str] = mapped_column(CleanText(200))
    name_en: Mapped[str] = mapped_column(CleanText(200))
    kind: Mapped[OrganisationKind] = mapped_column(Listed(OrganisationKind, 20), default=OrganisationKind.INVITED)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    retired_at: Mapped[datetime | None]

    def name(self, language: str) -> str:
        return in_language(language, {"zh": self.name_zh, "en": self.name_en})


class Member(Identified, Base):
    """A person with an account, in one organisation."""

    __tablename__ = "member"
    username: Mapped[str] = mapped_column(CleanText(60), unique=True)
    name_zh: Mapped[str] = mapped_column(CleanText(120))
    name_en: Mapped[str] = mapped_column(CleanText(120))
    password_hash: Mapped[str] = mapped_column(CleanText(200))
    role: Mapped[Role] = mapped_column(Listed(Role, 20))
    language: Mapped[str] = mapped_column(CleanText(5), default="zh")
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    disabled_at: Mapped[datetime | None]
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]

    organisation: Mapped[Organisation] = relationship(lazy="joined")

    def name(self, language: str) -> str:
        return in_language(language, {"zh": self.name_zh, "en": self.name_en})


class SignIn(Identified, Base):
    """One signed-in browser: ends when the person signs out, when time is up, or when the account is disabled."""

    __tablename__ = "sign_in"
    token_hash: Mapped[str] = mapped_column(CleanText(64), unique=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")
