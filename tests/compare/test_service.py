"""Two versions held together, and what persons decide about them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.drafts import ENGLISH, SECOND, clause_at, make_law, make_version
from workbench.compare import service
from workbench.compare.service import Pairing, pair_versions
from workbench.decisions.models import Decision
from workbench.drafts.models import StoredClause, Version
from workbench.errors import Conflict, Invalid, NotFound
from workbench.people.models import Member

Find = Callable[[str], Member]
MATCHED = [
    ("第一条", "第一条", "same"), ("", "第二条", "inserted"), ("第二条", "第三条", "edited"),
    ("第三条", "第四条", "edited"), ("第四条", "第五条", "same"),
]  # fmt: skip


@pytest.fixture
def editor(people: Find) -> Member:
    return people("editor")


@pytest.fixture
def old(session: Session, editor: Member) -> Version:
    return make_version(session, editor)


@pytest.fixture
def new(session: Session, editor: Member, old: Version) -> Version:
    return make_version(session, editor, old.law, SECOND, "二稿")


@pytest.fixture
def pairing(session: Session, old: Version, new: Version) -> Pairing:
    return pair_versions(session, old.id, new.id)


def matched(session: Session, old: Version, new: Version) -> list[tuple[str, str, str]]:
    return [
        ("、".join(one.label for one in row.old), "、".join(one.label for one in row.new), row.match.kind)
        for row in service.rows(pair_versions(session, old.id, new.id))
    ]


def test_every_article_stands_in_one_row(session: Session, pairing: Pairing) -> None:
    assert matched(session, pairing.old, pairing.new) == MATCHED
    rows = service.rows(pairing)
    assert service.kind_counts(rows) == {"same": 2, "inserted": 1, "edited": 2}
    edited = [run for run in rows[2].redline if run.op != "equal"]
    assert [(run.op, run.text) for run in edited] == [("delete", "百分之一"), ("insert", "百分之二")]
    assert all(run.is_figure for run in edited)
    assert [row.chapter for row in rows] == ["第一章 总则"] * 3 + ["第二章 给付"] * 2


def test_successors_follow_into_the_articles(session: Session, pairing: Pairing) -> None:
    second = clause_at(session, pairing.old, "第二条/第二款")
    assert pairing.successors[second.key] == (clause_at(session, pairing.new, "第三条/第二款").key,)


def test_versions_that_cannot_be_compared(session: Session, editor: Member, old: Version, new: Version) -> None:
    other = make_version(session, editor, make_law(session, editor, "别的条例"))
    english = make_version(session, editor, old.law, ENGLISH, "Third")
    for pair, code in (
        ((old.id, other.id), "versions_of_two_laws"),
        ((old.id, english.id), "versions_in_two_languages"),
        ((new.id, old.id), "versions_not_in_order"),
        ((old.id, old.id), "versions_not_in_order"),
    ):
        with pytest.raises(Invalid) as refused:
            pair_versions(session, *pair)
        assert refused.value.code == code
    with pytest.raises(NotFound):
        pair_versions(session, old.id, "none")


def act(session: Session, member: Member, pairing: Pairing, action: str, old: str, new: str) -> None:
    sides = (clause_at(session, pairing.old, old).id, clause_at(session, pairing.new, new).id)
    service.override_match(session, member, pairing, action, *sides)


def test_what_belongs_together_is_for_persons_to_say(session: Session, editor: Member, pairing: Pairing) -> None:
    old, new = pairing.old, pairing.new
    act(session, editor, pairing, "unlink", "第二条", "第三条")
    assert ("第二条", "", "deleted") in matched(session, old, new) and ("", "第三条", "inserted") in matched(
        session, old, new
    )
    act(session, editor, pairing, "link", "第二条", "第二条")
    assert next(row for row in matched(session, old, new) if row[0] == "第二条")[1] == "第二条"
    act(session, editor, pairing, "link", "第二条", "第三条")
    act(session, editor, pairing, "unlink", "第二条", "第二条")
    assert matched(session, old, new) == MATCHED
    decided = service.match_histories(session, pairing)
    assert [[one.what for one in decisions] for decisions in decided.values()] == [
        [{"action": "unlink"}, {"action": "link"}],
        [{"action": "link"}, {"action": "unlink"}],
    ], "the last word on a pair counts, and none is lost"


def test_a_confirmed_match_is_marked_and_stays(session: Session, editor: Member, pairing: Pairing) -> None:
    act(session, editor, pairing, "confirm", "第二条", "第三条")
    rows = service.rows(pair_versions(session, pairing.old.id, pairing.new.id))
    assert [row.decided for row in rows] == ["", "", "confirm", "", ""]
    assert matched(session, pairing.old, pairing.new) == MATCHED


def test_decisions_that_make_no_sense(session: Session, editor: Member, pairing: Pairing) -> None:
    def clause(version: Version, path: str) -> StoredClause:
        return clause_at(session, version, path)

    other = make_version(session, editor, make_law(session, editor, "别的条例"))
    first, right = clause(pairing.old, "第一条").id, clause(pairing.new, "第一条").id
    with pytest.raises(Invalid):
        service.override_match(session, editor, pairing, "marry", first, right)
    for sides in (
        (first, clause(other, "第一条").id),  # of another law
        (right, first),  # the wrong way round
        (first, "none"),
        ("", ""),
        (clause(pairing.old, "第一章").id, clause(pairing.new, "第一章").id),  # no articles
        (clause(pairing.old, "第二条/第二款").id, right),
    ):
        with pytest.raises(NotFound):
            service.override_match(session, editor, pairing, "link", *sides)
    service.override_match(session, editor, pairing, "unlink", first, right, seen=0)
    with pytest.raises(Conflict, match="decision_changed"):
        service.override_match(session, editor, pairing, "confirm", first, right, seen=0)
    assert [one.what for one in session.scalars(select(Decision))] == [{"action": "unlink"}]


def test_two_versions_are_matched_once_until_a_person_decides(
    session: Session, editor: Member, old: Version, new: Version
) -> None:
    def computed() -> tuple[int, int]:
        return service.MATCHES.computed, service.SUCCESSORS.computed

    matched, followed = computed()
    for _ in range(3):
        pairing = pair_versions(session, old.id, new.id)
        assert pairing.matches and pairing.successors and service.rows(pairing)
    assert computed() == (matched + 1, followed + 1)

    sides = clause_at(session, old, "第四条").id, clause_at(session, new, "第五条").id
    service.override_match(session, editor, pairing, "unlink", *sides)
    for _ in range(2):
        assert "deleted" in {match.kind for match in pair_versions(session, old.id, new.id).matches}
    assert computed() == (matched + 2, followed + 1)


THIRD = SECOND.replace("百分之二", "百分之三").replace("应当如实登记姓名与住址", "应当登记姓名")


@pytest.fixture
def newest(session: Session, editor: Member, new: Version) -> Version:
    return make_version(session, editor, new.law, THIRD, "三稿")


def labels(pairing: Pairing) -> list[tuple[str, str, str, bool]]:
    found = []
    for row in service.rows(pairing):
        old, new = ("、".join(one.label for one in side) for side in (row.old, row.new))
        found.append((old, new, row.match.kind, row.is_inherited))
    return found


def test_what_was_settled_between_neighbours_holds_for_drafts_further_apart(
    session: Session, editor: Member, pairing: Pairing, newest: Version
) -> None:
    assert not any(inherited for *_, inherited in labels(pair_versions(session, pairing.old.id, newest.id)))
    act(session, editor, pairing, "link", "第二条", "第二条")
    act(session, editor, pairing, "unlink", "第三条", "第四条")
    far = pair_versions(session, pairing.old.id, newest.id)
    assert ("第二条", "第二条、第三条", "split", True) in labels(far)
    assert ("第三条", "", "deleted", False) in labels(far)
    act(session, editor, far, "unlink", "第二条", "第二条")
    far = pair_versions(session, pairing.old.id, newest.id)
    assert not any(inherited for *_, inherited in labels(far)), "a word on the two themselves goes first"


def test_the_later_version_first(session: Session, editor: Member, pairing: Pairing) -> None:
    back = pair_versions(session, pairing.new.id, pairing.old.id, any_two=True)
    assert not back.is_followed and pairing.is_followed
    assert matched(session, pairing.old, pairing.new) == MATCHED
    turned = {"inserted": "deleted", "deleted": "inserted"}
    assert sorted((old, new, kind) for old, new, kind, _ in labels(back)) == sorted(
        (new, old, turned.get(kind, kind)) for old, new, kind in MATCHED
    )
    edited = next(row for row in service.rows(back) if row.match.kind == "edited")
    assert [run.text for run in edited.redline if run.op == "insert"] == ["百分之一"]
    sides = clause_at(session, pairing.new, "第三条").id, clause_at(session, pairing.old, "第二条").id
    service.override_match(session, editor, back, "unlink", *sides)
    assert ("第二条", "", "deleted") in matched(session, pairing.old, pairing.new), "it is one word, from either end"
    again = pair_versions(session, pairing.new.id, pairing.old.id, any_two=True)
    assert list(service.match_histories(session, again)) == [sides]


def test_a_draft_beside_its_own_translation_and_a_later_one(
    session: Session, editor: Member, old: Version, newest: Version
) -> None:
    english = make_version(session, editor, old.law, ENGLISH, "First draft", original=old)
    pairing = pair_versions(session, old.id, english.id, any_two=True)
    assert {kind for _, _, kind, _ in labels(pairing)} == {"translated"} and not pairing.is_followed
    act(session, editor, pairing, "confirm", "第四条", "Chapter 2/Article 4")
    back = pair_versions(session, english.id, old.id, any_two=True)
    assert back.forwards is not None and [row.decided for row in service.rows(back)][-1] == "confirm"
    assert service.rows(pair_versions(session, english.id, newest.id, any_two=True))
    with pytest.raises(Invalid, match="versions_the_same"):
        pair_versions(session, old.id, old.id, any_two=True)
