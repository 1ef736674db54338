"""Discussions are resolved with a reason and opened again; questions without an answer are listed until one comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.rounds import make_round, person
from workbench.commentary.beside import beside
from workbench.commentary.service import reply, withdraw
from workbench.commentary.threads import count_unanswered, reopen, resolve
from workbench.commentary.view_models import comment_view
from workbench.errors import Conflict, Forbidden, Invalid
from workbench.people.models import Member


def test_it_is_resolved_with_a_reason_and_opened_again(session: Session) -> None:
    called = make_round(session)
    officer = person(session, "coast.officer")
    comment = make_comment(session, officer, called.clause)
    with pytest.raises(Invalid):
        resolve(session, officer, comment, " ")
    with pytest.raises(Forbidden):
        resolve(session, person(session, "inland.officer"), comment, "不是我们的。")
    resolve(session, officer, comment, "已改第三款。")
    with pytest.raises(Conflict) as twice:
        resolve(session, person(session, "secretary"), comment, "再次。")
    assert twice.value.code == "thread_changed"
    view = comment_view(comment, "en", beside=beside(session, [comment]))
    assert view.is_resolved and view.thread[-1].reason == "已改第三款。"
    reopen(session, person(session, "secretary"), comment, "还有问题。")
    view = comment_view(comment, "en", beside=beside(session, [comment]))
    assert not view.is_resolved and [each.what for each in view.thread] == [{"resolved": True}, None]


def test_a_question_waits_for_somebody_else(session: Session, people: Callable[[str], Member]) -> None:
    officer = people("officer")
    version = make_version(session, people("editor"))
    asked = [
        make_comment(session, officer, clause_at(session, version, "第一条"), f"第{at}问？", stance="question")
        for at in range(4)
    ]
    make_comment(session, officer, clause_at(session, version, "第一条"))
    reply(session, officer, asked[0], "补充一句。")
    assert count_unanswered(session, version.id) == 4, "one's own word is no answer"
    reply(session, people("editor"), asked[0], "已答。")
    resolve(session, people("editor"), asked[1], "见第三条。")
    withdraw(session, officer, asked[2])
    assert count_unanswered(session, version.id) == 1
    reopen(session, people("editor"), asked[1])
    assert count_unanswered(session, version.id) == 2
