"""Invitations: a link, signed and good once and for a while, through which a person chooses a password."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbench.db import Database, change_rows, now
from workbench.errors import Conflict, Invalid
from workbench.people.models import Invitation, Member
from workbench.people.service import set_password
from workbench.record.acts import Act
from workbench.record.service import enter

LASTS: Final = timedelta(days=7)
_HANDING_OVER: Final = "people.handing_over"
_PURPOSE: Final = "invitation"  # a token signed for another purpose with the same key is none


HandingOver = Callable[[Session, Invitation], object]


def let_hand_over(database: Database, hand_over: HandingOver) -> None:
    """Have every invitation made in the sessions of a database handed over as well, such as by mail."""
    database.session_info[_HANDING_OVER] = hand_over


def token_of(invitation: Invitation, key: str) -> str:
    """The token by which an invitation is followed."""
    return URLSafeSerializer(key, salt=_PURPOSE).dumps(invitation.id)


def is_open(invitation: Invitation) -> bool:
    """Whether an invitation can still be followed."""
    return invitation.ended_at is None and invitation.member.disabled_at is None and invitation.expires_at > now()


def make_invitation(session: Session, member: Member, key: str, by: Member | None = None) -> str:
    """The token of a new invitation for a member; those made before it end. ``key`` is the secret of the instance."""
    _lock(session, member)
    if member.disabled_at is not None:
        raise Conflict("invitation_disabled", username=member.username)
    _end(session, member)
    invitation = Invitation(member=member, made_by=by.id if by else None, expires_at=now() + LASTS)
    session.add(invitation)
    session.flush()
    hand_over: HandingOver | None = session.info.get(_HANDING_OVER)
    if hand_over is not None:
        hand_over(session, invitation)
    enter(session, Act.INVITATION_MAKE, f"member:{member.id}", by=by.id if by else None)
    return token_of(invitation, key)


def find_invitation(session: Session, token: str, key: str) -> Invitation:
    """The invitation of a token; raises Invalid where it was never made, is used or ended, or its time is up."""
    try:
        invitation_id = URLSafeSerializer(key, salt=_PURPOSE).loads(token)
    except BadSignature:
        raise Invalid("invitation_unknown") from None
    invitation = session.get(Invitation, str(invitation_id))
    if invitation is None or invitation.ended_at is not None or invitation.member.disabled_at is not None:
        raise Invalid("invitation_ended")
    if invitation.expires_at <= now():
        raise Invalid("invitation_late", days=LASTS.days)
    return invitation


def accept_invitation(session: Session, token: str, key: str, password: str) -> Member:
    """Set the password that the invited person chose; of two who follow one link at once the later is refused."""
    invitation = find_invitation(session, token, key)
    _lock(session, invitation.member)
    if invitation.member.disabled_at is not None:
        raise Invalid("invitation_ended")
    with session.begin_nested():  # a password that is refused leaves the link as it was
        still = update(Invitation).where(Invitation.id == invitation.id, Invitation.ended_at.is_(None))
        if not change_rows(session, still.values(ended_at=now())):
            raise Invalid("invitation_ended")
        set_password(session, invitation.member, password, by=invitation.member)
    session.expire(invitation)
    return invitation.member


def open_invitations(session: Session) -> dict[str, Invitation]:
    """The invitations that can still be followed, by the id of the member."""
    followable = select(Invitation).where(Invitation.ended_at.is_(None), Invitation.expires_at > now())
    return {invitation.member_id: invitation for invitation in session.scalars(followable)}


def _lock(session: Session, member: Member) -> None:
    """Wait for whoever makes or follows a link of this member, or disables the account, and see what they left."""
    locked = select(Member).where(Member.id == member.id).with_for_update(of=Member, key_share=True)
    session.scalars(locked.execution_options(populate_existing=True)).one()


def _end(session: Session, member: Member) -> None:
    ending = update(Invitation).where(Invitation.member_id == member.id, Invitation.ended_at.is_(None))
    session.execute(ending.values(ended_at=now()))
