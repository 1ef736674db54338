"""A round called on a made-up law, with people of three organisations, and a clock that can be set forward."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.drafts import clause_at, make_version
from tests.factories.people import PASSWORD
from workbench.consultation.models import Return, Round
from workbench.consultation.rounds import RoundData, call_round
from workbench.consultation.service import return_of
from workbench.db import now
from workbench.drafts.models import StoredClause, Version
from workbench.people.models import Member, Organisation, OrganisationKind
from workbench.people.organisations import add_organisation, headquarters
from workbench.people.service import add_member, member_named

PLACES = ("coast", "inland", "miners")


@dataclass(frozen=True, slots=True)
class Called:
    """A round with its version; the organisations are those of PLACES, the last of which may be left out."""

    round: Round
    version: Version
    clause: StoredClause

    def returned(self, session: Session, place: str) -> Return:
        found = return_of(session, self.round.id, place_named(session, place).id)
        assert found is not None
        return found


def place_named(session: Session, code: str) -> Organisation:
    return session.scalars(select(Organisation).where(Organisation.code == code)).one()


def person(session: Session, name: str) -> Member:
    found = member_named(session, name)
    assert found is not None, name
    return found


def make_people(session: Session) -> None:
    """In each place an officer (``coast.officer``), a lead and a reader; at headquarters a secretary and a chair."""
    for code in PLACES:
        place = add_organisation(session, code, f"{code}总工会", code.title(), OrganisationKind.PROVINCIAL)
        for name, role, is_lead in (
            ("officer", "officer", False),
            ("lead", "officer", True),
            ("reader", "reader", False),
        ):
            add_member(
                session, username=f"{code}.{name}", password=PASSWORD, role=role, organisation=place, is_lead=is_lead,
                language="en", email=f"{name}@{code}.example",
            )  # fmt: skip
    for name, role in (("secretary", "editor"), ("hq.chair", "chair")):
        add_member(
            session, username=name, password=PASSWORD, role=role, organisation=headquarters(session), language="en"
        )


def make_round(
    session: Session,
    *,
    hours: float = 24,
    places: tuple[str, ...] = PLACES,
    visibility: str = "after",
    shows_drafts: bool = False,
    questions: tuple[tuple[str, str | None], ...] = (),
) -> Called:
    make_people(session)
    secretary = person(session, "secretary")
    version = make_version(session, secretary)
    data = RoundData(
        title_zh="第一次征求意见",
        title_en="First round",
        letter="<p>请提出意见。</p>",
        deadline=now() + timedelta(hours=hours),
        visibility=visibility,
        shows_drafts=shows_drafts,
        organisations=[place_named(session, code).id for code in places],
        questions=questions,
    )
    called = call_round(session, secretary, version, data)
    return Called(called, version, clause_at(session, version, "第四条"))


def let_it_end(session: Session, called: Called, ago: timedelta = timedelta(seconds=1)) -> datetime:
    """Set the deadline back, as if the time had passed."""
    called.round.deadline = now() - ago
    session.flush()
    return called.round.deadline
