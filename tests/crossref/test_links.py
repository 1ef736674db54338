"""Links that persons make between clauses and provisions, and suggestions they turn down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.crossref import make_link
from workbench.crossref.links import (
    DECIDED,
    LONGEST_NOTE,
    add_link,
    end_link,
    find_link,
    links_in,
    links_of,
    reject,
    rejected,
    retype_link,
)
from workbench.crossref.models import CrossReference
from workbench.decisions.kinds import DecisionKind
from workbench.decisions.service import decisions_on
from workbench.drafts.models import StoredClause
from workbench.errors import Conflict, Invalid, NotFound
from workbench.people.models import Member

Find = Callable[[str], Member]


def test_a_link_stands_once(session: Session, officer: Member, clause: StoredClause) -> None:
    link = add_link(session, officer, clause, "C102:16", "falls_short", " 期限\x00太短。 ")
    assert (link.relation, link.note, link.member) == ("falls_short", "期限太短。", officer)
    with pytest.raises(Conflict) as refused:
        add_link(session, officer, clause, "C102:16", "exceeds")
    assert refused.value.facts == {"provision": "C102:16"}
    assert list(links_of(session, [clause.id])) == [link] == list(links_in(session, clause.version_id))


@pytest.mark.parametrize(
    ("relation", "note", "code"),
    [
        ("loves", "", "relation_unknown"),
        ("", "", "relation_unknown"),
        ("exceeds", "长" * (LONGEST_NOTE + 1), "note_long"),
    ],
)
def test_links_that_cannot_be(
    session: Session, officer: Member, clause: StoredClause, relation: str, note: str, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add_link(session, officer, clause, "C102:16", relation, note)
    assert refused.value.code == code
    link = make_link(session, officer, clause)
    with pytest.raises(Invalid):
        retype_link(session, officer, link, relation, note)
    assert list(links_of(session, [clause.id])) == [link]


def test_a_link_is_retyped_by_another_that_follows_it(
    session: Session, people: Find, officer: Member, clause: StoredClause
) -> None:
    link = make_link(session, officer, clause)
    assert retype_link(session, people("officer2"), link, link.relation, link.note) is link
    follows = retype_link(session, people("officer2"), link, "conflicts", "改判")
    assert list(links_of(session, [clause.id])) == [follows]
    assert link.ended_at is not None and (link.relation, link.member) == ("gives_effect", officer)
    assert len(session.scalars(select(CrossReference)).all()) == 2


def test_a_link_that_was_taken_back_is_gone_and_on_record(
    session: Session, officer: Member, clause: StoredClause
) -> None:
    link = make_link(session, officer, clause)
    assert find_link(session, link.id) is link
    end_link(session, officer, link)
    assert links_of(session, [clause.id]) == []
    with pytest.raises(NotFound):
        end_link(session, officer, find_link(session, link.id))
    with pytest.raises(NotFound):
        retype_link(session, officer, link, "exceeds", "")
    with pytest.raises(NotFound):
        find_link(session, "none")
    assert session.get(CrossReference, link.id) is link
    make_link(session, officer, clause)  # and may be made again


def test_every_word_on_a_link_is_appended_and_a_stale_one_refused(
    session: Session, people: Find, officer: Member, clause: StoredClause
) -> None:
    other = people("officer2")
    reject(session, officer, clause, "C102:16")
    link = make_link(session, officer, clause)
    follows = retype_link(session, other, link, "conflicts", "改判", 1)
    for stale in (link, follows):
        with pytest.raises(Conflict, match="decision_changed"):
            retype_link(session, officer, stale, "silent", "", 1)
        with pytest.raises(Conflict, match="decision_changed"):
            end_link(session, officer, stale, 1)
    end_link(session, other, follows, 2)
    again = retype_link(session, officer, follows, "exceeds", "仍然", 3)
    assert list(links_of(session, [clause.id])) == [again]
    said = [
        (one.kind, one.number, one.member, one.what, one.reason)
        for one in decisions_on(session, (DecisionKind.REFERENCE, DecisionKind.REJECTION), [clause.id])
    ]
    assert said == [
        ("rejection", 1, officer, {}, ""),
        ("rejection", 2, officer, None, ""),
        ("reference", 1, officer, {"relation": "gives_effect"}, link.note),
        ("reference", 2, other, {"relation": "conflicts"}, "改判"),
        ("reference", 3, other, None, ""),
        ("reference", 4, officer, {"relation": "exceeds"}, "仍然"),
    ]


def test_a_rejection_is_kept_once_until_a_link_overrules_it(
    session: Session, officer: Member, clause: StoredClause
) -> None:
    reject(session, officer, clause, "C102:16")
    reject(session, officer, clause, "C102:16")
    assert rejected(session, clause.id) == {"C102:16"}
    make_link(session, officer, clause, "C102:16")
    assert rejected(session, clause.id) == set()


Decide = Callable[[Session, Member, StoredClause, int | None], object]


def link_it(session: Session, member: Member, clause: StoredClause, seen: int | None) -> object:
    return add_link(session, member, clause, "C102:16", "exceeds", "注", seen)


def turn_it_down(session: Session, member: Member, clause: StoredClause, seen: int | None) -> object:
    return reject(session, member, clause, "C102:16", seen)


@pytest.mark.parametrize("first", [link_it, turn_it_down])
@pytest.mark.parametrize("second", [link_it, turn_it_down])
def test_of_two_who_decide_on_one_suggestion_the_later_is_told_and_may_insist(
    session: Session, people: Find, officer: Member, clause: StoredClause, first: Decide, second: Decide
) -> None:
    first(session, people("officer2"), clause, 0)
    with pytest.raises(Conflict, match="decision_changed"):
        second(session, officer, clause, 0)
    seen = len(decisions_on(session, DECIDED, [clause.id], "C102:16"))
    second(session, officer, clause, seen)
    is_linked = second is link_it
    assert [link.provision for link in links_of(session, [clause.id])] == (["C102:16"] if is_linked else [])
    assert rejected(session, clause.id) == (set() if is_linked else {"C102:16"})
