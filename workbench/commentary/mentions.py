"""Persons whom a comment or a reply mentions: kept with it, and listed for them as far as they see it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from workbench.commentary.models import Comment, Mention
from workbench.people.models import Member
from workbench.people.organisations import headquarters
from workbench.web.richtext import plain

_AT: Final = re.compile(r"(?<![A-Za-z0-9._@-])[@＠]([A-Za-z0-9][A-Za-z0-9._-]{1,59})")


def note_mentions(session: Session, comment: Comment, chosen: Collection[str] = ()) -> None:
    """Keep whom a comment mentions: by user name after an @ in its words, or ``chosen`` by id; its author never.

    What was kept stays, also when the words are changed: the person was told.
    """
    names = {name.lower().rstrip("._-") for name in _AT.findall(plain(comment.current.body))}
    if not names and not chosen:
        return
    named = select(Member).where(Member.username.in_(names) | Member.id.in_(chosen), Member.disabled_at.is_(None))
    known = set(session.scalars(select(Mention.member_id).where(Mention.comment_id == comment.id)))
    session.add_all(
        Mention(comment_id=comment.id, member_id=member.id)
        for member in session.scalars(named.order_by(Member.username))
        if member.id not in known and member.id != comment.author_id
    )
    session.flush()


def mentions_of(session: Session, member: Member, most: int = 100) -> Sequence[Mention]:
    """Where a member is mentioned, the latest first; only what whoever the session reads for sees, at most ``most``."""
    return session.scalars(mentions_for(member).limit(most)).unique().all()


def mentions_for(member: Member) -> Select[Mention]:
    """The mentions of a member in comments and replies that stand, the latest first; to be narrowed further."""
    return (
        select(Mention)
        .join(Mention.comment)
        .where(Mention.member_id == member.id, Comment.withdrawn_at.is_(None))
        .options(joinedload(Mention.comment))
        .order_by(Mention.mentioned_at.desc(), Mention.id.desc())
    )


def mentionable(session: Session, member: Member) -> Sequence[Member]:
    """Whom a member is offered to mention: those of the own organisation and of headquarters, themselves not."""
    places = {member.organisation_id, headquarters(session).id}
    colleagues = select(Member).where(
        Member.organisation_id.in_(places), Member.disabled_at.is_(None), Member.id != member.id
    )
    return session.scalars(colleagues.order_by(Member.organisation_id != member.organisation_id, Member.username)).all()


def mentioned_in(session: Session, comment_ids: Collection[str]) -> dict[str, list[Member]]:
    """Whom these comments mention, by the id of the comment."""
    mentions = select(Mention).where(Mention.comment_id.in_(comment_ids)).order_by(Mention.mentioned_at, Mention.id)
    mentioned: dict[str, list[Member]] = {}
    for mention in session.scalars(mentions).unique():
        mentioned.setdefault(mention.comment_id, []).append(mention.member)
    return mentioned
