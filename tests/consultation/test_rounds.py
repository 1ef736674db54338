"""Rounds: called, extended, closed, reopened, withdrawn, leave given; nothing is written where none is taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.rounds import Called, let_it_end, make_people, make_round, person, place_named
from workbench.commentary.models import Comment
from workbench.commentary.service import CommentData, edit_comment, reply, withdraw
from workbench.consultation import rounds
from workbench.consultation.models import RoundState
from workbench.consultation.rounds import RoundData, call_round
from workbench.db import now
from workbench.errors import Conflict, Forbidden, WorkbenchError
from workbench.people.organisations import set_retired

HOUR = timedelta(hours=1)


def code(call: Callable[[], object]) -> str:
    with pytest.raises(WorkbenchError) as refused:
        call()
    return refused.value.code


def write(session: Session, called: Called, name: str = "coast.officer") -> Comment:
    return make_comment(session, person(session, name), called.clause, f"{name}的意见。")


def test_a_comment_belongs_to_the_return_of_its_author_s_organisation(session: Session) -> None:
    called = make_round(session)
    comment = write(session, called)
    assert comment.round_id == called.round.id and comment.return_id == called.returned(session, "coast").id
    assert comment.organisation_id == place_named(session, "coast").id
    assert called.returned(session, "coast").opened_at is not None
    answer = reply(session, person(session, "coast.lead"), comment, "同意。")
    assert answer.return_id == comment.return_id
    moved = person(session, "coast.officer")
    moved.organisation = place_named(session, "miners")
    session.flush()
    assert comment.organisation_id == place_named(session, "coast").id, "what was said stays where it was said"


def test_after_the_deadline_nothing_is_written(session: Session) -> None:
    called = make_round(session)
    comment = write(session, called)
    officer = person(session, "coast.officer")
    let_it_end(session, called)
    changed = CommentData(body="改。", stance="oppose", issue="wording")
    assert code(lambda: write(session, called)) == "round_closed"
    assert code(lambda: reply(session, person(session, "coast.lead"), comment, "迟了。")) == "round_closed"
    assert code(lambda: edit_comment(session, officer, comment, changed, 1)) == "round_closed"
    assert code(lambda: withdraw(session, officer, comment)) == "round_closed"
    assert session.scalar(select(func.count()).select_from(Comment)) == 1


def test_what_is_meant_for_a_closed_round_never_stands_outside_of_it(session: Session) -> None:
    called = make_round(session)
    rounds.close(session, person(session, "hq.chair"), called.round, "期满。")
    for name in ("coast.officer", "secretary"):
        assert code(lambda name=name: write(session, called, name)) == "round_closed"  # type: ignore[misc]


def test_an_organisation_that_was_not_asked_writes_nothing(session: Session) -> None:
    called = make_round(session, places=("coast",))
    assert code(lambda: write(session, called, "miners.officer")) == "round_not_asked"
    leave = now() + HOUR
    rounds.give_leave(
        session, person(session, "hq.chair"), called.round, place_named(session, "miners").id, leave, "补列。"
    )
    assert write(session, called, "miners.officer").return_id == called.returned(session, "miners").id


def test_a_round_opens_when_it_says(session: Session) -> None:
    called = make_round(session)
    called.round.opened_at = now() + HOUR
    assert code(lambda: write(session, called)) == "round_not_open_yet"


def test_the_chair_extends_closes_and_reopens(session: Session) -> None:
    called = make_round(session)
    chair, round_ = person(session, "hq.chair"), called.round
    let_it_end(session, called)
    rounds.extend(session, chair, round_, now() + HOUR, "应几省请求。")
    write(session, called)
    assert code(lambda: rounds.extend(session, chair, round_, now() + HOUR / 2, "缩短。")) == "round_not_longer"
    rounds.close(session, chair, round_, "收齐。")
    assert code(lambda: rounds.close(session, chair, round_, "再。")) == "round_closed"
    assert code(lambda: rounds.give_leave(session, chair, round_, "x", now() + HOUR, "迟。")) == "round_closed"
    rounds.reopen(session, chair, round_, now() + HOUR, "补充。")
    write(session, called, "inland.officer")
    acts = [decision.what["act"] for decision in rounds.decisions_on_round(session, round_) if decision.what]
    assert acts == ["call", "extend", "close", "reopen"]
    assert [decision.reason for decision in rounds.decisions_on_round(session, round_)][1:] == [
        "应几省请求。",
        "收齐。",
        "补充。",
    ]


def test_leave_is_for_one_organisation(session: Session) -> None:
    called = make_round(session)
    let_it_end(session, called)
    place = place_named(session, "miners")
    rounds.give_leave(session, person(session, "hq.chair"), called.round, place.id, now() + HOUR, "正在开会。")
    assert code(lambda: write(session, called)) == "round_closed"
    write(session, called, "miners.officer")


def test_only_the_chair_of_headquarters_keeps_a_round_and_never_without_a_reason(session: Session) -> None:
    called = make_round(session)
    for name in ("secretary", "coast.lead", "coast.officer"):
        with pytest.raises(Forbidden):
            rounds.close(session, person(session, name), called.round, "关。")
    assert code(lambda: rounds.close(session, person(session, "hq.chair"), called.round, " ")) == "reason_missing"
    elsewhere = person(session, "coast.lead")
    elsewhere.role = type(elsewhere.role)("chair")
    session.flush()
    with pytest.raises(Forbidden):
        rounds.close(session, elsewhere, called.round, "关。")


def test_a_round_opened_by_mistake_is_withdrawn(session: Session) -> None:
    called = make_round(session)
    rounds.withdraw_round(session, person(session, "hq.chair"), called.round, "版本有误。")
    assert called.round.state is RoundState.WITHDRAWN
    officer = person(session, "coast.officer")
    before = make_comment(session, officer, called.clause)
    assert before.return_id is None, "as before rounds"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title_zh": " "}, "round_title_missing"),
        ({"organisations": ()}, "round_asks_nobody"),
        ({"organisations": ("none",)}, "organisation_unknown"),
        ({"deadline": now() - HOUR}, "round_ends_before_it_begins"),
        ({"opens_at": now() + 2 * HOUR}, "round_ends_before_it_begins"),
        ({"visibility": "all"}, "round_visibility_unknown"),
        ({"questions": (("为何？", "none"),)}, "clause_unknown"),
    ],
)
def test_a_call_that_cannot_be(session: Session, changed: dict[str, object], expected: str) -> None:
    make_people(session)
    version = make_version(session, person(session, "secretary"))
    fields = {"title_zh": "征求意见", "deadline": now() + HOUR, "organisations": (place_named(session, "coast").id,)}
    data = RoundData(**{**fields, **changed})  # type: ignore[arg-type]
    assert code(lambda: call_round(session, person(session, "secretary"), version, data)) == expected


def test_one_round_of_a_law_is_open(session: Session) -> None:
    called = make_round(session)
    data = RoundData(title_zh="再次", deadline=now() + HOUR, organisations=(place_named(session, "coast").id,))
    secretary = person(session, "secretary")
    assert code(lambda: call_round(session, secretary, called.version, data)) == "round_open_already"
    rounds.close(session, person(session, "hq.chair"), called.round, "收齐。")
    second = call_round(session, secretary, called.version, data)
    assert (second.number, second.title("en")) == (2, "再次")
    with pytest.raises(Conflict):
        rounds.reopen(session, person(session, "hq.chair"), called.round, now() + HOUR, "补。")


def test_a_retired_organisation_is_not_asked(session: Session) -> None:
    make_people(session)
    place = place_named(session, "coast")
    set_retired(session, place, True)
    version = make_version(session, person(session, "secretary"))
    data = RoundData(title_zh="征求", deadline=now() + HOUR, organisations=(place.id,))
    assert code(lambda: call_round(session, person(session, "secretary"), version, data)) == "organisation_retired"


def test_questions_are_on_the_draft_or_on_a_clause(session: Session) -> None:
    make_people(session)
    version = make_version(session, person(session, "secretary"))
    clause = clause_at(session, version, "第四条")
    data = RoundData(
        title_zh="征求",
        deadline=now() + HOUR,
        organisations=(place_named(session, "coast").id,),
        questions=(("总体意见？", None), ("是否可行？", clause.id), (" ", None)),
    )
    called = call_round(session, person(session, "secretary"), version, data)
    assert [(each.text, each.clause_id) for each in rounds.questions_of(session, called)] == [
        ("总体意见？", None), ("是否可行？", clause.id)
    ]  # fmt: skip
