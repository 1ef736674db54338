"""What is said of rounds of consultation and of what organisations answer to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "round_unknown": N_("There is no such round."),
    "round_closed": N_(
        "The round “{round}” is closed: nothing is written in it any more. Keep a copy of what you typed, or ask the "
        "chair for leave."
    ),
    "round_withdrawn": N_("The round “{round}” was withdrawn: nothing is written in it."),
    "round_not_open_yet": N_("The round “{round}” is not open yet: nothing is written in it before."),
    "round_not_asked": N_(
        "Your organisation was not asked in the round “{round}”, so nothing can be written for it. Ask the chair."
    ),
    "return_sealed": N_(
        "The answer of your organisation is submitted and sealed. Its lead can take it back until the deadline."
    ),
    "round_on_translation": N_("A round is called on the original; those who read the translation comment there too."),
    "round_open_already": N_("Another round of this law is open or came later: close it first."),
    "round_title_missing": N_("Give the round a title, in Chinese or in English."),
    "round_asks_nobody": N_("Choose the organisations that are asked."),
    "round_visibility_unknown": N_("Choose who sees what is submitted."),
    "round_ends_before_it_begins": N_(
        "The deadline is over already, or lies before the round opens: choose a later one."
    ),
    "round_not_longer": N_("Choose a moment that is later than now and than the present deadline."),
    "round_needs_deadline": N_("Choose until when."),
    "round_not_closed": N_("Only a closed round can be opened again."),
    "round_has_answers": N_("Answers were submitted in this round: close it instead of withdrawing it."),
    "reason_missing": N_("Give the reason: it stands on record."),
    "question_unknown": N_("There is no such question in this round."),
    "question_on_no_clause": N_("The draft has no article {number}: correct the number, or leave it out."),
    "received_unknown": N_("There is no such returned file, or it is not open to you."),
    "received_stored": N_("This file is stored already; nothing in it is changed any more."),
    "upload_not_marked": N_(
        "This file bears no changes or comments on a known draft. Store it as a version, or give it up."
    ),
    "nothing_returned": N_("Choose the files that were returned."),
    "returned_too_many": N_("More than {most} files were chosen. Bring them in by parts."),
    "received_reason_missing": N_("Say why opinion {number} is left out."),
    "received_kind_unknown": N_("Choose what opinion {number} is."),
    "received_clause_missing": N_("Choose the clause of opinion {number}, or say that it is on the draft as a whole."),
    "received_clause_unknown": N_("The draft has no clause “{label}” (opinion {number}). Choose one from the list."),
    "received_article_missing": N_("Choose the article after which the new one of opinion {number} should come."),
    "received_organisation_missing": N_("Choose whose opinion number {number} is."),
    "return_unknown": N_("There is no such answer, or it is not open to you."),
    "return_not_yours": N_("This is the answer of another organisation."),
    "return_not_taken_back": N_("The deadline is over: ask the chair or the secretary to send the answer back."),
    "return_not_submitted": N_("The answer is not submitted."),
    "send_back_needs_time": N_("The deadline is over: say until when the organisation may work on its answer."),
    "comment_left_out_already": N_("Somebody else changed this meanwhile: look at what stands now."),
    "round_reminder": N_(
        "Reminder: the answer to “{round}” is due by {deadline}. Please submit it, or declare that you have no opinion: "
        "{address}"
    ),
}
