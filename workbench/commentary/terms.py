"""The closed lists of what is said of a law: stances, types of issue, how a comment stands in a version, positions."""

from __future__ import annotations

from typing import Final, Literal

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_


class Stance(ClosedList):
    """How a comment stands to its clause."""

    SUPPORT = "support", N_("Support"), "positive", ("支持", "agree")
    SUPPORT_WITH_CHANGES = "support_with_changes", N_("Support with changes"), "mixed", ("修改后支持", "修改后赞成")
    OPPOSE = "oppose", N_("Oppose"), "negative", ("against",)
    QUESTION = "question", N_("Question"), "open", ("疑问", "提问")

    @property
    def wants_an_answer(self) -> bool:
        return self is Stance.QUESTION

    @property
    def way(self) -> Literal["for", "against"] | None:
        """Which way a comment goes by its stance alone; None where its words must tell."""
        if self is Stance.SUPPORT:
            return "for"
        return "against" if self is Stance.OPPOSE else None


PROPOSING: Final = Stance.SUPPORT_WITH_CHANGES  # of who asks for another text and says no more


def declared_way(declared: str) -> Literal["for", "against"] | None:
    """Which way a comment goes whose author declared it for, against, or a stance; None where that settles nothing."""
    match declared:
        case "for":
            return "for"
        case "against":
            return "against"
    return Stance(declared).way if declared in set(Stance) else None


class Issue(ClosedList):
    """What a comment is about."""

    COVERAGE = "coverage", N_("Coverage")
    CONTRIBUTIONS = "contributions", N_("Contributions")
    BENEFIT_LEVEL = "benefit_level", N_("Benefit level")
    QUALIFYING_PERIOD = "qualifying_period", N_("Qualifying period")
    DURATION = "duration", N_("Duration")
    FINANCING = "financing", N_("Financing")
    ADMINISTRATION = "administration", N_("Administration and supervision")
    REMEDIES = "remedies", N_("Remedies")
    WORDING = "wording", N_("Wording")
    OTHER = "other", N_("Other")


class CommentTarget(ClosedList):
    """What a comment is on."""

    CLAUSE = "clause", N_("on the clause")
    DRAFT = "draft", N_("on the draft as a whole")
    NEW_ARTICLE = "new_article", N_("a new article after this one")


class AnchorStatus(ClosedList):
    """How a comment stands in one version of its law."""

    ORIGINAL = "original", N_("written there")
    EXACT = "exact", N_("carried over, same words")
    NEAR = "near", N_("carried over, to be checked")
    CONFIRMED = "confirmed", N_("place confirmed")
    LOST = "lost", N_("place lost")


class PositionStatus(ClosedList):
    """How far the unions have come with a position: an editor writes and proposes it, the chair agrees it."""

    DRAFT = "draft", N_("draft")
    PROPOSED = "proposed", N_("proposed")
    AGREED = "agreed", N_("agreed")
    DROPPED = "dropped", N_("dropped")
