"""What is said of cases and findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "case_unknown": N_("There is no such case; it may have been removed."),
    "case_unreadable": N_("The case is incomplete. Go back to the calculator, calculate again and keep it."),
    "case_name_missing": N_("Give the case a name."),
    "finding_unknown": N_("Choose a finding."),
    "finding_reason_missing": N_("Say why, for example by which clause."),
    "scheme_unknown": N_("There is no page for such a scheme."),
}
