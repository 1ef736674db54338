"""What pages show of members."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.factories.people import make_member
from workbench.db import now
from workbench.people.organisations import add_organisation
from workbench.people.permissions import Role
from workbench.people.view_models import MemberView, member_view


@pytest.mark.parametrize(
    ("language", "name", "organisation"), [("zh", "李", "市总工会"), ("en", "Li", "City federation")]
)
def test_a_member_in_the_language_of_the_reader(session: Session, language: str, name: str, organisation: str) -> None:
    member = make_member(session, "editor", "li", name_zh="李", name_en="Li")
    member.organisation = add_organisation(session, "city", "市总工会", "City federation")
    session.flush()
    city = member.organisation_id
    expected = MemberView(member.id, "li", name, organisation, Role.EDITOR, is_disabled=False, organisation_id=city)
    assert member_view(member, language) == expected
    member.disabled_at = now()
    assert member_view(member, language).is_disabled
