"""What is said in letters by e-mail: of links, rounds and deadlines, and never a word of a comment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, NP_, Message

# code: sentence; fields in braces are its facts. Each letter has one for its subject.
WORDING: Final[Mapping[str, Message]] = {
    "mail_end": N_("This letter was written by the workbench. Nobody reads what is sent in answer to it."),
    "mail_invitation_subject": N_("Workbench: choose a password"),
    "mail_invitation": N_(
        "{name}, with the link below you choose the password of your account “{username}”. It is good once, for {days} "
        "days. Give it to nobody else; if you did not expect it, tell your administrator."
    ),
    "mail_reminder_subject": N_("Reminder: “{round}” is due by {deadline}"),
    "mail_reminder": N_(
        "The answer of your organisation to “{round}” is due by {deadline}. Please submit it, or declare that you have "
        "no opinion:"
    ),
    "mail_withdrawn_subject": N_("“{round}” was withdrawn"),
    "mail_withdrawn": N_(
        "The round “{round}” was withdrawn, and no answer is asked any more. The reason given: {reason}"
    ),
    "mail_digest_subject": N_("Workbench: what is new and what waits"),
    "mail_digest_round": N_("“{round}” asks for the answer of your organisation by {deadline}."),
    "mail_digest_sent_back": N_("The answer of your organisation to “{round}” was sent back; it is due by {deadline}."),
    "mail_digest_withdrawn": N_("The round “{round}” was withdrawn, and no answer is asked any more."),
    "mail_digest_answers": NP_("{count} reply to what you wrote.", "{count} replies to what you wrote."),
    "mail_digest_mentions": NP_("You are mentioned {count} time.", "You are mentioned {count} times."),
    "mail_digest_decisions": NP_(
        "{count} decision on what you or your organisation said.", "{count} decisions on what you or your organisation said."
    ),
    "mail_digest_news": NP_("{count} new comment on “{law}”.", "{count} new comments on “{law}”."),
    "mail_digest_how": N_("Under “My account” you choose how often this letter comes, or that it does not."),
    "setting_missing": N_("Set {name} too: mail is not sent without it."),
    "setting_not_a_choice": N_("Set {name} to one of {choices}; it is “{value}”."),
    "digest_unknown": N_("Choose how often the letter is to come."),
    "mail_not_set": N_("No mail server is set for this instance: tell the administrator, or paste the text instead."),
    "nobody_to_remind": N_(
        "Nobody is left to be reminded by e-mail: the leads have no address, or were reminded today."
    ),
}
