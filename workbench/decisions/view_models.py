"""What pages show of decisions: who, on whose behalf, when, what and why, in the reader's language, and no rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.decisions.models import Decision
from workbench.people.deputies import acting_name


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision; ``what`` is None where it took back what stood, ``organisation`` empty for a member of none.

    ``about`` says what it was decided on, where the page does not say so already.
    """

    kind: str
    number: int
    member: str
    organisation: str
    decided_at: datetime
    what: Mapping[str, Any] | None
    reason: str
    about: str = ""


def decision_view(decision: Decision, language: str, about: str = "") -> DecisionView:
    organisation = decision.organisation
    return DecisionView(
        kind=decision.kind,
        number=decision.number,
        member=acting_name(decision.member, decision.decided_at, language),
        organisation=organisation.name(language) if organisation else "",
        decided_at=decision.decided_at,
        what=decision.what,
        reason=decision.reason,
        about=about,
    )


def decision_views(decisions: Sequence[Decision], language: str) -> tuple[DecisionView, ...]:
    """A history as a page shows it, the first decision first."""
    return tuple(decision_view(decision, language) for decision in decisions)
