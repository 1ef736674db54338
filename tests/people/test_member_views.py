"""The list of members and each one's page, as an administrator and as the lead of an organisation meet them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.people import PASSWORD
from workbench.people.models import Member, OrganisationKind
from workbench.people.organisations import add_organisation
from workbench.people.service import add_member, member_named

Open = Callable[[str], Browser]
NEW = "another-good-secret"


@pytest.fixture
def ids(stored: Callable[[Callable[[Session], dict[str, str]]], dict[str, str]]) -> dict[str, str]:
    """A province with a lead, an officer and an editor, and a member of another one."""

    def make(session: Session) -> dict[str, str]:
        coast = add_organisation(session, "coast", "沿海省总工会", "Coast", OrganisationKind.PROVINCIAL)
        inland = add_organisation(session, "inland", "内陆省总工会", "Inland", OrganisationKind.PROVINCIAL)
        people = {
            "lead": ("officer", coast, True), "own": ("officer", coast, False), "own.editor": ("editor", coast, False),
            "other": ("officer", inland, False),
        }  # fmt: skip
        made = {
            name: add_member(
                session, username=name, password=PASSWORD, role=role, organisation=of, is_lead=is_lead, language="en"
            ).id
            for name, (role, of, is_lead) in people.items()
        }
        return {**made, "coast": coast.id, "inland": inland.id}

    return stored(make)


def look(app: Flask, name: str) -> Member:
    with app.extensions["workbench.database"].reading() as session:
        found = member_named(session, name)
        assert found is not None
        session.expunge(found)
        return found


def link_on(browser: Browser) -> str:
    return re.search(r"/invitations/[\w.-]+", browser.page).group()  # type: ignore[union-attr]


def test_an_account_without_a_password_is_given_a_link(app: Flask, browser: Open, ids: dict[str, str]) -> None:
    boss = browser("administrator")
    boss.get("/members")
    boss.post("/members", {"username": "fresh", "organisation": ids["coast"], "role": "officer", "language": "en"})
    assert boss.status == 200
    person = browser("")
    path = link_on(boss)
    person.get(path)
    assert person.status == 200 and "fresh" in person.page
    person.post(path, {"password": "short"})
    assert person.status == 422 and "密码至少需要 10 个字符" in person.words
    person.post(path, {"password": NEW})
    assert person.path == "/sign-in"
    Browser(app.test_client()).sign_in("fresh", NEW)
    person.get(path)
    assert person.status == 422


def test_all_who_have_no_password_are_invited_at_once(app: Flask, browser: Open, ids: dict[str, str]) -> None:
    boss = browser("administrator")
    boss.get("/members")
    for name in ("one.new", "two.new"):
        boss.post("/members", {"username": name, "organisation": ids["coast"], "role": "officer", "language": "en"})
    boss.get("/members")
    assert "2 people have no password yet" in boss.words
    boss.post("/members/invite")
    assert len(re.findall(r"/invitations/[\w.-]+", boss.page)) == 2
    lead = browser("lead")
    lead.post("/members/invite")
    assert len(re.findall(r"/invitations/[\w.-]+", lead.page)) == 2, "they are of the lead's own organisation"


def test_a_member_is_renamed_and_moved(app: Flask, browser: Open, ids: dict[str, str]) -> None:
    boss = browser("administrator")
    boss.get(f"/members/{ids['own']}")
    changed = {"name_zh": "新名", "name_en": "", "organisation": ids["inland"], "role": "reader", "is_lead": "y"}
    boss.post(f"/members/{ids['own']}", {**changed, "email": "own@example.org"})
    person = look(app, "own")
    assert (person.name_zh, person.organisation_id, person.role) == ("新名", ids["inland"], "reader")
    assert person.is_lead and person.email == "own@example.org"
    boss.get(f"/members/{ids['own']}")
    boss.post(f"/members/{ids['own']}", {**changed, "email": "nowhere", "name_zh": "别名"})
    assert boss.status == 422 and boss.field("name_zh") == "别名" and look(app, "own").name_zh == "新名"


def test_a_lead_sees_and_looks_after_the_people_of_the_own_organisation(
    app: Flask, browser: Open, ids: dict[str, str]
) -> None:
    lead = browser("lead")
    lead.get("/members")
    assert lead.status == 200 and "own.editor" in lead.page and "other" not in lead.texts("//th/a")
    new = {"username": "third", "organisation": ids["coast"], "role": "reader", "language": "en", "password": NEW}
    lead.post("/members", new)
    assert look(app, "third").organisation_id == ids["coast"]
    lead.get(f"/members/{ids['own']}")
    lead.post(f"/members/{ids['own']}", {"name_zh": "改名", "organisation": ids["coast"], "role": "reader"})
    assert (look(app, "own").name_zh, look(app, "own").role) == ("改名", "reader")
    lead.post(f"/members/{ids['own']}/invite")
    assert link_on(lead)
    lead.post(f"/members/{ids['own']}/disable")
    assert look(app, "own").disabled_at is not None


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("/members/{other}/disable", {}, 403),
        ("/members/{other}/invite", {}, 403),
        ("/members/{own.editor}/invite", {}, 403),
        ("/members/{own.editor}/password", {"password": NEW}, 403),
        ("/members/{own}/role", {"role": "editor"}, 403),
        ("/members/{own}/role", {"role": "administrator"}, 403),
        ("/members/{other}", {"organisation": "{coast}", "role": "officer"}, 403),
        ("/members/{own}", {"organisation": "{inland}", "role": "officer"}, 422),
        ("/members/{own}", {"organisation": "{coast}", "role": "editor"}, 422),
        ("/members", {"username": "x.y", "organisation": "{inland}", "role": "officer", "language": "en"}, 422),
        ("/members", {"username": "x.y", "organisation": "{coast}", "role": "chair", "language": "en"}, 422),
        ("/organisations", {"name_zh": "新", "kind": "city"}, 403),
    ],
)
def test_a_lead_looks_after_nobody_else(
    app: Flask, browser: Open, ids: dict[str, str], path: str, data: dict[str, str], status: int
) -> None:
    for name, known in ids.items():
        path = path.replace("{" + name + "}", known)
        data = {key: value.replace("{" + name + "}", known) for key, value in data.items()}
    lead = browser("lead")
    before = {name: look(app, name).password_hash for name in ("own", "own.editor", "other")}
    lead.post(path, dict(data))
    assert lead.status == status
    assert {name: look(app, name).password_hash for name in before} == before
    assert (look(app, "own").role, look(app, "own").organisation_id) == ("officer", ids["coast"])


def test_a_lead_makes_nobody_a_lead(app: Flask, browser: Open, ids: dict[str, str]) -> None:
    lead = browser("lead")
    lead.get(f"/members/{ids['own']}")
    lead.post(f"/members/{ids['own']}", {"organisation": ids["coast"], "role": "officer", "is_lead": "y"})
    assert not look(app, "own").is_lead


def test_whoever_leads_nothing_keeps_nobody(browser: Open, ids: dict[str, str]) -> None:
    for name in ("own", "editor", "chair", "reader"):
        person = browser(name)
        person.get("/members")
        assert person.status == 403, name
