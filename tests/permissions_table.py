"""Which roles have which permission, written down apart from the program."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.people.permissions import Permission

# permission: the roles that have it. A new permission must be entered here, by somebody who has thought about it.
ALLOWED: Mapping[Permission, str] = {
    Permission.ENTER: "reader officer editor chair administrator",
    Permission.READ_STANDARDS: "reader officer editor chair administrator",
    Permission.READ: "reader officer editor chair",
    Permission.FOLLOW_JOB: "reader officer editor chair",
    Permission.EXPORT_PAPER: "reader officer editor chair",
    Permission.COMMENT: "officer editor",
    Permission.EDIT_COMMENT: "officer editor",
    Permission.RESOLVE_THREAD: "officer editor",
    Permission.WRITE_ON_BEHALF: "editor",
    Permission.AGREE_COMMENT: "",
    Permission.LINK: "officer editor",
    Permission.CONFIRM_ANCHOR: "officer editor",
    Permission.SAVE_CASE: "officer editor",
    Permission.RECORD_FINDING: "officer editor",
    Permission.IMPORT_DRAFT: "editor",
    Permission.CHANGE_DRAFT: "editor",
    Permission.CARRY: "editor",
    Permission.OVERRIDE_MATCH: "editor",
    Permission.RULE_OUTCOME: "editor",
    Permission.WRITE_POSITION: "editor",
    Permission.AGREE_POSITION: "chair",
    Permission.DECIDE_OPINION: "editor chair",
    Permission.EXPORT_DISCUSSION: "editor chair",
    Permission.SEAL_PAPER: "chair",
    Permission.SEND_PAPER: "editor chair",
    Permission.READ_RECORD: "chair administrator",
    Permission.HOLD_MEETING: "chair",
    Permission.NAME_DEPUTY: "chair",
    Permission.IMPORT_OFFICIAL: "editor",
    Permission.KEEP_ACCOUNTS: "administrator",
    Permission.KEEP_PEOPLE: "administrator",
    Permission.KEEP_ORGANISATIONS: "administrator",
    Permission.ADMIT: "editor chair",
    Permission.READ_RETURN: "reader officer editor chair",
    Permission.CALL_ROUND: "editor chair",
    Permission.FOLLOW_ROUND: "editor chair",
    Permission.KEEP_ROUND: "chair",
    Permission.SUBMIT_RETURN: "",
    Permission.EXPORT_LAW: "editor chair",
    Permission.CLOSE_LAW: "chair",
}
# What whoever leads an organisation may do besides, for that organisation only.
ALLOWED_TO_LEADS = frozenset({Permission.KEEP_PEOPLE, Permission.SUBMIT_RETURN, Permission.AGREE_COMMENT})
# What is done for the federation, by whoever has the role at headquarters.
AT_HEADQUARTERS = frozenset(
    {
        Permission.CALL_ROUND,
        Permission.FOLLOW_ROUND,
        Permission.KEEP_ROUND,
        Permission.DECIDE_OPINION,
        Permission.HOLD_MEETING,
        Permission.SEAL_PAPER,
        Permission.WRITE_ON_BEHALF,
        Permission.READ_RECORD,
        Permission.EXPORT_LAW,
        Permission.CLOSE_LAW,
    }
)
