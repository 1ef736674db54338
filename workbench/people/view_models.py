"""What pages show of members and organisations: names in the reader's language, role and state, and no rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.people.importing import RegisterLine, RowResult
from workbench.people.models import Member, Organisation, OrganisationKind
from workbench.people.organisations import depths
from workbench.people.permissions import Role, may_be_deputy
from workbench.people.register import RegisterColumn
from workbench.wording import say


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member with an account, and the name of the organisation they belong to."""

    id: str
    username: str
    name: str
    organisation: str
    role: Role
    is_disabled: bool
    is_lead: bool = False
    email: str = ""
    has_password: bool = True
    organisation_id: str = ""
    is_deputy: bool = False


@dataclass(frozen=True, slots=True)
class DeputyView:
    """A deputy of the chair, from when until when."""

    id: str
    name: str
    chair: str
    since: datetime
    until: datetime
    is_over: bool
    is_running: bool


def member_view(member: Member, language: str) -> MemberView:
    return MemberView(
        id=member.id,
        organisation_id=member.organisation_id,
        username=member.username,
        name=member.name(language),
        organisation=member.organisation.name(language),
        role=member.role,
        is_disabled=member.disabled_at is not None,
        is_lead=member.is_lead,
        email=member.email,
        has_password=bool(member.password_hash),
        is_deputy=may_be_deputy(member.role) and member.is_deputy,
    )


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation in the tree: ``depth`` others stand above it, ``members`` accounts that are open belong to it."""

    id: str
    code: str
    name: str
    kind: OrganisationKind
    depth: int
    members: int
    is_retired: bool
    is_top: bool


def organisation_views(
    organisations: Sequence[Organisation], language: str, members: Mapping[str, int] | None = None
) -> tuple[OrganisationView, ...]:
    """The organisations of a list in the order of the tree."""
    above = depths(organisations)
    return tuple(
        OrganisationView(
            id=each.id,
            code=each.code,
            name=each.name(language),
            kind=each.kind,
            depth=above[each.id],
            members=(members or {}).get(each.id, 0),
            is_retired=each.retired_at is not None,
            is_top=each.parent_id is None,
        )
        for each in organisations
    )


@dataclass(frozen=True, slots=True)
class RegisterRowView:
    """A row of a register with what it comes to; ``reason`` is empty where it can be taken in."""

    file: str
    sheet: str
    number: int
    name: str
    username: str
    belongs_to: str
    result: RowResult
    reason: str


def register_row_view(line: RegisterLine, interface: str) -> RegisterRowView:
    row = line.row
    return RegisterRowView(
        file=row.file,
        sheet=row.sheet,
        number=row.number,
        name=row.name,
        username=row.cell(RegisterColumn.USERNAME),
        belongs_to=row.cell(RegisterColumn.ORGANISATION) or row.cell(RegisterColumn.PARENT),
        result=line.result,
        reason=say(line.code, line.facts, interface) if line.code else "",
    )
