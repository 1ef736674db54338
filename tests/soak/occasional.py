"""What must be true of agreements, attachments, returned files, offers, sealed papers and laws that are closed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.soak.world import World
from workbench.commentary.models import Agreement, Attachment, Comment, ReturnedSource
from workbench.deliberation.models import Meeting, OpinionOffer
from workbench.drafts.models import Law
from workbench.papers.models import SealedPaper
from workbench.receiving.models import ReceivedFile
from workbench.record.acts import Act
from workbench.record.models import RecordEntry

Invariant = Callable[[Session, World], Iterator[str]]


def _entered(session: Session, act: Act, subject: str) -> int:
    """How often an act on a subject was entered."""
    counted = select(func.count()).select_from(RecordEntry)
    return session.scalar(counted.where(RecordEntry.act == act, RecordEntry.subject == subject)) or 0


def _agreements(session: Session, world: World) -> Iterator[str]:
    """An organisation agrees to a comment once at most, never to one of its own, and each saying is entered."""
    for comment in session.scalars(select(Comment)).unique():
        agreements = session.scalars(select(Agreement).where(Agreement.comment_id == comment.id)).all()
        standing = Counter(each.organisation_id for each in agreements if each.withdrawn_at is None)
        if any(count > 1 for count in standing.values()):
            yield "an organisation agrees twice to a comment"
        if comment.organisation_id in standing:
            yield "an organisation agrees to what it says itself"
        entered = [_entered(session, act, f"comment:{comment.id}") for act in (Act.AGREEMENT_ADD, Act.AGREEMENT_END)]
        if entered != [len(agreements), len(agreements) - standing.total()]:
            yield f"{entered} entries of {len(agreements)} agreements, of which {standing.total()} stand"


def _attachments(session: Session, world: World) -> Iterator[str]:
    for each in session.scalars(select(Attachment)).unique():
        count = _entered(session, Act.ATTACHMENT_REMOVE, f"attachment:{each.id}")
        if count != (each.removed_at is not None):
            yield f"{count} removals entered of an attachment removed {each.removed_at}"


def _returned_files(session: Session, world: World) -> Iterator[str]:
    """A returned file is stored once or given up, and no opinion of it becomes two comments."""
    items = session.execute(select(ReturnedSource.received_id, ReturnedSource.item)).all()
    if len(set(items)) != len(items):
        yield "an opinion of a returned file was stored twice"
    for each in session.scalars(select(ReceivedFile)).unique():
        if (stored := _entered(session, Act.RETURN_STORE, f"received:{each.id}")) != (each.stored_at is not None):
            yield f"{stored} entries of a returned file stored {each.stored_at}"
        if _entered(session, Act.RETURN_GIVE_UP, f"received:{each.id}"):
            yield "a returned file that was given up is there"


def _deliberation(session: Session, world: World) -> Iterator[str]:
    for offer in session.scalars(select(OpinionOffer)).unique():
        if (count := _entered(session, Act.OPINION_OFFER, f"offer:{offer.id}")) != (offer.is_accepted is not None):
            yield f"{count} answers entered of an offer answered {offer.is_accepted}"
    for meeting in session.scalars(select(Meeting)).unique():
        if (count := _entered(session, Act.MEETING_CLOSE, f"meeting:{meeting.id}")) != (meeting.closed_at is not None):
            yield f"{count} closings entered of a meeting closed {meeting.closed_at}"


def _sealed(session: Session, world: World) -> Iterator[str]:
    """Nothing is sealed that is not agreed, and no number is given twice."""
    sealed = session.scalars(select(SealedPaper)).unique().all()
    if len({each.number for each in sealed}) != len(sealed):
        yield "two papers are sealed under one number"
    for each in sealed:
        statuses = {position["status"] for position in json.loads(each.made_from)["positions"]}
        if statuses != {"agreed"}:
            yield f"a paper was sealed with positions {statuses}"


def _closed_laws(session: Session, world: World) -> Iterator[str]:
    """A law is closed as the last act on it says, and nothing is entered of it afterwards."""
    for law in session.scalars(select(Law)).unique():
        of_law = select(RecordEntry.act).where(RecordEntry.law_id == law.id)
        last = session.scalar(
            of_law.where(RecordEntry.act.in_((Act.LAW_CLOSE, Act.LAW_REOPEN))).order_by(RecordEntry.at.desc()).limit(1)
        )
        if (law.closed_at is not None) != (last == Act.LAW_CLOSE):
            yield f"a law is closed {law.closed_at}, and the record says {last}"
        if law.closed_at is None:
            continue
        later = of_law.where(RecordEntry.at > law.closed_at, RecordEntry.act != Act.LAW_CLOSE)
        if acts := session.scalars(later).all():
            yield f"{acts} on a law after it was closed"


OF_OCCASIONS: Final[Sequence[Invariant]] = (
    _agreements, _attachments, _returned_files, _deliberation, _sealed, _closed_laws
)  # fmt: skip
