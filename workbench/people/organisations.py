"""The tree of organisations: adding, renaming, moving and retiring them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workbench.db import now
from workbench.errors import Invalid, NotFound
from workbench.lang.cleaning import clean_line
from workbench.people.models import Member, Organisation, OrganisationKind
from workbench.record.acts import Act
from workbench.record.service import Content, enter

_NOT_IN_CODES: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationData:
    """What is typed in of an organisation; a name in one language serves for both, no parent means headquarters."""

    name_zh: str
    name_en: str = ""
    kind: str
    parent_id: str | None = None


def headquarters(session: Session) -> Organisation:
    """The organisation at the top of the tree; it is made with the tables, and there is no other."""
    at_the_top = select(Organisation).where(
        Organisation.kind == OrganisationKind.HEADQUARTERS, Organisation.parent_id.is_(None)
    )
    return session.scalars(at_the_top).one()


def list_organisations(session: Session, *, with_retired: bool = True) -> Sequence[Organisation]:
    """Every organisation as the tree has them: headquarters first, each followed by those below it."""
    query = select(Organisation).order_by(Organisation.position, Organisation.code)
    below: dict[str | None, list[Organisation]] = {}
    for organisation in session.scalars(query):
        below.setdefault(organisation.parent_id, []).append(organisation)
    return [each for each in _walk(below, None) if with_retired or each.retired_at is None]


def _walk(below: Mapping[str | None, Sequence[Organisation]], parent_id: str | None) -> Iterator[Organisation]:
    for organisation in below.get(parent_id, ()):
        yield organisation
        yield from _walk(below, organisation.id)


def depths(organisations: Sequence[Organisation]) -> Mapping[str, int]:
    """How many organisations stand above each one, of a list in the order of the tree."""
    counted: dict[str, int] = {}
    for organisation in organisations:
        counted[organisation.id] = counted.get(organisation.parent_id or "", -1) + 1
    return counted


def ids_below(session: Session, organisation_id: str) -> list[str]:
    """The id of an organisation and of all below it, whatever the depth."""
    ids = [organisation_id]
    for each in list_organisations(session):  # parents come before those below them
        if each.parent_id in ids:
            ids.append(each.id)
    return ids


def find_organisation(session: Session, organisation_id: str) -> Organisation:
    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise NotFound("organisation_unknown", name=organisation_id)
    return organisation


def organisation_named(session: Session, name: str) -> Organisation:
    """The organisation of this id, code or name; raises NotFound, or Invalid where several have it."""
    name = clean_line(name)
    bearing = [each for each in list_organisations(session) if name and name in names_of(each)]
    if len(bearing) > 1:
        raise Invalid("organisation_several", field="organisation", name=name)
    if not bearing:
        raise NotFound("organisation_unknown", name=name)
    return bearing[0]


def names_of(organisation: Organisation) -> tuple[str, ...]:
    """Everything by which an organisation can be named."""
    return (organisation.id, organisation.code, organisation.name_zh, organisation.name_en)


def add_organisation(
    session: Session,
    code: str,
    name_zh: str,
    name_en: str,
    kind: OrganisationKind = OrganisationKind.INVITED,
    by: Member | None = None,
    parent: Organisation | None = None,
) -> Organisation:
    """Add an organisation, by default below headquarters, last of all, or give back the one that has this code."""
    bearing = select(Organisation).where(Organisation.code == code)
    organisation = session.scalar(bearing)
    if organisation is not None:
        return organisation
    with suppress(IntegrityError), session.begin_nested():  # somebody adds it at the same moment: it is there
        organisation = Organisation(
            code=code,
            name_zh=name_zh,
            name_en=name_en,
            kind=kind,
            parent_id=(parent or headquarters(session)).id,
            position=(session.scalar(select(func.max(Organisation.position))) or 0) + 1,
        )
        session.add(organisation)
        session.flush()
        _enter(session, Act.ORGANISATION_ADD, organisation, by, after={"code": code, **content_of(organisation)})
    return session.scalars(bearing).one()


def found_organisation(session: Session, data: OrganisationData, by: Member | None = None) -> Organisation:
    """Add an organisation that no other has the name of; its code is made from the English name."""
    _lock_tree(session)
    kind, names, parent = _checked(session, data, None)
    code = _NOT_IN_CODES.sub("-", names[1].lower()).strip("-")[:40] or "organisation"
    if session.scalar(select(Organisation.id).where(Organisation.code == code)):
        code = f"{code}-{secrets.token_hex(3)}"
    return add_organisation(session, code, *names, kind, by, parent)


def change_organisation(
    session: Session, organisation: Organisation, data: OrganisationData, by: Member | None = None
) -> bool:
    """Rename an organisation, say of what kind it is, or move it; False where nothing is changed."""
    _lock_tree(session)
    session.refresh(organisation)
    before = content_of(organisation)
    kind, (name_zh, name_en), parent = _checked(session, data, organisation)
    organisation.name_zh, organisation.name_en, organisation.kind = name_zh, name_en, kind
    organisation.parent_id = parent.id if parent else None
    after = content_of(organisation)
    if after == before:
        return False
    _enter(session, Act.ORGANISATION_CHANGE, organisation, by, before=before, after=after)
    session.flush()
    return True


def set_retired(session: Session, organisation: Organisation, retired: bool, by: Member | None = None) -> None:
    """Retire an organisation, which keeps what it said and is asked no more, or take it up again."""
    _lock_tree(session)
    session.refresh(organisation)
    if (organisation.retired_at is not None) == retired:
        return
    if organisation.parent_id is None:
        raise Invalid("headquarters_stays")
    below = select(Organisation.id).where(Organisation.parent_id == organisation.id, Organisation.retired_at.is_(None))
    if retired and session.scalar(below.limit(1)):
        raise Invalid("organisation_has_others_below", name=organisation.name_zh)
    if not retired and find_organisation(session, organisation.parent_id).retired_at is not None:
        raise Invalid("organisation_parent_retired", name=organisation.name_zh)
    organisation.retired_at = now() if retired else None
    _enter(session, Act.ORGANISATION_RETIRE if retired else Act.ORGANISATION_TAKE_UP, organisation, by)
    session.flush()


def content_of(organisation: Organisation) -> Mapping[str, object]:
    """What the record keeps a digest of."""
    return {
        "name_zh": organisation.name_zh,
        "name_en": organisation.name_en,
        "kind": str(organisation.kind),
        "parent": organisation.parent_id,
    }


def _lock_tree(session: Session) -> None:
    """Whoever changes the tree waits for the other: two moves made at once could close a ring."""
    session.execute(select(Organisation.id).where(Organisation.parent_id.is_(None)).with_for_update(key_share=True))


def _checked(
    session: Session, data: OrganisationData, organisation: Organisation | None
) -> tuple[OrganisationKind, tuple[str, str], Organisation | None]:
    """The kind, the two names and the parent as they are stored; raises Invalid at the field that does not fit."""
    kind = OrganisationKind.meant_by(data.kind)
    if kind is None:
        raise Invalid("organisation_kind_unknown", field="kind", kind=data.kind)
    name_zh, name_en = clean_line(data.name_zh), clean_line(data.name_en)
    if not (name_zh or name_en):
        raise Invalid("organisation_nameless", field="name_zh")
    names = name_zh or name_en, name_en or name_zh
    for other in session.scalars(select(Organisation)):
        if other is not organisation and set(names) & {other.name_zh, other.name_en}:
            raise Invalid("organisation_name_taken", field="name_zh", name=name_zh or name_en)
    if organisation is not None and organisation.parent_id is None:
        if data.parent_id not in {None, organisation.id} or kind is not OrganisationKind.HEADQUARTERS:
            raise Invalid("headquarters_stays", field="parent")
        return kind, names, None
    parent = find_organisation(session, data.parent_id) if data.parent_id else headquarters(session)
    if parent.retired_at is not None:
        raise Invalid("organisation_retired", field="parent", name=parent.name_zh)
    if organisation is not None and organisation in _upwards(session, parent):
        raise Invalid("organisation_below_itself", field="parent", name=organisation.name_zh)
    return kind, names, parent


def _upwards(session: Session, organisation: Organisation) -> Iterator[Organisation]:
    """The organisation and all above it."""
    yield organisation
    while organisation.parent_id is not None:
        organisation = find_organisation(session, organisation.parent_id)
        yield organisation


def _enter(
    session: Session,
    act: Act,
    organisation: Organisation,
    by: Member | None,
    before: Content = None,
    after: Content = None,
) -> None:
    enter(session, act, f"organisation:{organisation.id}", by=by.id if by else None, before=before, after=after)
