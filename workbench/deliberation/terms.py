"""The closed lists of deliberation: what is decided on an opinion, and which way a comment goes."""

from __future__ import annotations

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import NC_


class Disposition(ClosedList):
    """What is decided on an opinion."""

    ACCEPTED = "accepted", NC_("decided on an opinion", "Accepted"), "positive"
    IN_PART = "in_part", NC_("decided on an opinion", "Accepted in part"), "mixed"
    NOT_ACCEPTED = "not_accepted", NC_("decided on an opinion", "Not accepted"), "negative"
    NOTED = "noted", NC_("decided on an opinion", "Noted"), "open"
    OUT_OF_SCOPE = "out_of_scope", NC_("decided on an opinion", "Out of scope"), "open"

    @property
    def needs_reason(self) -> bool:
        """Whether whoever spoke is owed a reason: for whatever is not taken over whole."""
        return self in {Disposition.IN_PART, Disposition.NOT_ACCEPTED, Disposition.OUT_OF_SCOPE}


class OpinionWay(ClosedList):
    """Which way a comment goes, as its words and its author's stance have it."""

    FOR = "for", NC_("the way a comment goes", "For"), "positive"
    AGAINST = "against", NC_("the way a comment goes", "Against"), "negative"
    UNCLEAR = "unclear", NC_("the way a comment goes", "Unclear"), "open"


class OpinionOrder(ClosedList):
    """In what order opinions wait to be decided."""

    CLAUSE = "clause", NC_("order of opinions", "By clause")
    WEIGHT = "weight", NC_("order of opinions", "By number of organisations")
    TYPE = "type", NC_("order of opinions", "By type of issue")


class OpinionFilter(ClosedList):
    """Which opinions a page lists."""

    UNDECIDED = "undecided", NC_("opinions listed", "Undecided")
    DECIDED = "decided", NC_("opinions listed", "Decided")
    ALL = "all", NC_("opinions listed", "All")
