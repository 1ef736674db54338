"""Who may see a law, and who took a file of it away."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.drafts.models import Law
from workbench.errors import Invalid, NotFound
from workbench.people.models import Admission, Member, Organisation
from workbench.people.permissions import PERMISSIONS, Permission, Role
from workbench.record.acts import Act
from workbench.record.downloads import DOWNLOADS
from workbench.record.models import RecordEntry
from workbench.record.service import enter

MOST_DOWNLOADS: Final = 500  # of the latest that are listed
# Without somebody who may do each of these nobody could go on with the law.
_NEEDED: Final = (Permission.IMPORT_DRAFT, Permission.AGREE_POSITION)


@dataclass(frozen=True, slots=True)
class Admitted:
    """The ids of the organisations and members who may see a law; both empty where everybody may."""

    organisations: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.organisations or self.members)

    def admits(self, member: Member) -> bool:
        return not self or member.organisation_id in self.organisations or member.id in self.members


def admitted_to(session: Session, law: Law) -> Admitted:
    rows = session.scalars(select(Admission).where(Admission.law_id == law.id)).all()
    organisations = frozenset(row.organisation_id for row in rows if row.organisation_id)
    return Admitted(organisations, frozenset(row.member_id for row in rows if row.member_id))


def admit(session: Session, law: Law, admitted: Admitted, by: Member | None = None) -> bool:
    """Say who may see a law, everybody where nobody is named; False where nothing is changed.

    Raises Invalid where whoever says so would shut themselves out, or everybody who could go on with the law.
    """
    session.execute(select(Law.id).where(Law.id == law.id).with_for_update(key_share=True))
    before = admitted_to(session, law)
    if admitted == before:
        return False
    _refuse_unknown(session, Organisation, admitted.organisations)
    _refuse_unknown(session, Member, admitted.members)
    if by is not None and not admitted.admits(by):
        raise Invalid("admission_shuts_you_out")
    people = session.scalars(select(Member).where(Member.disabled_at.is_(None))).all()
    for permission in _NEEDED:
        able = [person for person in people if permission in PERMISSIONS.get(person.role, frozenset())]
        if able and not any(admitted.admits(person) for person in able):
            raise Invalid("admission_leaves_nobody", permission=permission)
    for row in session.scalars(select(Admission).where(Admission.law_id == law.id)):
        session.delete(row)
    session.flush()
    session.add_all(Admission(law_id=law.id, organisation_id=each) for each in sorted(admitted.organisations))
    session.add_all(Admission(law_id=law.id, member_id=each) for each in sorted(admitted.members))
    enter(
        session,
        Act.LAW_ADMIT,
        f"law:{law.id}",
        by=by.id if by else None,
        law_id=law.id,
        before=_content(before),
        after=_content(admitted),
    )
    session.flush()
    return True


def _refuse_unknown(session: Session, model: type[Organisation] | type[Member], ids: Collection[str]) -> None:
    if len(ids) != len(session.scalars(select(model.id).where(model.id.in_(ids))).all()):
        raise NotFound("admission_unknown")


def _content(admitted: Admitted) -> Mapping[str, object]:
    return {"organisations": sorted(admitted.organisations), "members": sorted(admitted.members)}


@dataclass(frozen=True, slots=True)
class Download:
    """That somebody took a file of a law away; ``member`` None is somebody whose account is no longer known."""

    at: datetime
    member: Member | None
    act: Act
    subject: str


def downloads_of(session: Session, law: Law) -> Sequence[Download]:
    """Who took what of a law away, the latest first."""
    entries = session.scalars(
        select(RecordEntry)
        .where(RecordEntry.law_id == law.id, RecordEntry.act.in_([str(act) for act in DOWNLOADS]))
        .order_by(RecordEntry.at.desc(), RecordEntry.id)
        .limit(MOST_DOWNLOADS)
    ).all()
    ids = {entry.member_id for entry in entries}
    members = {member.id: member for member in session.scalars(select(Member).where(Member.id.in_(ids)))}
    return [Download(e.at, members.get(e.member_id or ""), Act(e.act), e.subject) for e in entries]


def could_be_admitted(session: Session) -> Sequence[Member]:
    """The members who read laws at all, by user name."""
    readers = [role for role in Role if Permission.READ in PERMISSIONS[role]]
    known = select(Member).where(Member.disabled_at.is_(None), Member.role.in_(readers))
    return session.scalars(known.order_by(Member.username)).all()
