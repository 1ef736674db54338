"""What an organisation answers: written by its people, submitted and sealed by its lead, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.rounds import Called, let_it_end, make_round, person
from workbench.commentary.board import board
from workbench.commentary.returns import returned_clauses, set_left_out
from workbench.commentary.service import withdraw
from workbench.consultation import returns, rounds
from workbench.consultation.rounds import questions_of
from workbench.consultation.standing import ReturnState
from workbench.db import now
from workbench.errors import Forbidden, WorkbenchError

HOUR = timedelta(hours=1)
State = Callable[[str], ReturnState]


def code(call: Callable[[], object]) -> str:
    with pytest.raises(WorkbenchError) as refused:
        call()
    return refused.value.code


@pytest.fixture
def called(session: Session) -> Called:
    return make_round(session, questions=(("总体意见？", None),))


def states(session: Session, called: Called) -> dict[str, str]:
    shown = board(session, called.round, "en", now())
    assert sum(shown.counts.values()) == len(shown.rows)
    assert sum(row.comments for row in shown.rows) == shown.comments
    return {row.organisation.lower(): row.state.value for row in shown.rows}


def test_a_return_is_submitted_and_sealed(session: Session, called: Called) -> None:
    comment = make_comment(session, person(session, "coast.officer"), called.clause)
    returned, lead = called.returned(session, "coast"), person(session, "coast.lead")
    assert states(session, called) == {"coast": "writing", "inland": "unopened", "miners": "unopened"}
    returns.submit(session, lead, returned)
    assert states(session, called)["coast"] == "submitted"
    (question,) = questions_of(session, called.round)
    for sealed in (
        lambda: make_comment(session, person(session, "coast.officer"), called.clause),
        lambda: withdraw(session, person(session, "coast.officer"), comment),
        lambda: returns.answer(session, lead, returned, question, "迟到的答复"),
        lambda: returns.write_note(session, lead, returned, "补充"),
        lambda: set_left_out(session, lead, comment, True, "重复"),
        lambda: returns.submit(session, lead, returned),
    ):
        assert code(sealed) == "return_sealed"
    returns.take_back(session, lead, returned)
    assert states(session, called)["coast"] == "writing"
    withdraw(session, person(session, "coast.officer"), comment)


def test_no_opinion_is_an_answer(session: Session, called: Called) -> None:
    returns.submit(session, person(session, "inland.lead"), called.returned(session, "inland"), no_opinion=True)
    shown = board(session, called.round, "en", now())
    assert states(session, called)["inland"] == "no_opinion" and shown.answered == 1
    assert [row.organisation for row in shown.unanswered] == ["Coast", "Miners"]


def test_nobody_answers_for_another(session: Session, called: Called) -> None:
    returned = called.returned(session, "coast")
    (question,) = questions_of(session, called.round)
    comment = make_comment(session, person(session, "coast.officer"), called.clause)
    for name in ("inland.lead", "secretary", "hq.chair", "coast.officer", "coast.reader"):
        with pytest.raises(Forbidden):
            returns.submit(session, person(session, name), returned)
        with pytest.raises(Forbidden):
            set_left_out(session, person(session, name), comment, True, "重复")
    for name in ("inland.lead", "secretary", "coast.reader"):
        with pytest.raises(Forbidden):
            returns.answer(session, person(session, name), returned, question, "答")
    with pytest.raises(Forbidden):
        withdraw(session, person(session, "coast.lead"), comment)


def test_questions_are_answered_and_answers_taken_back(session: Session, called: Called) -> None:
    returned, officer = called.returned(session, "coast"), person(session, "coast.officer")
    (question,) = questions_of(session, called.round)
    for text, expected in (("<p>可行。</p>", "<p>可行。</p>"), ("好<script>x</script>", "<p>好x</p>"), ("  ", None)):
        returns.answer(session, officer, returned, question, text)
        answers = returns.answers_of(session, returned)
        assert (answers[question.id].text if answers else None) == expected


def test_what_is_left_out_stays_and_is_said(session: Session, called: Called) -> None:
    officer, lead = person(session, "coast.officer"), person(session, "coast.lead")
    comments = [
        make_comment(session, officer, called.clause, body) for body in ("应当写明办理期限。", "应当写明办理的期限。")
    ]
    comments.append(make_comment(session, officer, called.clause, "反对收费。"))
    returned = called.returned(session, "coast")
    (clause,) = returned_clauses(session, returned, "zh")
    assert [len(group) for group in clause.groups] == [2, 1], "what says nearly the same stands side by side"
    assert code(lambda: set_left_out(session, lead, comments[1], True, " ")) == "reason_missing"
    set_left_out(session, lead, comments[1], True, "与上一条相同。")
    assert code(lambda: set_left_out(session, lead, comments[1], True, "再。")) == "comment_left_out_already"
    (clause,) = returned_clauses(session, returned, "zh")
    assert [entry.left_out for group in clause.groups for entry in group] == [None, "与上一条相同。", None]
    assert board(session, called.round, "en", now()).comments == 2
    set_left_out(session, lead, comments[1], False, "")
    assert board(session, called.round, "en", now()).comments == 3


def test_after_the_deadline_only_the_secretary_or_the_chair_sends_back(session: Session, called: Called) -> None:
    returned, lead = called.returned(session, "coast"), person(session, "coast.lead")
    returns.submit(session, lead, returned)
    let_it_end(session, called)
    assert code(lambda: returns.take_back(session, lead, returned)) == "return_not_taken_back"
    secretary = person(session, "secretary")
    assert code(lambda: returns.send_back(session, secretary, returned, "")) == "reason_missing"
    assert code(lambda: returns.send_back(session, secretary, returned, "缺附件。")) == "send_back_needs_time"
    with pytest.raises(Forbidden):
        returns.send_back(session, lead, returned, "缺附件。", now() + HOUR)
    returns.send_back(session, secretary, returned, "缺附件。", now() + HOUR)
    assert states(session, called) == {"coast": "opened", "inland": "missing", "miners": "missing"}
    make_comment(session, person(session, "coast.officer"), called.clause)
    returns.submit(session, lead, returned)
    assert states(session, called)["coast"] == "late"
    rounds.close(session, person(session, "hq.chair"), called.round, "结束。")
    assert code(lambda: returns.send_back(session, secretary, returned, "再补。", now() + HOUR)) == "round_closed"
