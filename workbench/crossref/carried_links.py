"""Links carried from a version to the next: copied to what their articles became, with the history they came with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from workbench.crossref.links import close_link, links_of, rejected
from workbench.crossref.models import CrossReference, Rejection
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.models import Decision
from workbench.decisions.service import decisions_on
from workbench.drafts.models import StoredClause, Version


def carry_links(session: Session, successors: Mapping[str, Sequence[str]], version_id: str) -> int:
    """Copy links and rejections to the articles of ``version_id`` that their articles became.

    Done twice it changes nothing; where a match was overruled meanwhile, the copies follow it. Returns how many were
    copied or taken back; the caller enters them in the record.
    """
    changed = _take_back_misplaced(session, successors, version_id)
    olds = [old for old, news in successors.items() if news]
    copied = session.execute(
        select(CrossReference.carried_from, CrossReference.clause_id).where(CrossReference.carried_from.is_not(None))
    )
    carried = {(source, clause_id) for source, clause_id in copied}
    for link in links_of(session, olds):
        news = successors[link.clause_id]
        present = {(other.clause_id, other.provision) for other in links_of(session, news)}
        for new in news:
            if (link.id, new) not in carried and (new, link.provision) not in present:
                session.add(
                    CrossReference(
                        clause_id=new,
                        provision=link.provision,
                        relation=link.relation,
                        note=link.note,
                        member_id=link.member_id,
                        carried_from=link.id,
                    )
                )
                changed += 1
    changed += _carry_rejections(session, successors, olds)
    session.flush()
    return changed


def _take_back_misplaced(session: Session, successors: Mapping[str, Sequence[str]], version_id: str) -> int:
    """Remove copies from articles that are no successors any more; one that was copied further on ends instead."""
    source, further = aliased(CrossReference), aliased(CrossReference)
    copies = session.execute(
        select(CrossReference, source.clause_id, exists().where(further.carried_from == CrossReference.id))
        .join(source, source.id == CrossReference.carried_from)
        .join(StoredClause, StoredClause.id == CrossReference.clause_id)
        .where(StoredClause.version_id == version_id, CrossReference.ended_at.is_(None))
    ).all()
    misplaced = [
        (link, is_copied_on)
        for link, old, is_copied_on in copies
        if old in successors and link.clause_id not in successors[old]
    ]
    for link, is_copied_on in misplaced:
        if is_copied_on:
            close_link(session, link)
        else:
            session.delete(link)
    session.flush()
    return len(misplaced)


def _carry_rejections(session: Session, successors: Mapping[str, Sequence[str]], olds: Sequence[str]) -> int:
    copied = 0
    for turned_down in session.scalars(select(Rejection).where(Rejection.clause_id.in_(olds))).all():
        for new in successors[turned_down.clause_id]:
            if turned_down.provision not in rejected(session, new):
                session.add(Rejection(clause_id=new, provision=turned_down.provision, member_id=turned_down.member_id))
                session.flush()
                copied += 1
    return copied


def rejections_before_carrying(
    session: Session, clause: StoredClause, rejections: Sequence[Rejection], decisions: Sequence[Decision]
) -> Sequence[tuple[Decision, StoredClause]]:
    """What was decided on earlier drafts of provisions whose rejection was carried to a clause, and on which clauses.

    A rejection that was carried does not say from which clause: all that whoever turned the provision down had decided
    of it on earlier drafts by then are told, the first one first. ``rejections`` and ``decisions`` are those on the
    clause itself: what was decided here was not carried.
    """
    carried = {rejection.provision: rejection for rejection in rejections}
    for decision in decisions:
        if decision.kind == DecisionKind.REJECTION:
            carried.pop(decision.aspect, None)
    if not carried:
        return []
    here, there = aliased(Version), aliased(Version)
    rows = session.execute(
        select(Decision, StoredClause)
        .join(StoredClause, StoredClause.id == Decision.subject_id)
        .join(there, there.id == StoredClause.version_id)
        .join(here, (here.law_id == there.law_id) & (here.ordinal > there.ordinal))
        .where(
            here.id == clause.version_id,
            Decision.kind == str(DecisionKind.REJECTION),
            Decision.aspect.in_(carried),
        )
        .order_by(Decision.decided_at, Decision.number)
    ).all()
    return [
        (decision, source)
        for decision, source in rows
        if decision.member_id == carried[decision.aspect].member_id
        and decision.decided_at <= carried[decision.aspect].created_at
    ]


def decisions_before_carrying(session: Session, clause_id: str) -> Sequence[Decision]:
    """What was decided of the links that were carried to a clause, where and before they came from, the first first."""
    came: dict[tuple[str, str], datetime] = {}
    clauses = {clause_id}
    while clauses:
        copy, source = aliased(CrossReference), aliased(CrossReference)
        rows = session.execute(
            select(source.clause_id, source.provision, copy.created_at)
            .join(source, source.id == copy.carried_from)
            .where(copy.clause_id.in_(clauses))
        ).all()
        fresh = {(old, provision): moment for old, provision, moment in rows if (old, provision) not in came}
        came.update(fresh)
        clauses = {old for old, _ in fresh}
    decisions = decisions_on(session, (DecisionKind.REFERENCE,), [old for old, _ in came]) if came else ()
    return [
        decision
        for decision in decisions
        if (moment := came.get((decision.subject_id, decision.aspect))) is not None and decision.decided_at <= moment
    ]
