"""A law that only some may see is not there for anybody else, on no page, in no export, search or count."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.web.confidential import SECRETS, Secret, addresses, make_secret
from workbench.people.permissions import PERMISSIONS, Permission, Role

Open = Callable[[str], Browser]
Stored = Callable[[Callable[[Session], Secret]], Secret]
# Signing out ends the sign-in that the other requests need.
APART = {"people.sign_out", "people.sign_in"}
SCOPES = ("", "&scope=draft", "&scope=comments", "&scope=positions")
QUERIES = [f"/search?q={word}{scope}" for word in SECRETS for scope in SCOPES]
PAGES = [
    "/",
    "/jobs",
    "/papers",
    "/papers/new",
    "/search?q=秘密&scope=comments&author=in.officer",
    "/search?q=stance:oppose&scope=comments",
    "/search/suggest?q=秘而",
    "/search/suggest?q=第二条",
    "/standards/provision?ref=C102:16",
    "/standards/C102",
    "/judgement/acceptance",
    "/judgement/adequacy",
    "/judgement/coverage",
    "/judgement/floor",
    *QUERIES,
]


@pytest.fixture
def secret(stored: Stored) -> Secret:
    return stored(make_secret)


@pytest.mark.parametrize("role", Role)
def test_to_whoever_is_not_admitted_it_is_not_there(app: Flask, browser: Open, secret: Secret, role: Role) -> None:
    outsider = browser(f"out.{role}")
    token = outsider.token
    wrong = []
    for endpoint, method, path, is_of_it in addresses(app, secret.ids):
        if endpoint in APART or "static" in endpoint:
            continue
        answer = outsider.client.open(path, method=method, data={"csrf_token": token} if method == "POST" else None)
        said = answer.get_data(as_text=True) if answer.mimetype.startswith("text") else ""
        told = [word for word in secret.words if word in said and word not in path]
        if told or (is_of_it and answer.status_code not in {403, 404}):
            wrong.append((endpoint, method, answer.status_code, told))
        answer.close()
    for path in PAGES:
        page = outsider.get(path)
        asked_for = path.partition("q=")[2].partition("&")[0]
        told = [word for word in secret.words if word in page.replace(asked_for or "\0", "")]
        if told or outsider.status >= 500:
            wrong.append((path, "GET", outsider.status, told))
    assert wrong == []


@pytest.mark.parametrize("role", [role for role in Role if Permission.READ in PERMISSIONS[role]])
def test_whoever_is_admitted_works_on_it(app: Flask, browser: Open, secret: Secret, role: Role) -> None:
    insider = browser(f"in.{role}")
    closed = []
    for endpoint, method, path, is_of_it in addresses(app, secret.ids):
        if method == "GET" and is_of_it and insider.client.get(path).status_code == 404:
            closed.append(endpoint)
    # The original of a made-up version lies nowhere, and a new position asks for a clause besides.
    assert set(closed) <= {"drafts.source", "papers.new_position"}
    for scope, target in (("comments", "/comments/"), ("draft", "/clauses/"), ("positions", "/positions/")):
        insider.get(f"/search?q=秘密&scope={scope}")
        assert insider.elements(f"//main//a[starts-with(@href, '{target}')]"), scope
    assert "秘而不宣条例" in insider.get("/")
