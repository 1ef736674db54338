"""Which round a comment belongs to."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workbench.consultation.models import Round, RoundState

BEFORE_ROUNDS: Final = 0  # the number of the round in which a law is commented on while nobody is asked


def round_for(session: Session, law_id: str) -> Round:
    """The round in which a new comment on a law stands: the open one, or else the one before rounds.

    The latter is made with a law's first comment; of two that make it at the same moment the database keeps one.
    """
    query = (
        select(Round)
        .where(Round.law_id == law_id, or_(Round.state == RoundState.OPEN, Round.number == BEFORE_ROUNDS))
        .order_by(Round.number.desc())
        .limit(1)
    )
    current = session.scalar(query)
    if current is not None:
        return current
    title = RoundState.BEFORE
    with suppress(IntegrityError), session.begin_nested():
        before = Round(
            law_id=law_id,
            number=BEFORE_ROUNDS,
            state=RoundState.BEFORE,
            title_zh=title.in_language("zh"),
            title_en=title.in_language("en"),
        )
        session.add(before)
    return session.scalars(query).one()
