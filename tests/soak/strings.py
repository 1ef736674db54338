"""Odd strings sent to every field and parameter: stored, or refused with a sentence; never a fault, never a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import Final

from flask import Flask
from flask.testing import FlaskClient
from lxml.html import document_fromstring
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.browsing import Browser
from tests.factories.drafts import COLLECTION, FIRST, SECOND, make_version
from tests.factories.people import PASSWORD
from tests.soak.odd_strings import odd_strings
from tests.soak.targets import APART, PAGES, Target, odd_path, targets
from tests.soak.world import named
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD, demonstration_accounts, load_demonstration
from workbench.drafts.changes import withdraw_version
from workbench.drafts.models import Law
from workbench.drafts.originals import UploadedFile
from workbench.drafts.service import stage_upload, versions_of
from workbench.formats.intake import read_file
from workbench.jobs.service import ask
from workbench.judgement.cases import keep_case
from workbench.papers.models import Paper
from workbench.people.service import add_member
from workbench.rules.adequacy import Case

MARK: Final = b"alert(1)"  # what every string that would be a script would do
A_FILE: Final = 60  # strings that the content of a file gets: each is read by a process of its own
LONGEST_PATH: Final = 2000
LAST: Final = "zz-last"  # an account that is last in every list, so that what is sent to accounts harms nobody at work


@dataclass(slots=True)
class Tally:
    """What was sent, how it was answered, and what must not be."""

    targets: int = 0
    fields: int = 0
    sent: int = 0
    endpoints: set[str] = field(default_factory=set)
    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def look(self, answer: TestResponse, what: Sequence[str], odd: str) -> None:
        """Count an answer, and keep what is wrong with it."""
        self.sent += 1
        self.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            self.failures.append(f"{answer.status_code} {' '.join(what)} {odd[:80]!r}")
        elif answer.mimetype == "text/html" and MARK in answer.data and (script := acting(answer.text)):
            self.failures.append(f"script {' '.join(what)} {odd[:80]!r}: {script[:200]}")
        answer.close()


def acting(page: str) -> str:
    """The first thing in a page that would do what a string says; empty where its words are only shown."""
    mark = MARK.decode()
    for element in document_fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in ("script", "style") and mark in (element.text or ""):
            return f"<{element.tag}>{element.text}"
        for name, value in element.items():
            leads = name in ("href", "src", "action", "formaction", "style") and value.strip().startswith("javascript:")
            if mark in value and (name.startswith("on") or leads):
                return f"<{element.tag} {name}={value}>"
    return ""


def open_site(app: Flask) -> Mapping[str, FlaskClient]:
    """A client for each account of the demonstration, which is loaded where it is not there, and one signed out."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a long run outlives it
    with app.app_context():
        load_demonstration(app)
    database: Database = app.extensions["workbench.database"]
    with database.writing() as session:
        names = [member.username for member in demonstration_accounts(session)]
        add_member(session, username=LAST, password=PASSWORD, role="reader")
        session.commit()
    clients = {"": app.test_client()}
    for name in names:
        clients[name] = app.test_client()
        Browser(clients[name]).sign_in(name, ACCOUNTS_PASSWORD)
    return clients


def prepare(app: Flask) -> list[str]:
    """Have what the demonstration lacks: a case, an upload, a job, a draft to carry to and to rule on, one withdrawn.

    Returns the pages that show them.
    """
    database: Database = app.extensions["workbench.database"]
    with database.writing() as session:
        editor = named(session, "editor")
        law = session.scalars(select(Law)).first()
        assert law is not None
        old = versions_of(session, law)[-1]
        new = make_version(session, editor, law, SECOND, "odd")
        withdrawn = make_version(session, editor, law, FIRST, "withdrawn")
        withdraw_version(session, editor, withdrawn, "odd")
        keep_case(session, editor, law, "odd", Case("III", "65", "", {}))
        uploads = []
        for source in (UploadedFile("odd.txt", FIRST.encode()), UploadedFile("two.xml", COLLECTION.encode())):
            reading = read_file(source.name, source.data, None)
            folder = app.extensions["workbench.settings"].uploads
            uploads.append(stage_upload(session, folder, law, editor, source, reading))
        job = ask(session, "odd", {"about": "", "then": ""}, by=editor)
        session.commit()
        return [
            *(f"/versions/{each.id}/change" for each in (new, withdrawn)),
            f"/carry/{old.id}/{new.id}",
            *(f"/imports/{upload.id}" for upload in uploads),
            f"/jobs/{job.id}",
            "/standards/C102/official",
            *(f"/papers/{paper_id}/outcomes" for paper_id in session.scalars(select(Paper.id))),
        ]


