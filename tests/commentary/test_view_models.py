"""A comment as pages show it, in both languages of the interface."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from workbench.commentary.service import CommentData, edit_comment, reply, withdraw
from workbench.commentary.view_models import comment_view
from workbench.people.models import Member, Organisation


def test_a_comment_with_its_history_and_replies(session: Session, people: Callable[[str], Member]) -> None:
    officer, editor = people("officer"), people("editor")
    officer.name_zh, officer.name_en = "王敏", "Wang Min"
    officer.organisation = Organisation(code="x", name_zh="省总工会", name_en="Provincial Federation")
    clause = clause_at(session, make_version(session, editor), "第四条")
    comment = make_comment(session, officer, clause, body="<p>一</p>")
    edit_comment(
        session,
        officer,
        comment,
        CommentData(body="<p>二</p>", stance="oppose", issue="coverage", proposed="新写法。"),
        seen=1,
    )
    edit_comment(session, officer, comment, CommentData(body="<p>三</p>", stance="question", issue="coverage"), seen=2)
    answer = reply(session, editor, comment, "答")
    withdraw(session, editor, answer)
    session.expire_all()

    view = comment_view(comment, "zh", with_replies=True)
    assert (view.author, view.organisation) == ("王敏", "省总工会")
    assert (view.current.body, view.current.stance, view.current.proposed) == ("<p>三</p>", "question", "")
    assert [(old.body, old.proposed) for old in view.earlier] == [("<p>二</p>", "新写法。"), ("<p>一</p>", "")]
    (shown,) = view.replies
    assert (shown.id, shown.organisation, shown.withdrawn_at is None) == (answer.id, "总部", False)

    view = comment_view(comment, "en")
    assert (view.author, view.organisation, view.replies) == ("Wang Min", "Provincial Federation", ())
