"""Which acts each writing route and each command enters, and a watch over the whole suite that it is so.

A new route or command needs a row here. While any test runs, a request or a command that commits changed rows must
enter an act, an act of its row, none of them twice, and in the name of whoever is signed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import click
from flask import current_app, g, has_request_context, request
from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, Session

from workbench.cli import main
from workbench.record.acts import Act
from workbench.record.models import RecordEntry

NONE: Final[frozenset[Act]] = frozenset()
ROUTES: Final[Mapping[str, frozenset[Act]]] = {
    "people.sign_in": frozenset({Act.SIGN_IN}),
    "people.sign_out": frozenset({Act.SIGN_OUT}),
    "people.set_language": frozenset({Act.ACCOUNT_LANGUAGE}),
    "people.account": frozenset({Act.ACCOUNT_PASSWORD}),
    "people.choose_digest": frozenset({Act.ACCOUNT_DIGEST}),
    "members.members": frozenset({Act.ACCOUNT_ADD, Act.INVITATION_MAKE}),
    "members.member_page": frozenset({Act.ACCOUNT_CHANGE, Act.ACCOUNT_ROLE}),
    "members.change_member": frozenset(
        {Act.ACCOUNT_DISABLE, Act.ACCOUNT_ENABLE, Act.ACCOUNT_ROLE, Act.ACCOUNT_PASSWORD, Act.INVITATION_MAKE}
    ),
    "members.invite": frozenset({Act.INVITATION_MAKE}),
    "members.accept": frozenset({Act.ACCOUNT_PASSWORD}),
    "organisations.organisations": frozenset({Act.ORGANISATION_ADD}),
    "organisations.organisation": frozenset({Act.ORGANISATION_CHANGE}),
    "organisations.retire": frozenset({Act.ORGANISATION_RETIRE, Act.ORGANISATION_TAKE_UP}),
    "organisations.import_organisations": frozenset(
        {Act.ORGANISATION_ADD, Act.ORGANISATION_CHANGE, Act.ACCOUNT_ADD, Act.ACCOUNT_CHANGE, Act.ACCOUNT_ROLE}
    ),
    "official.import_official": NONE,  # shows what would match
    "official.store": frozenset({Act.OFFICIAL_IMPORT}),
    "drafts.new_law": frozenset({Act.LAW_ADD}),
    "drafts.import_draft": frozenset({Act.UPLOAD_STAGE, Act.JOB_START}),
    "drafts.preview": frozenset({Act.VERSION_STORE}),
    "amendments.amend": frozenset({Act.UPLOAD_STAGE}),
    "corrections.correct": frozenset({Act.UPLOAD_CORRECT}),
    "drafts.read_document": frozenset({Act.UPLOAD_STAGE, Act.UPLOAD_DROP}),
    "drafts.drop": frozenset({Act.UPLOAD_DROP}),
    "archive.change": frozenset({Act.LAW_CLOSE, Act.LAW_REOPEN}),
    "answering.write_letters": frozenset({Act.JOB_START}),
    "answering.write_letter": frozenset({Act.JOB_START}),
    "answering.write_table": frozenset({Act.JOB_START}),
    "archive.export_law": frozenset({Act.JOB_START}),
    "access.admissions": frozenset({Act.LAW_ADMIT}),
    "changes.change_law": frozenset({Act.LAW_CHANGE}),
    "changes.change_version": frozenset({Act.VERSION_CHANGE}),
    "changes.withdraw": frozenset({Act.VERSION_WITHDRAW}),
    "changes.put_back": frozenset({Act.VERSION_PUT_BACK}),
    "reading.add_comment": frozenset({Act.COMMENT_ADD}),
    "reading.comment_on_draft": frozenset({Act.COMMENT_ADD}),
    "threads.agree": frozenset({Act.AGREEMENT_ADD, Act.AGREEMENT_END}),
    "threads.resolve": frozenset({Act.THREAD_RESOLVE, Act.THREAD_REOPEN}),
    "threads.move": frozenset({Act.COMMENT_MOVE, Act.AGREEMENT_END}),
    "receiving.bring_in": frozenset({Act.RETURN_RECEIVE, Act.JOB_START}),
    "receiving.preview": frozenset({Act.RETURN_CHOOSE, Act.RETURN_STORE, Act.COMMENT_ADD}),
    "receiving.take_over": frozenset({Act.RETURN_RECEIVE, Act.UPLOAD_DROP}),
    "receiving.drop": frozenset({Act.RETURN_GIVE_UP}),
    "attachments.attach_to_comment": frozenset({Act.ATTACHMENT_ADD}),
    "attachments.attach_to_return": frozenset({Act.ATTACHMENT_ADD}),
    "attachments.remove": frozenset({Act.ATTACHMENT_REMOVE}),
    "previews.preview_typed": NONE,  # shows a paper as it would read
    "previews.show_redline": NONE,  # likewise
    "reading.show_redline": NONE,  # shows a change as it would look
    "reading.add_reply": frozenset({Act.REPLY_ADD}),
    "reading.edit_comment": frozenset({Act.COMMENT_EDIT}),
    "reading.withdraw": frozenset({Act.COMMENT_WITHDRAW}),
    "rounds.new_round": frozenset({Act.ROUND_CALL}),
    "rounds.change_round": frozenset({Act.ROUND_CHANGE}),
    "rounds.remind_those_asked": frozenset({Act.ROUND_REMIND}),
    "rounds.open_return": NONE,
    "returns.answer": frozenset({Act.RETURN_ANSWER}),
    "returns.lead_return": frozenset({Act.RETURN_NOTE, Act.RETURN_SUBMIT, Act.RETURN_TAKE_BACK}),
    "returns.send_back": frozenset({Act.ROUND_CHANGE, Act.RETURN_TAKE_BACK}),
    "returns.leave_out": frozenset({Act.COMMENT_LEAVE_OUT}),
    "settling.decide": frozenset({Act.OPINION_JOIN, Act.OPINION_DECIDE}),  # what stood alone becomes an opinion
    "settling.undo": frozenset({Act.OPINION_DECIDE, Act.OPINION_UNDECIDE}),
    "settling.group": frozenset({Act.JOB_START, Act.OPINION_GROUP}),
    "settling.change_opinion": frozenset({Act.OPINION_JOIN}),
    "offers.answer_offer": frozenset({Act.OPINION_JOIN, Act.OPINION_OFFER}),
    "queue.decide": frozenset({Act.OPINION_JOIN, Act.OPINION_DECIDE}),
    "queue.take_up": frozenset({Act.POSITION_ADD, Act.POSITION_SAVE}),
    "sealed.seal": frozenset({Act.JOB_START, Act.PAPER_SEAL}),
    "outcomes.continue_on": frozenset({Act.PAPER_ADD, Act.POSITION_ADD}),
    "outcomes.place_waiting": frozenset({Act.POSITION_ADD}),
    "outcomes.note_drafter_answer": frozenset({Act.DRAFTER_ANSWER}),
    "deputies.name_deputy": frozenset({Act.DEPUTY_NAME}),
    "deputies.end_deputy": frozenset({Act.DEPUTY_END}),
    "sealed.note_sent": frozenset({Act.PAPER_SEND}),
    "friday.agree": frozenset({Act.POSITION_SAVE}),
    "meetings.agree": frozenset({Act.POSITION_SAVE}),
    "papers.restore_position": frozenset({Act.POSITION_SAVE}),
    "meetings.hold": frozenset({Act.MEETING_OPEN}),
    "meetings.decide": frozenset({Act.OPINION_JOIN, Act.OPINION_DECIDE}),
    "meetings.close": frozenset({Act.MEETING_CLOSE}),
    # over what somebody else decided meanwhile: in its place
    "crossref.add_link": frozenset({Act.REFERENCE_ADD, Act.REFERENCE_CHANGE, Act.SUGGESTION_REJECT}),
    "crossref.reject": frozenset({Act.SUGGESTION_REJECT, Act.REFERENCE_END}),
    "crossref.change_link": frozenset({Act.REFERENCE_CHANGE, Act.REFERENCE_END}),
    "compare.override_match": frozenset({Act.MATCH_OVERRIDE, Act.COMMENTS_CARRY, Act.JOB_START}),
    "compare.match_long": frozenset({Act.JOB_START}),
    "compare.export_table": frozenset({Act.JOB_START}),
    "compare.carry": frozenset({Act.COMMENTS_CARRY, Act.JOB_START}),
    "compare.confirm_anchor": frozenset({Act.ANCHOR_CONFIRM}),
    "compare.record_ruling": frozenset({Act.OUTCOME_RULE}),
    "judgement.keep": frozenset({Act.CASE_SAVE}),
    "judgement.change_case": frozenset({Act.CASE_SAVE, Act.CASE_USE, Act.CASE_DROP}),  # saved: brought back
    "acceptance.record": frozenset({Act.FINDING_RECORD}),
    "papers.new_paper": frozenset({Act.PAPER_ADD}),
    "papers.edit_paper": frozenset({Act.PAPER_SAVE}),
    "papers.new_position": frozenset({Act.POSITION_ADD}),
    "papers.position": frozenset({Act.POSITION_SAVE}),
    "papers.agree_position": frozenset({Act.POSITION_SAVE}),
    "papers.rule_on_position": frozenset({Act.OUTCOME_RULE}),
    "papers.export_paper": frozenset({Act.JOB_START}),
    "proposed.export": frozenset({Act.JOB_START}),
    "pdf.print_file": frozenset({Act.JOB_START}),
    "listing.annotated": frozenset({Act.JOB_START}),
    "listing.table": frozenset({Act.JOB_START}),
    "jobs.cancel": frozenset({Act.JOB_CANCEL}),
    "papers.move": frozenset({Act.POSITION_MOVE}),
}
COMMANDS: Final[Mapping[str, frozenset[Act]]] = {
    "init": frozenset({Act.INSTANCE_MIGRATE, Act.DEMONSTRATION_LOAD}),
    "run": frozenset({Act.INSTANCE_MIGRATE}),
    "fill": frozenset({Act.INSTANCE_FILL}),
    "user add": frozenset({Act.INSTANCE_MIGRATE, Act.ACCOUNT_ADD}),
    "user invite": frozenset({Act.INVITATION_MAKE}),
    "organisation import": frozenset(
        {Act.ORGANISATION_ADD, Act.ORGANISATION_CHANGE, Act.ACCOUNT_ADD, Act.ACCOUNT_CHANGE, Act.ACCOUNT_ROLE}
    ),
    "organisation add": frozenset({Act.ORGANISATION_ADD}),
    "organisation rename": frozenset({Act.ORGANISATION_CHANGE}),
    "organisation move": frozenset({Act.ORGANISATION_CHANGE}),
    "organisation retire": frozenset({Act.ORGANISATION_RETIRE, Act.ORGANISATION_TAKE_UP}),
    "user erase": frozenset({Act.ACCOUNT_DISABLE, Act.ACCOUNT_ERASE}),
    "user password": frozenset({Act.ACCOUNT_PASSWORD}),
    "import": frozenset({Act.LAW_ADD, Act.VERSION_STORE}),
    "work": frozenset({Act.COMMENTS_CARRY}),
    "carry": frozenset({Act.COMMENTS_CARRY}),
    "standards import": frozenset({Act.OFFICIAL_IMPORT}),
    **dict.fromkeys(
        (
            "acceptance",
            "adequacy",
            "adopted",
            "amend",
            "assess",
            "compare",
            "doctor",  # links entries
            "evaluate adequacy",
            "evaluate grouping",
            "evaluate matching",
            "evaluate outcomes",
            "evaluate places",
            "evaluate search",
            "evaluate suggest",
            "evaluate tune",
            "export",
            "group",
            "locate",
            "organisation list",
            "outcome",
            "parse",
            "reindex",  # makes anew what can be made anew at any time
            "search",
            "standards check",
            "standards compile",
            "standards rules",
            "returns",
            "suggest",
        ),
        NONE,
    ),
}
# Rows whose changing is no act: the record itself, who is signed in, forms that were handled, how far a job is, and
# what can be made anew.
NO_ACTS: Final = frozenset(
    {"record_entry", "record_link", "sign_in", "handled_form", "job", "timer_run", "comment_words", "mail"}
)
# Wrong passwords are counted before anybody is known to have done anything.
# That an organisation has opened what it is asked is no act either.
NO_ACT_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "member": frozenset({"failed_sign_ins", "locked_until"}),
    "round_return": frozenset({"opened_at"}),
}
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_CHANGED, _ENTERED = "tests.changed", "tests.entered"


def row_of_now(session: Session) -> tuple[str, frozenset[Act] | None] | None:
    """The route or command at work, with its acts; None where a test or a job is at work, or a page is read."""
    if has_request_context():
        view = current_app.view_functions.get(request.endpoint or "")
        is_ours = view is not None and view.__module__.startswith("workbench.")
        if request.method in SAFE or request.endpoint is None or not is_ours or session is not g.get("session"):
            return None
        return request.endpoint, ROUTES.get(request.endpoint)
    context = click.get_current_context(silent=True)
    if context is None or context.find_root().command is not main:
        return None
    name = " ".join(context.command_path.split()[1:])
    return name, COMMANDS.get(name)


def signed_in() -> str | None:
    """The id of the member at work, without asking the database again."""
    member = g.get("member") if has_request_context() else None
    identity = inspect(member).identity if member is not None else None
    return identity[0] if identity else None


def _is_act(row: Any) -> bool:
    table = row.__tablename__
    if table in NO_ACTS:
        return False
    state = inspect(row)
    if not state.persistent or table not in NO_ACT_COLUMNS:
        return True
    changed = {attribute.key for attribute in state.attrs if attribute.history.has_changes()}
    return bool(changed - NO_ACT_COLUMNS[table])


def note_flush(session: Session, _context: object) -> None:
    changed = {row for row in session.dirty if session.is_modified(row)}
    rows = {*session.new, *changed, *session.deleted}
    session.info.setdefault(_CHANGED, set()).update(row.__tablename__ for row in rows if _is_act(row))
    entries = [row for row in session.new if isinstance(row, RecordEntry)]
    session.info.setdefault(_ENTERED, []).extend((entry.act, entry.subject, entry.member_id) for entry in entries)


def note_statement(state: ORMExecuteState) -> None:
    """What is changed by a statement, past the objects of the session."""
    if (state.is_insert or state.is_update or state.is_delete) and state.bind_mapper is not None:
        table = state.bind_mapper.local_table.name  # type: ignore[attr-defined]  # a mapped class here always has one
        values = state.statement.compile().params if state.is_update else {}
        columns = values.keys() & state.bind_mapper.columns.keys()
        is_no_act = columns and columns <= NO_ACT_COLUMNS.get(table, frozenset())
        if table not in NO_ACTS and not is_no_act:
            state.session.info.setdefault(_CHANGED, set()).add(table)


def forget(session: Session) -> None:
    session.info.pop(_CHANGED, None)
    session.info.pop(_ENTERED, None)


def faults(session: Session) -> Iterator[str]:
    """What is wrong with the transaction that was just committed."""
    at_work = row_of_now(session)
    changed, entered = session.info.get(_CHANGED, set()), session.info.get(_ENTERED, [])
    if at_work is None or not (changed or entered):
        return
    name, acts = at_work
    if acts is None:
        yield f"{name} has no row in tests/acts_table.py"
        return
    if changed and not entered:
        yield f"{name} changed {', '.join(sorted(changed))} and entered no act"
    if surplus := {act for act, _, _ in entered} - acts:
        yield f"{name} entered {', '.join(sorted(surplus))}, which its row does not have"
    if len(entered) != len({(act, subject) for act, subject, _ in entered}):
        yield f"{name} entered an act twice: {entered}"
    if (member := signed_in()) and (others := [act for act, _, by in entered if by != member]):
        yield f"{name} entered {', '.join(others)} in another's name"


@contextmanager
def watch() -> Iterator[list[str]]:
    """Gathers, while the block runs, every fault of every session; empty where all was entered as it should be."""
    noted: list[str] = []

    def check(session: Session) -> None:
        if not session.in_nested_transaction():
            noted.extend(faults(session))
            forget(session)

    listeners: tuple[tuple[str, Any], ...] = (
        ("after_flush", note_flush),
        ("do_orm_execute", note_statement),
        ("after_commit", check),
        ("after_rollback", forget),
    )
    for name, listener in listeners:
        event.listen(Session, name, listener)
    try:
        yield noted
    finally:
        for name, listener in listeners:
            event.remove(Session, name, listener)
