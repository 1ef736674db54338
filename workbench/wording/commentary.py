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
    "comment_on_translation": N_("This is a translation: comment on the clause of the original text."),
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
    "reply_to_reply": N_("Reply to the comment itself."),
    "proposal_same": N_("The proposed wording is the same as the draft: change it, or leave the field empty."),
}
