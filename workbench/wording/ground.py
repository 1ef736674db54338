"""What is said of jobs, decisions, and text that the gate turns away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "job_unknown": N_("There is no such job; its result may no longer be kept. Ask for it again."),
    "job_not_yours": N_("Only whoever asked for a job may cancel it."),
    "job_file_gone": N_("The file of this job is no longer kept. Ask for it again."),
    "job_failed": N_(
        "The work ended with a fault on our side. Ask for it again, and tell the administrator if it recurs."
    ),
    "job_killed": N_(
        "The work was cut off several times and was given up. Ask for it again, or tell the administrator."
    ),
    "decision_changed": N_(
        "Somebody else decided on this meanwhile. Look at what stands now; what you wrote is still here."
    ),
    "form_key_missing": N_(
        "The form came incomplete, perhaps from a page that was opened before the program was renewed, and nothing was "
        "stored. What you typed stands below: look at it and send it once more."
    ),
    "form_key_unreadable": N_(
        "The form is incomplete. Reload the page and send it again; your browser keeps what you typed."
    ),
    "form_sent_before": N_(
        "This form was sent already, with other words, and was stored then. Look at what stands now; to add to it, reload "
        "the page and send the form again: your browser keeps what you typed."
    ),
    "json_long": N_("What was sent is too long: at most {most} characters."),
    "json_unreadable": N_("What was sent could not be read as JSON. Go back, reload the page and try again."),
    "controls_taken_out": N_(
        "The pasted text held {count} control characters, which no text can hold. They are taken out below: check the "
        "text and send it again."
    ),
}
