"""Links between clauses and provisions as persons make them: added, re-typed and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workbench.crossref.models import CrossReference, Rejection
from workbench.crossref.relations import Relation
from workbench.db import change_rows, now, one_of_each
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decide, decisions_on, number_of
from workbench.drafts.models import StoredClause
from workbench.drafts.service import find_clause, find_version, refuse_withdrawn
from workbench.errors import Conflict, Invalid, NotFound
from workbench.lang.cleaning import clean_text
from workbench.people.models import Member

LONGEST_NOTE: Final = 4_000
# What is decided on a clause and a provision: how the one stands to the other, or that they have nothing in common.
DECIDED: Final = (DecisionKind.REFERENCE, DecisionKind.REJECTION)


def add_link(
    session: Session,
    member: Member,
    clause: StoredClause,
    provision: str,
    relation: str,
    note: str = "",
    seen: int | None = None,
) -> CrossReference:
    """Link a clause to a provision (``C102:24``); raises Invalid or, where the same link stands, Conflict.

    The caller has checked that the provision exists. ``seen`` is how many decisions on the two, links and rejections,
    the person had before them: Conflict where somebody decided since; with a link that they have seen theirs takes
    its place.
    """
    if relation not in set(Relation):
        raise Invalid("relation_unknown", field="relation")
    _refuse_stale(session, clause, provision, seen)
    there = next((link for link in links_of(session, [clause.id]) if link.provision == provision), None)
    if there is not None and seen is not None:
        return retype_link(session, member, there, relation, note)
    if there is not None:
        raise Conflict("link_there", provision=provision)
    link = CrossReference(clause_id=clause.id, provision=provision, relation=relation, note=_note(note), member=member)
    rejected = session.scalar(
        select(Rejection).where(Rejection.clause_id == clause.id, Rejection.provision == provision)
    )
    if rejected is not None:
        session.delete(rejected)
        _decide_rejection(session, member, clause, provision, None)
    with one_of_each(session, "link_there", provision=provision):
        session.add(link)
    _decide(session, member, link, {"relation": str(link.relation)}, link.note)
    return link


def _refuse_stale(session: Session, clause: StoredClause, provision: str, seen: int | None) -> None:
    """Raise Conflict where the decisions on the clause and the provision are more than a person has ``seen``.

    Whoever asks waits for whoever decides on the same clause: a link and a rejection are rows of two tables, and no
    constraint would keep the two apart.
    """
    session.execute(select(StoredClause.id).where(StoredClause.id == clause.id).with_for_update(key_share=True))
    if seen is not None and len(decisions_on(session, DECIDED, [clause.id], provision)) != seen:
        raise Conflict("decision_changed")


def _note(text: str) -> str:
    note = clean_text(text).strip()
    if len(note) > LONGEST_NOTE:
        raise Invalid("note_long", field="note", most=LONGEST_NOTE)
    return note


def _decide(
    session: Session,
    member: Member,
    link: CrossReference,
    what: Mapping[str, str] | None,
    note: str,
    seen: int | None = None,
) -> None:
    """Append what was decided on the clause and the provision of a link, its note as the reason."""
    clause = find_clause(session, link.clause_id)
    refuse_withdrawn(find_version(session, clause.version_id))
    decide(
        session,
        DecisionKind.REFERENCE,
        clause.id,
        aspect=link.provision,
        scope=clause.version_id,
        by=member,
        what=what,
        reason=note,
        seen=seen,
        law_id=find_version(session, clause.version_id).law_id,
    )


def _decide_rejection(
    session: Session, member: Member, clause: StoredClause, provision: str, what: Mapping[str, str] | None
) -> None:
    decide(
        session,
        DecisionKind.REJECTION,
        clause.id,
        aspect=provision,
        scope=clause.version_id,
        by=member,
        what=what,
        law_id=find_version(session, clause.version_id).law_id,
    )


def find_link(session: Session, link_id: str) -> CrossReference:
    """The link of this id, also one that was taken back or re-typed; raises NotFound."""
    link = session.get(CrossReference, link_id)
    if link is None:
        raise NotFound("link_unknown")
    return link


def _current_link(session: Session, link: CrossReference) -> CrossReference | None:
    """The link that stands on the clause and the provision of ``link``, mostly itself."""
    if link.ended_at is None:
        return link
    return next((other for other in links_of(session, [link.clause_id]) if other.provision == link.provision), None)


def end_link(session: Session, member: Member, link: CrossReference, seen: int | None = None) -> None:
    """Take a link back; that it stood there stays on record.

    ``seen`` is the number of the decision that the person had before them. Raises Conflict where somebody decided on
    the clause and the provision since, NotFound where the link stands no more.
    """
    current = _checked(session, link, seen)
    if current is None:
        raise NotFound("link_unknown")
    close_link(session, current)
    _decide(session, member, current, None, "", seen)


def retype_link(
    session: Session, member: Member, link: CrossReference, relation: str, note: str, seen: int | None = None
) -> CrossReference:
    """Change the relation or the note of a link: the old one ends and a new one follows it.

    ``seen`` is as for :func:`end_link`. With the number of a decision that took the link back it stands again.
    """
    if relation not in set(Relation):
        raise Invalid("relation_unknown", field="relation")
    note = _note(note)
    current = _checked(session, link, seen)
    if current is None and seen is None:
        raise NotFound("link_unknown")
    if current is not None and (current.relation, current.note) == (relation, note):
        return current
    if current is not None:
        close_link(session, current)
    successor = CrossReference(
        clause_id=link.clause_id, provision=link.provision, relation=Relation(relation), note=note, member=member
    )
    with one_of_each(session, "link_changed"):
        session.add(successor)
    _decide(session, member, successor, {"relation": relation}, note, seen)
    return successor


def _checked(session: Session, link: CrossReference, seen: int | None) -> CrossReference | None:
    """The link that stands in the place of ``link``; raises Conflict where somebody decided since ``seen``."""
    if seen is not None and number_of(session, DecisionKind.REFERENCE, link.clause_id, link.provision) != seen:
        raise Conflict("decision_changed")
    if seen is None and link.ended_at is not None:
        return None
    return _current_link(session, link)


def close_link(session: Session, link: CrossReference) -> None:
    """Let a link stand no more; raises Conflict where somebody took it back, or re-typed it, at the same moment."""
    ended = update(CrossReference).where(CrossReference.id == link.id, CrossReference.ended_at.is_(None))
    if not change_rows(session, ended.values(ended_at=now())):
        raise Conflict("link_changed")
    session.expire(link, ["ended_at"])


def links_of(session: Session, clause_ids: Sequence[str]) -> Sequence[CrossReference]:
    """The links that stand on these clauses, oldest first."""
    return session.scalars(
        select(CrossReference)
        .where(CrossReference.clause_id.in_(clause_ids), CrossReference.ended_at.is_(None))
        .order_by(CrossReference.created_at, CrossReference.id)
    ).all()


def links_in(session: Session, version_id: str) -> Sequence[CrossReference]:
    """All links that stand in a version."""
    return session.scalars(
        select(CrossReference)
        .join(StoredClause, StoredClause.id == CrossReference.clause_id)
        .where(StoredClause.version_id == version_id, CrossReference.ended_at.is_(None))
        .order_by(StoredClause.position, CrossReference.provision)
    ).all()


def reject(session: Session, member: Member, clause: StoredClause, provision: str, seen: int | None = None) -> None:
    """Turn a suggestion down for this clause.

    ``seen`` is as for :func:`add_link`; a link that the person has seen, and turns down even so, is taken back.
    """
    _refuse_stale(session, clause, provision, seen)
    if seen is not None:
        for link in links_of(session, [clause.id]):
            if link.provision == provision:
                end_link(session, member, link)
    if provision not in rejected(session, clause.id):
        with suppress(IntegrityError), session.begin_nested():  # somebody turns it down at the same moment: it is down
            session.add(Rejection(clause_id=clause.id, provision=provision, member_id=member.id))
            session.flush()
            _decide_rejection(session, member, clause, provision, {})


def rejected(session: Session, clause_id: str) -> set[str]:
    return {rejection.provision for rejection in rejections_of(session, clause_id)}


def rejections_of(session: Session, clause_id: str) -> Sequence[Rejection]:
    return session.scalars(select(Rejection).where(Rejection.clause_id == clause_id)).all()
