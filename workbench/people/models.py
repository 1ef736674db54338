"""Organisations, members and their sign-ins as they are stored."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.db import Base, CleanText, Identified, now


class Role(StrEnum):
    """What a member may do; each role includes those before it."""

    READER = "reader"
    OFFICER = "officer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    @property
    def rank(self) -> int:
        return list(Role).index(self)


class Organisation(Identified, Base):
    """A headquarters department, provincial federation, industrial union or guest organisation."""

    __tablename__ = "organisation"
    code: Mapped[str] = mapped_column(CleanText(60), unique=True)
    name_zh: Mapped[str] = mapped_column(CleanText(200))
    name_en: Mapped[str] = mapped_column(CleanText(200))

    def name(self, language: str) -> str:
        return self.name_zh if language.startswith("zh") else self.name_en


class Member(Identified, Base):
    """A person with an account."""

    __tablename__ = "member"
    username: Mapped[str] = mapped_column(CleanText(60), unique=True)
    name_zh: Mapped[str] = mapped_column(CleanText(120))
    name_en: Mapped[str] = mapped_column(CleanText(120))
    password_hash: Mapped[str] = mapped_column(CleanText(200))
    role: Mapped[str] = mapped_column(CleanText(20))
    language: Mapped[str] = mapped_column(CleanText(5), default="zh")
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    disabled_at: Mapped[datetime | None]
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]

    organisation: Mapped[Organisation | None] = relationship(lazy="joined")

    def may(self, role: str) -> bool:
        """Whether this member's role includes ``role``."""
        return self.disabled_at is None and Role(self.role).rank >= Role(role).rank

    def name(self, language: str) -> str:
        return self.name_zh if language.startswith("zh") else self.name_en


class SignIn(Identified, Base):
    """One signed-in browser: ends when the person signs out, when time is up, or when the account is disabled."""

    __tablename__ = "sign_in"
    token_hash: Mapped[str] = mapped_column(CleanText(64), unique=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")
