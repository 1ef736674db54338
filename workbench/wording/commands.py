"""What commands say when they are done, or cannot begin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.i18n.messages import N_, Message

# code: sentence; fields in braces are its facts.
WORDING: Final[Mapping[str, Message]] = {
    "command_no_instance": N_("There is no instance in {folder}. Make one: workbench init"),
    "command_no_law": N_("There is no law in this instance yet."),
    "command_no_version": N_("There is no version in this instance yet."),
    "command_no_paper": N_("There is no position paper in this instance yet."),
    "command_several": N_("“{name}” names several. There are:\n{known}"),
    "command_none_of_that_name": N_("“{name}” names none. There are:\n{known}"),
    "command_index_locked": N_("Another process is writing the index. Try again in a moment."),
    "command_instance": N_("Instance: {folder}"),
    "command_backup": N_("The database was copied before the update: {file}"),
    "backup_no_room": N_(
        "Nothing was changed: before an update the database is copied to {folder}, which takes about {needed} MB, and"
        " {free} MB are free there. Make room, or copy it elsewhere yourself and go on: workbench init --without-backup"
    ),
    "backup_no_program": N_(
        "Nothing was changed: before an update the database is copied by pg_dump, which is not installed here. Install"
        " PostgreSQL's client programs, or copy it yourself and go on: workbench init --without-backup"
    ),
    "backup_failed": N_(
        "Nothing was changed: the database could not be copied before the update ({reason}). Put this right, or copy it"
        " yourself and go on: workbench init --without-backup"
    ),
    "instance_later": N_(
        "Nothing was changed: a later version of the program made this database (revision {revision}). Install that"
        " version again, or put the backup from before the update back."
    ),
    "command_demonstration_loaded": N_("The demonstration is loaded."),
    "command_demonstration_there": N_("The demonstration was loaded before; nothing changed."),
    "command_directory_unusable": N_("{folder}: {reason}. Name another directory with WORKBENCH_INSTANCE."),
    "command_port_unusable": N_("{address} cannot be used ({reason}). Name another port: workbench run --port {other}"),
    "command_accounts": N_("Demonstration accounts, all with the password {password}"),
    "command_no_account": N_("There is no account yet. Add one:  workbench user add NAME --role administrator"),
    "command_account_added": N_("Added {username} ({role})."),
    "command_account_unknown": N_("There is no account “{username}”."),
    "command_erase_sure": N_("Forget who {username} is? What they wrote stays; their name cannot be brought back."),
    "command_person_erased": N_("{username} is forgotten; what they wrote stands under {pseudonym}."),
    "command_password_changed": N_("The password of {username} is changed."),
    "command_law_made": N_("Law entered: {title}"),
    "command_version_stored": N_(
        "Stored as “{label}” (no. {ordinal}): {articles} articles, {clauses} clauses, {words} words."
    ),
    "command_filled": N_(
        "Stored {comments} made-up comments on {law} “{label}”, of them {replies} answers and {proposals} proposals, "
        "from {organisations} organisations."
    ),
    "fill_count": N_("A number of comments from 1 to {most} can be made up. Say another one with --comments."),
    "fill_organisations": N_("From 1 to {most} organisations can be made up. Say another number with --organisations."),
    "fill_no_clause": N_("This version has no clause with words to comment on. Choose another one with --version."),
    "fill_nobody_writes": N_(
        "Nobody may write in the round “{round}” now. Reopen it or extend it, or fill another law (--law)."
    ),
    "command_words_missing": N_("{count} words of the file stand in no clause: look at what was read."),
    "command_version_page": N_("It stands at {page}"),
    "command_nothing_found": N_("Nothing found."),
    "command_compiled": N_("Compiled in {folder}"),
    "command_not_compiled": N_("Nothing is compiled: no folder for it can be written. Everything works without."),
    "command_corrected": N_("These are the results for: {query} (--as-typed searches for what was typed)"),
    "command_did_you_mean": N_("Nothing found. Did you mean: {query}"),
    "command_store_text": N_("Store this text?"),
    "command_stored": N_("Stored."),
    "command_stored_instead": N_("Stored in place of the text there was."),
    "command_nothing_stored": N_("Nothing was stored."),
    "command_file_written": N_("{file}: {size} bytes"),
    "command_jobs_at_once": N_("Jobs are done at once, inside the request."),
    "command_jobs_elsewhere": N_("Jobs wait for a worker beside this process: workbench work"),
    "command_jobs_here": N_("Jobs run in this process, {number} at a time."),
    "command_no_jobs_wait": N_("WORKBENCH_JOBS_AT_ONCE is 0: jobs are done inside the request, and none waits."),
    "command_working": N_("Working, {number} at a time. Stop with Ctrl-C."),
    "command_akoma_alone": N_("--akoma takes one file and goes without --json."),
}
