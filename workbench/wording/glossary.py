"""What the check of the glossary says about a fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the finding's facts.
WORDING: Final[Mapping[str, Message]] = {
    "glossary_faulty": N_(
        "The glossary has {count} faults, the first at {location} ({first}). Mend them line by line."
    ),
    "glossary_empty": N_("This folder has no terms. Name the folder that holds the .yaml files of the glossary."),
    "id_malformed": N_("The id “{id}” is malformed. Use small letters, digits and hyphens only."),
    "reference_malformed": N_("“{ref}” is no reference to a provision. Write it like C102:24."),
    "concept_twice": N_("The concept “{id}” stands already at {first}. Merge the two or choose another id."),
    "form_twice": N_("“{form}” stands under both “{first}” and “{again}”. Keep it under one of them."),
    "not_in_idle": N_("No form of “{id}” stands in “{word}”, so nothing keeps it out. Delete the word or correct it."),
    "concept_unknown": N_("The concept “{id}” does not exist or is this one itself. Correct the id."),
    "broader_unknown": N_("The broader concept “{broader}” does not exist or leads back to itself. Correct the id."),
}
