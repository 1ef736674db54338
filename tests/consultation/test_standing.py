"""How a round and a return stand at a moment: the whole table of what the clock and the people may have done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from workbench.consultation.standing import ReturnState, has_ended, refusal_to_write, return_state, sight_on
from workbench.people.permissions import ReturnSight

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Call:
    state: str = "open"
    visibility: str = "after"
    shows_drafts: bool = False
    opened_at: datetime | None = NOON - 24 * HOUR
    deadline: datetime | None = NOON


@dataclass
class Reply:
    opened_at: datetime | None = None
    submitted_at: datetime | None = None
    is_no_opinion: bool = False
    leave_until: datetime | None = None


@pytest.mark.parametrize(
    ("call", "reply", "moment", "code"),
    [
        (Call(), Reply(), NOON - HOUR, None),
        (Call(), Reply(), NOON, "round_closed"),
        (Call(), Reply(leave_until=NOON + HOUR), NOON, None),
        (Call(), Reply(leave_until=NOON + HOUR), NOON + HOUR, "round_closed"),
        (Call(), Reply(leave_until=NOON - HOUR), NOON - HOUR / 2, None),
        (Call("closed"), Reply(leave_until=NOON + HOUR), NOON - HOUR, "round_closed"),
        (Call("withdrawn"), Reply(), NOON - HOUR, "round_withdrawn"),
        (Call(opened_at=NOON - HOUR), Reply(), NOON - 2 * HOUR, "round_not_open_yet"),
        (Call(), None, NOON - HOUR, "round_not_asked"),
        (Call(), None, NOON, "round_closed"),
        (Call(), Reply(submitted_at=NOON - 2 * HOUR), NOON - HOUR, "return_sealed"),
        (Call(deadline=None), Reply(), NOON + 99 * HOUR, None),
    ],
)
def test_when_a_return_can_be_written_in(call: Call, reply: Reply | None, moment: datetime, code: str | None) -> None:
    assert refusal_to_write(call, reply, moment) == code


@pytest.mark.parametrize(
    ("call", "reply", "moment", "has_words", "state"),
    [
        (Call(), Reply(), NOON - HOUR, False, ReturnState.UNOPENED),
        (Call(), Reply(opened_at=NOON - HOUR), NOON - HOUR, False, ReturnState.OPENED),
        (Call(), Reply(opened_at=NOON - HOUR), NOON - HOUR, True, ReturnState.WRITING),
        (Call(), Reply(opened_at=NOON - HOUR), NOON, True, ReturnState.MISSING),
        (Call("closed"), Reply(), NOON - HOUR, False, ReturnState.MISSING),
        (Call(), Reply(leave_until=NOON + HOUR), NOON, False, ReturnState.UNOPENED),
        (Call(), Reply(submitted_at=NOON - HOUR), NOON + HOUR, True, ReturnState.SUBMITTED),
        (Call(), Reply(submitted_at=NOON - HOUR, is_no_opinion=True), NOON, False, ReturnState.NO_OPINION),
        (Call("closed"), Reply(submitted_at=NOON + HOUR), NOON + 2 * HOUR, True, ReturnState.LATE),
    ],
)
def test_how_far_an_organisation_has_come(
    call: Call, reply: Reply, moment: datetime, has_words: bool, state: ReturnState
) -> None:
    assert return_state(call, reply, moment, has_words=has_words) is state


@pytest.mark.parametrize("visibility", ["own", "after", "submitted"])
@pytest.mark.parametrize("shows_drafts", [True, False])
@pytest.mark.parametrize("is_over", [True, False])
@pytest.mark.parametrize("is_submitted", [True, False])
def test_how_far_it_is_open_to_others(visibility: str, shows_drafts: bool, is_over: bool, is_submitted: bool) -> None:
    call = Call(visibility=visibility, shows_drafts=shows_drafts)
    moment = NOON if is_over else NOON - HOUR
    assert has_ended(call, moment) is is_over
    seen = sight_on(call, Reply(submitted_at=NOON - 2 * HOUR if is_submitted else None), moment)
    if not is_submitted:
        assert seen is (ReturnSight.DRAFT_SHOWN if shows_drafts else ReturnSight.DRAFT), "also once the round is over"
    else:
        is_shared = visibility == "submitted" or (visibility == "after" and is_over)
        assert seen is (ReturnSight.SHARED if is_shared else ReturnSight.SUBMITTED)
