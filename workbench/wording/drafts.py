"""What is said of laws, versions and their intake."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "law_closed": N_(
        "This law is closed: it is read as it stands, and nothing of it is changed. The chair can open it."
    ),
    "law_closed_already": N_("This law is closed already."),
    "law_not_closed": N_("This law is not closed."),
    "law_has_open_round": N_("A round of this law is open: close or withdraw it first."),
    "admission_shuts_you_out": N_("You would no longer see this law yourself: name your organisation, or yourself."),
    "admission_leaves_nobody": N_(
        "Nobody who may {permission} would see this law any more: name somebody who may, or their organisation."
    ),
    "admission_unknown": N_(
        "An organisation or a person you chose is no longer there: look at the list and choose anew."
    ),
    "law_unknown": N_("There is no such law; the address may be incomplete."),
    "law_title_missing": N_("Give the law a title in at least one language."),
    "version_unknown": N_("There is no such version."),
    "clause_unknown": N_("There is no such clause."),
    "upload_unknown": N_(
        "This preview has already been stored or given up. Look at the page of the law, or upload again."
    ),
    "nothing_given": N_("Choose a file, or paste the text of the law."),
    "both_given": N_("You chose a file and pasted a text as well: keep only one of them."),
    "source_missing": N_(
        "The original file “{name}” is not on the server; it may have been moved away. "
        "Ask the administrator to restore it from a backup."
    ),
    "original_of_other_law": N_("A translation belongs to an original version of the same law: choose again."),
    "no_clause_found": N_(
        "No clause was found in the text: check that it is a law (paragraphs that begin “第一条” or “Article 1”)."
    ),
    "version_is_return": N_(
        "This file is a copy of “{label}” in which somebody has made changes or comments: bring it in as a return. Where it "
        "is a new draft all the same, accept its changes and delete its comments in Word, and import it again."
    ),
    "same_source": N_(
        "This file is the same, byte for byte, as “{label}”, which is stored already; it was not stored again."
    ),
    "same_source_withdrawn": N_(
        "This file is the same, byte for byte, as “{label}”, which was withdrawn: put that version back on the page of the law."
    ),
    "version_withdrawn": N_("“{label}” is withdrawn: it is not compared, and nothing new is said of it."),
    "version_not_withdrawn": N_("“{label}” is not withdrawn."),
    "version_has_translations": N_("“{label}” has a translation: withdraw that first."),
    "original_withdrawn": N_("The version of which this is a translation is withdrawn: put that back first."),
    "withdrawal_reason_missing": N_("Say why this version is withdrawn."),
    "upload_corrected": N_("This preview was corrected meanwhile: look at it again."),
    "correction_unknown": N_("There is no such clause in this preview, or nothing was chosen to be done to it."),
    "correction_nothing_before": N_("No clause stands before this one."),
    "correction_label_elsewhere": N_("The label must be the words with which the clause begins: “{words}”."),
    "correction_words_elsewhere": N_(
        "Give words that stand within the text of this clause exactly once, and not at its beginning."
    ),
    "correction_loses_words": N_("This would lose or double words of the law; nothing was changed."),
    "label_missing": N_("Give this version a name, such as “second draft”."),
    "label_taken": N_("There is a version named “{label}” already: choose another name."),
    "translation_taken": N_("“{label}” already has a text in this language."),
    "translation_same_lang": N_("A translation must be in another language than its original."),
    "disk_full": N_(
        "The file could not be written to the disk (it may be full). Nothing was stored; tell the administrator and try again."
    ),
}
