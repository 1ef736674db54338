"""When a member was here before: what came since then is new to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.people.models import Member, SignIn


def last_visit(session: Session, member: Member) -> datetime | None:
    """The end of the visit before the present one; None for whoever is here for the first time.

    A visit lasts from a sign-in to its end; of one that was never ended only the beginning is known, so that rather
    too much counts as new than too little.
    """
    newest = select(SignIn.ended_at, SignIn.created_at).where(SignIn.member_id == member.id)
    visits = session.execute(newest.order_by(SignIn.created_at.desc(), SignIn.id).limit(2)).all()
    if len(visits) < 2:
        return None
    ended_at, created_at = visits[1]
    return ended_at or created_at
