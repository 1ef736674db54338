"""Every address, walked once for each class of people who may not see what it names; and who is of which class.

Whether a role may open a page at all is asked of the one function that says so, for all roles, organisations, laws and
states of a round. What a page then shows hangs on whom its session reads for, not on the role: so each address is
requested once by somebody of a class who may open it, and nobody needs to request it in five roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser, fresh_form
from tests.conftest import settings_in
from tests.factories.people import PASSWORD
from tests.factories.rounds import person, place_named
from tests.permissions_table import ALLOWED, ALLOWED_TO_LEADS, AT_HEADQUARTERS
from tests.web.confidential import SECRETS, addresses, make_secret
from tests.web.test_round_sight import SCENES, WORDS, set_up
from workbench.app import create_app
from workbench.db import Database
from workbench.people.models import Member
from workbench.people.permissions import Circumstances, Permission, Role, may
from workbench.people.service import add_member
from workbench.web.access import PUBLIC, policy

# Signing out ends the sign-in that the other requests need; what is served to everybody tells of nobody.
APART = {"people.sign_out", "people.sign_in"}
SCOPES = ("&scope=draft", "&scope=comments", "&scope=positions")
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
    *(f"/search?q={word}" for word in SECRETS),
    *(f"/search?q={word}{scope}" for word in SECRETS[:2] for scope in SCOPES),
]
ASKED_FOR = (*WORDS, "暗语", "stance:support_with_changes", "author:coast.officer", "org:coast")


@dataclass(frozen=True, slots=True)
class Walk:
    """A class of people, its members in the order in which they are sent, and what they may not be told of."""

    people: Sequence[str]
    ids: dict[str, str]
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Walked:
    """One instance with a law that is closed to outsiders, and a round in which one organisation is still writing."""

    app: Flask
    walks: dict[str, Walk]
    insiders: dict[str, str]
    browsers: dict[str, Browser]

    def browser(self, name: str) -> Browser:
        if name not in self.browsers:
            self.browsers[name] = Browser(self.app.test_client()).sign_in(name)
        return self.browsers[name]


def add_people(session: Session) -> None:
    """One of each role in another province and at headquarters, besides those of the round."""
    for role in Role:
        inland, name = place_named(session, "inland"), f"inland.the-{role}"
        add_member(session, username=name, password=PASSWORD, role=role, organisation=inland, is_lead=True)
        add_member(session, username=f"hq.the-{role}", password=PASSWORD, role=role)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory, _template: Path) -> Iterator[Walked]:
    folder = tmp_path_factory.mktemp("walked")
    (folder / "workbench.sqlite").write_bytes(_template.read_bytes())
    app = create_app(settings_in(folder))
    app.testing = True
    database: Database = app.extensions["workbench.database"]
    with database.writing() as session:
        secret = make_secret(session)
        written = set_up(session, SCENES[0])
        add_people(session)
        session.commit()
    of_the_round = {name: written[name] for name in ("comment_id", "return_id")}
    # An editor may open what an officer and a reader may; the others of a class open what it may not.
    roles = (Role.EDITOR, Role.CHAIR, Role.ADMINISTRATOR)
    walks = {
        "not admitted to the law": Walk([f"out.{role}" for role in roles], dict(secret.ids), secret.words),
        "of another organisation": Walk([f"inland.the-{role}" for role in roles], written, WORDS),
        "at headquarters": Walk([f"hq.the-{role}" for role in roles], written, WORDS),
    }
    assert of_the_round.keys() <= written.keys()
    yield Walked(app, walks, dict(secret.ids), {})
    database.dispose()


def sent(walked: Walked, endpoint: str, people: Sequence[str]) -> str | None:
    """Who of a class requests an address: the first who may open it; None where nobody of it may."""
    needed = policy(walked.app, endpoint)
    with walked.app.extensions["workbench.database"].reading() as session:
        able = (name for name in people if needed == PUBLIC or may(person(session, name), Permission(needed)))
        return next(able, None)


@pytest.mark.parametrize("of", ["not admitted to the law", "of another organisation", "at headquarters"])
def test_no_address_tells_of_what_is_closed(walked: Walked, of: str) -> None:
    walk, wrong, requested = walked.walks[of], [], 0
    closing = set(walk.ids) if of == "not admitted to the law" else {"comment_id", "return_id"}
    for endpoint, method, path, _ in addresses(walked.app, walk.ids):
        if endpoint in APART or "static" in endpoint or (name := sent(walked, endpoint, walk.people)) is None:
            continue
        other = walked.browser(name)
        data = fresh_form(other.token) if method == "POST" else None
        answer = other.client.open(path, method=method, data=data)
        said = answer.get_data(as_text=True) if answer.mimetype.startswith("text") else ""
        told = [word for word in walk.words if word in said and word not in path]
        names = [key for key in closing if key.endswith("_id") and walk.ids[key] in path]
        if told or (names and answer.status_code not in {403, 404}) or answer.status_code >= 500:
            wrong.append((endpoint, method, name, answer.status_code, told))
        answer.close()
        requested += 1
    assert wrong == [] and requested > 100


def test_no_page_search_or_count_tells_of_the_law(walked: Walked) -> None:
    walk, wrong = walked.walks["not admitted to the law"], []
    outsider = walked.browser("out.editor")
    for path in PAGES:
        page = outsider.get(path)
        queried = path.partition("q=")[2].partition("&")[0]
        told = [word for word in walk.words if word in page.replace(queried or "\0", "")]
        if told or outsider.status >= 500:
            wrong.append((path, outsider.status, told))
    assert wrong == []


@pytest.mark.parametrize("name", ["inland.the-officer", "hq.the-chair"])
def test_no_search_or_count_tells_of_what_is_being_written(walked: Walked, name: str) -> None:
    other, wrong = walked.browser(name), []
    for query in ASKED_FOR:
        page = other.get(f"/search?q={query}&scope=comments")
        hits = other.elements("//main//a[starts-with(@href, '/comments/')]")
        # Headquarters is admitted to the other law, and finds what is said of that.
        if any(word in page.replace(query, "") for word in WORDS) or (hits and name.startswith("inland")):
            wrong.append(query)
    other.get("/")
    # On the law of the round nothing is counted; headquarters sees the other law as well.
    counted = other.texts(f"//section[@aria-labelledby='law-{walked.walks['at headquarters'].ids['law_id']}']//strong")
    assert wrong == [] and counted[:1] == ["0"]


def test_whoever_is_admitted_works_on_the_law(walked: Walked) -> None:
    closed = []
    for endpoint, method, path, is_of_it in addresses(walked.app, walked.insiders):
        if method != "GET" or not is_of_it:
            continue
        name = sent(walked, endpoint, ["in.editor", "in.chair", "in.administrator"])
        if name is not None and walked.browser(name).client.get(path).status_code == 404:
            closed.append(endpoint)
    # The original of a made-up version lies nowhere, a new position asks for a clause besides, and the organisation in
    # the address of an answer is made up.
    assert set(closed) <= {"drafts.source", "papers.new_position", "answering.answer"}
    insider = walked.browser("in.reader")
    for scope, target in (("comments", "/comments/"), ("draft", "/clauses/"), ("positions", "/positions/")):
        insider.get(f"/search?q=秘密&scope={scope}")
        assert insider.elements(f"//main//a[starts-with(@href, '{target}')]"), scope
    assert "秘而不宣条例" in insider.get("/")


def test_every_role_may_what_the_table_says_and_nothing_on_a_law_that_is_closed_to_it(walked: Walked) -> None:
    law_id, wrong = walked.insiders["law_id"], []
    with walked.app.extensions["workbench.database"].reading() as session:
        for member in session.scalars(select(Member)).unique():
            for permission in Permission:
                by_role = member.role in ALLOWED[permission].split()
                by_lead = member.is_lead and permission in ALLOWED_TO_LEADS and member.role != Role.ADMINISTRATOR
                expected = (by_role or by_lead) and (permission not in AT_HEADQUARTERS or member.is_at_headquarters)
                if may(member, permission) != expected:
                    wrong.append((member.username, permission))
                if not member.is_at_headquarters and may(member, permission, Circumstances(law=law_id)):
                    wrong.append((member.username, permission, "on the law"))
    assert wrong == []
