"""A person is mentioned by user name or by choice, once a comment; they are told only of what they see."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.rounds import make_round, person
from workbench.commentary.mentions import mentionable, mentioned_in, mentions_of
from workbench.commentary.service import CommentData, add_comment, edit_comment, reply, withdraw
from workbench.people.sight import look_as

SAID = CommentData(body="请看一下。", stance="oppose", issue="wording")


def names(session: Session, comment_id: str) -> list[str]:
    return sorted(each.username for each in mentioned_in(session, [comment_id]).get(comment_id, []))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>请@coast.lead看一下。</p>", ["coast.lead"]),
        ("@coast.lead、@inland.lead，@secretary. 谢谢", ["coast.lead", "inland.lead", "secretary"]),
        ("mail me: a@coast.lead", []),
        ("@nobody @coast.officer", []),  # there is none, and the author
        ("＠COAST.LEAD", ["coast.lead"]),
    ],
)
def test_by_user_name(session: Session, body: str, expected: list[str]) -> None:
    called = make_round(session)
    comment = make_comment(session, person(session, "coast.officer"), called.clause, body)
    assert names(session, comment.id) == expected


def test_by_choice_in_replies_and_when_edited_each_once(session: Session) -> None:
    called = make_round(session)
    officer, lead, reader = (person(session, f"coast.{name}") for name in ("officer", "lead", "reader"))
    comment = add_comment(session, officer, called.clause, SAID, mentioned=[lead.id, officer.id])
    again = CommentData(body="@coast.lead @coast.reader", stance="oppose", issue="wording")
    edit_comment(session, officer, comment, again, 1)
    assert names(session, comment.id) == ["coast.lead", "coast.reader"]
    answer = reply(session, lead, comment, "@coast.officer 同意。")
    assert [each.comment_id for each in mentions_of(session, officer)] == [answer.id]
    assert [each.comment_id for each in mentions_of(session, reader)] == [comment.id]
    withdraw(session, officer, comment)
    assert mentions_of(session, reader) == []
    offered = {each.username for each in mentionable(session, officer)}
    assert {"coast.lead", "coast.reader", "secretary"} <= offered and not offered & {"coast.officer", "inland.lead"}


def test_told_only_of_what_is_seen(session: Session) -> None:
    called = make_round(session, visibility="submitted")
    make_comment(session, person(session, "coast.officer"), called.clause, "@inland.lead 你们呢？")
    inland = person(session, "inland.lead")
    look_as(session, inland)
    assert mentions_of(session, inland) == []
    called.returned(session, "coast").submitted_at = called.round.opened_at
    session.flush()
    look_as(session, inland)
    assert len(mentions_of(session, inland)) == 1
