"""My desk: what waits for a member, what was answered to them, and what is new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browsing import Browser
from tests.factories.commentary import make_comment
from tests.factories.rounds import Called, let_it_end, make_round, person
from workbench.commentary.service import reply, withdraw
from workbench.consultation import returns, rounds
from workbench.consultation.models import RoundState
from workbench.db import now
from workbench.deliberation.deciding import DispositionData, decide_opinions, undo
from workbench.deliberation.service import join
from workbench.home.desk import DeskView, desk
from workbench.people.sight import look_as

SOON = timedelta(seconds=1)
LATELY = timedelta(hours=1)


@pytest.fixture
def called(session: Session) -> Called:
    return make_round(session, hours=50, questions=(("缴费比例合适吗？", None), ("是否增加护理津贴？", None)))


def of(session: Session, name: str, since: timedelta | None = None) -> DeskView:
    look_as(session, member := person(session, name))
    try:
        return desk(session, member, None if since is None else now() - since, now(), "zh")
    finally:
        look_as(session, None)


def test_on_the_day_of_a_call_it_says_what_is_asked_and_until_when(session: Session, called: Called) -> None:
    (waiting,) = of(session, "coast.officer").rounds
    assert waiting.round.title == "第一次征求意见" and waiting.days == 2 and waiting.version_id == called.version.id
    assert [each.text for each in waiting.questions] == ["缴费比例合适吗？", "是否增加护理津贴？"] and waiting.own == 0
    assert of(session, "hq.chair").rounds == [], "headquarters was not asked"
    officer, (first, _) = person(session, "coast.officer"), rounds.questions_of(session, called.round)
    returns.answer(session, officer, called.returned(session, "coast"), first, "合适。")
    make_comment(session, officer, called.clause)
    (waiting,) = of(session, "coast.reader").rounds
    assert [each.text for each in waiting.questions] == ["是否增加护理津贴？"] and waiting.own == 1
    assert waiting.questions_in_all == 2


def test_what_is_answered_waits_no_more_and_what_is_sent_back_says_why(session: Session, called: Called) -> None:
    lead, returned = person(session, "coast.lead"), called.returned(session, "coast")
    returns.submit(session, lead, returned)
    assert of(session, "coast.lead").rounds == []
    returns.send_back(session, person(session, "secretary"), returned, "请补充对第四条的意见。")
    (waiting,) = of(session, "coast.lead").rounds
    assert waiting.sent_back == "请补充对第四条的意见。"
    assert of(session, "inland.lead").rounds[0].sent_back == ""
    let_it_end(session, called)
    assert of(session, "coast.lead").rounds == []


def test_a_round_withdrawn_leaves_a_word_to_those_asked(session: Session, called: Called) -> None:
    rounds.withdraw_round(session, person(session, "hq.chair"), called.round, "稿次选错了，另行通知。")
    view = of(session, "coast.reader")
    assert view.rounds == [] and [word for _, word in view.withdrawn] == ["稿次选错了，另行通知。"]
    assert called.round.state == RoundState.WITHDRAWN and of(session, "hq.chair").withdrawn == []
    called.round.closed_at = now() - timedelta(days=15)
    session.flush()
    assert of(session, "coast.reader").withdrawn == []


def test_replies_of_others_to_what_i_wrote(session: Session, called: Called) -> None:
    officer, lead = person(session, "coast.officer"), person(session, "coast.lead")
    comment = make_comment(session, officer, called.clause)
    reply(session, officer, comment, "补充一句。")
    assert of(session, "coast.officer").answers == []
    answer = reply(session, lead, comment, "同意。")
    view = of(session, "coast.officer", since=SOON)
    assert [(each.reply.author_id, each.is_new) for each in view.answers] == [(lead.id, True)] and view.new_answers == 1
    answer.created_at = now() - timedelta(hours=1)
    session.flush()
    view = of(session, "coast.officer", since=SOON)
    assert [each.is_new for each in view.answers] == [False] and view.new_answers == 0
    withdraw(session, lead, answer)
    assert of(session, "coast.officer").answers == []


def test_where_i_am_mentioned_and_nowhere_that_i_may_not_see(session: Session, called: Called) -> None:
    officer = person(session, "coast.officer")
    comment = make_comment(session, person(session, "coast.lead"), called.clause, "请 @coast.officer 核实。")
    make_comment(session, officer, called.clause, "@coast.officer 自己提醒自己。")
    make_comment(session, person(session, "inland.lead"), called.clause, "@coast.officer 看不到。")
    view = of(session, "coast.officer", since=LATELY)
    assert [(each.comment_id, each.is_new) for each in view.mentions] == [(comment.id, True)] and view.new_mentions == 1
    assert of(session, "coast.reader").mentions == []
    own = make_comment(session, officer, called.clause)
    answer = reply(session, person(session, "coast.lead"), own, "@coast.officer")
    assert [each.comment_id for each in of(session, "coast.officer").mentions] == [answer.parent_id, comment.id]
    withdraw(session, person(session, "coast.lead"), comment)
    assert len(of(session, "coast.officer").mentions) == 1


def test_what_was_decided_on_what_we_said(session: Session, called: Called) -> None:
    officer, lead = person(session, "coast.officer"), person(session, "coast.lead")
    own = make_comment(session, officer, called.clause, "请写明比例。")
    beside = make_comment(session, lead, called.clause, "比例要写明。")
    other = make_comment(session, person(session, "inland.officer"), called.clause, "无关。")
    for place in ("coast", "inland"):
        returns.submit(session, person(session, f"{place}.lead"), called.returned(session, place))
    secretary, law_id = person(session, "secretary"), called.version.law_id
    assert of(session, "coast.officer").decisions == []
    opinion = join(session, secretary, law_id, [own.id, beside.id])
    decided = DispositionData("not_accepted", "第四条已有规定。")
    decide_opinions(session, secretary, law_id, {opinion.id: 0, other.id: 0}, decided)
    (told,) = of(session, "coast.officer", since=LATELY).decisions
    assert (told.comment_id, told.comments, told.is_own, told.is_new) == (own.id, 2, True, True)
    assert told.disposition == "not_accepted" and told.reason == "第四条已有规定。" and told.words == "请写明比例。"
    (told,) = of(session, "coast.reader").decisions
    assert not told.is_own and of(session, "hq.chair").decisions == []
    view = of(session, "inland.lead", since=LATELY)
    assert [each.comment_id for each in view.decisions] == [other.id] and view.new_decisions == 1
    undo(session, secretary, law_id)
    assert of(session, "coast.officer").decisions == []


def test_what_is_new_is_what_may_be_seen(session: Session, called: Called) -> None:
    make_comment(session, person(session, "coast.officer"), called.clause)
    assert [each.comments for each in of(session, "coast.reader", since=SOON).news] == [1]
    assert of(session, "inland.reader", since=SOON).news == [] and of(session, "coast.reader").news == ()


def test_the_front_page_begins_with_it(app: Flask, stored: Callable[[Callable[[Session], Called]], Called]) -> None:
    stored(lambda session: make_round(session, questions=(("缴费比例合适吗？", None),)))
    page = Browser(app.test_client()).sign_in("coast.officer")
    page.get("/")
    heads = page.texts("//main//*[self::h1 or self::h2 or self::h3]")
    assert heads[:2] == ["My desk", "First round"] and "Laws under draft" in heads
    first = page.texts("//section[@class='desk']//a/@href")[0]
    assert first.startswith("/versions/") and "缴费比例合适吗？" in page.words
    assert "My desk" not in Browser(app.test_client()).sign_in("hq.chair").get("/")
