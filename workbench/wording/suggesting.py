"""How the reasons of a suggestion and the findings on coverage are put."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the reason's facts, put in words.
WORDING: Final[Mapping[str, Message]] = {
    "topic": N_("{topic}: the clause says “{words}”"),
    "topic_at": N_("{topic}: the clause says “{words}”, compare {at}"),
    "heading": N_("“{heading}” belongs to the branch {branch}"),
    "branch": N_("“{words}” belongs to the branch {branch}"),
    "later": N_("Says more on what {at} lays down"),
    "concepts": N_("Shared concepts: {concepts}"),
}
