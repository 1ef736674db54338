"""Who may do what: the whole table, and what owner and state of a thing add to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tests.permissions_table import ALLOWED, ALLOWED_TO_LEADS, AT_HEADQUARTERS
from workbench.db import now
from workbench.people.permissions import DEPUTY, PERMISSIONS, Circumstances, Permission, Role, may

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class SomePerson:
    role: str
    id: str = "me"
    organisation_id: str | None = "mine"
    is_lead: bool = False
    is_at_headquarters: bool = True
    is_deputy: bool = False
    closed_laws: frozenset[str] = frozenset({"closed"})
    ended_laws: frozenset[str] = frozenset({"ended"})
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


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_a_lead_may_more_for_the_own_organisation_only(role: Role) -> None:
    lead, other = SomePerson(role, is_lead=True), SomePerson(role)
    assert {each for each in Permission if may(lead, each) and not may(other, each)} == ALLOWED_TO_LEADS
    for permission in ALLOWED_TO_LEADS:
        asked_of = [Circumstances(organisation=of, state="officer") for of in ("mine", "yours", None)]
        assert [may(lead, permission, each) for each in asked_of] == [True, False, False]
    assert not may(lead, Permission.KEEP_PEOPLE, Circumstances(organisation="mine", state="administrator"))


def test_an_administrator_who_leads_an_organisation_answers_nothing_for_it() -> None:
    lead = SomePerson(Role.ADMINISTRATOR, is_lead=True)
    assert not may(lead, Permission.SUBMIT_RETURN, Circumstances(organisation="mine"))
    assert may(lead, Permission.KEEP_PEOPLE, Circumstances(organisation="yours", state="editor"))


@pytest.mark.parametrize("role", Role)
def test_rounds_are_led_from_headquarters(role: Role) -> None:
    here, there = SomePerson(role), SomePerson(role, is_at_headquarters=False)
    assert {each for each in Permission if may(here, each) and not may(there, each)} <= AT_HEADQUARTERS
    assert not any(may(there, each) for each in AT_HEADQUARTERS)


@pytest.mark.parametrize(
    ("state", "seen_by"),
    [
        ("shared", "reader officer editor chair"),
        ("submitted", "editor chair"),
        ("draft_shown", "editor"),
        ("draft", ""),
        (None, ""),
    ],
)
def test_how_far_an_answer_is_seen_from_headquarters(state: str | None, seen_by: str) -> None:
    asked_of = Circumstances(organisation="yours", state=state)
    own = Circumstances(organisation="mine", state=state)
    seen = " ".join(role for role in Role if may(SomePerson(role), Permission.READ_RETURN, asked_of))
    assert seen == seen_by
    elsewhere = [
        role for role in Role if may(SomePerson(role, is_at_headquarters=False), Permission.READ_RETURN, asked_of)
    ]
    assert " ".join(elsewhere) == (seen_by if state == "shared" else "")
    readers = [role for role in Role if may(SomePerson(role), Permission.READ_RETURN, own)]
    assert " ".join(readers) == "reader officer editor chair"


def test_whatever_is_asked_for_is_asked_by_something() -> None:
    """Each permission is asked by a view, a service or a template, and templates ask for nothing else."""
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "workbench").rglob("*.py"))
    templates = "\n".join(path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html"))
    in_templates = {name for _, name in re.findall(r"""\bmay\((["'])(\w+)\1""", templates)}
    asked = set(re.findall(r"(?:allow\(|may\([^\n]*|^    \"\w+\": )Permission\.(\w+)", code, re.MULTILINE))
    assert asked == {permission.name for permission in Permission}
    assert in_templates and in_templates <= set(Permission)


@pytest.mark.parametrize("role", Role)
def test_a_deputy_may_what_the_chair_may_but_name_another(role: Role) -> None:
    deputy = SomePerson(role, is_deputy=True)
    if role in {Role.READER, Role.OFFICER, Role.EDITOR}:
        assert all(may(deputy, permission) for permission in DEPUTY)
        away = SomePerson(role, is_deputy=True, is_at_headquarters=False)
        assert not any(may(away, each) for each in AT_HEADQUARTERS if not may(SomePerson(role), each))
    else:
        assert [may(deputy, each) for each in Permission] == [may(SomePerson(role), each) for each in Permission]
    assert may(deputy, Permission.NAME_DEPUTY) is (role is Role.CHAIR)
    assert may(deputy, Permission.WRITE_POSITION) is (role is Role.EDITOR)
