"""What is said of opinions that are put together and decided, and of meetings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "opinion_unknown": N_("There is no such opinion."),
    "opinion_changed": N_(
        "Somebody put these comments together or apart meanwhile. Nothing was changed: look at the opinion as it is now, and do it again."
    ),
    "join_needs_two": N_("Choose at least two opinions to put together."),
    "join_contrary": N_(
        "One of these comments supports the clause and another opposes it: they cannot be one opinion."
    ),
    "join_decided": N_(
        "Two of these opinions are decided, and not alike. Take one of the decisions back first, then put them together."
    ),
    "split_needs_some": N_("Choose some of the comments, not all: the others stay where they are."),
    "offer_unknown": N_("This is not offered any more: the comments were put together or apart meanwhile."),
    "offer_answered": N_("Somebody has answered this already."),
    "nothing_chosen": N_("Choose at least one opinion."),
    "disposition_missing": N_("Choose what is decided."),
    "disposition_needs_reason": N_("“{disposition}” needs a reason: whoever spoke will read it."),
    "nothing_to_undo": N_("There is nothing of yours to undo, or somebody has decided on it since."),
    "position_target_missing": N_("Choose the paper, or the position, that takes up the opinion."),
    "opinion_without_place": N_(
        "None of these comments stands on a clause of the draft that this paper is on: carry them there first, or choose another paper."
    ),
    "wording_unknown": N_("This wording is not proposed any more: choose another, or none."),
    "meeting_unknown": N_("There is no such meeting."),
    "meeting_needs_title": N_("Give the meeting a name."),
    "meeting_closed": N_("This meeting is closed: nothing more is decided in it."),
}
