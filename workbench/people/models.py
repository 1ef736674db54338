"""Organisations, members and their sign-ins as they are stored."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import ForeignKey, Index, Select, UniqueConstraint, case, column, func, select, table, text
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session, relationship

from workbench.db import Base, CleanText, Identified, Listed, now
from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.lang.languages import in_language
from workbench.people.permissions import Role

# Laws belong to a feature above this one; here it is only asked which are closed.
_LAW: Final = table("law", column("id"), column("closed_at"))


class OrganisationKind(ClosedList):
    """What an organisation is in the federation; the words are those by which a list of organisations may call it."""

    HEADQUARTERS = "headquarters", N_("Headquarters"), "", ("总工会机关", "全国总工会", "federation")
    PROVINCIAL = "provincial", N_("Provincial federation"), "", ("province", "省", "省级", "自治区", "直辖市")
    CITY = "city", N_("City federation"), "", ("市", "市级", "地市级", "市级总工会", "municipal")
    INDUSTRIAL = "industrial", N_("Industrial union"), "", ("产业", "全国产业工会", "行业工会", "industry", "union")
    INVITED = "invited", N_("Invited body"), "", ("特邀", "受邀", "受邀单位", "其他", "other")


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


class DigestPeriod(ClosedList):
    """How often a member is written to about what is new and what waits."""

    NONE = "none", N_("never")
    DAILY = "daily", N_("every day")
    WEEKLY = "weekly", N_("every week")


class Member(Identified, Base):
    """A person with an account, in one organisation, which they may lead.

    An empty ``password_hash`` fits no password: such a person chooses one through an invitation.
    """

    __tablename__ = "member"
    username: Mapped[str] = mapped_column(CleanText(60), unique=True)
    name_zh: Mapped[str] = mapped_column(CleanText(120))
    name_en: Mapped[str] = mapped_column(CleanText(120))
    password_hash: Mapped[str] = mapped_column(CleanText(200))
    role: Mapped[Role] = mapped_column(Listed(Role, 20))
    language: Mapped[str] = mapped_column(CleanText(5), default="zh")
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    is_lead: Mapped[bool] = mapped_column(default=False)
    email: Mapped[str] = mapped_column(CleanText(200), default="")
    digest: Mapped[DigestPeriod] = mapped_column(Listed(DigestPeriod, 12), default=DigestPeriod.NONE)
    created_at: Mapped[datetime] = mapped_column(default=now)
    disabled_at: Mapped[datetime | None]
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]

    organisation: Mapped[Organisation] = relationship(lazy="joined")

    def name(self, language: str) -> str:
        return in_language(language, {"zh": self.name_zh, "en": self.name_en})

    @property
    def is_at_headquarters(self) -> bool:
        return self.organisation.kind == OrganisationKind.HEADQUARTERS

    @property
    def is_deputy(self) -> bool:
        """Whether this person is a deputy of the chair at this moment; asked of the database as ``closed_laws`` are."""
        known: bool | None = self.__dict__.get("_is_deputy")
        if known is None:
            session = object_session(self)
            known = session is not None and session.scalar(_deputy_now(self.id)) is not None
            self.__dict__["_is_deputy"] = known
        return known

    @property
    def closed_laws(self) -> frozenset[str]:
        """The laws this person is not admitted to, asked of the database once for each time the member is loaded."""
        known: frozenset[str] | None = self.__dict__.get("_closed_laws")
        if known is None:
            session = object_session(self)
            known = closed_laws(session, self) if session is not None else frozenset()
            self.__dict__["_closed_laws"] = known
        return known

    @property
    def ended_laws(self) -> frozenset[str]:
        """The laws that are closed, of which nothing is changed; asked of the database as ``closed_laws`` are."""
        known: frozenset[str] | None = self.__dict__.get("_ended_laws")
        if known is None:
            session = object_session(self)
            ended = select(_LAW.c.id).where(_LAW.c.closed_at.is_not(None))
            known = frozenset(session.scalars(ended)) if session is not None else frozenset()
            self.__dict__["_ended_laws"] = known
        return known


class SignIn(Identified, Base):
    """One signed-in browser: ends when the person signs out, when time is up, or when the account is disabled."""

    __tablename__ = "sign_in"
    token_hash: Mapped[str] = mapped_column(CleanText(64), unique=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined")


class Invitation(Identified, Base):
    """A link through which a person chooses a password, once and before it ends; a later one ends those before it."""

    __tablename__ = "invitation"
    __table_args__ = (
        Index(
            "uq_invitation_live",
            "member_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    made_by: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    made_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined", foreign_keys=[member_id])


class Admission(Identified, Base):
    """That a law is shown to an organisation or to a person; one without any admission is shown to everybody."""

    __tablename__ = "admission"
    __table_args__ = (UniqueConstraint("law_id", "organisation_id"), UniqueConstraint("law_id", "member_id"))
    law_id: Mapped[str] = mapped_column(ForeignKey("law.id"))
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"), index=True)

    organisation: Mapped[Organisation | None] = relationship(lazy="joined")
    member: Mapped[Member | None] = relationship(lazy="joined")


def closed_laws(session: Session, member: Member) -> frozenset[str]:
    """The laws that have admissions, but none for this member or the member's organisation."""
    for_member = (Admission.member_id == member.id) | (Admission.organisation_id == member.organisation_id)
    admitting = func.max(case((for_member, 1), else_=0))
    closed = select(Admission.law_id).group_by(Admission.law_id).having(admitting == 0)
    return frozenset(session.scalars(closed))


class Deputy(Identified, Base):
    """That a chair named a member deputy, from ``since`` until before ``until``, or until it was ended."""

    __tablename__ = "deputy"
    chair_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime]
    named_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]

    chair: Mapped[Member] = relationship(lazy="joined", foreign_keys=[chair_id])
    member: Mapped[Member] = relationship(lazy="joined", foreign_keys=[member_id])


def _deputy_now(member_id: str) -> Select[str]:
    """The deputyship of a member that runs now, of a chair who still is one."""
    moment = now()
    return (
        select(Deputy.id)
        .join(Member, Member.id == Deputy.chair_id)
        .where(
            Deputy.member_id == member_id,
            Deputy.ended_at.is_(None),
            Deputy.since <= moment,
            Deputy.until > moment,
            Member.role == Role.CHAIR,
            Member.disabled_at.is_(None),
        )
        .limit(1)
    )
