"""A closed law is read and not changed, whichever service somebody tries, until the chair opens it again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.crossref import make_link
from tests.factories.drafts import SECOND, clause_at, make_version
from tests.factories.papers import make_paper
from tests.factories.rounds import Called, make_round, person
from workbench.commentary.service import CommentData, edit_comment, reply, withdraw
from workbench.consultation import rounds
from workbench.consultation.closing import close_law, closings_of, reopen_law
from workbench.consultation.service import refusal_now
from workbench.drafts.changes import rename_law
from workbench.errors import Conflict, Forbidden, Invalid
from workbench.people.permissions import Circumstances, Permission, may
from workbench.record.acts import Act
from workbench.record.service import entries_on


@pytest.fixture
def called(session: Session) -> Called:
    called = make_round(session)
    rounds.close(session, person(session, "hq.chair"), called.round, "期满。")
    return called


def close(session: Session, called: Called) -> None:
    close_law(session, person(session, "hq.chair"), called.version.law, "法律已经通过。")
    for member in ("hq.chair", "secretary"):
        person(session, member).__dict__.pop("_ended_laws", None)


def test_nothing_of_a_closed_law_is_changed(session: Session) -> None:
    editor, officer = person(session, "editor"), person(session, "officer")
    version = make_version(session, editor)
    clause = clause_at(session, version, "第四条")
    comment = make_comment(session, officer, clause)
    paper = make_paper(session, editor, version)
    chair = person(session, "chair")
    close_law(session, chair, version.law, "法律已经通过。")
    session.flush()
    attempts: list[Callable[[], object]] = [
        lambda: make_comment(session, officer, clause),
        lambda: edit_comment(session, officer, comment, CommentData(body="x", stance="oppose", issue="wording"), 1),
        lambda: reply(session, officer, comment, "x"),
        lambda: withdraw(session, officer, comment),
        lambda: make_link(session, officer, clause, "C102:16"),
        lambda: make_version(session, editor, version.law, SECOND, "二稿"),
        lambda: rename_law(session, editor, version.law, "另一个名称", "", ""),
        lambda: make_paper(session, editor, version),
    ]
    for at, attempt in enumerate(attempts):
        with pytest.raises(Conflict) as caught, session.begin_nested():
            attempt()
        assert caught.value.code == "law_closed", at
    assert paper.law_id == version.law_id
    reopen_law(session, chair, version.law, "还有后续修改。")
    make_comment(session, officer, clause)


def test_it_is_closed_and_opened_by_the_chair_with_a_reason(session: Session, called: Called) -> None:
    law, chair = called.version.law, person(session, "hq.chair")
    with pytest.raises(Forbidden):
        close_law(session, person(session, "secretary"), law, "x")
    with pytest.raises(Invalid, match="reason_missing"):
        close_law(session, chair, law, " ")
    with pytest.raises(Conflict, match="law_not_closed"):
        reopen_law(session, chair, law, "x")
    close(session, called)
    with pytest.raises(Conflict, match="law_closed_already"):
        close(session, called)
    reopen_law(session, chair, law, "还有后续修改。")
    assert [(each.what, each.reason) for each in closings_of(session, law)] == [
        ({"closed": True}, "法律已经通过。"),
        (None, "还有后续修改。"),
    ]
    acts = [entry.act for entry in entries_on(session, f"closing:{law.id}")]
    assert acts == [Act.LAW_CLOSE, Act.LAW_REOPEN]


def test_a_law_with_an_open_round_is_not_closed(session: Session) -> None:
    called = make_round(session)
    with pytest.raises(Conflict, match="law_has_open_round"):
        close(session, called)


def test_who_may_do_what_follows_the_state_of_the_law(session: Session, called: Called) -> None:
    close(session, called)
    of_it = Circumstances(law=called.version.law_id)
    secretary, chair = person(session, "secretary"), person(session, "hq.chair")
    allowed = {permission for permission in Permission if may(secretary, permission, of_it)}
    assert allowed == {
        Permission.ENTER,
        Permission.READ_STANDARDS,
        Permission.READ,
        Permission.EXPORT_PAPER,
        Permission.EXPORT_LAW,
    }
    assert may(chair, Permission.CLOSE_LAW, of_it) and not may(chair, Permission.KEEP_ROUND, of_it)
    assert may(secretary, Permission.COMMENT), "to something else"
    assert refusal_now(session, called.version.law_id, secretary.organisation_id)[0] == "law_closed"
