"""What is decided on an opinion holds for all its comments, is never overwritten, and can be undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.factories.deliberation import Said, make_said
from workbench.deliberation.deciding import (
    DispositionData,
    decide_opinions,
    decisions_of_comments,
    disposition_history,
    last_batch,
    phrases,
    undo,
)
from workbench.deliberation.gathering import deliberation_on
from workbench.deliberation.meetings import close_meeting, hold_meeting
from workbench.deliberation.service import join
from workbench.errors import Conflict, Forbidden, Invalid, NotFound
from workbench.people.models import Member

People = Callable[[str], Member]


@pytest.fixture
def said(session: Session) -> Said:
    return make_said(session)


def dispositions(session: Session, said: Said) -> list[str | None]:
    made = decisions_of_comments(session, [each.id for each in said.comments])
    standing = [made[each.id][-1].what if each.id in made else None for each in said.comments]
    return [what["disposition"] if what else None for what in standing]


def test_a_decision_holds_for_every_comment_of_an_opinion(session: Session, said: Said, people: People) -> None:
    opinion = join(session, people("editor"), said.law_id, [each.id for each in said.raising])
    decide_opinions(session, people("chair"), said.law_id, {opinion.id: 0}, DispositionData("in_part", "先调研。"))
    assert dispositions(session, said) == [None] * 3 + ["in_part"] * 2 + [None] * 2
    (decision,) = decisions_of_comments(session, [said.raising[1].id])[said.raising[1].id]
    assert (decision.member, decision.reason) == (people("chair"), "先调研。")
    assert set((decision.what or {})["comments"]) == {each.id for each in said.raising}


def test_many_are_decided_at_once_and_undone_until_the_next(session: Session, said: Said, people: People) -> None:
    editor = people("editor")
    decide_opinions(session, editor, said.law_id, {said.other.id: 0}, DispositionData("noted"))
    chosen = dict.fromkeys((said.other.id, said.lowering.id), None)
    decide_opinions(session, editor, said.law_id, chosen, DispositionData("out_of_scope", "不属本条例。"))
    assert dispositions(session, said)[-2:] == ["out_of_scope"] * 2
    assert undo(session, editor, said.law_id) == 2
    assert dispositions(session, said)[-2:] == [None, "noted"], "what stood before stands again"
    with pytest.raises(Conflict, match="nothing_to_undo"):
        undo(session, editor, said.law_id)
    opinion = deliberation_on(session, said.law_id).find(said.other.id)
    assert opinion is not None and opinion.opinion is not None
    assert len(disposition_history(session, opinion.opinion)) == 3


def test_nobody_undoes_what_another_decided_since(session: Session, said: Said, people: People) -> None:
    editor, chair = people("editor"), people("chair")
    decide_opinions(session, editor, said.law_id, {said.other.id: 0}, DispositionData("noted"))
    decide_opinions(session, chair, said.law_id, {said.other.id: 1}, DispositionData("accepted"))
    assert last_batch(session, editor, said.law_id) == []
    assert undo(session, chair, said.law_id) == 1
    assert dispositions(session, said)[-1] == "noted"


def test_a_stale_decision_changes_nothing(session: Session, said: Said, people: People) -> None:
    decide_opinions(session, people("chair"), said.law_id, {said.other.id: 0}, DispositionData("noted"))
    with pytest.raises(Conflict, match="decision_changed"):
        decide_opinions(session, people("editor"), said.law_id, {said.other.id: 0}, DispositionData("accepted"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (DispositionData(""), "disposition_missing"),
        (DispositionData("agreed"), "disposition_missing"),
        (DispositionData("not_accepted", "  "), "disposition_needs_reason"),
        (DispositionData("in_part"), "disposition_needs_reason"),
        (DispositionData("out_of_scope"), "disposition_needs_reason"),
    ],
)
def test_what_is_missing_is_told(
    session: Session, said: Said, people: People, data: DispositionData, code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        decide_opinions(session, people("editor"), said.law_id, {said.other.id: 0}, data)
    with pytest.raises(Invalid, match="nothing_chosen"):
        decide_opinions(session, people("editor"), said.law_id, {}, DispositionData("noted"))


def test_reasons_are_offered_again_those_given_most_often_first(session: Session, said: Said, people: People) -> None:
    editor = people("editor")
    for comment, reason in zip(said.comments, ("甲。", "乙。", "乙。", "", "丙。", "乙。", "丙。"), strict=True):
        decide_opinions(session, editor, said.law_id, {comment.id: None}, DispositionData("noted", reason))
    assert phrases(session, said.law_id) == ["乙。", "丙。", "甲。"]


def test_a_meeting_is_the_chair_s_and_decides_until_it_is_closed(session: Session, said: Said, people: People) -> None:
    editor, chair = people("editor"), people("chair")
    with pytest.raises(Forbidden):
        hold_meeting(session, editor, said.law_id, "小组会议", "")
    with pytest.raises(Invalid, match="meeting_needs_title"):
        hold_meeting(session, chair, said.law_id, " ", "")
    meeting = hold_meeting(session, chair, said.law_id, "小组会议", "甲、乙")
    decided = DispositionData("accepted", meeting=meeting.id)
    decide_opinions(session, editor, said.law_id, {said.other.id: 0}, decided)
    (decision,) = decisions_of_comments(session, [said.other.id])[said.other.id]
    assert (decision.what or {})["meeting"] == meeting.id
    with pytest.raises(NotFound, match="meeting_unknown"):
        decide_opinions(session, editor, make_said(session).law_id, {said.other.id: 0}, decided)
    close_meeting(session, chair, meeting)
    with pytest.raises(Conflict, match="meeting_closed"):
        decide_opinions(session, editor, said.law_id, {said.lowering.id: 0}, decided)
    with pytest.raises(Conflict, match="meeting_closed"):
        close_meeting(session, chair, meeting)
