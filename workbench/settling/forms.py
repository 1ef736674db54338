"""What is typed on the pages of opinions: what is decided, in what order, and which of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import request

from workbench.deliberation.deciding import DispositionData
from workbench.deliberation.terms import OpinionFilter, OpinionOrder


@dataclass(frozen=True, slots=True)
class DispositionForm:
    """What a person chose and typed on what becomes of opinions, kept as it was where it is refused.

    ``chosen`` are the opinions, each with the number of the decision on it that the page showed.
    """

    chosen: dict[str, int]
    disposition: str
    reason: str
    phrase: str

    @property
    def data(self) -> DispositionData:
        """As it is decided: a reason given before, and what was typed besides."""
        reason = "\n".join(part for part in (self.phrase.strip(), self.reason.strip()) if part)
        return DispositionData(self.disposition, reason)

    def in_meeting(self, meeting_id: str) -> DispositionData:
        """As it is decided in a meeting."""
        return replace(self.data, meeting=meeting_id)


def disposition_form() -> DispositionForm:
    """The form that was sent, or an empty one."""
    sent = request.form
    return DispositionForm(
        chosen={id_: sent.get(f"seen-{id_}", 0, type=int) for id_ in sent.getlist("opinion")},
        disposition=sent.get("disposition", ""),
        reason=sent.get("reason", ""),
        phrase=sent.get("phrase", ""),
    )


def chosen_order() -> OpinionOrder:
    """The order that the address asks for; by clause where it asks for none there is."""
    value = request.values.get("order", "")
    return OpinionOrder(value) if value in set(OpinionOrder) else OpinionOrder.CLAUSE


def chosen_filter() -> OpinionFilter:
    """Which opinions the address asks for; the undecided ones where it asks for none there are."""
    value = request.values.get("show", "")
    return OpinionFilter(value) if value in set(OpinionFilter) else OpinionFilter.UNDECIDED
