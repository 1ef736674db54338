"""Letters wait for the post, are taken by one worker, and are said once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.db import now
from workbench.mail import service
from workbench.mail.models import Mail, MailState
from workbench.mail.service import PAUSES, next_to_send, post
from workbench.people.models import Member
from workbench.wiring import open_database

SAID = [("mail_digest_subject", {}), ("mail_digest_how", {})]


@pytest.fixture
def reader(people: Callable[[str], Member]) -> Member:
    reader = people("reader")
    reader.email = "reader@union.example"
    return reader


def test_the_same_is_said_to_a_person_once(session: Session, reader: Member) -> None:
    assert post(session, reader, SAID, once="a") and not post(session, reader, SAID, once="a")
    assert post(session, reader, [], once="b") and service.is_posted(session, "b")
    assert len(session.scalars(select(Mail)).all()) == 2
    assert next_to_send(session) is not None and next_to_send(session) is None, "the one without sentences is not sent"


def test_whoever_has_no_address_or_no_account_is_not_written_to(session: Session, reader: Member) -> None:
    reader.disabled_at = now()
    assert not post(session, reader, SAID, once="a")
    reader.disabled_at, reader.email = None, ""
    assert not post(session, reader, SAID, once="a") and not service.is_posted(session, "a")


def test_a_letter_is_tried_again_later_and_later_and_then_given_up(session: Session, reader: Member) -> None:
    post(session, reader, SAID, once="a")
    for pause in PAUSES:
        letter = next_to_send(session)
        assert letter is not None
        service.not_sent(session, letter, "timeout")
        session.refresh(letter)
        assert letter.state == MailState.WAITING and not service.is_due(session)
        assert abs(letter.due_at - now() - pause) < timedelta(minutes=1)
        letter.due_at = now()
        session.flush()
    letter = next_to_send(session)
    assert letter is not None
    service.not_sent(session, letter, "timeout")
    session.refresh(letter)
    assert (letter.state, letter.fault) == (MailState.FAILED, "timeout") and next_to_send(session) is None


def test_what_a_killed_worker_left_is_taken_up_and_its_late_word_counts_no_more(
    session: Session, reader: Member
) -> None:
    post(session, reader, SAID, once="a")
    first = next_to_send(session)
    assert first is not None and next_to_send(session) is None
    session.expunge(first)
    row = session.scalars(select(Mail)).one()
    row.due_at = now() - service.SILENCE
    session.flush()
    second = next_to_send(session)
    assert second is not None and second.attempts == 2
    service.not_sent(session, first, "late")
    session.refresh(second)
    assert second.state == MailState.SENDING, "the other worker's letter is left alone"


def test_old_letters_are_forgotten_and_those_that_wait_are_not(
    session: Session, reader: Member, people: Callable[[str], Member]
) -> None:
    for name in ("sent", "waiting"):
        post(session, reader, SAID, once=name)
    for row in session.scalars(select(Mail)):
        row.created_at = now() - service.KEPT - timedelta(days=1)
        row.state = row.once
    session.commit()
    database = open_database(str(session.get_bind().engine.url))
    service.clear_old_mail(database)
    with database.reading() as looked:
        assert looked.scalars(select(Mail.once)).all() == ["waiting"]
    database.dispose()
