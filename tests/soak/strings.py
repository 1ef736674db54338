"""Odd strings sent to every field and parameter: stored, or refused with a sentence; never a fault, never a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from typing import Final

from flask import Flask
from flask.testing import FlaskClient
from lxml.html import document_fromstring
from werkzeug.test import TestResponse

from tests.browsing import Browser
from tests.factories.drafts import COLLECTION
from tests.factories.people import PASSWORD
from tests.soak.addresses import pages, people, values
from tests.soak.occasions import occasion_pages, with_occasions
from tests.soak.odd_strings import odd_strings
from tests.soak.targets import APART, CALLED, PAGES, Target, odd_path, targets
from tests.soak.world import FREE, World, named
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD, demonstration_accounts
from workbench.drafts.models import Law
from workbench.drafts.originals import UploadedFile
from workbench.drafts.service import stage_upload
from workbench.formats.intake import read_file
from workbench.jobs.service import ask
from workbench.people.invitations import make_invitation
from workbench.people.service import add_member
from workbench.web.once import make_key

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


def open_site(app: Flask, world: World) -> Mapping[str, FlaskClient]:
    """A client for each kind of person of the world, each account of the demonstration, and somebody signed out."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a long run outlives it
    database: Database = app.extensions["workbench.database"]
    with database.writing() as session:
        passwords = {member.username: ACCOUNTS_PASSWORD for member in demonstration_accounts(session)}
    passwords.setdefault("editor", PASSWORD)
    clients = {"": app.test_client()}
    for name, password in {**dict.fromkeys([*people(world), f"{world.name}.a.officer"], PASSWORD), **passwords}.items():
        clients[name] = app.test_client()
        Browser(clients[name]).sign_in(name, password)
    return clients


@dataclass(frozen=True, slots=True)
class Beginning:
    """Pages at which each person begins, and what is sent without any page that offers it."""

    pages: Mapping[str, Sequence[str]]
    targets: Sequence[Target]


def prepare(app: Flask, world: World) -> Beginning:
    """Have what the world lacks and pages need: an upload of two laws, a job that is theirs, a link to be followed."""
    database: Database = app.extensions["workbench.database"]
    with database.writing() as session:
        editor, law = named(session, "editor"), session.get_one(Law, world.law_id)
        source = UploadedFile("two.xml", COLLECTION.encode())
        folder, reading = app.extensions["workbench.settings"].uploads, read_file(source.name, source.data, None)
        upload_id = stage_upload(session, folder, law, editor, source, reading).id
        job_id = ask(session, "odd", {"about": "", "then": ""}, by=editor).id
        token = make_invitation(session, world.member(session), app.config["SECRET_KEY"])
        last_id = add_member(session, username=LAST, password=None, role="reader").id
        session.commit()
    known = values(world, job_id=job_id, member_id=last_id, **world.more)
    starts = {name: [*paths] for name, paths in people(world).items()}
    for name, paths in occasion_pages(world).items():
        starts.setdefault(name, []).extend(paths)
    starts[f"{world.name}.administrator.a"].append(f"/members/{last_id}")
    starts["editor"] += [
        *pages(app, known),
        f"/versions/{world.withdrawn_id}/change",
        f"/imports/{upload_id}",
        f"/imports/{world.upload_id}/correct?clause=art_5",
        f"/returns/{world.called.return_ids[1]}",
        f"/standards/provision?ref={FREE}",
        *CALLED,
    ]
    starts[""] = ["/sign-in", f"/invitations/{token}"]
    return Beginning(starts, list(_shown_elsewhere(world)))


def _shown_elsewhere(world: World) -> Iterator[Target]:
    """Forms that no page of the world has occasion to show, of suggestions, doubts, very long versions, mail and papers
    on a later draft, and what scripts send while somebody types."""
    pair, key = f"{world.old_id}/{world.new_id}", ("form_key", make_key())
    for endpoint, path, fields in (
        ("compare.match_long", f"/compare/{pair}/match", ()),
        ("people.choose_digest", "/account/digest", ("digest",)),
        ("rounds.remind_those_asked", f"/rounds/{world.called.round_id}/remind", ("organisation",)),
        ("compare.confirm_anchor", f"/carried/{pair}/{world.comment_id}", ("seen", "clause", "quote")),
        ("crossref.reject", f"/clauses/{world.article_ids[1]}/rejections", ("provision", "seen")),
        ("previews.preview_typed", f"/papers/{world.paper_id}/preview", ("title_zh", "introduction_zh", "lang")),
        ("previews.show_redline", f"/papers/{world.paper_id}/redline", ("clause", "target", "proposed")),
        ("pdf.print_file", f"/jobs/{world.queued_id}/pdf", ()),
        ("outcomes.place_waiting", f"/papers/{world.paper_id}/waiting/{world.position_ids[0]}", ("clause",)),
        (
            "outcomes.note_drafter_answer",
            f"/positions/{world.position_ids[0]}/drafter/{world.new_id}",
            ("words", "seen"),
        ),
        (
            "papers.rule_on_position",
            f"/positions/{world.position_ids[0]}/outcomes/{world.new_id}",
            ("outcome", "note", "seen"),
        ),
    ):
        yield Target("editor", endpoint, "POST", path, (*((name, "") for name in fields), key))


