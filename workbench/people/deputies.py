"""Deputies of the chair: named from one moment to another, on record, and told wherever they acted as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session, object_session

from workbench.db import change_rows, now
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.i18n.messages import N_, translate
from workbench.people.models import Deputy, Member
from workbench.people.permissions import Permission, may, may_be_deputy
from workbench.record.acts import Act
from workbench.record.service import enter

_TERMS: Final = "people.deputies"
_AS_DEPUTY: Final = N_("{name} (deputy of {chair})")


@dataclass(frozen=True, slots=True)
class DeputyTerm:
    """From when until when a member was in fact deputy of a chair: not before being named, nor after being ended."""

    member_id: str
    chair: Member
    since: datetime
    until: datetime


def name_deputy(session: Session, by: Member, deputy: Member, since: datetime | None, until: datetime | None) -> Deputy:
    """Name a deputy, who may do what the chair may from ``since`` until before ``until``.

    Raises Forbidden for anybody but the chair, a deputy among them; Invalid without both moments in order, for a time
    that is over, for oneself, and for whoever does not read laws at headquarters; Conflict where that member is deputy
    already for part of the time.
    """
    if not may(by, Permission.NAME_DEPUTY):
        raise Forbidden("permission_needed", permission=Permission.NAME_DEPUTY)
    if since is None or until is None or since >= until or until <= now():
        raise Invalid("deputy_needs_time", field="until")
    if deputy.id == by.id or not deputy.is_at_headquarters or not may_be_deputy(deputy.role):
        raise Invalid("deputy_unfit", field="member")
    session.execute(select(Member.id).where(Member.id == deputy.id).with_for_update(key_share=True))
    overlapping = select(Deputy.id).where(
        Deputy.member_id == deputy.id, Deputy.ended_at.is_(None), Deputy.since < until, Deputy.until > since
    )
    if session.scalar(overlapping) is not None:
        raise Conflict("deputy_already")
    named = Deputy(chair_id=by.id, member_id=deputy.id, since=since, until=until)
    session.add(named)
    session.flush()
    _forget(session, deputy)
    content = {"member": deputy.id, "since": since.isoformat(), "until": until.isoformat()}
    enter(session, Act.DEPUTY_NAME, f"deputy:{named.id}", by=by.id, after=content)
    return named


def end_deputy(session: Session, by: Member, deputy_id: str) -> None:
    """End the time of a deputy now; raises Conflict where it is over already."""
    if not may(by, Permission.NAME_DEPUTY):
        raise Forbidden("permission_needed", permission=Permission.NAME_DEPUTY)
    named = session.get(Deputy, deputy_id)
    if named is None:
        raise NotFound("deputy_unknown")
    moment = now()
    running = update(Deputy).where(Deputy.id == deputy_id, Deputy.ended_at.is_(None), Deputy.until > moment)
    if not change_rows(session, running.values(ended_at=moment)):
        raise Conflict("deputy_ended")
    session.expire(named)
    _forget(session, named.member)
    enter(session, Act.DEPUTY_END, f"deputy:{deputy_id}", by=by.id)


def _forget(session: Session, member: Member) -> None:
    """Let what is known of deputies be asked anew."""
    session.info.pop(_TERMS, None)
    member.__dict__.pop("_is_deputy", None)


def list_deputies(session: Session) -> Sequence[Deputy]:
    """Every deputy that was named, the latest first."""
    return session.scalars(select(Deputy).order_by(Deputy.since.desc(), Deputy.id)).unique().all()


def eligible_deputies(session: Session, chair: Member) -> Sequence[Member]:
    """Whom a chair can name: who reads laws at headquarters, but no other chair."""
    members = session.scalars(select(Member).where(Member.disabled_at.is_(None)).order_by(Member.username)).unique()
    return [each for each in members if each.id != chair.id and each.is_at_headquarters and may_be_deputy(each.role)]


def acting_name(member: Member, moment: datetime, language: str) -> str:
    """The name of who acted at a moment and, where that was a deputy then, whose."""
    session = object_session(member)
    terms = _terms(session) if session is not None else ()
    chair = next(
        (each.chair for each in terms if each.member_id == member.id and each.since <= moment < each.until), None
    )
    name = member.name(language)
    return translate(_AS_DEPUTY, language, name=name, chair=chair.name(language)) if chair is not None else name


def _terms(session: Session) -> Sequence[DeputyTerm]:
    """Every time of a deputy, asked once for as long as a session reads: they are few."""
    known: Sequence[DeputyTerm] | None = session.info.get(_TERMS)
    if known is None:
        known = [
            DeputyTerm(
                each.member_id, each.chair, max(each.since, each.named_at), min(each.until, each.ended_at or each.until)
            )
            for each in list_deputies(session)
        ]
        session.info[_TERMS] = known
    return known
