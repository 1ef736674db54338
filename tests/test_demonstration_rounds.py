"""The rounds of the demonstration show every way in which an organisation can answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.commentary.board import board
from workbench.commentary.models import Comment
from workbench.consultation.models import Round, RoundState
from workbench.consultation.rounds import decisions_on_round
from workbench.consultation.standing import ReturnState
from workbench.db import now


@pytest.fixture
def session(demonstration: Flask) -> Iterator[Session]:
    with demonstration.extensions["workbench.database"].reading() as opened:
        yield opened


def test_one_is_finished_and_one_is_open(session: Session) -> None:
    _, first, second = session.scalars(select(Round).order_by(Round.number)).all()
    assert (first.state, second.state) == (RoundState.CLOSED, RoundState.OPEN)
    assert second.deadline is not None and second.deadline > now()
    finished, running = (board(session, each, "zh", now()) for each in (first, second))
    assert set(finished.counts) == {
        ReturnState.SUBMITTED, ReturnState.NO_OPINION, ReturnState.LATE, ReturnState.MISSING,
    }  # fmt: skip
    assert set(running.counts) == {
        ReturnState.UNOPENED, ReturnState.OPENED, ReturnState.WRITING, ReturnState.SUBMITTED, ReturnState.NO_OPINION,
    }  # fmt: skip
    assert [each.what["act"] for each in decisions_on_round(session, first) if each.what] == ["call", "leave", "close"]


def test_every_comment_of_a_round_stands_in_the_answer_of_its_organisation(session: Session) -> None:
    for number, written in ((1, 14), (2, 4)):
        called = session.scalars(select(Round).where(Round.number == number)).one()
        rows = session.scalars(
            select(Comment).where(Comment.round_id == called.id, Comment.parent_id.is_(None))
        ).unique()
        assert len([row for row in rows if row.return_id]) == written == board(session, called, "zh", now()).comments
