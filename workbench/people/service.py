"""Accounts and sign-ins: the only place where passwords and session tokens are handled."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from workbench.db import now, one_of_each
from workbench.errors import Conflict, Invalid, NotFound
from workbench.lang.cleaning import clean_line
from workbench.people.models import DigestPeriod, Member, Organisation, SignIn
from workbench.people.organisations import headquarters
from workbench.people.permissions import Role
from workbench.record.acts import Act
from workbench.record.service import Content, enter, erase_content

SHORTEST_PASSWORD: Final = 10
ATTEMPTS: Final = 8
PAUSE: Final = timedelta(minutes=10)
_LAST: Final[Mapping[str, str]] = {Role.ADMINISTRATOR: "last_administrator", Role.CHAIR: "last_chair"}
_USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
_EMAIL: Final = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
_hasher = PasswordHasher()
# Verified against when the name is unknown, so that an unknown name takes as long as a wrong password.
_NOBODY: Final = _hasher.hash(secrets.token_urlsafe())


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberData:
    """What can be changed of a member beside role and password."""

    name_zh: str
    name_en: str
    organisation: Organisation
    is_lead: bool = False
    email: str = ""


def add_member(
    session: Session,
    *,
    username: str,
    password: str | None,
    role: str,
    name_zh: str = "",
    name_en: str = "",
    organisation: Organisation | None = None,
    is_lead: bool = False,
    email: str = "",
    language: str = "zh",
    by: Member | None = None,
) -> Member:
    """Add an account; raises Invalid (username, password, role) or Conflict where the name is taken.

    A member of no ``organisation`` belongs to headquarters. One without a password cannot sign in before an invitation
    was followed.
    Here and below ``by`` is who does it, None for whoever keeps the instance from the command line.
    """
    username = username.strip().lower()
    if not _USERNAME.fullmatch(username):
        raise Invalid("username_form", field="username")
    if role not in set(Role):
        raise Invalid("role_unknown", field="role", role=role)
    if session.scalar(select(Member.id).where(Member.username == username)):
        raise Conflict("username_taken", username=username)
    names = _names(name_zh, name_en, username)
    member = Member(
        username=username,
        password_hash="" if password is None else _hash(password),
        role=str(role),
        name_zh=names[0],
        name_en=names[1],
        organisation=organisation or headquarters(session),
        is_lead=is_lead,
        email=_email(email),
        language=language,
    )
    with one_of_each(session, "username_taken", username=username):
        session.add(member)
    _enter(session, Act.ACCOUNT_ADD, member, by, after={"username": username, **_content(member)})
    return member


def _names(name_zh: str, name_en: str, username: str) -> tuple[str, str]:
    """The name in each language: the other one, or the user name, where there is none in it."""
    zh, en = clean_line(name_zh), clean_line(name_en)
    return zh or en or username, en or zh or username


def _email(typed: str) -> str:
    address = clean_line(typed)
    if address and not _EMAIL.fullmatch(address):
        raise Invalid("email_form", field="email", address=address)
    return address


def _content(member: Member) -> Mapping[str, object]:
    """What the record keeps a digest of."""
    return {
        "role": str(member.role),
        "name_zh": member.name_zh,
        "name_en": member.name_en,
        "organisation": member.organisation.id,
        "is_lead": member.is_lead,
        "email": member.email,
    }


def change_member(session: Session, member: Member, data: MemberData, by: Member | None = None) -> bool:
    """Rename a member, move them to another organisation, or say that they lead it; False where nothing is changed."""
    before = _content(member)
    member.name_zh, member.name_en = _names(data.name_zh, data.name_en, member.username)
    member.organisation, member.is_lead, member.email = data.organisation, data.is_lead, _email(data.email)
    after = _content(member)
    if after == before:
        return False
    session.flush()
    _enter(session, Act.ACCOUNT_CHANGE, member, by, before=before, after=after)
    return True


def _enter(
    session: Session, act: Act, member: Member, by: Member | None, before: Content = None, after: Content = None
) -> None:
    enter(session, act, f"member:{member.id}", by=by.id if by else None, before=before, after=after)


def _hash(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid("password_short", field="password", least=SHORTEST_PASSWORD)
    if len(password) > 1000:
        raise Invalid("password_long", field="password", most=1000)
    return _hasher.hash(password)


def sign_in(session: Session, username: str, password: str, hours: int) -> tuple[str, Member]:
    """Check the password and open a sign-in of ``hours``; returns the secret token for the cookie and the member.

    Raises Invalid("sign_in_wrong") alike for an unknown name, a wrong password and a disabled account, and
    Invalid("sign_in_paused") after too many wrong passwords in a row. The count of wrong passwords is kept even so:
    the caller commits.
    """
    # Locked, so that a password changed or an account disabled at the same moment ends this sign-in as well, and so
    # that wrong passwords sent all at once are counted one by one.
    named = select(Member).where(Member.username == username.strip().lower()).with_for_update(of=Member, key_share=True)
    member = session.scalar(named.execution_options(populate_existing=True))
    if member is None:
        _is_right(_NOBODY, password)
        raise Invalid("sign_in_wrong", field="password")
    if member.locked_until and member.locked_until > now():
        raise Invalid("sign_in_paused", field="password", minutes=int(PAUSE.total_seconds() // 60))
    if not _is_right(member.password_hash, password) or member.disabled_at:
        _count_failure(member)
        raise Invalid("sign_in_wrong", field="password")
    member.failed_sign_ins, member.locked_until = 0, None
    if _hasher.check_needs_rehash(member.password_hash):
        member.password_hash = _hasher.hash(password)
    token = secrets.token_urlsafe(32)
    session.add(SignIn(token_hash=_digest(token), member=member, expires_at=now() + timedelta(hours=hours)))
    _enter(session, Act.SIGN_IN, member, member)
    session.flush()
    return token, member


def _is_right(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _count_failure(member: Member) -> None:
    member.failed_sign_ins += 1
    if member.failed_sign_ins >= ATTEMPTS:
        member.failed_sign_ins, member.locked_until = 0, now() + PAUSE


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def member_of(session: Session, token: str) -> Member | None:
    """The member whose live sign-in this token opens; None where it has ended, expired or its account is disabled."""
    entry = session.scalar(
        select(SignIn).where(SignIn.token_hash == _digest(token), SignIn.ended_at.is_(None), SignIn.expires_at > now())
    )
    return entry.member if entry and entry.member.disabled_at is None else None


def sign_out(session: Session, token: str) -> None:
    """End the sign-in of this token; nothing where it has ended already."""
    open_sign_in = session.scalar(select(SignIn).where(SignIn.token_hash == _digest(token), SignIn.ended_at.is_(None)))
    if open_sign_in is not None:
        open_sign_in.ended_at = now()
        _enter(session, Act.SIGN_OUT, open_sign_in.member, open_sign_in.member)
        session.flush()


def end_sign_ins(session: Session, member: Member, moment: datetime | None = None) -> None:
    session.execute(
        update(SignIn).where(SignIn.member_id == member.id, SignIn.ended_at.is_(None)).values(ended_at=moment or now())
    )


def set_disabled(session: Session, member: Member, disabled: bool, by: Member | None = None) -> None:
    """Disable (ending every sign-in at once) or enable an account; the last administrator and the last chair stay."""
    if disabled:
        _keep_one_left(session, member)
    member.disabled_at = now() if disabled else None
    session.flush()  # before the sign-ins are ended: whoever signs in at the same moment is waited for
    if disabled:
        end_sign_ins(session, member)
    _enter(session, Act.ACCOUNT_DISABLE if disabled else Act.ACCOUNT_ENABLE, member, by)
    session.flush()


def erase_person(session: Session, member: Member, by: Member | None = None) -> str:
    """Forget who a member was: the account is closed under a pseudonym, which is given back.

    What the person wrote stays, under that pseudonym and the name of the organisation, so that no sum changes. In the
    record the digests of the account say nothing any more, and the chain still holds. The last administrator and the
    last chair stay.
    """
    if member.disabled_at is None:
        set_disabled(session, member, disabled=True, by=by)
    pseudonym = f"erased-{secrets.token_hex(4)}"
    number = pseudonym.removeprefix("erased-")
    member.username, member.name_zh, member.name_en = pseudonym, f"已注销成员 {number}", f"Former member {number}"
    member.password_hash, member.email, member.is_lead = "", "", False  # no password fits
    member.failed_sign_ins, member.locked_until = 0, None
    erase_content(session, f"member:{member.id}")
    _enter(session, Act.ACCOUNT_ERASE, member, by)
    session.flush()
    return pseudonym


def set_role(session: Session, member: Member, role: str, by: Member | None = None) -> None:
    if role not in set(Role):
        raise Invalid("role_unknown", field="role", role=role)
    if role != member.role:
        _keep_one_left(session, member)
    _enter(session, Act.ACCOUNT_ROLE, member, by, before=member.role, after=role)
    member.role = Role(role)
    session.flush()


def _keep_one_left(session: Session, member: Member) -> None:
    """Refuse where this is the last member who can do what the instance cannot go on without."""
    if member.role not in _LAST:
        return
    # Locked before they are counted, so that two who disable each other at the same moment do so one after the other.
    alike = (
        select(Member.id)
        .where(Member.role == member.role, Member.disabled_at.is_(None))
        .order_by(Member.id)
        .with_for_update(key_share=True)
    )
    if session.scalars(alike).all() == [member.id]:
        raise Invalid(_LAST[member.role])


def set_password(session: Session, member: Member, password: str, by: Member | None = None) -> None:
    """Set a new password and end every sign-in of this member."""
    member.password_hash = _hash(password)
    member.failed_sign_ins, member.locked_until = 0, None
    end_sign_ins(session, member)
    _enter(session, Act.ACCOUNT_PASSWORD, member, by)
    session.flush()


def change_own_password(session: Session, member: Member, old: str, new: str) -> None:
    if not _is_right(member.password_hash, old):
        raise Invalid("password_wrong", field="old_password")
    set_password(session, member, new, by=member)


def set_language(session: Session, member: Member, language: str) -> None:
    """The language in which a member reads the pages, as they chose it themselves."""
    if language != member.language:
        _enter(session, Act.ACCOUNT_LANGUAGE, member, member, before=member.language, after=language)
        member.language = language
        session.flush()


def set_digest(session: Session, member: Member, period: str) -> None:
    """How often a member is written to, as they chose it themselves; raises Invalid for what cannot be chosen."""
    if period not in set(DigestPeriod):
        raise Invalid("digest_unknown", field="digest")
    if period != member.digest:
        _enter(session, Act.ACCOUNT_DIGEST, member, member, before=str(member.digest), after=period)
        member.digest = DigestPeriod(period)
        session.flush()


def find_member(session: Session, member_id: str) -> Member:
    member = session.get(Member, member_id)
    if member is None:
        raise NotFound("member_unknown")
    return member


def member_named(session: Session, username: str) -> Member | None:
    return session.scalar(select(Member).where(Member.username == username.strip().lower()))


def list_members(session: Session, organisation_id: str | None = None) -> Sequence[Member]:
    """Every member, or those of one organisation, by user name."""
    members = select(Member).order_by(Member.username)
    if organisation_id is not None:
        members = members.where(Member.organisation_id == organisation_id)
    return session.scalars(members).all()


def without_password(session: Session) -> Sequence[Member]:
    """Whoever has an account and no password yet, to be invited."""
    uninvited = select(Member).where(Member.password_hash == "", Member.disabled_at.is_(None))
    return session.scalars(uninvited.order_by(Member.username)).all()


def count_members(session: Session) -> Mapping[Role, int]:
    """How many accounts that are not disabled have each role; every role is named."""
    counted = select(Member.role, func.count()).where(Member.disabled_at.is_(None)).group_by(Member.role)
    by_role = {row[0]: row[1] for row in session.execute(counted)}
    return {role: by_role.get(role, 0) for role in Role}
