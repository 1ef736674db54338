"""Who may do what: the whole table, and what owner and state of a thing add to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tests.permissions_table import ALLOWED, ALLOWED_TO_LEADS
from workbench.db import now
from workbench.people.permissions import PERMISSIONS, Circumstances, Permission, Role, may

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class SomePerson:
    role: str
    id: str = "me"
    organisation_id: str | None = "mine"
    is_lead: bool = False
    closed_laws: frozenset[str] = frozenset({"closed"})
    disabled_at: datetime | None = None


def test_each_role_has_the_permissions_of_the_table() -> None:
    assert set(PERMISSIONS) == set(Role)
    allowed = {permission: " ".join(r for r in Role if may(SomePerson(r), permission)) for permission in Permission}
    assert allowed == dict(ALLOWED)


@pytest.mark.parametrize("permission", Permission)
def test_nobody_signed_in_disabled_or_of_a_role_that_is_gone_may_anything(permission: Permission) -> None:
    strangers = [None, SomePerson("king"), *(SomePerson(role, disabled_at=now()) for role in Role)]
    assert [may(stranger, permission) for stranger in strangers] == [False] * len(strangers)


@pytest.mark.parametrize(
    ("role", "permission", "circumstances", "allowed"),
    [
        ("officer", Permission.EDIT_COMMENT, Circumstances(owner="me"), True),
        ("officer", Permission.EDIT_COMMENT, Circumstances(owner="you"), False),
        ("reader", Permission.EDIT_COMMENT, Circumstances(owner="me"), False),
        ("editor", Permission.IMPORT_DRAFT, Circumstances(owner="me", law="law"), True),
        ("editor", Permission.IMPORT_DRAFT, Circumstances(owner="you", law="law"), False),
        ("reader", Permission.FOLLOW_JOB, Circumstances(owner="me"), True),
        ("reader", Permission.FOLLOW_JOB, Circumstances(), False),  # a command asked for it, and no person
        ("chair", Permission.FOLLOW_JOB, Circumstances(owner="you"), False),
        ("editor", Permission.WRITE_POSITION, Circumstances(owner="you", state="agreed"), True),
        ("chair", Permission.AGREE_POSITION, Circumstances(state="proposed"), True),
        ("chair", Permission.AGREE_POSITION, Circumstances(state="agreed"), True),
        ("chair", Permission.AGREE_POSITION, Circumstances(state="draft"), False),
        ("chair", Permission.AGREE_POSITION, Circumstances(state="dropped"), False),
        ("editor", Permission.AGREE_POSITION, Circumstances(state="proposed"), False),
    ],
)
def test_owner_and_state_count(role: str, permission: Permission, circumstances: Circumstances, allowed: bool) -> None:
    assert may(SomePerson(role), permission, circumstances) is allowed


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_a_law_one_is_not_admitted_to_closes_all_that_is_of_it(role: Role, permission: Permission) -> None:
    person = SomePerson(role, is_lead=True)
    assert not may(person, permission, Circumstances(owner="me", organisation="mine", law="closed"))
    elsewhere = Circumstances(owner="me", organisation="mine", law="open")
    assert may(person, permission, elsewhere) == may(person, permission)


@pytest.mark.parametrize("role", Role)
def test_a_lead_may_more_for_the_own_organisation_only(role: Role) -> None:
    lead, other = SomePerson(role, is_lead=True), SomePerson(role)
    assert {each for each in Permission if may(lead, each) and not may(other, each)} == ALLOWED_TO_LEADS - {
        each for each in ALLOWED_TO_LEADS if may(other, each)
    }
    for permission in ALLOWED_TO_LEADS:
        allowed = [
            may(lead, permission, Circumstances(organisation=organisation, state=state))
            for organisation in ("mine", "yours", None)
            for state in ("officer", "administrator")
        ]
        assert allowed == ([True] * 6 if may(other, permission) else [True, False, False, False, False, False])


def test_whatever_is_asked_for_is_asked_by_something() -> None:
    """Each permission is asked by a view, a service or a template, and templates ask for nothing else."""
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "workbench").rglob("*.py"))
    templates = "\n".join(path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html"))
    in_templates = {name for _, name in re.findall(r"""\bmay\((["'])(\w+)\1""", templates)}
    asked = set(re.findall(r"(?:allow\(|may\([^\n]*|^    \"\w+\": )Permission\.(\w+)", code, re.MULTILINE))
    assert asked == {permission.name for permission in Permission}
    assert in_templates and in_templates <= set(Permission)
