"""The digest: in the morning, once a day or a week, of what its reader may see, and in numbers only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.rounds import Called, make_round, person
from workbench.app import create_app
from workbench.config import MailSettings, Settings
from workbench.consultation.rounds import close
from workbench.db import now
from workbench.home.digest import beginning, write_digests
from workbench.mail.models import Mail
from workbench.people.models import DigestPeriod
from workbench.wiring import open_database

ZONE = ZoneInfo("Asia/Shanghai")
SERVER = MailSettings("mail.example", "wb@union.example", "https://wb.example")
Letters = Callable[[datetime], list[str]]


def monday(days: int = 0, hour: int = 9) -> datetime:
    """So many days after the next Monday, by the clock of the instance."""
    today = now().astimezone(ZONE).date()
    day = today + timedelta(days=7 - today.weekday() + days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


@pytest.fixture
def letters(session: Session, settings: Settings) -> Letters:
    """What is written at a moment, as the stored sentences, by the order of user names."""

    def write(moment: datetime) -> list[str]:
        before = set(session.scalars(select(Mail.id)))
        session.commit()
        database = open_database(settings.database_url)
        number = write_digests(database, replace(settings, mail=SERVER), moment)
        database.dispose()
        session.expire_all()
        rows = [row for row in session.scalars(select(Mail)).unique() if row.id not in before]
        session.rollback()
        assert number == sum(1 for row in rows if row.lines)
        return [row.sentences for row in sorted(rows, key=lambda row: row.once) if row.lines]

    return write


@pytest.fixture
def called(session: Session) -> Called:
    called = make_round(session, hours=24 * 30)
    person(session, "coast.officer").digest = DigestPeriod.DAILY
    person(session, "inland.officer").digest = DigestPeriod.WEEKLY
    comment = make_comment(session, person(session, "coast.lead"), called.clause, "机密意见。")
    comment.created_at = monday(hour=7)
    return called


def test_it_is_written_once_and_holds_no_word_of_a_comment(called: Called, letters: Letters) -> None:
    first = letters(monday())
    assert len(first) == 2 and "机密" not in "".join(first)
    assert sum("mail_digest_news" in each for each in first) == 1, "another's unsubmitted comment is not counted"
    assert letters(monday(hour=12)) == []
    assert len(letters(monday(1))) == 1, "daily: every day; weekly: not yet"
    assert len(letters(monday(7))) == 2


def test_it_comes_in_the_morning_and_not_before(called: Called, letters: Letters) -> None:
    assert letters(monday(hour=7)) == []
    assert len(letters(monday(hour=8))) == 2


def test_where_there_is_nothing_to_say_nothing_is_sent_that_day(
    session: Session, called: Called, letters: Letters
) -> None:
    close(session, person(session, "hq.chair"), called.round, "期满。")
    assert len(letters(monday(3))) == 0
    assert len(session.scalars(select(Mail.once)).all()) == 2, "that there was nothing is not asked again that day"


def test_when_a_day_and_a_week_begin() -> None:
    friday = datetime(2026, 11, 27, 15, tzinfo=UTC).astimezone(ZONE)
    assert beginning(DigestPeriod.DAILY, friday) == datetime(2026, 11, 27, 8, tzinfo=ZONE)
    assert beginning(DigestPeriod.WEEKLY, friday) == datetime(2026, 11, 23, 8, tzinfo=ZONE)


def test_a_member_chooses_it_where_mail_is_sent(app: Flask, settings: Settings) -> None:
    assert "Letters by e-mail" not in Browser(app.test_client()).sign_in("officer").get("/account")
    made = create_app(replace(settings, mail=SERVER))
    officer = Browser(made.test_client()).sign_in("officer")
    assert "No e-mail address" in officer.get("/account")
    with made.extensions["workbench.database"].writing() as session:
        person(session, "officer").email = "officer@union.example"
        session.commit()
    officer.get("/account")
    officer.post("/account/digest", {"digest": "weekly"})
    assert officer.elements("//option[@value='weekly'][@selected]") and "is kept" in officer.page
    officer.post("/account/digest", {"digest": "hourly"})
    assert officer.status == 422 and "Choose how often" in officer.page
    made.extensions["workbench.database"].dispose()
