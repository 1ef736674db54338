"""The closed list of how a clause may stand to a provision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_, Message


class Relation(ClosedList):
    """How a clause stands to a provision; its label follows the name of the clause."""

    GIVES_EFFECT = "gives_effect", N_("gives effect to it"), "positive"
    EXCEEDS = "exceeds", N_("goes beyond it"), "positive"
    FALLS_SHORT = "falls_short", N_("falls short of it"), "mixed"
    CONFLICTS = "conflicts", N_("conflicts with it"), "negative"
    SILENT = "silent", N_("is silent on it"), "mixed"

    @property
    def mark(self) -> str:
        """A sign for the cell of a matrix."""
        return _BRIEFLY[self][0]

    @property
    def brief(self) -> Message:
        """A word for the cell of a table."""
        return _BRIEFLY[self][1]


_BRIEFLY: Final[Mapping[Relation, tuple[str, Message]]] = {
    Relation.GIVES_EFFECT: ("✓", N_("gives effect")),
    Relation.EXCEEDS: ("↑", N_("exceeds")),
    Relation.FALLS_SHORT: ("↓", N_("falls short")),
    Relation.CONFLICTS: ("✕", N_("conflicts")),
    Relation.SILENT: ("○", N_("silent")),
}
