"""Typed in for an organisation by the secretary: said wherever it is shown, and moved where it was the wrong one."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at, make_version
from tests.factories.rounds import Called, make_people, make_round, person, place_named
from workbench.commentary.agreements import agree, agreements_on
from workbench.commentary.behalf import move_comment, organisations_to_write_for
from workbench.commentary.beside import beside
from workbench.commentary.models import Comment
from workbench.commentary.returns import comment_counts
from workbench.commentary.service import CommentData, add_comment, reply
from workbench.commentary.view_models import comment_view
from workbench.consultation import returns
from workbench.errors import Conflict, Forbidden, Invalid
from workbench.people.sight import look_as
from workbench.record.service import entries_on

SAID = CommentData(body="来信要求写明期限。", stance="oppose", issue="wording")


def typed_in(session: Session, called: Called, place: str = "coast") -> Comment:
    return add_comment(session, person(session, "secretary"), called.clause, SAID, behalf=place_named(session, place))


def test_it_belongs_to_the_organisation_and_says_who_typed_it_in(session: Session) -> None:
    called = make_round(session)
    comment = typed_in(session, called)
    coast = called.returned(session, "coast")
    assert (comment.organisation_id, comment.return_id) == (coast.organisation_id, coast.id)
    assert comment_counts(session, called.round) == {coast.id: 1}
    assert comment_view(comment, "zh").author == "coast总工会（由secretary代为录入）"
    (entry,) = entries_on(session, f"comment:{comment.id}")
    assert entry.on_behalf_of == coast.organisation_id and entry.member_id == person(session, "secretary").id


@pytest.mark.parametrize(
    ("name", "sees"),
    [("secretary", True), ("coast.reader", True), ("inland.lead", False), ("hq.chair", False)],
)
def test_whoever_typed_it_in_sees_it_and_else_only_its_organisation(session: Session, name: str, sees: bool) -> None:
    called = make_round(session)
    comment_id = typed_in(session, called).id
    make_comment(session, person(session, "coast.officer"), called.clause, "自己写的。")
    session.expunge_all()
    look_as(session, person(session, name))
    ids = {each.id for each in session.scalars(select(Comment)).unique()}
    assert (comment_id in ids) is sees and len(ids) == (2 if name == "coast.reader" else int(sees))


def test_only_the_secretary_may_and_only_while_the_organisation_writes(session: Session) -> None:
    called = make_round(session)
    coast = place_named(session, "coast")
    for name in ("inland.officer", "inland.lead"):
        with pytest.raises(Forbidden):
            add_comment(session, person(session, name), called.clause, SAID, behalf=coast)
    secretary = person(session, "secretary")
    assert len(organisations_to_write_for(session, secretary, called.version.law_id)) == 3
    returns.submit(session, person(session, "coast.lead"), called.returned(session, "coast"))
    assert coast not in organisations_to_write_for(session, secretary, called.version.law_id)
    with pytest.raises(Conflict) as refused:
        typed_in(session, called)
    assert refused.value.code == "return_sealed"
    assert organisations_to_write_for(session, person(session, "inland.lead"), called.version.law_id) == ()


def test_it_is_moved_with_its_replies_and_a_reason(session: Session) -> None:
    called = make_round(session)
    secretary, comment = person(session, "secretary"), typed_in(session, called)
    answer = reply(session, person(session, "coast.officer"), comment, "不是我们写的。")
    move_comment(session, secretary, comment, place_named(session, "inland"), "信封看错了。")
    inland = called.returned(session, "inland")
    session.refresh(answer)
    assert (comment.organisation_id, comment.return_id) == (inland.organisation_id, inland.id)
    assert answer.return_id == inland.id and comment_counts(session, called.round) == {inland.id: 1}
    (move,) = comment_view(comment, "en", beside=beside(session, [comment])).moves
    assert (move.reason, move.what and move.what["from"]["en"], move.member) == ("信封看错了。", "Coast", "secretary")


def test_a_move_that_cannot_be(session: Session) -> None:
    called = make_round(session)
    secretary, inland = person(session, "secretary"), place_named(session, "inland")
    comment = typed_in(session, called)
    own = make_comment(session, person(session, "coast.officer"), called.clause)
    for moved, to, reason, code in (
        (comment, inland, " ", "reason_missing"),
        (comment, place_named(session, "coast"), "错了。", "comment_moved_nowhere"),
        (own, inland, "错了。", "comment_not_on_behalf"),
    ):
        with pytest.raises(Invalid) as refused:
            move_comment(session, secretary, moved, to, reason)
        assert refused.value.code == code
    with pytest.raises(Forbidden):
        move_comment(session, person(session, "coast.lead"), comment, inland, "错了。")
    returns.submit(session, person(session, "inland.lead"), called.returned(session, "inland"), no_opinion=True)
    with pytest.raises(Conflict) as sealed:
        move_comment(session, secretary, comment, inland, "错了。")
    assert sealed.value.code == "return_sealed" and comment.organisation_id == place_named(session, "coast").id


def test_moved_to_one_that_said_the_same_it_agrees_to_itself_no_longer(session: Session) -> None:
    make_people(session)
    secretary = person(session, "secretary")
    clause = clause_at(session, make_version(session, secretary), "第四条")
    comment = add_comment(session, secretary, clause, SAID, behalf=place_named(session, "coast"))
    agree(session, person(session, "inland.lead"), comment)
    move_comment(session, secretary, comment, place_named(session, "inland"), "信封看错了。")
    assert agreements_on(session, [comment.id]) == {} and comment.return_id is None
