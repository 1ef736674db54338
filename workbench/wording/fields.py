"""What the fields of forms are called, where something is wrong with one and the form itself is not shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

FIELD_NAMES: Final[Mapping[str, Message]] = {
    "title_zh": N_("Title in Chinese"),
    "title_en": N_("Title in English"),
    "note": N_("Note"),
    "label": N_("Name of this version"),
    "name": N_("Name of the case"),
    "reason": N_("Reason"),
    "body": N_("Your comment"),
    "proposed": N_("Proposed wording"),
    "proposed_zh": N_("Proposed wording in Chinese"),
    "proposed_en": N_("Proposed wording in English"),
    "reasons_zh": N_("Reasons in Chinese"),
    "reasons_en": N_("Reasons in English"),
    "introduction_zh": N_("Introduction in Chinese"),
    "introduction_en": N_("Introduction in English"),
    "opinions_zh": N_("Opinion on the draft as a whole, in Chinese"),
    "opinions_en": N_("Opinion on the draft as a whole, in English"),
    "username": N_("User name"),
    "name_zh": N_("Name in Chinese"),
    "name_en": N_("Name in English"),
    "password": N_("Password"),
}
