"""The post: each letter reaches the server once, in its reader's language, and a server that fails costs a wait."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.browsing import Browser
from tests.factories.rounds import Called, make_round
from tests.mail.server import FakeServer
from workbench.app import create_app
from workbench.config import Settings
from workbench.db import Database, now
from workbench.jobs.models import Job, JobState
from workbench.mail.models import Mail, MailState
from workbench.mail.sending import ask_for_post
from workbench.mail.service import post
from workbench.people.models import Member
from workbench.people.service import set_disabled


@pytest.fixture
def app(posting: Settings) -> Iterator[Flask]:
    made = create_app(posting)
    made.testing = True
    yield made
    made.extensions["workbench.database"].dispose()


@pytest.fixture
def called(app: Flask) -> Called:
    database: Database = app.extensions["workbench.database"]
    with database.writing() as session:
        session.expire_on_commit = False
        called = make_round(session)
        session.commit()
    return called


def run_post(app: Flask) -> None:
    """What the timer and a worker do within a minute."""
    ask_for_post(app.extensions["workbench.database"], app.extensions["workbench.settings"])
    app.extensions["workbench.jobs"].take_up_waiting()


def states(app: Flask) -> list[str]:
    with app.extensions["workbench.database"].reading() as session:
        return sorted(session.scalars(select(Mail.state)))


def let_time_pass(app: Flask) -> None:
    with app.extensions["workbench.database"].writing() as session:
        session.execute(update(Mail).where(Mail.state == MailState.WAITING).values(due_at=now()))
        session.commit()


def test_those_who_have_not_answered_are_reminded_once_a_day(app: Flask, server: FakeServer, called: Called) -> None:
    secretary = Browser(app.test_client()).sign_in("secretary")
    secretary.get(f"/rounds/{called.round.id}")
    secretary.post(f"/rounds/{called.round.id}/remind")
    assert "3 letters are on their way" in secretary.page and server.letters == [], "no request waits for the server"
    run_post(app)
    assert sorted(str(each["To"]) for each in server.letters) == [
        f"lead@{at}.example" for at in ("coast", "inland", "miners")
    ]
    assert server.greetings == 1, "one connection carries them all"
    secretary.post(f"/rounds/{called.round.id}/remind")
    assert secretary.status == 409 and "were reminded today" in secretary.page
    run_post(app)
    assert len(server.letters) == 3
    letter = server.letters[0]
    assert "First round" in str(letter["Subject"]) and letter["Auto-Submitted"] == "auto-generated"
    assert f"https://wb.example/rounds/{called.round.id}" in letter.get_content()


def test_a_link_is_made_when_it_is_sent_and_opens_the_account(app: Flask, server: FakeServer, called: Called) -> None:
    administrator = Browser(app.test_client()).sign_in("administrator")
    with app.extensions["workbench.database"].reading() as session:
        person = session.scalars(select(Member).where(Member.username == "coast.officer")).one()
    administrator.get(f"/members/{person.id}")
    administrator.post(f"/members/{person.id}/invite")
    assert "is sent to this address" in administrator.page
    (link,) = administrator.texts("//td/code")
    with app.extensions["workbench.database"].reading() as session:
        letter = session.scalars(select(Mail)).one()
        assert link.rpartition("/")[2] not in letter.sentences + letter.path, "what is stored opens nothing"
    run_post(app)
    (sent,) = server.letters
    assert link.rpartition("/")[2] in sent.get_content() and str(sent["To"]) == "officer@coast.example"
    administrator.post(f"/members/{person.id}/invite")
    administrator.post(f"/members/{person.id}/invite")
    run_post(app)
    assert len(server.letters) == 2 and states(app).count(MailState.NEEDLESS) == 1, "a link that has ended is not sent"


@pytest.mark.parametrize(
    ("answer", "state", "again"),
    [("451 later", MailState.WAITING, MailState.SENT), ("hang up", MailState.WAITING, MailState.SENT),
     ("550 no such box", MailState.FAILED, MailState.FAILED)],
)  # fmt: skip
def test_a_server_that_does_not_take_it_is_asked_again_unless_it_never_will(
    app: Flask, server: FakeServer, answer: str, state: MailState, again: MailState
) -> None:
    _post_one(app)
    server.answers.append(answer)
    run_post(app)
    assert states(app) == [state] and server.letters == []
    run_post(app)
    assert states(app) == [state], "not before its time"
    let_time_pass(app)
    run_post(app)
    assert states(app) == [again] and len(server.letters) == (again == MailState.SENT)


def _post_one(app: Flask, name: str = "reader") -> None:
    with app.extensions["workbench.database"].writing() as session:
        reader = session.scalars(select(Member).where(Member.username == name)).one()
        reader.email, reader.language = "reader@union.example", "zh"
        assert post(session, reader, [("mail_digest_subject", {}), ("mail_digest_how", {})], once=f"x:{name}", path="/")
        session.commit()


def test_no_server_at_all_costs_a_wait_and_no_page(
    app: Flask, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _post_one(app)

    def refuse(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("workbench.mail.sending.smtplib.SMTP", refuse)
        run_post(app)
    assert states(app) == [MailState.WAITING]
    with app.extensions["workbench.database"].reading() as session:
        assert session.scalars(select(Job.state).where(Job.kind == "mail")).all() == [JobState.DONE]
    let_time_pass(app)
    run_post(app)
    (letter,) = server.letters
    assert "待办" in str(letter["Subject"]), "in the reader's language"


def test_two_workers_at_once_send_one_letter(app: Flask, server: FakeServer) -> None:
    _post_one(app)
    database: Database = app.extensions["workbench.database"]
    run_post(app)
    run_post(app)
    with database.reading() as session:
        assert len(session.scalars(select(Job).where(Job.kind == "mail")).all()) == 1, "nothing due, no job"
    assert len(server.letters) == 1


def test_whoever_left_is_not_written_to(app: Flask, server: FakeServer) -> None:
    _post_one(app)
    with app.extensions["workbench.database"].writing() as session:
        reader = session.scalars(select(Member).where(Member.username == "reader")).one()
        set_disabled(session, reader, True)
        session.commit()
    run_post(app)
    assert server.letters == [] and states(app) == [MailState.NEEDLESS]


def test_without_a_server_nothing_is_put_to_the_post(settings: Settings) -> None:
    made = create_app(settings)
    with made.extensions["workbench.database"].writing() as session:
        session.expire_on_commit = False
        called = make_round(session)
        session.commit()
    secretary = Browser(made.test_client()).sign_in("secretary")
    secretary.get(f"/rounds/{called.round.id}")
    assert "mailto:" in secretary.page
    secretary.post(f"/rounds/{called.round.id}/remind")
    assert secretary.status == 422 and "No mail server is set" in secretary.page
    run_post(made)
    assert states(made) == []
    made.extensions["workbench.database"].dispose()
