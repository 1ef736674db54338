"""What is offered to be put together: stored by a run, and answered by a person."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.db import now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import last_decisions
from workbench.deliberation.models import GatheredComment, OfferedComment, Opinion, OpinionOffer
from workbench.deliberation.proposing import LetterData, OfferData
from workbench.deliberation.service import join, make_letter, may_decide
from workbench.errors import Conflict, Invalid, NotFound
from workbench.people.models import Member
from workbench.record.acts import Act
from workbench.record.service import enter


def closed_opinions(session: Session, law_id: str) -> frozenset[str]:
    """The opinions on a law that no run changes: those a person touched or decided."""
    touched = session.scalars(select(Opinion.id).where(Opinion.law_id == law_id, Opinion.is_touched)).all()
    decided = session.scalars(
        last_decisions(DecisionKind.DISPOSITION).with_only_columns(Decision.subject_id).where(Decision.scope == law_id)
    ).all()
    return frozenset((*touched, *decided))


def store_letters(session: Session, by: Member, law_id: str, letters: Iterable[LetterData]) -> int:
    """Put copies of one letter together as a run proposes; what a person did meanwhile stays. How many comments."""
    shut, placed_now = closed_opinions(session, law_id), 0
    for letter in letters:
        taken = set(
            session.scalars(
                select(GatheredComment.comment_id).where(GatheredComment.comment_id.in_(letter.comment_ids))
            )
        )
        fresh = [id_ for id_ in letter.comment_ids if id_ not in taken]
        opinion = session.get(Opinion, letter.opinion_id) if letter.opinion_id else None
        if letter.opinion_id in shut or not fresh or (opinion is None and len(fresh) < 2):
            continue
        make_letter(session, by, law_id, fresh, opinion)
        placed_now += len(fresh)
    return placed_now


def store_offers(session: Session, law_id: str, offered: Iterable[OfferData]) -> int:
    """Let these be the open offers on a law, one that stands already as it is; returns how many are new.

    What lies within an offer that was refused is not offered again.
    """
    known = session.scalars(select(OpinionOffer).where(OpinionOffer.law_id == law_id)).all()
    answered = {each.digest for each in known if each.is_accepted is not None}
    refused = [_named(each) for each in known if each.is_accepted is False]
    opened = {each.digest: each for each in known if each.is_accepted is None}
    proposed = {
        offer.digest: offer
        for offer in offered
        if offer.digest not in answered and not any({*offer.comment_ids, offer.opinion_id} <= ids for ids in refused)
    }
    for digest in opened.keys() - proposed.keys():
        session.delete(opened[digest])
    session.flush()
    fresh = [proposed[digest] for digest in proposed if digest not in opened]
    session.add_all(_row(law_id, offer) for offer in fresh)
    session.flush()
    return len(fresh)


def _named(offer: OpinionOffer) -> set[str | None]:
    return {*(each.comment_id for each in offer.comments), offer.opinion_id}


def _row(law_id: str, offer: OfferData) -> OpinionOffer:
    return OpinionOffer(
        law_id=law_id,
        opinion_id=offer.opinion_id,
        digest=offer.digest,
        way=offer.way,
        words=json.dumps(offer.words, ensure_ascii=False),
        figures=json.dumps(offer.figures, ensure_ascii=False),
        comments=[
            OfferedComment(comment_id=id_, way=offer.ways[id_], is_beside=id_ in offer.beside)
            for id_ in (*offer.comment_ids, *offer.beside)
        ],
    )


def open_offers(session: Session, law_id: str) -> Sequence[OpinionOffer]:
    """The offers on a law that nobody has answered, the largest first."""
    opened = session.scalars(
        select(OpinionOffer).where(OpinionOffer.law_id == law_id, OpinionOffer.is_accepted.is_(None))
    ).all()
    return sorted(opened, key=lambda offer: (-len(offer.comments), offer.id))


def accept_offer(session: Session, by: Member, offer: OpinionOffer, ids: Collection[str], name: str = "") -> Opinion:
    """Put those of an offer together that a person chose; the others stay as they are and are not offered with them.

    Raises Invalid where fewer than two are chosen, Conflict where the offer was answered meanwhile.
    """
    chosen = [each.comment_id for each in offer.comments if each.comment_id in ids]
    if not chosen:
        raise Invalid("join_needs_two")
    opinion = join(session, by, offer.law_id, [*([offer.opinion_id] if offer.opinion_id else []), *chosen], name)
    _answer(session, by, offer, is_accepted=True)
    return opinion


def refuse_offer(session: Session, by: Member, offer: OpinionOffer) -> None:
    """Say that they are not the same; no later run offers them again."""
    may_decide(by, offer.law_id)
    _answer(session, by, offer, is_accepted=False)


def _answer(session: Session, by: Member, offer: OpinionOffer, *, is_accepted: bool) -> None:
    if offer.is_accepted is not None:
        raise Conflict("offer_answered")
    offer.is_accepted, offer.answered_by, offer.answered_at = is_accepted, by.id, now()
    session.flush()
    enter(
        session,
        Act.OPINION_OFFER,
        f"offer:{offer.id}",
        by=by.id,
        law_id=offer.law_id,
        after={"accepted": is_accepted, "comments": [each.comment_id for each in offer.comments]},
    )


def find_offer(session: Session, offer_id: str) -> OpinionOffer:
    """An offer, which nobody else answers until this transaction ends; raises NotFound where there is none any more."""
    offer = session.scalar(
        select(OpinionOffer)
        .where(OpinionOffer.id == offer_id)
        .with_for_update(of=OpinionOffer)
        .execution_options(populate_existing=True)
    )
    if offer is None or not offer.comments:
        raise NotFound("offer_unknown")
    return offer
