"""A form without a key is not taken anywhere, and nothing of what was typed in it is lost."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.routing import Rule

from tests.browsing import Browser
from tests.soak.targets import Page
from workbench.drafts.models import Law
from workbench.people.permissions import Role
from workbench.people.service import member_named
from workbench.web.access import PUBLIC, policy
from workbench.web.once import FIELD
from workbench.web.unkeyed import changes_nothing

Open = Callable[[str], Browser]
TYPED = "人社部门应当自收到申请之日起三十日内作出书面答复，并说明理由。"
# What stores nothing, whatever is sent to it; and signing out, which ends the sign-in that the other requests need.
WITHOUT_KEY = {"reading.show_redline", "previews.show_redline", "previews.preview_typed"}
APART = {"people.sign_out"}


def path(app: Flask, rule: Rule) -> str:
    with app.test_request_context():
        return app.url_for(rule.endpoint, **dict.fromkeys(rule.arguments, "none"))


def typed_in(page: str) -> dict[str, str]:
    """The fields of the form that is offered again."""
    return next(fields for method, _, fields, _ in Page(page).forms if method == "POST" and "sent" in fields)


def test_no_address_takes_a_form_without_a_key(app: Flask, browser: Open) -> None:
    with app.extensions["workbench.database"].writing() as session:
        lead = member_named(session, "officer2")
        assert lead is not None
        lead.is_lead = True
        session.commit()
    people = {name: browser(name) for name in (*Role, "officer2")}
    tokens = {role: person.token for role, person in people.items()}
    taken, met = [], set()
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()) or rule.endpoint in APART:
            continue
        for role, person in people.items():
            sent = {"csrf_token": tokens[role], "sent": TYPED}
            answer = person.client.post(path(app, rule), data=sent)
            if answer.status_code == 403 and policy(app, rule.endpoint) != PUBLIC:
                continue
            met.add(rule.endpoint)
            if answer.status_code != 422 or TYPED not in answer.text or not typed_in(answer.text)[FIELD]:
                taken.append((rule.endpoint, role, answer.status_code))
    assert {endpoint for endpoint, _, _ in taken} == WITHOUT_KEY
    unmet = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())} - met - APART
    assert unmet == set()


def test_sent_once_more_it_is_stored_as_it_was_typed(app: Flask, browser: Open) -> None:
    editor = browser("editor")
    title = "社会保险条例（征求意见稿）及其说明，二〇二六年十一月"
    page = editor.post("/laws/new?from=here", {FIELD: "", "title_zh": title, "note": f"{TYPED}\n第二段。"})
    assert editor.status == 422 and "once more" in page and count(app) == 0
    form = next(fields for _, action, fields, _ in Page(page).forms if action == "/laws/new?from=here")
    assert form["title_zh"] == "" and title in editor.field("title_zh"), "what is long is shown, to be looked at"
    editor.post("/laws/new", {**form, "title_zh": editor.field("title_zh"), "note": editor.field("note")})
    assert editor.status == 200 and count(app) == 1
    with app.extensions["workbench.database"].reading() as session:
        law = session.scalars(select(Law)).one()
        assert (law.title_zh, law.note) == (title, f"{TYPED}\n第二段。")


def count(app: Flask) -> int:
    with app.extensions["workbench.database"].reading() as session:
        return session.scalar(select(func.count()).select_from(Law)) or 0


def test_a_password_is_asked_for_again_and_a_file_too(browser: Open) -> None:
    officer = browser("officer")
    page = officer.post("/account", {FIELD: "", "old_password": "the old secret", "password": "the new secret"})
    assert officer.status == 422 and "secret" not in page
    assert len(officer.elements("//input[@type='password'][@required]")) == 2
    editor = browser("editor")
    file = (io.BytesIO("第一条".encode()), "law.txt")
    page = editor.post("/standards/C102/official", {FIELD: "", "source": "A publisher", "file": file})
    assert editor.elements("//form[@enctype='multipart/form-data']//input[@type='file'][@name='file']")
    assert "第一条" not in page


@pytest.mark.parametrize("headers", [{"X-Fragment": "1"}])
def test_a_part_of_a_page_is_told_in_a_part(browser: Open, headers: dict[str, str]) -> None:
    officer = browser("officer")
    officer.get("/account")
    page = officer.post("/account", {FIELD: "", "password": "x"}, headers=headers)
    assert officer.status == 422 and "<html" not in page and "stored" in page


def test_what_stores_nothing_says_so() -> None:
    def view() -> str:
        return ""

    assert changes_nothing(view) is view
    assert vars(view) == {"changes_nothing": True}
