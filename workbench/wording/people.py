"""What is said of organisations, members, invitations, and the registers they are taken in from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, NP_, Message

# code: sentence; fields in braces are the error's facts.
WORDING: Final[Mapping[str, Message]] = {
    "organisation_unknown": N_("There is no organisation “{name}”: enter it first, or correct the name."),
    "organisation_several": N_("Several organisations are called “{name}”: name it by its code."),
    "organisation_kind_unknown": N_(
        "“{kind}” is no kind of organisation: write headquarters, provincial, city, industrial or invited."
    ),
    "organisation_nameless": N_("Give the organisation a name, in Chinese or in English."),
    "organisation_name_taken": N_("There is an organisation “{name}” already: choose another name."),
    "organisation_retired": N_("“{name}” is retired: take it up again first, or choose another."),
    "organisation_below_itself": N_("“{name}” cannot stand below itself: choose an organisation from elsewhere."),
    "organisation_has_others_below": N_("Organisations stand below “{name}”: move or retire them first."),
    "organisation_parent_retired": N_("The organisation above “{name}” is retired: take it up again first."),
    "headquarters_stays": N_(
        "Headquarters stands at the top of the tree: it can be renamed, and neither moved nor retired."
    ),
    "email_form": N_("“{address}” is no address for e-mail: write it as name@example.org."),
    "person_not_yours": N_(
        "You look after the readers and officers of your own organisation. For anybody else, ask the administrator."
    ),
    "invitation_unknown": N_(
        "This link is not complete, or was not made here. Copy the whole of it, or ask for a new one."
    ),
    "invitation_ended": N_("This link was used, or a newer one was made. Sign in, or ask for a new link."),
    "invitation_late": N_("This link was good for {days} days, and they are over. Ask for a new one."),
    "invitation_disabled": N_("The account “{username}” is disabled: enable it before you make a link."),
    "sheet_too_large": N_("The file is larger than {megabytes} MB: send only the list."),
    "sheet_is_xls": N_("This is an old Excel file (.xls): save it as .xlsx or CSV and send that."),
    "sheet_unreadable": N_("The table in this file cannot be read: save it anew as .xlsx or CSV and send that."),
    "sheet_too_long": N_("The file has more than {rows} rows or {columns} columns: send only the list."),
    "deputy_needs_time": N_("Say from when until when; the end comes after the beginning and is not over yet."),
    "deputy_unfit": N_("A deputy is another person at headquarters who reads laws: choose one of those."),
    "deputy_already": N_(
        "That person is deputy already for part of this time: end that first, or choose another time."
    ),
    "deputy_unknown": N_("There is no such deputy."),
    "deputy_ended": N_("The time of this deputy is over already."),
    "register_no_file": N_("Choose a file, or several."),
    "register_lost": N_("What was shown here is no longer complete: choose the files again."),
    "register_empty": N_("No organisation and no member stands in this file. Its columns need heads: see which below."),
    "register_too_long": N_(
        "The file has more than {most} rows of organisations and members: send them in several files."
    ),
    "register_column_twice": N_("The column “{column}” is there twice: leave one."),
    "register_column_unknown": N_(
        "“{column}” is no column that is known here: take it out, or call it by one of the names below."
    ),
    "register_row_without_head": N_("The row (“{words}”) stands above any heads of columns: write the heads first."),
    "register_row_too_long": N_("The row has more cells than there are heads: “{words}” stands below none."),
    "register_row_twice": N_("“{name}” stands in the list twice: leave one row."),
    "register_lead_unknown": N_("“{word}” does not say whether this person is the lead: write yes or no."),
    "register_line": N_("{file}{sheet}, row {number}: {name}: {result}"),
    "register_line_refused": N_("{file}{sheet}, row {number}: {reason}"),
    "register_stored": NP_("{count} row, all of it stored.", "{count} rows, all of them stored."),
    "register_refused": NP_(
        "{count} row cannot be taken in as it is, so nothing was stored.",
        "{count} rows cannot be taken in as they are, so nothing was stored.",
    ),
    "register_checked": N_("Nothing was stored: this was a check."),
    "command_organisation_added": N_("“{name}” is entered (code {handle})."),
    "command_organisation_changed": N_("“{name}” is changed."),
    "command_invitation_note": N_(
        "Each link is good once, for {days} days. Write the address of the site before it and hand it to the person."
    ),
    "command_nobody_to_invite": N_("Everybody has a password; to make a link nevertheless, name the user."),
}