def run_strings(app: Flask, world: World, seed: int, a_field: int | None = None, walked: int = PAGES) -> Tally:
    """Send odd strings to everything, every one of them or ``a_field`` to each field, other ones to the next.

    What there is to send to is found on the pages of the world, and on those to which so many steps of a walk lead from
    them (``walked``, see :class:`Walk`). Where a field gets only some strings, every third one of a form or an address
    gets them, the next form's the others: which ones changes with the seed.
    """
    world = with_occasions(app.extensions["workbench.database"], world)
    tally, clients = Tally(), open_site(app, world)
    listed = odd_strings(seed)
    going_on = cycle(listed)
    beginning = prepare(app, world)
    aims = [*targets(app, clients, beginning.pages, walked), *beginning.targets]
    tally.targets, tally.endpoints = len(aims), {aim.endpoint for aim in aims}
    tokens = {name: Browser(client).token for name, client in clients.items()}
    for number, aim in enumerate(aims):
        for name in (aim.names[(number + seed) % 3 :: 3] or aim.names[:1]) if a_field else aim.names:
            tally.fields += 1
            strings = listed[: A_FILE if name in aim.files else None] if a_field is None else islice(going_on, a_field)
            for odd in strings:
                answer = _ready(aim, tokens).with_odd(name, odd).send(clients[aim.person])
                tally.look(answer, (aim.endpoint, aim.method, name), odd)
    for aim, rule, variables in _addresses(app, aims):
        for name in variables:
            tally.fields += 1
            for odd in listed if a_field is None else islice(going_on, a_field):
                sent = replace(_ready(aim, tokens), path=odd_path(rule, {**variables, name: odd[:LONGEST_PATH]}))
                tally.look(sent.send(clients[aim.person]), (aim.endpoint, aim.method, f"<{name}>"), odd)
    _look_again(clients, aims[:: 3 if a_field else 1], tally)
    return tally


def _ready(aim: Target, tokens: Mapping[str, str]) -> Target:
    """The form as it is sent for the first time: with a key that nothing was sent under yet."""
    if aim.method == "GET":
        return aim
    return aim.with_odd("csrf_token", tokens[aim.person]).with_odd("form_key", make_key())


def _addresses(app: Flask, aims: Sequence[Target]) -> Iterator[tuple[Target, str, Mapping[str, str]]]:
    """Every address that has something in its path that varies, as ``aims`` reach it, or else as an editor would."""
    reached = {(aim.endpoint, aim.method): aim for aim in aims}
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if not rule.arguments or rule.endpoint == "static":
            continue
        for method in sorted({"GET", "POST"} & (rule.methods or set())):
            aim = reached.get((rule.endpoint, method)) or Target("editor", rule.endpoint, method, "", ())
            variables = adapter.match(aim.path, method)[1] if aim.path else dict.fromkeys(rule.arguments, "x")
            yield aim, rule.rule, {name: str(value) for name, value in variables.items() if name in rule.arguments}


def _look_again(clients: Mapping[str, FlaskClient], aims: Sequence[Target], tally: Tally) -> None:
    """Whatever was stored can be shown, and whoever was signed in is so still: the pages were reached."""
    for aim in aims:
        if aim.method == "GET":
            tally.look(clients[aim.person].get(aim.path), (aim.endpoint, "GET", "afterwards"), "")
    for name, client in clients.items():
        answer = client.get("/account")
        if name and answer.status_code != 200:
            tally.failures.append(f"{name} is signed in no longer: {answer.status_code}")
        answer.close()


def unreached(app: Flask, tally: Tally) -> set[str]:
    """The views that take a form, and that nothing was sent to."""
    taking = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    return taking - tally.endpoints - APART


def told(tally: Tally) -> Iterator[str]:
    """What was sent, in lines."""
    yield f"{tally.sent} requests to {tally.fields} fields and parameters of {tally.targets} forms and pages"
    yield "  " + ", ".join(f"{status}: {count}" for status, count in sorted(tally.statuses.items()))
    yield from (f"  FAILED {failure}" for failure in tally.failures[:200])
