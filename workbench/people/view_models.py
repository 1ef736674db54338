"""What pages show of members: names in the reader's language, role and state, and no rows."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.people.models import Member
from workbench.people.permissions import Role


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member with an account, and the name of the organisation they belong to."""

    id: str
    username: str
    name: str
    organisation: str
    role: Role
    is_disabled: bool


def member_view(member: Member, language: str) -> MemberView:
    return MemberView(
        id=member.id,
        username=member.username,
        name=member.name(language),
        organisation=member.organisation.name(language),
        role=member.role,
        is_disabled=member.disabled_at is not None,
    )
