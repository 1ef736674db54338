"""The closed list of acts: what a person or the program can do that changes something."""

from __future__ import annotations

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_


class Act(ClosedList):
    """One kind of entry in the record, named after what it is done to and what is done."""

    ACCOUNT_ADD = "account.add", N_("Account made")
    ACCOUNT_ROLE = "account.role", N_("Role of an account changed")
    ACCOUNT_DISABLE = "account.disable", N_("Account disabled")
    ACCOUNT_ENABLE = "account.enable", N_("Account enabled")
    ACCOUNT_ERASE = "account.erase", N_("Person behind an account erased")
    ACCOUNT_PASSWORD = "account.password", N_("Password of an account changed")
    ACCOUNT_LANGUAGE = "account.language", N_("Language of an account changed")
    SIGN_IN = "account.sign_in", N_("Signed in")
    SIGN_OUT = "account.sign_out", N_("Signed out")
    ORGANISATION_ADD = "organisation.add", N_("Organisation entered")
    LAW_ADD = "law.add", N_("Law entered")
    LAW_CHANGE = "law.change", N_("Law renamed")
    UPLOAD_STAGE = "upload.stage", N_("File uploaded for preview")
    UPLOAD_CORRECT = "upload.correct", N_("Clause of a preview corrected")
    UPLOAD_DROP = "upload.drop", N_("Preview given up")
    VERSION_STORE = "version.store", N_("Version stored")
    VERSION_CHANGE = "version.change", N_("Version renamed or dated anew")
    VERSION_WITHDRAW = "version.withdraw", N_("Version withdrawn")
    VERSION_PUT_BACK = "version.put_back", N_("Version put back")
    COMMENT_ADD = "comment.add", N_("Comment written")
    COMMENT_EDIT = "comment.edit", N_("Comment changed")
    COMMENT_WITHDRAW = "comment.withdraw", N_("Comment withdrawn")
    REPLY_ADD = "reply.add", N_("Reply written")
    COMMENTS_CARRY = "comments.carry", N_("Comments and links carried to another version")
    MATCH_OVERRIDE = "match.override", N_("Match of two articles decided")
    ANCHOR_CONFIRM = "anchor.confirm", N_("Place of a comment confirmed")
    OUTCOME_RULE = "outcome.rule", N_("Outcome of a proposal decided")
    REFERENCE_ADD = "reference.add", N_("Clause linked to a provision")
    REFERENCE_CHANGE = "reference.change", N_("Link to a provision changed")
    REFERENCE_END = "reference.end", N_("Link to a provision taken back")
    SUGGESTION_REJECT = "suggestion.reject", N_("Suggested link turned down")
    FINDING_RECORD = "finding.record", N_("Finding recorded")
    CASE_SAVE = "case.save", N_("Adequacy case saved")
    CASE_USE = "case.use", N_("Adequacy case put into papers or left out")
    CASE_DROP = "case.drop", N_("Adequacy case removed")
    PAPER_ADD = "paper.add", N_("Position paper begun")
    PAPER_SAVE = "paper.save", N_("Position paper changed")
    POSITION_ADD = "position.add", N_("Position added")
    POSITION_SAVE = "position.save", N_("Position changed")
    POSITION_MOVE = "position.move", N_("Position moved")
    OFFICIAL_IMPORT = "official.import", N_("Official text stored")
    JOB_START = "job.start", N_("Job asked for")
    JOB_CANCEL = "job.cancel", N_("Job cancelled")
    DEMONSTRATION_LOAD = "demonstration.load", N_("Demonstration loaded")
    INSTANCE_MIGRATE = "instance.migrate", N_("Instance made or brought up to date")
