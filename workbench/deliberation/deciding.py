"""Deciding on opinions (处理意见): for every comment in one, never overwritten, and undone by whoever decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from workbench.db import new_id
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decide, decisions_on, histories, history, last_decisions, last_standing
from workbench.deliberation.meetings import open_meeting
from workbench.deliberation.models import GatheredComment, Opinion
from workbench.deliberation.service import comments_in, may_decide, opinion_of
from workbench.deliberation.terms import Disposition
from workbench.errors import Conflict, Invalid
from workbench.people.models import Member

_PHRASES: Final = 12  # reasons offered again
TAKEN_BACK: Final = "null"  # as a decision that takes back is stored


@dataclass(frozen=True, slots=True)
class DispositionData:
    """What is decided, as typed; ``meeting`` is the id of the open meeting in which it is, or empty."""

    disposition: str
    reason: str = ""
    meeting: str = ""


def decide_opinions(
    session: Session, by: Member, law_id: str, seen: Mapping[str, int | None], data: DispositionData
) -> Sequence[Opinion]:
    """Decide alike on opinions and on comments that stand alone, each with the number of its decision that was seen.

    None of several is decided where one cannot be. Raises Invalid without a disposition, without a reason where one is
    owed, or without anything to decide; Conflict ``decision_changed`` where somebody decided on one meanwhile.
    """
    may_decide(by, law_id)
    disposition = _checked(data)
    if not seen:
        raise Invalid("nothing_chosen")
    meeting = open_meeting(session, law_id, data.meeting).id if data.meeting else ""
    batch = new_id()
    decided: dict[str, Opinion] = {}
    for id_, number in seen.items():
        opinion = opinion_of(session, by, law_id, id_)
        if opinion.id not in decided:
            decided[opinion.id] = opinion
            what = {"disposition": str(disposition), "batch": batch, "meeting": meeting}
            _append(session, by, opinion, what, data.reason, number)
    return list(decided.values())


def _checked(data: DispositionData) -> Disposition:
    if data.disposition not in set(Disposition):
        raise Invalid("disposition_missing", field="disposition")
    disposition = Disposition(data.disposition)
    if disposition.needs_reason and not data.reason.strip():
        raise Invalid("disposition_needs_reason", field="reason", disposition=disposition)
    return disposition


def _append(
    session: Session, by: Member, opinion: Opinion, what: Mapping[str, object] | None, reason: str, seen: int | None
) -> None:
    """Decide on an opinion; the decision names the comments for which it was made."""
    comments = [each.comment_id for each in comments_in(session, opinion)]
    decide(
        session,
        DecisionKind.DISPOSITION,
        opinion.id,
        by=by,
        scope=opinion.law_id,
        what=None if what is None else {**what, "comments": comments},
        reason=reason.strip(),
        seen=seen,
        law_id=opinion.law_id,
    )


def last_batch(session: Session, by: Member, law_id: str) -> Sequence[Decision]:
    """What a member decided last on a law in one go, as far as nobody decided on the same since."""
    made = session.scalars(
        last_decisions(DecisionKind.DISPOSITION)
        .where(Decision.scope == law_id, Decision.member_id == by.id, Decision.value != TAKEN_BACK)
        .order_by(Decision.decided_at.desc(), Decision.id)
    ).all()
    batches = [(str((decision.what or {})["batch"]), decision) for decision in made]
    newest = next((batch for batch, _ in batches if batch), None)
    return [decision for batch, decision in batches if newest and batch == newest]


def undo(session: Session, by: Member, law_id: str) -> int:
    """Put what a member decided last back to what stood before; how many opinions that were.

    Raises Conflict where there is nothing, or somebody decided on it since.
    """
    may_decide(by, law_id)
    batch = last_batch(session, by, law_id)
    if not batch:
        raise Conflict("nothing_to_undo")
    for decision in batch:
        before = history(session, DecisionKind.DISPOSITION, decision.subject_id)[:-1]
        stood = last_standing(before)
        opinion = session.get_one(Opinion, decision.subject_id)
        what = {**(stood.what or {}), "batch": ""} if stood else None  # what is put back is not to be undone
        _append(session, by, opinion, what, stood.reason if stood else "", decision.number)
    return len(batch)


def phrases(session: Session, law_id: str) -> Sequence[str]:
    """The reasons given so far on a law, those given most often first, to be given again."""
    reasons = Counter(
        decision.reason
        for decisions in histories(session, DecisionKind.DISPOSITION, law_id).values()
        for decision in decisions
        if decision.reason
    )
    return [reason for reason, _ in reasons.most_common(_PHRASES)]


def decisions_of_comments(session: Session, comment_ids: Collection[str]) -> Mapping[str, Sequence[Decision]]:
    """Of each of these comments that is in an opinion, every decision on that, the first one first."""
    placed = session.execute(
        select(GatheredComment.comment_id, GatheredComment.opinion_id).where(
            GatheredComment.comment_id.in_(comment_ids)
        )
    ).all()
    made: dict[str, list[Decision]] = {}
    for decision in decisions_on(session, [DecisionKind.DISPOSITION], list({row[1] for row in placed})):
        made.setdefault(decision.subject_id, []).append(decision)
    return {row[0]: made[row[1]] for row in placed if row[1] in made}


def standing_dispositions() -> Select[Decision]:
    """The last decision on every opinion on which one stands; to be narrowed further."""
    return last_decisions(DecisionKind.DISPOSITION).where(Decision.value != TAKEN_BACK)


def decided_comments(law_id: str, disposition: Disposition | None = None) -> Select[str]:
    """The ids of the comments on a law in opinions on which a decision stands; only of ``disposition`` if given."""
    dispositions = standing_dispositions().where(Decision.scope == law_id)
    if disposition is not None:
        # As `decide` writes it: the ids beside it hold no quotation marks, and reasons stand in a column of their own.
        dispositions = dispositions.where(Decision.value.contains(f'"disposition": "{disposition}"', autoescape=True))
    decided = dispositions.with_only_columns(Decision.subject_id)
    return select(GatheredComment.comment_id).where(GatheredComment.opinion_id.in_(decided))


def disposition_history(session: Session, opinion: Opinion) -> Sequence[Decision]:
    """Every decision on an opinion, the first one first."""
    return history(session, DecisionKind.DISPOSITION, opinion.id)


def count_decisions(session: Session, opinion_ids: Collection[str]) -> Mapping[str, int]:
    """How many decisions were made on each of these opinions, for forms that say what was seen."""
    counted = (
        select(Decision.subject_id, func.max(Decision.number))
        .where(Decision.kind == str(DecisionKind.DISPOSITION), Decision.subject_id.in_(opinion_ids))
        .group_by(Decision.subject_id)
    )
    return {row[0]: row[1] for row in session.execute(counted)}
