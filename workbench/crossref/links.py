"""Links between clauses and provisions as persons make them: added, re-typed, taken back, and carried along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from workbench.crossref.models import CrossReference, Rejection
from workbench.crossref.relations import Relation
from workbench.db import now
from workbench.drafts.models import StoredClause
from workbench.drafts.service import find_clause, find_version
from workbench.errors import Conflict, Invalid, NotFound
from workbench.lang.cleaning import clean_text
from workbench.people.models import Member
from workbench.record.acts import Act
from workbench.record.service import Content, enter

LONGEST_NOTE: Final = 4_000


def add_link(
    session: Session, member: Member, clause: StoredClause, provision: str, relation: str, note: str = ""
) -> CrossReference:
    """Link a clause to a provision (``C102:24``); raises Invalid or, where the same link stands, Conflict.

    The caller has checked that the provision exists.
    """
    if relation not in set(Relation):
        raise Invalid("relation_unknown", field="relation")
    if any(link.provision == provision for link in links_of(session, [clause.id])):
        raise Conflict("link_there", provision=provision)
    link = CrossReference(clause_id=clause.id, provision=provision, relation=relation, note=_note(note), member=member)
    rejected = session.scalar(
        select(Rejection).where(Rejection.clause_id == clause.id, Rejection.provision == provision)
    )
    if rejected is not None:
        session.delete(rejected)
    session.add(link)
    session.flush()
    _enter(session, Act.REFERENCE_ADD, member, link, after=_said(link))
    return link


def _said(link: CrossReference) -> Content:
    return {"provision": link.provision, "relation": link.relation, "note": link.note}


def _enter(
    session: Session, act: Act, member: Member, link: CrossReference, before: Content = None, after: Content = None
) -> None:
    law_id = find_version(session, find_clause(session, link.clause_id).version_id).law_id
    enter(session, act, f"reference:{link.id}", by=member.id, law_id=law_id, before=before, after=after)


def _note(text: str) -> str:
    note = clean_text(text).strip()
    if len(note) > LONGEST_NOTE:
        raise Invalid("note_long", field="note", most=LONGEST_NOTE)
    return note


def find_link(session: Session, link_id: str) -> CrossReference:
    link = session.get(CrossReference, link_id)
    if link is None or link.ended_at is not None:
        raise NotFound("link_unknown")
    return link


def end_link(session: Session, member: Member, link: CrossReference) -> None:
    """Take a link back; that it stood there stays on record."""
    link.ended_at = now()
    _enter(session, Act.REFERENCE_END, member, link, before=_said(link))
    session.flush()


def retype_link(session: Session, member: Member, link: CrossReference, relation: str, note: str) -> CrossReference:
    """Change the relation or the note of a link: the old one ends and a new one follows it."""
    if relation not in set(Relation):
        raise Invalid("relation_unknown", field="relation")
    if (link.relation, link.note) == (relation, _note(note)):
        return link
    link.ended_at = now()
    follows = CrossReference(
        clause_id=link.clause_id, provision=link.provision, relation=relation, note=_note(note), member=member
    )
    session.add(follows)
    session.flush()
    _enter(session, Act.REFERENCE_CHANGE, member, follows, before=_said(link), after=_said(follows))
    return follows


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


def reject(session: Session, member: Member, clause: StoredClause, provision: str) -> None:
    """Turn a suggestion down for this clause."""
    if provision not in rejected(session, clause.id):
        session.add(Rejection(clause_id=clause.id, provision=provision, member_id=member.id))
        law_id = find_version(session, clause.version_id).law_id
        enter(session, Act.SUGGESTION_REJECT, f"clause:{clause.id}", by=member.id, law_id=law_id, after=provision)
        session.flush()


def rejected(session: Session, clause_id: str) -> set[str]:
    return set(session.scalars(select(Rejection.provision).where(Rejection.clause_id == clause_id)))


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
        standing = {(one.clause_id, one.provision) for one in links_of(session, news)}
        for new in news:
            if (link.id, new) not in carried and (new, link.provision) not in standing:
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
            link.ended_at = now()
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
