"""All comments of a law in one list: what narrows it, its orders, its pages, and who sees what in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import SECOND, clause_at, make_version
from tests.factories.rounds import Called, make_round, person, place_named
from workbench.commentary.agreements import agree, end_agreement
from workbench.commentary.models import Comment
from workbench.commentary.returns import set_left_out
from workbench.commentary.service import reply, withdraw
from workbench.commentary.support import supporters_by_comment
from workbench.compare.carry import carry
from workbench.compare.service import pair_versions
from workbench.consultation import returns
from workbench.deliberation.deciding import DispositionData, decide_opinions, undo
from workbench.deliberation.gathering import deliberation_on
from workbench.deliberation.service import join
from workbench.people.sight import look_as
from workbench.reading import listing
from workbench.reading.listing import comments_page
from workbench.reading.narrowing import CommentsOrder, CommentsQuery
from workbench.settling.view_models import deliberation_sums

Narrowed = Callable[..., list[str]]


@pytest.fixture
def called(session: Session) -> Called:
    """Comments by the name that each begins with, on different clauses, by people of two provinces."""
    called = make_round(session)
    coast, inland, lead = (person(session, name) for name in ("coast.officer", "inland.officer", "coast.lead"))
    second, third = clause_at(session, called.version, "第二条"), clause_at(session, called.version, "第三条")
    make_comment(session, coast, third, "甲", stance="question", issue="coverage")
    answered = make_comment(session, inland, third, "乙", stance="question")
    reply(session, lead, answered, "见第二条。")
    make_comment(session, coast, second, "丙", proposed="会员按季缴纳互助金。")
    make_comment(session, lead, called.clause, "丁", stance="oppose")
    set_left_out(session, lead, make_comment(session, coast, second, "戊"), True, "重复。")
    withdraw(session, coast, make_comment(session, coast, second, "己"))
    for at, comment in enumerate(session.scalars(select(Comment).order_by(Comment.created_at)).unique()):
        comment.created_at += timedelta(seconds=at)
    session.flush()
    return called


@pytest.fixture
def narrowed(session: Session, called: Called) -> Narrowed:
    """The first letters of the comments of the list as it is narrowed, in its order."""

    def letters(order: CommentsOrder = CommentsOrder.CLAUSE, **asked: object) -> list[str]:
        query = CommentsQuery(law=called.version.law_id, **asked)  # type: ignore[arg-type]
        page = comments_page(session, called.version, query, order, "", "zh")
        shown = [each.comment.current.body[3] for entry in page.clauses for each in entry.comments]
        assert page.total == len(shown)
        return shown

    return letters


def test_each_filter_leaves_what_was_asked_for(session: Session, called: Called, narrowed: Narrowed) -> None:
    articles = {name: clause_at(session, called.version, name).id for name in ("第二条", "第三条")}
    coast = place_named(session, "coast").id
    assert narrowed() == list("丙戊甲乙丁")
    assert narrowed(order=CommentsOrder.TIME) == list("戊丁丙乙甲")
    assert narrowed(clause=articles["第三条"]) == list("甲乙")
    assert narrowed(clause=session.get_one(type(called.clause), articles["第三条"]).parent_id) == list("甲乙丁")
    assert narrowed(organisation=coast) == list("丙戊甲丁")
    assert narrowed(author=person(session, "coast.lead").id) == ["丁"]
    assert narrowed(stance="question") == list("甲乙") and narrowed(issue="coverage") == ["甲"]
    assert narrowed(stance="question", open=True) == ["甲"]
    assert narrowed(proposal=True) == ["丙"]
    assert narrowed(round=called.round.id) == list("丙甲乙丁"), "what was left out is in no answer"
    assert narrowed(organisation="none") == narrowed(clause="none") == narrowed(stance="no such") == []
    third = session.scalars(select(Comment).where(Comment.parent_id.is_(None)).order_by(Comment.created_at)).unique()
    assert narrowed(since=next(third).created_at) == list("丙戊乙丁")


def test_what_is_decided_is_what_opinions_count(session: Session, called: Called, narrowed: Narrowed) -> None:
    secretary, law_id = person(session, "secretary"), called.version.law_id
    assert narrowed(decided="undecided") == narrowed(state="came_in") == [], "nothing came in yet"
    by_letter = {
        each.current.body[3]: each
        for each in session.scalars(select(Comment).where(Comment.parent_id.is_(None))).unique()
    }
    withdraw(session, person(session, "coast.lead"), by_letter["丁"])
    for place in ("coast", "inland"):
        returns.submit(session, person(session, f"{place}.lead"), called.returned(session, place))
    assert narrowed(decided="undecided") == list("丙甲乙") and narrowed(decided="decided") == []
    opinion = join(session, secretary, law_id, [by_letter["甲"].id, by_letter["丙"].id])
    decide_opinions(
        session, secretary, law_id, {opinion.id: 0}, DispositionData("in_part", '"disposition": "accepted"')
    )
    decide_opinions(session, secretary, law_id, {by_letter["乙"].id: 0}, DispositionData("accepted"))
    assert narrowed(decided="in_part") == list("丙甲") and narrowed(decided="accepted") == ["乙"]
    assert narrowed(decided="decided") == list("丙甲乙") and narrowed(decided="undecided") == []
    assert narrowed(decided="noted") == [] and narrowed(decided="no such") == list("丙戊甲乙")
    assert narrowed(state="came_in") == list("丙己甲乙丁") and narrowed(state="withdrawn") == list("己丁")
    sums = deliberation_sums(deliberation_on(session, law_id))
    assert (sums.comments, sums.comments_undecided, sums.comments_decided, sums.comments_withdrawn) == (5, 0, 3, 2)
    undo(session, secretary, law_id)
    assert narrowed(decided="accepted") == [] and narrowed(decided="undecided") == ["乙"]


def test_by_weight_those_come_first_with_whom_most_agree(session: Session, called: Called, narrowed: Narrowed) -> None:
    comments = {
        each.current.body[3]: each
        for each in session.scalars(select(Comment).where(Comment.parent_id.is_(None))).unique()
    }
    for place in ("coast", "inland"):
        returns.submit(session, person(session, f"{place}.lead"), called.returned(session, place))
    agree(session, person(session, "inland.lead"), comments["丁"])
    agree(session, person(session, "coast.lead"), comments["乙"])
    assert narrowed(order=CommentsOrder.WEIGHT) == list("乙丁甲丙戊")
    behind = supporters_by_comment(session, called.version.law_id)
    weights = [len(behind[comments[letter].id].organisations) for letter in "乙丁甲丙戊"]
    assert weights == sorted(weights, reverse=True) == [2, 2, 1, 1, 1]
    end_agreement(session, person(session, "coast.lead"), comments["乙"])
    assert narrowed(order=CommentsOrder.WEIGHT)[0] == "丁"


def test_an_organisation_stands_for_those_below_it(session: Session, called: Called, narrowed: Narrowed) -> None:
    place_named(session, "inland").parent_id = place_named(session, "coast").id
    session.flush()
    assert narrowed(organisation=place_named(session, "coast").id) == list("丙戊甲乙丁")


@pytest.mark.parametrize("order", CommentsOrder)
def test_pages_follow_one_another_without_gap_or_twin(
    session: Session, called: Called, narrowed: Narrowed, order: CommentsOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = narrowed(order=order)
    monkeypatch.setattr(listing, "PAGE", 2)
    shown, after = [], ""
    for _ in range(3):
        query = CommentsQuery(law=called.version.law_id)
        page = comments_page(session, called.version, query, order, after, "zh")
        shown += [each.comment.current.body[3] for entry in page.clauses for each in entry.comments]
        assert page.total == 5
        after = page.after
    assert shown == everything and after == ""


def test_beside_another_draft_a_comment_stands_where_it_was_carried(session: Session, called: Called) -> None:
    law, secretary = called.version.law, person(session, "secretary")
    later = make_version(session, secretary, law, SECOND, "二稿")
    query = CommentsQuery(law=law.id)
    waiting = comments_page(
        session, later, CommentsQuery(law=law.id, anchored="waiting"), CommentsOrder.CLAUSE, "", "zh"
    )
    assert waiting.total == 5 and [entry.clause for entry in waiting.clauses] == [None]
    carry(session, pair_versions(session, called.version.id, later.id))
    page = comments_page(session, later, query, CommentsOrder.CLAUSE, "", "zh")
    addresses = [entry.clause.address if entry.clause else "" for entry in page.clauses]
    assert addresses[-1].startswith("第五条") or addresses[-1] == ""
    parts = [
        comments_page(
            session, later, CommentsQuery(law=law.id, anchored=standing), CommentsOrder.CLAUSE, "", "zh"
        ).total
        for standing in ("placed", "lost", "waiting")
    ]
    assert sum(parts) == page.total == 5 and parts[2] == 0


def test_what_is_not_seen_is_not_counted(session: Session, called: Called, narrowed: Narrowed) -> None:
    returns.submit(session, person(session, "inland.lead"), called.returned(session, "inland"))
    session.expunge_all()
    look_as(session, person(session, "hq.chair"))
    assert narrowed() == ["乙"] and [each.username for each in listing.authors_of(session, called.version.law_id)] == [
        "inland.officer"
    ]
