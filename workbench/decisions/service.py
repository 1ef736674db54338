"""Deciding, and reading what stands and how it came to that."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from workbench.db import now
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.errors import Conflict, Invalid
from workbench.lang.cleaning import clean_text, clean_values
from workbench.people.models import Member
from workbench.record.acts import Act
from workbench.record.service import Content, enter

# What a decision is called in the record: the first on its subject, a later one, and one that takes back.
ACTS: Final[Mapping[DecisionKind, tuple[Act, Act, Act]]] = {
    DecisionKind.FINDING: (Act.FINDING_RECORD, Act.FINDING_RECORD, Act.FINDING_RECORD),
    DecisionKind.OUTCOME: (Act.OUTCOME_RULE, Act.OUTCOME_RULE, Act.OUTCOME_RULE),
    DecisionKind.MATCH: (Act.MATCH_OVERRIDE, Act.MATCH_OVERRIDE, Act.MATCH_OVERRIDE),
    DecisionKind.ANCHOR: (Act.ANCHOR_CONFIRM, Act.ANCHOR_CONFIRM, Act.ANCHOR_CONFIRM),
    DecisionKind.REFERENCE: (Act.REFERENCE_ADD, Act.REFERENCE_CHANGE, Act.REFERENCE_END),
    DecisionKind.REJECTION: (Act.SUGGESTION_REJECT, Act.SUGGESTION_REJECT, Act.SUGGESTION_REJECT),
    DecisionKind.POSITION: (Act.POSITION_ADD, Act.POSITION_SAVE, Act.POSITION_SAVE),
    DecisionKind.PAPER: (Act.PAPER_ADD, Act.PAPER_SAVE, Act.PAPER_SAVE),
    DecisionKind.CASE: (Act.CASE_SAVE, Act.CASE_USE, Act.CASE_DROP),
    DecisionKind.LAW: (Act.LAW_CHANGE, Act.LAW_CHANGE, Act.LAW_CHANGE),
    DecisionKind.CLOSING: (Act.LAW_CLOSE, Act.LAW_CLOSE, Act.LAW_REOPEN),
    DecisionKind.VERSION: (Act.VERSION_CHANGE, Act.VERSION_CHANGE, Act.VERSION_CHANGE),
    DecisionKind.ROUND: (Act.ROUND_CALL, Act.ROUND_CHANGE, Act.ROUND_CHANGE),
    DecisionKind.LEAVE: (Act.ROUND_CHANGE, Act.ROUND_CHANGE, Act.ROUND_CHANGE),
    DecisionKind.LEFT_OUT: (Act.COMMENT_LEAVE_OUT, Act.COMMENT_LEAVE_OUT, Act.COMMENT_LEAVE_OUT),
    DecisionKind.DRAFTER_ANSWER: (Act.DRAFTER_ANSWER, Act.DRAFTER_ANSWER, Act.DRAFTER_ANSWER),
    DecisionKind.SENDING: (Act.PAPER_SEND, Act.PAPER_SEND, Act.PAPER_SEND),
    DecisionKind.OPINION: (Act.OPINION_JOIN, Act.OPINION_JOIN, Act.OPINION_JOIN),
    DecisionKind.DISPOSITION: (Act.OPINION_DECIDE, Act.OPINION_DECIDE, Act.OPINION_UNDECIDE),
    DecisionKind.BEHALF: (Act.COMMENT_MOVE, Act.COMMENT_MOVE, Act.COMMENT_MOVE),
    DecisionKind.THREAD: (Act.THREAD_RESOLVE, Act.THREAD_RESOLVE, Act.THREAD_REOPEN),
    DecisionKind.WITHDRAWAL: (Act.VERSION_WITHDRAW, Act.VERSION_WITHDRAW, Act.VERSION_PUT_BACK),
}

LONGEST_REASON: Final = 40_000  # characters, as a comment may have


def decide(
    session: Session,
    kind: DecisionKind,
    subject_id: str,
    *,
    by: Member,
    scope: str,
    what: Mapping[str, Any] | None,
    aspect: str = "",
    reason: str = "",
    on_behalf_of: str | None = None,
    seen: int | None = None,
    law_id: str | None = None,
) -> Decision:
    """Add a decision that supersedes what stood; ``what`` None takes it back.

    ``on_behalf_of`` is an organisation's id, by default that of ``by``. ``seen`` is the number of the decision the
    person had before them (0: none); without it the decision follows whatever stands. Raises Conflict
    ``decision_changed`` where another was made since, also at the very same moment: the database refuses the second.
    The act is entered in the record here; whoever decides enters nothing of their own.
    """
    if len(reason) > LONGEST_REASON:
        raise Invalid("text_long", field="reason", most=LONGEST_REASON)
    before = _last(session, kind, subject_id, aspect)
    last_number = before.number if before is not None else 0
    if seen is not None and seen != last_number:
        raise Conflict("decision_changed")
    reason, what = clean_text(reason), clean_values(what)  # so that the record digests what is stored
    decision = Decision(
        kind=str(kind),
        subject_id=subject_id,
        aspect=aspect,
        scope=scope,
        number=last_number + 1,
        member_id=by.id,
        organisation_id=on_behalf_of or by.organisation_id,
        decided_at=now(),
        value=json.dumps(what, ensure_ascii=False, sort_keys=True),
        reason=reason,
    )
    try:
        with session.begin_nested():
            session.add(decision)
    except IntegrityError as error:
        raise Conflict("decision_changed") from error
    enter(
        session,
        _act(kind, before, decision),
        record_subject(kind, subject_id, aspect),
        by=by.id,
        on_behalf_of=decision.organisation_id,
        law_id=law_id,
        before=_content(before),
        after=_content(decision),
    )
    return decision


def _last(session: Session, kind: DecisionKind, subject_id: str, aspect: str) -> Decision | None:
    """The last decision on a subject, also one that takes back."""
    return session.scalar(
        select(Decision)
        .where(Decision.kind == str(kind), Decision.subject_id == subject_id, Decision.aspect == aspect)
        .order_by(Decision.number.desc())
        .limit(1)
    )


def _act(kind: DecisionKind, before: Decision | None, decision: Decision) -> Act:
    first, later, end = ACTS[kind]
    if decision.what is None:
        return end
    return first if before is None or before.what is None else later


def _content(decision: Decision | None) -> Content:
    return content_of(decision.what, decision.reason) if decision is not None else None


def content_of(what: object, reason: str) -> Content:
    """What the record keeps a digest of for a decision."""
    return {"what": what, "reason": reason}


def record_subject(kind: str, subject_id: str, aspect: str) -> str:
    """How the record names what was decided on."""
    return f"{kind}:{subject_id}:{aspect}".rstrip(":")


def number_of(session: Session, kind: DecisionKind, subject_id: str, aspect: str = "") -> int:
    """How many decisions there are on a subject, which is the number of the last one; 0 where there is none."""
    return (
        session.scalar(
            select(func.max(Decision.number)).where(
                Decision.kind == str(kind), Decision.subject_id == subject_id, Decision.aspect == aspect
            )
        )
        or 0
    )


def history(session: Session, kind: DecisionKind, subject_id: str, aspect: str = "") -> Sequence[Decision]:
    """Every decision on a subject, the first one first."""
    return session.scalars(
        select(Decision)
        .where(Decision.kind == str(kind), Decision.subject_id == subject_id, Decision.aspect == aspect)
        .order_by(Decision.number)
    ).all()


def histories(session: Session, kind: DecisionKind, scope: str) -> Mapping[tuple[str, str], Sequence[Decision]]:
    """Every history of a kind in a scope by subject and aspect, first decision first, in one statement."""
    decided: dict[tuple[str, str], list[Decision]] = {}
    decisions = session.scalars(
        select(Decision).where(Decision.kind == str(kind), Decision.scope == scope).order_by(Decision.number)
    )
    for decision in decisions:
        decided.setdefault((decision.subject_id, decision.aspect), []).append(decision)
    return decided


def decisions_on(
    session: Session, kinds: Sequence[DecisionKind], subject_ids: Sequence[str], aspect: str | None = None
) -> Sequence[Decision]:
    """Every decision of these kinds on these subjects, in the order in which they were made; of ``aspect`` if given."""
    decisions = select(Decision).where(
        Decision.kind.in_([str(kind) for kind in kinds]), Decision.subject_id.in_(subject_ids)
    )
    if aspect is not None:
        decisions = decisions.where(Decision.aspect == aspect)
    return session.scalars(decisions.order_by(Decision.decided_at, Decision.number)).all()


def last_standing(decisions: Sequence[Decision]) -> Decision | None:
    """What stands of a history: its last decision; None where there is none or the last one took it back."""
    return decisions[-1] if decisions and decisions[-1].what is not None else None


def standing_in(session: Session, kind: DecisionKind, scopes: Sequence[str]) -> Sequence[Decision]:
    """Every decision of a kind that stands in any of some scopes, in the order in which they were made."""
    decisions = session.scalars(
        last_decisions(kind).where(Decision.scope.in_(scopes)).order_by(Decision.decided_at, Decision.id)
    )
    return [decision for decision in decisions if decision.what is not None]


def last_decisions(kind: DecisionKind) -> Select[Decision]:
    """The last decision on every subject, also those that take back; to be narrowed further."""
    later = aliased(Decision)
    superseded = select(later.id).where(
        later.kind == Decision.kind,
        later.subject_id == Decision.subject_id,
        later.aspect == Decision.aspect,
        later.number > Decision.number,
    )
    return select(Decision).where(Decision.kind == str(kind), ~superseded.exists())
