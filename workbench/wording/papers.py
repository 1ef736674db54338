"""What is said of position papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "paper_unknown": N_("There is no such paper."),
    "paper_title_missing": N_("Give the paper a title in at least one language."),
    "paper_changed": N_(
        "Somebody saved this paper while you were editing it. What you wrote is still in the form: compare it with the present text, merge and save again."
    ),
    "position_unknown": N_("There is no such position."),
    "position_changed": N_(
        "Somebody saved this position while you were editing it. What you wrote is still in the form: compare it with the present text, merge and save again."
    ),
    "position_empty": N_("Write a proposed wording, or reasons."),
    "text_long": N_("The text is too long: at most {most} characters."),
    "agreement_missing": N_("Say whether the position is agreed or opened again."),
    "agreement_same": N_("The position stands so already; nothing was changed."),
    "status_unknown": N_("Choose a status."),
}