def run_strings(app: Flask, seed: int, a_field: int | None = None, pages: int = PAGES) -> Tally:
    """Send odd strings to everything, every one of them or ``a_field`` to each field, other ones to the next.

    What there is to send to is found on so many ``pages`` of each view. Where each field gets only some strings, of the
    parameters of an address, most of which every page shares, every third gets them; the next address gets the others.
    """
    tally, clients = Tally(), open_site(app)
    listed = odd_strings(seed)
    going_on = cycle(listed)
    aims = targets(app, clients, prepare(app), pages)
    tally.targets, tally.endpoints = len(aims), {aim.endpoint for aim in aims}
    for number, aim in enumerate(aims):
        for name in aim.names[number % 3 :: 3] if a_field and aim.method == "GET" else aim.names:
            tally.fields += 1
            strings = listed[: A_FILE if name in aim.files else None] if a_field is None else islice(going_on, a_field)
            for odd in strings:
                sent = aim.with_odd("form_key", "") if "form_key" in aim.names else aim
                answer = sent.with_odd(name, odd).send(clients[aim.person])
                tally.look(answer, (aim.endpoint, aim.method, name), odd)
    for rule in app.url_map.iter_rules():
        if rule.arguments and rule.endpoint != "static":
            tally.fields += 1
            for odd in listed if a_field is None else islice(going_on, a_field):
                path = odd_path(rule.rule, odd[:LONGEST_PATH])
                tally.look(clients["editor"].get(path), (rule.endpoint, "GET", "path"), odd)
    _look_again(app, clients, aims, tally)
    return tally


def _look_again(app: Flask, clients: Mapping[str, FlaskClient], aims: Sequence[Target], tally: Tally) -> None:
    """Whatever was stored can be shown, and whoever was signed in is so still: the pages were reached."""
    for aim in aims:
        if aim.method == "GET":
            tally.look(clients[aim.person].get(aim.path), (aim.endpoint, "GET", "afterwards"), "")
    for name, client in clients.items():
        answer = client.get("/account")
        if name and answer.status_code != 200:
            tally.failures.append(f"{name} is signed in no longer: {answer.status_code}")
        answer.close()


# What the demonstration has nothing to show for: a round, a return, an invitation, a pair too long to wait for. Their
# forms are sent odd strings by nobody yet; their own tests send them what is wrong.
NOT_SHOWN: Final = frozenset(
    {
        "compare.match_long",
        "members.accept",
        "members.invite",
        "attachments.attach_to_return",
        "attachments.remove",
        "receiving.drop",
        "receiving.preview",
        "receiving.take_over",
        "returns.answer",
        "returns.lead_return",
        "returns.leave_out",
        "returns.send_back",
        "rounds.change_round",
        "rounds.open_return",
    }
)


def unreached(app: Flask, tally: Tally) -> set[str]:
    """The views that take a form or have pages, and that no target leads to."""
    return {
        rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())
    } - tally.endpoints - APART - NOT_SHOWN  # fmt: skip


def told(tally: Tally) -> Iterator[str]:
    """What was sent, in lines."""
    yield f"{tally.sent} requests to {tally.fields} fields and parameters of {tally.targets} forms and pages"
    yield "  " + ", ".join(f"{status}: {count}" for status, count in sorted(tally.statuses.items()))
    yield from (f"  FAILED {failure}" for failure in tally.failures[:200])
