"""The tree of organisations: added, renamed, moved and retired, and never without its top."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.factories.people import PASSWORD, make_member
from workbench.errors import Invalid, NotFound, WorkbenchError
from workbench.people import organisations as tree
from workbench.people.models import Organisation, OrganisationKind
from workbench.people.organisations import OrganisationData
from workbench.people.service import add_member
from workbench.record.acts import Act
from workbench.record.service import entries_on


def found(session: Session, name: str, below: Organisation | None = None, kind: str = "provincial") -> Organisation:
    data = OrganisationData(
        name_zh=name, name_en=f"{name} in English", kind=kind, parent_id=below.id if below else None
    )
    return tree.found_organisation(session, data)


def code(call: Callable[[], object]) -> str:
    with pytest.raises(WorkbenchError) as refused:
        call()
    return refused.value.code


def names(session: Session, *, with_retired: bool = True) -> list[str]:
    return [each.name_zh for each in tree.list_organisations(session, with_retired=with_retired)]


def test_an_organisation_is_added_once(session: Session) -> None:
    first = tree.add_organisation(session, "coast", "沿海省总工会", "Coast")
    assert tree.add_organisation(session, "coast", "别名", "Other") is first
    assert names(session) == ["总部", "沿海省总工会"]


def test_a_member_of_no_organisation_belongs_to_headquarters(session: Session) -> None:
    top = tree.headquarters(session)
    assert (top.code, top.kind, top.parent_id) == ("headquarters", OrganisationKind.HEADQUARTERS, None)
    assert make_member(session).organisation is top
    union = tree.add_organisation(session, "miners", "矿工工会", "Miners", OrganisationKind.INDUSTRIAL)
    assert (union.parent_id, union.kind, union.position) == (top.id, OrganisationKind.INDUSTRIAL, 1)
    named = add_member(session, username="digger", password=PASSWORD, role="officer", organisation=union)
    assert named.organisation is union


def test_there_is_one_headquarters(session: Session) -> None:
    second = Organisation(code="other", name_zh="二", name_en="Second", kind=OrganisationKind.HEADQUARTERS)
    with pytest.raises(IntegrityError), session.begin_nested():
        session.add(second)


def test_the_list_is_the_tree(session: Session) -> None:
    coast = found(session, "沿海")
    found(session, "内陆")
    harbour = found(session, "港口市", coast, "city")
    found(session, "码头区", harbour, "city")
    listed = tree.list_organisations(session)
    assert names(session) == ["总部", "沿海", "港口市", "码头区", "内陆"]
    assert [tree.depths(listed)[each.id] for each in listed] == [0, 1, 2, 3, 1]


def test_what_cannot_be_entered(session: Session) -> None:
    coast = found(session, "沿海")
    assert code(lambda: found(session, "沿海")) == "organisation_name_taken"
    assert code(lambda: found(session, " 沿海\n")) == "organisation_name_taken"
    assert code(lambda: found(session, "河", kind="river")) == "organisation_kind_unknown"
    nameless = OrganisationData(name_zh=" ", name_en="", kind="city")
    assert code(lambda: tree.found_organisation(session, nameless)) == "organisation_nameless"
    tree.set_retired(session, coast, True)
    assert code(lambda: found(session, "港口市", coast)) == "organisation_retired"


def test_codes_are_made_of_names_and_never_shared(session: Session) -> None:
    one = tree.found_organisation(session, OrganisationData(name_zh="甲", name_en="Miners' Union!", kind="industrial"))
    two = tree.found_organisation(session, OrganisationData(name_zh="乙", name_en="Miners’ Union", kind="industrial"))
    three = tree.found_organisation(session, OrganisationData(name_zh="丙", kind="industrial"))
    assert one.code == "miners-union" and two.code.startswith("miners-union-") and three.code == "organisation"


def test_moving_never_closes_a_ring(session: Session) -> None:
    coast = found(session, "沿海")
    harbour = found(session, "港口市", coast, "city")
    for below in (coast, harbour):
        data = OrganisationData(name_zh="沿海", name_en="", kind="provincial", parent_id=below.id)
        assert code(lambda data=data: tree.change_organisation(session, coast, data)) == "organisation_below_itself"  # type: ignore[misc]
    inland = found(session, "内陆")
    moved = OrganisationData(name_zh="港口市", name_en="Harbour", kind="city", parent_id=inland.id)
    assert tree.change_organisation(session, harbour, moved)
    assert not tree.change_organisation(session, harbour, moved), "nothing is changed, and nothing recorded"
    assert names(session) == ["总部", "沿海", "内陆", "港口市"]
    acts = [entry.act for entry in entries_on(session, f"organisation:{harbour.id}")]
    assert acts == [Act.ORGANISATION_ADD, Act.ORGANISATION_CHANGE]


def test_headquarters_is_renamed_and_stays(session: Session) -> None:
    top, coast = tree.headquarters(session), found(session, "沿海")
    below = OrganisationData(name_zh="总会", name_en="", kind="headquarters", parent_id=coast.id)
    assert code(lambda: tree.change_organisation(session, top, below)) == "headquarters_stays"
    assert code(lambda: tree.set_retired(session, top, True)) == "headquarters_stays"
    named = OrganisationData(name_zh="总会", name_en="Centre", kind="headquarters")
    assert tree.change_organisation(session, top, named)
    assert (tree.headquarters(session).name("zh"), top.name("en")) == ("总会", "Centre")


def test_retiring_begins_below_and_taking_up_above(session: Session) -> None:
    coast = found(session, "沿海")
    harbour = found(session, "港口市", coast, "city")
    assert code(lambda: tree.set_retired(session, coast, True)) == "organisation_has_others_below"
    tree.set_retired(session, harbour, True)
    tree.set_retired(session, coast, True)
    assert names(session, with_retired=False) == ["总部"] and len(names(session)) == 3
    assert code(lambda: tree.set_retired(session, harbour, False)) == "organisation_parent_retired"
    tree.set_retired(session, coast, False)
    tree.set_retired(session, harbour, False)
    assert names(session, with_retired=False) == ["总部", "沿海", "港口市"]


def test_an_organisation_is_named_by_anything_it_is_called(session: Session) -> None:
    coast = found(session, "沿海")
    for name in (coast.id, coast.code, "沿海", "沿海 in English", " 沿海 "):
        assert tree.organisation_named(session, name) is coast
    for name in ("", "海"):
        with pytest.raises(NotFound):
            tree.organisation_named(session, name)
    found(session, coast.code)
    with pytest.raises(Invalid):
        tree.organisation_named(session, coast.code)
