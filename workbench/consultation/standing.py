"""How a round and what an organisation answers to it stand at a moment (pure); the server's clock says which."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.people.permissions import ReturnSight


class ReturnState(ClosedList):
    """How far an organisation has come with its answer."""

    UNOPENED = "unopened", N_("not opened"), "open"
    OPENED = "opened", N_("opened"), "open"
    WRITING = "writing", N_("writing"), "mixed"
    SUBMITTED = "submitted", N_("submitted"), "positive"
    NO_OPINION = "no_opinion", N_("no opinion"), "positive"
    LATE = "late", N_("submitted late, by leave"), "positive"
    MISSING = "missing", N_("missing"), "negative"

    @property
    def is_answer(self) -> bool:
        """Whether it is an answer; “no opinion” is one."""
        return self in {ReturnState.SUBMITTED, ReturnState.NO_OPINION, ReturnState.LATE}


class Calling(Protocol):
    """What is asked of a round."""

    @property
    def state(self) -> str: ...

    @property
    def visibility(self) -> str: ...

    @property
    def shows_drafts(self) -> bool: ...

    @property
    def opened_at(self) -> datetime | None: ...

    @property
    def deadline(self) -> datetime | None: ...


class Answering(Protocol):
    """What is asked of a return."""

    @property
    def opened_at(self) -> datetime | None: ...

    @property
    def submitted_at(self) -> datetime | None: ...

    @property
    def is_no_opinion(self) -> bool: ...

    @property
    def leave_until(self) -> datetime | None: ...


def ends_at(calling: Calling, answering: Answering | None) -> datetime | None:
    """Until when an organisation may write: the deadline of the round, or a later one of its own."""
    leave = answering.leave_until if answering is not None else None
    if calling.deadline is None or leave is None:
        return calling.deadline
    return max(calling.deadline, leave)


def refusal_to_write(calling: Calling, answering: Answering | None, moment: datetime) -> str | None:
    """Why nothing can be written in a return at a moment, as a code of the wording; None where it can."""
    end = ends_at(calling, answering)
    if calling.state == "withdrawn":
        return "round_withdrawn"
    if calling.state != "open" or (end is not None and moment >= end):
        return "round_closed"
    if calling.opened_at is not None and moment < calling.opened_at:
        return "round_not_open_yet"
    if answering is None:
        return "round_not_asked"
    return "return_sealed" if answering.submitted_at is not None else None


def has_ended(calling: Calling, moment: datetime, answering: Answering | None = None) -> bool:
    """Whether a round has ended, for one organisation if ``answering`` is given: closed, or past the deadline."""
    end = ends_at(calling, answering)
    return calling.state != "open" or (end is not None and moment >= end)


def return_state(calling: Calling, answering: Answering, moment: datetime, *, has_words: bool) -> ReturnState:
    """How far an organisation has come; ``has_words`` says whether it has written anything."""
    if answering.submitted_at is not None:
        if answering.is_no_opinion:
            return ReturnState.NO_OPINION
        is_late = calling.deadline is not None and answering.submitted_at >= calling.deadline
        return ReturnState.LATE if is_late else ReturnState.SUBMITTED
    end = ends_at(calling, answering)
    if calling.state != "open" or (end is not None and moment >= end):
        return ReturnState.MISSING
    if has_words:
        return ReturnState.WRITING
    return ReturnState.OPENED if answering.opened_at is not None else ReturnState.UNOPENED


def sight_on(calling: Calling, answering: Answering, moment: datetime) -> ReturnSight:
    """How far what an organisation answers is open to others; what it never submitted stays its own."""
    if answering.submitted_at is None:
        return ReturnSight.DRAFT_SHOWN if calling.shows_drafts else ReturnSight.DRAFT
    is_shared = calling.visibility == "submitted" or (calling.visibility == "after" and has_ended(calling, moment))
    return ReturnSight.SHARED if is_shared else ReturnSight.SUBMITTED
