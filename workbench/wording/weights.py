"""What is said of a file of weights that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the finding's facts.
WORDING: Final[Mapping[str, Message]] = {
    "weight_bounds_expected": N_("'bounds' takes two numbers, the least and the most. Write them like [0.3, 0.8]."),
    "weight_out_of_bounds": N_("The value {value} is not between {least} and {most}. Change it, or the bounds."),
    "weight_not_whole": N_("The value {value} of '{name}' must be a whole number."),
    "weights_faulty": N_(
        "The file of weights has {count} faults, the first at {location} ({code}). Mend them and try again."
    ),
}
