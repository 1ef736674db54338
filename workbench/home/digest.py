"""The digest: once a day or a week a letter says what waits for a member and how much is new, in numbers only."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.config import Settings
from workbench.consultation.notices import written
from workbench.db import Database, now
from workbench.home.desk import DeskView, desk
from workbench.mail.service import Sentence, is_posted, post
from workbench.people.models import DigestPeriod, Member
from workbench.people.permissions import Permission, may
from workbench.people.sight import look_as

WRITTEN_AT: Final = time(8)  # by the clock of the instance
LOOKED_EVERY: Final = timedelta(minutes=15)
_DAYS: Final = {DigestPeriod.DAILY: 1, DigestPeriod.WEEKLY: 7}


def write_digests(database: Database, settings: Settings, moment: datetime | None = None) -> int:
    """Write every digest that is due and not written yet; a duty of the timer. Returns how many letters that makes.

    Each member's is written in a transaction of its own, so that one that fails keeps nobody else waiting.
    """
    if settings.mail is None:
        return 0
    zone, moment = ZoneInfo(settings.timezone), moment or now()
    with database.reading() as session:
        subscribed = select(Member.id).where(
            Member.digest != DigestPeriod.NONE, Member.email != "", Member.disabled_at.is_(None)
        )
        members = session.scalars(subscribed.order_by(Member.username)).all()
    number = 0
    for member_id in members:
        with database.writing() as session:
            number += _write(session, session.get_one(Member, member_id), zone, moment)
            session.commit()
    return number


def _write(session: Session, member: Member, zone: ZoneInfo, moment: datetime) -> bool:
    begins = beginning(member.digest, moment.astimezone(zone))
    once = f"digest:{member.id}:{begins:%Y-%m-%d}"
    if moment < begins or is_posted(session, once):
        return False
    look_as(session, member)
    since = moment - timedelta(days=_DAYS[member.digest])
    view = desk(session, member, since, moment, member.language) if may(member, Permission.READ) else DeskView()
    sentences = _sentences(view, zone)
    return post(session, member, sentences, once=once, path="/") and bool(sentences)


def beginning(period: DigestPeriod, local: datetime) -> datetime:
    """When the digest of the day or the week is due, of the moment ``local`` by the clock of the instance."""
    day = local - timedelta(days=local.weekday()) if period == DigestPeriod.WEEKLY else local
    return datetime.combine(day.date(), WRITTEN_AT, local.tzinfo)


def _sentences(view: DeskView, zone: ZoneInfo) -> list[Sentence]:
    """What the letter says; nothing where nothing waits and nothing is new."""
    lines: list[Sentence] = []
    for waiting in view.rounds:
        code = "mail_digest_sent_back" if waiting.sent_back else "mail_digest_round"
        lines.append((code, {"round": waiting.round.title, "deadline": written(waiting.round.ends_at, zone)}))
    lines += [("mail_digest_withdrawn", {"round": called.title}) for called, _ in view.withdrawn]
    if view.new_answers:
        lines.append(("mail_digest_answers", {"count": view.new_answers}))
    if view.new_mentions:
        lines.append(("mail_digest_mentions", {"count": view.new_mentions}))
    if view.new_decisions:
        lines.append(("mail_digest_decisions", {"count": view.new_decisions}))
    lines += [("mail_digest_news", {"count": each.comments, "law": each.law}) for each in view.news]
    return [("mail_digest_subject", {}), *lines, ("mail_digest_how", {})] if lines else []
