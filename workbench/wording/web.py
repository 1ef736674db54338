"""What is said of accounts, pages and forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "setting_not_a_flag": N_("Set {name} to 1 or 0; it is “{value}”."),
    "setting_not_a_timezone": N_("Set {name} to a time zone such as Asia/Shanghai or Europe/Paris; it is “{value}”."),
    "setting_not_a_number": N_("Set {name} to a whole number of at least {least}; it is “{value}”."),
    "instance_in_use": N_(
        "Other accounts work in this instance: the demonstration was not added. "
        "To see it, name another directory with WORKBENCH_INSTANCE."
    ),
    "page_unknown": N_("There is no such page."),
    "permission_needed": N_(
        "Your account may not do this: {permission}. If you need to, ask the administrator for a role that may."
    ),
    "username_form": N_(
        "Use 2 to 60 lower-case letters, digits, dots, underscores or hyphens, beginning with a letter or digit."
    ),
    "username_taken": N_("The name “{username}” is taken: choose another."),
    "role_unknown": N_("There is no role “{role}”."),
    "password_short": N_("Use at least {least} characters for the password."),
    "password_long": N_("Use at most {most} characters for the password."),
    "password_wrong": N_("The present password is not right."),
    "sign_in_wrong": N_(
        "The name or the password is not right, or the account is disabled. "
        "Check both and try again; if you forgot the password, ask the administrator."
    ),
    "sign_in_paused": N_("Too many wrong passwords in a row: try again in {minutes} minutes."),
    "last_administrator": N_("This is the only administrator: make somebody else administrator first."),
    "last_chair": N_("This is the only chair: make somebody else chair first."),
    "member_unknown": N_("There is no such account."),
    "address_unknown": N_(
        "There is no such page. The address may be incomplete, or what it showed has been withdrawn."
    ),
    "method_not_allowed": N_("This address cannot be used in that way. Go back and use the form."),
    "server_fault": N_(
        "Something went wrong on our side. Nothing was stored; please try again, and tell the administrator."
    ),
    "request_unreadable": N_("What was sent could not be understood. Go back, reload the page and try again."),
    "form_expired": N_(
        "The form had been open too long, or was sent from elsewhere. Go back, reload the page and send it again; your browser keeps what you typed."
    ),
    "request_too_large": N_(
        "What was sent is larger than {most} MB. Send a smaller file, or paste only the text of the law."
    ),
    "database_busy": N_(
        "The database could not take the change just now (it is busy, or the disk is full). Nothing was stored; go back and try again."
    ),
    "stored_at_once": N_(
        "Somebody else stored the same thing at the same moment. Yours was not stored; go back and try again."
    ),
}
