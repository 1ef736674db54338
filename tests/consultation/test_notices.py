"""Letters to those who are asked: who is reminded, and who is told that a round was withdrawn."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.rounds import Called, let_it_end, make_round, person
from workbench.consultation import returns
from workbench.consultation.notices import remind, tell_withdrawn
from workbench.errors import Conflict, Forbidden
from workbench.mail.models import Mail
from workbench.record.acts import Act
from workbench.record.models import RecordEntry

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def called(session: Session) -> Called:
    return make_round(session)


def written_to(session: Session) -> list[str]:
    return sorted(each.member.username for each in session.scalars(select(Mail)).unique())


def test_only_leads_of_those_who_still_can_answer_are_reminded(session: Session, called: Called) -> None:
    returns.submit(session, person(session, "coast.lead"), called.returned(session, "coast"))
    person(session, "miners.lead").email = ""
    assert remind(session, person(session, "secretary"), called.round, ZONE) == 1
    assert written_to(session) == ["inland.lead"]
    entry = session.scalars(select(RecordEntry).where(RecordEntry.act == Act.ROUND_REMIND)).one()
    assert entry.count == 1 and entry.subject == f"round:{called.round.id}"


def test_after_the_deadline_and_by_another_nobody_is_reminded(session: Session, called: Called) -> None:
    with pytest.raises(Forbidden):
        remind(session, person(session, "coast.lead"), called.round, ZONE)
    let_it_end(session, called)
    with pytest.raises(Conflict, match="nobody_to_remind"):
        remind(session, person(session, "secretary"), called.round, ZONE)


def test_one_return_is_reminded_alone(session: Session, called: Called) -> None:
    only = called.returned(session, "miners").id
    assert remind(session, person(session, "secretary"), called.round, ZONE, only) == 1
    assert written_to(session) == ["miners.lead"]


def test_all_who_were_asked_are_told_of_a_withdrawal(session: Session, called: Called) -> None:
    assert tell_withdrawn(session, called.round, "稿次选错了。") == 3
    assert tell_withdrawn(session, called.round, "稿次选错了。") == 0, "said once"
