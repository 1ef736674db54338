"""Links that are carried to what their articles became, and the history they bring along."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.crossref import make_link
from tests.factories.drafts import clause_at, make_version
from workbench.crossref.carried_links import carry_links, decisions_before_carrying
from workbench.crossref.links import end_link, links_in, reject, retype_link
from workbench.crossref.models import Rejection
from workbench.crossref.service import references_of_article
from workbench.drafts.models import StoredClause, Version
from workbench.law.address import cited
from workbench.people.models import Member

Find = Callable[[str], Member]


@pytest.fixture
def later(session: Session, people: Find, version: Version) -> Version:
    return make_version(session, people("editor"), version.law, "互助保险条例\n第一条 甲。\n第二条 乙。\n", "二稿")


def test_a_split_article_hands_its_links_to_both(
    session: Session, officer: Member, version: Version, later: Version, clause: StoredClause
) -> None:
    make_link(session, officer, clause)
    reject(session, officer, clause, "C102:10")
    news = [clause_at(session, later, path).id for path in ("第一条", "第二条")]
    for _ in range(2):
        carry_links(session, {clause.id: news}, later.id)
    assert sorted(link.clause_id for link in links_in(session, later.id)) == sorted(news)
    assert len(session.scalars(select(Rejection)).all()) == 3


def test_a_copy_that_a_person_took_back_does_not_come_again(
    session: Session, officer: Member, version: Version, later: Version, clause: StoredClause
) -> None:
    make_link(session, officer, clause)
    new = clause_at(session, later, "第一条").id
    carry_links(session, {clause.id: [new]}, later.id)
    end_link(session, officer, links_in(session, later.id)[0])
    carry_links(session, {clause.id: [new]}, later.id)
    assert links_in(session, later.id) == []


def test_a_copy_stands_aside_for_a_link_that_was_there(
    session: Session, people: Find, officer: Member, version: Version, later: Version, clause: StoredClause
) -> None:
    make_link(session, officer, clause, "C102:16", "exceeds")
    own = make_link(session, people("officer2"), clause_at(session, later, "第一条"), "C102:16", "conflicts")
    carry_links(session, {clause.id: [own.clause_id]}, later.id)
    assert list(links_in(session, later.id)) == [own]


def test_a_copy_that_was_copied_further_ends_where_its_match_ends(
    session: Session, people: Find, officer: Member, version: Version, later: Version, clause: StoredClause
) -> None:
    make_link(session, officer, clause)
    last = make_version(session, people("editor"), version.law, "互助保险条例\n第一条 丙。\n", "三稿")
    new, newest = clause_at(session, later, "第一条").id, clause_at(session, last, "第一条").id
    carry_links(session, {clause.id: [new]}, later.id)
    (copy,) = links_in(session, later.id)
    carry_links(session, {new: [newest]}, last.id)
    carry_links(session, {clause.id: []}, later.id)
    assert links_in(session, later.id) == [] and copy.ended_at is not None
    assert [link.carried_from for link in links_in(session, last.id)] == [copy.id]


def test_a_carried_link_brings_its_history_along(
    session: Session, people: Find, officer: Member, version: Version, later: Version, clause: StoredClause
) -> None:
    """Across two versions, with what was decided on either; what is decided on the old one afterwards stays there."""
    link = retype_link(session, people("officer2"), make_link(session, officer, clause), "exceeds", "改判")
    last = make_version(session, people("editor"), version.law, "互助保险条例\n第一条 丙。\n", "三稿")
    middle, newest = clause_at(session, later, "第一条"), clause_at(session, last, "第一条")
    carry_links(session, {clause.id: [middle.id]}, later.id)
    (copy,) = links_in(session, later.id)
    on_copy = references_of_article(session, middle, "en").links[0]
    assert on_copy.is_carried and on_copy.seen == 0, "who changes it has seen no decision on it"
    assert [decision.about for decision in on_copy.decisions] == [version.label] * 2
    retype_link(session, officer, copy, "silent", "再判", seen=0)
    carry_links(session, {middle.id: [newest.id]}, last.id)
    retype_link(session, officer, link, "conflicts", "事后")
    decisions = decisions_before_carrying(session, newest.id)
    assert [(decision.reason, decision.scope) for decision in decisions] == [
        ("依据会员章程。", version.id),
        ("改判", version.id),
        ("再判", later.id),
    ]
    (shown_link,) = references_of_article(session, newest, "zh").links
    assert [decision.about for decision in shown_link.decisions] == [version.label] * 2 + [later.label]
    assert decisions_before_carrying(session, clause.id) == []


def test_a_carried_rejection_shows_who_turned_it_down_and_where(
    session: Session, people: Find, officer: Member, version: Version, later: Version, clause: StoredClause
) -> None:
    new = clause_at(session, later, "第一条")
    reject(session, officer, clause, "C102:9")
    reject(session, people("officer2"), clause, "C102:12")
    carry_links(session, {clause.id: [new.id]}, later.id)
    told = {decision.about: decision.member for decision in references_of_article(session, new, "en").earlier}
    assert {about.split(" · ", 1)[1] for about in told} == {f"{cited(clause.path)} · {version.label}"}
    assert len(told) == 2 and officer.name("en") in told.values()
    reject(session, people("officer2"), clause, "C102:10")
    assert len(references_of_article(session, new, "en").earlier) == 2, "what came afterwards was not carried"
    assert [decision.about.count(" · ") for decision in references_of_article(session, clause, "en").earlier] == [0] * 3
