"""A register taken in: twenty organisations and thirty-five people from one file, every row told of, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories.people import make_member
from workbench.errors import Invalid
from workbench.formats.sheets import read_sheets
from workbench.people import importing
from workbench.people.importing import RegisterReport, RowResult, import_register
from workbench.people.models import Member, Organisation
from workbench.people.organisations import list_organisations, organisation_named, set_retired
from workbench.people.permissions import Role
from workbench.people.register import read_register
from workbench.people.service import member_named, without_password
from workbench.record.models import RecordEntry

ORGANISATIONS = "name_zh,name_en,kind,parent\n"
MEMBERS = "username,name_zh,organisation,role,lead,e-mail\n"


def take_in(session: Session, text: str, *, store: bool = True) -> RegisterReport:
    return import_register(session, read_register(read_sheets("list.csv", text.encode())), store=store)


def results(imported: RegisterReport) -> list[str]:
    return [line.code or line.result.value for line in imported.lines]


def federation() -> str:
    """Twenty organisations, those below before those above, and thirty-five people."""
    cities = "".join(f"第{number}市总工会,City {number},city,第{number}省总工会\n" for number in range(1, 10))
    provinces = "".join(f"第{number}省总工会,Province {number},province,全国总工会\n" for number in range(1, 10))
    top = "全国总工会,National federation,headquarters,\n海员工会,Seafarers,industrial,全国总工会\n"
    people = "".join(
        f"person{number},人{number},第{number % 9 + 1}省总工会,{'officer' if number % 2 else ''},"
        f"{'是' if number < 9 else ''},p{number}@example.org\n"
        for number in range(35)
    )
    return ORGANISATIONS + cities + provinces + top + MEMBERS + people


def test_a_federation_stands_from_one_file(session: Session) -> None:
    imported = take_in(session, federation())
    assert imported.is_stored and len(imported.lines) == 55 == sum(imported.counts.values())
    assert imported.counts[False, RowResult.NEW] == 19 and imported.counts[False, RowResult.CHANGED] == 1
    assert imported.counts[True, RowResult.NEW] == 35
    listed = list_organisations(session)
    assert len(listed) == 20 and listed[0].name_en == "National federation", "headquarters is the one there was"
    city = organisation_named(session, "第3市总工会")
    assert session.get_one(Organisation, city.parent_id).name_zh == "第3省总工会"
    assert len(without_password(session)) == 35
    person = member_named(session, "person4")
    assert person is not None and person.is_lead and person.email == "p4@example.org" and person.role is Role.OFFICER


def test_taken_in_again_nothing_is_changed(session: Session) -> None:
    take_in(session, federation())
    before = session.scalar(select(func.count()).select_from(RecordEntry))
    assert set(results(take_in(session, federation()))) == {"unchanged"}
    assert session.scalar(select(func.count()).select_from(RecordEntry)) == before


def test_a_check_and_a_refusal_store_nothing(session: Session) -> None:
    before = session.scalar(select(func.count()).select_from(RecordEntry))
    assert not take_in(session, federation(), store=False).is_stored
    refused = take_in(session, federation() + "Bad Name,坏,没有的单位,officer,,\n")
    assert not refused.is_stored and refused.refused == 1 and results(refused)[-1] == "organisation_unknown"
    assert len(list_organisations(session)) == 1 and member_named(session, "person1") is None
    assert session.scalar(select(func.count()).select_from(RecordEntry)) == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ORGANISATIONS + "东部,East,kingdom,\n", ["organisation_kind_unknown"]),
        (ORGANISATIONS + "东部,East,,\n", ["organisation_kind_unknown"]),
        (ORGANISATIONS + ",,city,总部\n", ["organisation_nameless"]),
        (ORGANISATIONS + "东部,East,city,西部\n", ["organisation_unknown"]),
        (ORGANISATIONS + "东部,East,city,西部\n西部,West,city,东部\n", ["organisation_unknown"] * 2),
        (ORGANISATIONS + "东部,East,city,\n东部,,city,\n", ["new", "register_row_twice"]),
        (ORGANISATIONS + "总部,HQ,city,\n", ["headquarters_stays"]),
        (MEMBERS + "x,人,,,,\n", ["username_form"]),
        (MEMBERS + "one,人,,king,,\n", ["role_unknown"]),
        (MEMBERS + "one,人,,组长,,\n", ["new"]),
        (MEMBERS + "one,人,,,perhaps,\n", ["register_lead_unknown"]),
        (MEMBERS + "one,人,,,,nowhere\n", ["email_form"]),
        (MEMBERS + "one,人,,,,\nONE,人,,,,\n", ["new", "register_row_twice"]),
        (MEMBERS + "administrator,人,,reader,,\n", ["last_administrator"]),
        (MEMBERS + "officer,,,,,\n", ["unchanged"]),
        (MEMBERS + "officer,新名,,,,\n", ["changed"]),
        (MEMBERS + f"one,{'长' * 121},,,,\n", ["text_long"]),
    ],
)
def test_each_row_says_what_it_comes_to(session: Session, text: str, expected: list[str]) -> None:
    imported = take_in(session, text)
    assert results(imported) == expected
    assert imported.is_stored == all(each in {"new", "changed", "unchanged"} for each in expected)


def test_a_blank_cell_changes_nothing(session: Session) -> None:
    member = make_member(session, username="known", name_zh="原名", name_en="Known", email="known@example.org")
    take_in(session, MEMBERS + "known,新名,,,yes,\n")
    assert (member.name_zh, member.name_en, member.email, member.role) == (
        "新名",
        "Known",
        "known@example.org",
        "officer",
    )
    assert member.is_lead
    take_in(session, MEMBERS + "known,,,reader,no,\n")
    assert (member.name_zh, member.role, member.is_lead) == ("新名", "reader", False)


def test_nobody_is_put_into_a_retired_organisation(session: Session, people: Callable[[str], Member]) -> None:
    take_in(session, ORGANISATIONS + "东部,East,city,\n")
    set_retired(session, organisation_named(session, "东部"), True)
    assert results(take_in(session, MEMBERS + "officer,,东部,,,\n")) == ["organisation_retired"]
    assert people("officer").organisation.name_zh == "总部"


def test_a_register_has_an_end(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Invalid):
        import_register(session, (), store=True)
    monkeypatch.setattr(importing, "MOST_REGISTER_ROWS", 1)
    with pytest.raises(Invalid):
        take_in(session, MEMBERS + "one,,,,,\ntwo,,,,,\n")
