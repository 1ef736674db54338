"""Every address of the site stands in a table with the role it asks for, and each role meets what the table says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.browsing import Browser
from workbench.commentary.models import Anchor, Comment
from workbench.crossref.models import CrossReference
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.drafts.models import Law, StoredClause, Version
from workbench.papers import export
from workbench.papers.models import Paper, Position
from workbench.people.models import Role
from workbench.web.access import PUBLIC, allow, policy

# endpoint: the role it asks for. A new page must be entered here, by somebody who has thought about who may see it.
ROLES: Mapping[str, str] = {
    "bootstrap.static": "public",
    "compare.adopted": "reader",
    "compare.carried": "reader",
    "compare.carry": "editor",
    "compare.compare": "reader",
    "compare.override_match": "editor",
    "compare.record_ruling": "editor",
    "compare.confirm_anchor": "officer",
    "crossref.add_link": "officer",
    "crossref.change_link": "officer",
    "crossref.matrix": "reader",
    "crossref.matrix_file": "reader",
    "crossref.reject": "officer",
    "drafts.akoma": "reader",
    "drafts.drop": "editor",
    "home.front": "reader",
    "drafts.law": "reader",
    "drafts.new_law": "editor",
    "drafts.preview": "editor",
    "drafts.source": "reader",
    "drafts.import_draft": "editor",
    "health.favicon": "public",
    "health.healthz": "public",
    "jobs.cancel": "reader",
    "jobs.file": "reader",
    "jobs.job": "reader",
    "jobs.jobs": "reader",
    "jobs.state": "reader",
    "papers.edit_paper": "editor",
    "papers.evidence": "reader",
    "papers.export_paper": "reader",
    "papers.move": "editor",
    "papers.new_paper": "editor",
    "papers.new_position": "editor",
    "papers.paper": "reader",
    "papers.papers": "reader",
    "papers.position": "editor",
    "papers.show_paper_history": "reader",
    "papers.show_position_history": "reader",
    "people.account": "reader",
    "people.change_member": "administrator",
    "people.members": "administrator",
    "people.set_language": "public",
    "people.sign_in": "public",
    "people.sign_out": "public",
    "reading.add_comment": "officer",
    "reading.add_reply": "officer",
    "reading.clause": "reader",
    "reading.comment": "reader",
    "reading.edit_comment": "officer",
    "reading.show_redline": "reader",
    "reading.version": "reader",
    "reading.withdraw": "officer",
    "search.results": "reader",
    "search.suggest": "reader",
    "static": "public",
    "stylesheet": "public",
    "acceptance.floor": "reader",
    "acceptance.record": "officer",
    "acceptance.scheme": "reader",
    "acceptance.schemes": "reader",
    "judgement.acceptance": "reader",
    "judgement.adequacy": "reader",
    "judgement.change_case": "officer",
    "judgement.coverage": "reader",
    "judgement.keep": "officer",
    "official.store": "editor",
    "official.import_official": "editor",
    "standards.glossary_page": "reader",
    "standards.instrument": "reader",
    "standards.instruments": "reader",
    "standards.provision": "reader",
    "standards.terms": "reader",
}
PEOPLE = {"": None, "reader": "reader", "officer": "officer-hq", "editor": "editor", "administrator": "admin"}
# Signing out ends the sign-in that the other requests need; sign-in sends those away who are signed in.
APART = {"people.sign_out", "people.sign_in"}


def test_every_route_names_the_role_of_the_table(app: Flask) -> None:
    found = {rule.endpoint: policy(app, rule.endpoint) for rule in app.url_map.iter_rules()}
    assert found == dict(ROLES)


def test_a_view_without_a_policy_is_closed_to_everybody(app: Flask) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    app.add_url_rule("/marked", "marked", allow("reader")(lambda: "shown"))
    browser = Browser(app.test_client()).sign_in("administrator")
    assert (browser.get("/forgotten"), browser.status)[1] == 404
    assert browser.get("/marked") == "shown"


@pytest.fixture
def ids(demonstration: Flask) -> dict[str, str]:
    """A real value for every variable of an address."""
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        old, new = session.scalars(select(Version).where(Version.lang == "zh").order_by(Version.ordinal)).all()[:2]
        comment = session.scalar(
            select(Comment).join(Anchor).where(Anchor.version_id == old.id, Anchor.status == "original")
        )
        clause = session.scalar(select(StoredClause).where(StoredClause.version_id == new.id))
        rows = [session.scalar(select(model)) for model in (Law, CrossReference, Paper, Position)]
        law, link, paper, position = (row.id for row in rows if row is not None)
        assert comment is not None and clause is not None
        return {
            "old_id": old.id, "new_id": new.id, "version_id": new.id, "law_id": law, "comment_id": comment.id,
            "clause_id": clause.id, "link_id": link, "paper_id": paper, "position_id": position, "upload_id": "none",
            "member_id": "none", "action": "role", "lang": "zh", "kind": "xlsx", "code": "zh", "filename": "icon.svg",
        }  # fmt: skip


def address(app: Flask, rule: Rule, ids: Mapping[str, str]) -> str:
    with app.test_request_context():
        return app.url_for(rule.endpoint, **{name: ids.get(name, "none") for name in rule.arguments})


def token(client: FlaskClient) -> str:
    browser = Browser(client)
    browser.get("/sign-in")
    return browser.token


@pytest.mark.parametrize("role", PEOPLE)
def test_each_role_meets_what_the_table_says(
    demonstration: Flask, ids: Mapping[str, str], role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    client = demonstration.test_client()
    if name := PEOPLE[role]:
        Browser(client).sign_in(name, ACCOUNTS_PASSWORD)
    sent = {"csrf_token": token(client)}
    before = stored_text(demonstration)
    wrong = []
    for rule in demonstration.url_map.iter_rules():
        for method in (rule.methods or set()) & {"GET", "POST"}:
            if rule.endpoint in APART or rule.endpoint not in ROLES:
                continue
            answer = client.open(
                address(demonstration, rule, ids), method=method, data=sent if method == "POST" else None
            )
            expected = meets(ROLES[rule.endpoint], role)
            if outcome(answer) != expected:
                wrong.append((rule.endpoint, method, answer.status_code, expected))
            answer.close()
    assert wrong == []
    assert stored_text(demonstration) == before, "a stored version never changes, whatever address is called"


def stored_text(app: Flask) -> list[tuple[object, ...]]:
    database: Database = app.extensions["workbench.database"]
    with database.engine.connect() as connection:
        tables = (Version.__table__, StoredClause.__table__)
        return [tuple(row) for table in tables for row in connection.execute(select(table).order_by(table.c.id))]


def meets(needed: str, role: str) -> str:
    if needed == PUBLIC:
        return "open"
    if not role:
        return "sign in"
    return "open" if Role(role).rank >= Role(needed).rank else "refused"


def outcome(answer: TestResponse) -> str:
    """What the person met; a page that is refused to all but one author is open as far as roles go."""
    if answer.status_code == 403 and "您的账号没有这项权限" in answer.text:
        return "refused"
    if answer.headers.get("Location", "").startswith("/sign-in"):
        return "sign in"
    return "open" if answer.status_code < 500 else f"broken {answer.status_code}"


def test_after_signing_in_a_person_gets_where_he_wanted(demonstration: Flask, ids: Mapping[str, str]) -> None:
    browser = Browser(demonstration.test_client())
    browser.get(f"/versions/{ids['version_id']}?x=1")
    assert browser.path == "/sign-in"
    browser.post(
        f"/sign-in?{browser.answer.request.query_string.decode()}",
        {"username": "reader", "password": ACCOUNTS_PASSWORD},
    )
    assert browser.path == f"/versions/{ids['version_id']}"


def test_a_refusal_says_which_role_is_needed(demonstration: Flask) -> None:
    browser = Browser(demonstration.test_client()).sign_in("reader", ACCOUNTS_PASSWORD)
    assert "您的账号没有这项权限" in browser.get("/members")
    browser.post("/language/en")
    assert "administrator" in browser.get("/members")
    assert browser.status == 403
