"""What one person looks at while another changes it: who comes later is told, and nobody waits for each other in vain.

Two transactions lie open beside each other, which PostgreSQL lets them; SQLite has one writer at a time.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.soak.world import World, make_world, named
from workbench.consultation import returns, rounds
from workbench.consultation.models import Return, Round
from workbench.consultation.service import place_to_write
from workbench.db import Database
from workbench.errors import WorkbenchError
from workbench.people.invitations import accept_invitation, find_invitation, make_invitation
from workbench.people.models import Member
from workbench.people.service import set_disabled

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("site", ["postgresql"], indirect=True)]
Call = Callable[[Session, World], object]


@pytest.fixture
def world(database: Database, tmp_path: Path) -> World:
    return make_world(database, tmp_path / "uploads", random.Random("stale"))


def submitted(session: Session, world: World) -> Return:
    return session.get_one(Return, world.called.return_ids[1])


def close(session: Session, world: World) -> object:
    chair = session.get_one(Member, world.chairs[0])
    return rounds.close(session, chair, session.get_one(Round, world.called.round_id), "期满")


def take_back(session: Session, world: World) -> object:
    return returns.take_back(session, session.get_one(Member, world.called.leads[1]), submitted(session, world))


def send_back(session: Session, world: World) -> object:
    return returns.send_back(session, named(session, "editor"), submitted(session, world), "请补充")


def withdraw(session: Session, world: World) -> object:
    chair = session.get_one(Member, world.chairs[0])
    return rounds.withdraw_round(session, chair, session.get_one(Round, world.called.closed_id), "误发")


def disable(session: Session, world: World) -> object:
    return set_disabled(session, world.member(session), True)


def accept(session: Session, world: World) -> object:
    return accept_invitation(session, world.invitation, world.name, "another-long-one")


def look(session: Session, world: World) -> None:
    """What a page has read before its person presses the button."""
    assert submitted(session, world).round.state == "open"
    assert session.get_one(Round, world.called.closed_id).state == "closed"
    assert find_invitation(session, world.invitation, world.name).member.disabled_at is None


@pytest.mark.parametrize(
    ("meanwhile", "act", "refusal"),
    [
        (close, take_back, "return_not_taken_back"),
        (close, send_back, "round_closed"),
        (take_back, send_back, "return_not_submitted"),
        (send_back, take_back, "return_not_submitted"),
        (withdraw, withdraw, "round_withdrawn"),
        (disable, accept, "invitation_ended"),
        (accept, accept, "invitation_ended"),
    ],
)
def test_who_comes_later_is_told(database: Database, world: World, meanwhile: Call, act: Call, refusal: str) -> None:
    with database.writing() as slow, database.writing() as quick:
        look(slow, world)
        meanwhile(quick, world)
        quick.commit()
        with pytest.raises(WorkbenchError) as refused:
            act(slow, world)
        assert refused.value.code == refusal


def test_the_first_two_who_write_in_a_return_do_not_wait_for_each_other(database: Database, world: World) -> None:
    with database.writing() as one, database.writing() as other:
        places = []
        for session in (one, other):
            session.execute(text("SET LOCAL lock_timeout = '5s'"))
            author = named(session, "officer")
            _, returned = place_to_write(session, world.law_id, author.organisation_id)
            assert returned is not None and returned.opened_at is None
            places.append((session, author, returned))
        for session, author, returned in places:
            returns.note_opened(session, author, returned)
            session.commit()
        first, second = (returned.opened_at for _, _, returned in places)
        assert first == second, "the first time counts"


def test_of_two_links_made_at_once_the_later_one_stays(database: Database, world: World) -> None:
    """The later of two waits for the earlier and ends it; a link that was overlooked the database would refuse."""
    with database.writing() as session:
        tokens = [make_invitation(session, world.member(session), world.name) for _ in range(2)]
        session.commit()
    with database.writing() as session:
        with pytest.raises(WorkbenchError):
            find_invitation(session, tokens[0], world.name)
        assert find_invitation(session, tokens[1], world.name).member.id == world.member_id
