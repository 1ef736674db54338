"""What is said of official texts and their import."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "official_source_missing": N_("Say where the text comes from: who publishes it, and the address."),
    "official_nothing_matched": N_(
        "No article of {instrument} was found in the file. Check that it is the right instrument and the right file."
    ),
    "official_upload_unknown": N_("This file is no longer held: it was stored or given up meanwhile. Upload it again."),
    "official_stored_meanwhile": N_(
        "Somebody has stored a text of {instrument} in this language just now. Look at it before you store another."
    ),
    "official_report": N_(
        "{name}: articles that match {instrument} ({lang}): {articles}; tables: {tables}; provisions with words: {provisions}."
    ),
    "official_missing_articles": N_("{count} articles are missing from the file: {listed}"),
    "official_missing": N_("{count} provisions are missing inside articles that are there: {listed}"),
    "official_extra": N_("{count} that this corpus does not restate, stored under their own number: {listed}"),
    "official_misplaced_part": N_("{address} stands in Part {found}; the restatement has it in Part {expected}"),
    "official_misplaced_order": N_("{address} stands behind {found}; the restatement has it before"),
    "official_repeated": N_("Printed twice, only the first is stored: {listed}"),
    "official_aside": N_("{count} pieces belong to no provision and are not stored: {listed}"),
    "figure_unknown": N_("The corpus has no figure in {unit} on “{measuring}” at {ref}. Check its files."),
}
