"""What is said of comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "comment_unknown": N_("There is no such comment."),
    "comment_empty": N_("Write your comment, or propose a wording."),
    "comment_long": N_("The comment is too long: at most {most} characters."),
    "translation_matches_nothing": N_(
        "The original has no clause at this place: comment on the draft as a whole, and say which words you mean."
    ),
    "proposal_on_no_clause": N_(
        "A wording is proposed on a clause of the original text. Here, say in your comment what should change."
    ),
    "new_article_after_article": N_("Choose the article after which the new one should come."),
    "stance_unknown": N_("Choose a stance."),
    "issue_unknown": N_("Choose the type of issue."),
    "quote_not_found": N_(
        "The quoted words “{quote}” do not stand in this clause: select them again, or comment on the whole clause."
    ),
    "not_your_comment": N_("Only its author may edit or withdraw this comment."),
    "comment_withdrawn": N_("This comment has been withdrawn: it can no longer be edited or answered."),
    "comment_changed": N_(
        "This comment was changed while you were editing it. Both texts stand below: merge them and save again."
    ),
    "agreement_with_own": N_("This is a comment of your own organisation."),
    "agreed_already": N_("Your organisation has said already that it says the same."),
    "not_agreed": N_("Your organisation does not say the same any more, or never did."),
    "agreement_before_submission": N_("This comment is not submitted yet: say that you say the same once it is."),
    "round_takes_no_agreements": N_("In this round, organisations do not say that they say the same."),
    "thread_not_yours": N_(
        "A discussion is resolved by people of the organisation that made the comment, or by an editor of headquarters."
    ),
    "thread_changed": N_("Somebody else changed this meanwhile: look at what stands now."),
    "comment_not_on_behalf": N_("Only a comment that was typed in for an organisation can be moved to another."),
    "comment_moved_already": N_("Somebody else changed this meanwhile: look at what stands now."),
    "comment_moved_nowhere": N_("The comment stands for this organisation already: choose another."),
    "attachment_unknown": N_("There is no such file, or it was removed."),
    "attachment_removed": N_("This file was removed already."),
    "attached_already": N_("This very file is attached already."),
    "attachments_too_many": N_("At most {most} files can be attached: put several into one document."),
    "attachment_kind": N_(
        "Attach a Word (.docx), OpenDocument text (.odt), Excel (.xlsx), PDF, PNG, JPEG or plain text file."
    ),
    "attachment_missing": N_("Choose the file to attach."),
    "reply_to_reply": N_("Reply to the comment itself."),
    "proposal_same": N_("The proposed wording is the same as the draft: change it, or leave the field empty."),
}
