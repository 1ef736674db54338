"""Every address of the site stands in a table with the permission it asks for, and each role meets what it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.browsing import Browser, fresh_form
from tests.factories.commentary import make_comment
from tests.factories.drafts import clause_at
from tests.permissions_table import ALLOWED
from workbench.commentary.models import Anchor, Comment
from workbench.crossref.models import CrossReference
from workbench.db import Database, new_id
from workbench.demonstration import ACCOUNTS_PASSWORD
from workbench.drafts.models import Law, StoredClause, Version
from workbench.drafts.originals import UploadedFile
from workbench.drafts.service import stage_upload
from workbench.formats.intake import read_file
from workbench.jobs.models import Job, JobState
from workbench.papers import export
from workbench.papers.models import Paper, Position
from workbench.people.permissions import Permission
from workbench.people.service import member_named
from workbench.web.access import PUBLIC, allow, policy

# endpoint: the permission it asks for. A new page is entered here by somebody who has thought about who may see it.
PERMISSIONS: Mapping[str, str] = {
    "acceptance.floor": Permission.READ,
    "acceptance.record": Permission.RECORD_FINDING,
    "acceptance.scheme": Permission.READ,
    "acceptance.schemes": Permission.READ,
    "access.admissions": Permission.ADMIT,
    "answering.answer": Permission.READ_RETURN,
    "answering.answers": Permission.DECIDE_OPINION,
    "answering.write_letter": Permission.READ_RETURN,
    "answering.write_letters": Permission.DECIDE_OPINION,
    "answering.write_table": Permission.DECIDE_OPINION,
    "archive.archive": Permission.EXPORT_LAW,
    "archive.change": Permission.CLOSE_LAW,
    "archive.export_law": Permission.EXPORT_LAW,
    "bootstrap.static": PUBLIC,
    "changes.change_law": Permission.CHANGE_DRAFT,
    "changes.change_version": Permission.CHANGE_DRAFT,
    "changes.put_back": Permission.CHANGE_DRAFT,
    "changes.withdraw": Permission.CHANGE_DRAFT,
    "compare.adopted": Permission.READ,
    "compare.carried": Permission.READ,
    "compare.carry": Permission.CARRY,
    "compare.choose": Permission.READ,
    "compare.compare": Permission.READ,
    "compare.export_table": Permission.EXPORT_PAPER,
    "compare.match_long": Permission.FOLLOW_JOB,
    "compare.override_match": Permission.OVERRIDE_MATCH,
    "compare.record_ruling": Permission.RULE_OUTCOME,
    "compare.confirm_anchor": Permission.CONFIRM_ANCHOR,
    "amendments.amend": Permission.IMPORT_DRAFT,
    "corrections.correct": Permission.IMPORT_DRAFT,
    "crossref.add_link": Permission.LINK,
    "crossref.change_link": Permission.LINK,
    "deputies.end_deputy": Permission.NAME_DEPUTY,
    "deputies.name_deputy": Permission.NAME_DEPUTY,
    "deputies.show_deputies": Permission.NAME_DEPUTY,
    "dossiers.ratification": Permission.READ,
    "dossiers.ratification_file": Permission.READ,
    "dossiers.cause": Permission.READ,
    "dossiers.cause_file": Permission.READ,
    "crossref.matrix": Permission.READ,
    "crossref.matrix_file": Permission.READ,
    "crossref.reject": Permission.LINK,
    "drafts.akoma": Permission.READ,
    "drafts.drop": Permission.IMPORT_DRAFT,
    "drafts.import_draft": Permission.IMPORT_DRAFT,
    "drafts.law": Permission.READ,
    "drafts.new_law": Permission.IMPORT_DRAFT,
    "drafts.preview": Permission.IMPORT_DRAFT,
    "drafts.read_document": Permission.IMPORT_DRAFT,
    "drafts.source": Permission.READ,
    "health.favicon": PUBLIC,
    "health.healthz": PUBLIC,
    "home.front": Permission.ENTER,
    "home.show_first_steps": Permission.ENTER,
    "home.first_hour": Permission.READ,
    "jobs.cancel": Permission.FOLLOW_JOB,
    "jobs.file": Permission.FOLLOW_JOB,
    "jobs.job": Permission.FOLLOW_JOB,
    "jobs.jobs": Permission.FOLLOW_JOB,
    "jobs.state": Permission.FOLLOW_JOB,
    "judgement.acceptance": Permission.READ,
    "judgement.adequacy": Permission.READ,
    "judgement.change_case": Permission.SAVE_CASE,
    "judgement.coverage": Permission.READ,
    "judgement.keep": Permission.SAVE_CASE,
    "listing.annotated": Permission.READ,
    "listing.comments": Permission.READ,
    "listing.table": Permission.READ,
    "members.accept": PUBLIC,
    "members.change_member": Permission.KEEP_PEOPLE,
    "members.invite": Permission.KEEP_PEOPLE,
    "members.member_page": Permission.KEEP_PEOPLE,
    "members.members": Permission.KEEP_PEOPLE,
    "official.import_official": Permission.IMPORT_OFFICIAL,
    "official.store": Permission.IMPORT_OFFICIAL,
    "organisations.import_organisations": Permission.KEEP_ORGANISATIONS,
    "organisations.organisation": Permission.KEEP_ORGANISATIONS,
    "organisations.organisations": Permission.KEEP_ORGANISATIONS,
    "organisations.retire": Permission.KEEP_ORGANISATIONS,
    "friday.agree": Permission.AGREE_POSITION,
    "friday.friday": Permission.AGREE_POSITION,
    "meetings.agree": Permission.DECIDE_OPINION,
    "meetings.close": Permission.HOLD_MEETING,
    "meetings.decide": Permission.DECIDE_OPINION,
    "meetings.hold": Permission.HOLD_MEETING,
    "meetings.list_meetings": Permission.READ,
    "meetings.meeting": Permission.DECIDE_OPINION,
    "meetings.minutes": Permission.READ,
    "offers.answer_offer": Permission.DECIDE_OPINION,
    "offers.offered": Permission.DECIDE_OPINION,
    "outcomes.continue_on": Permission.WRITE_POSITION,
    "outcomes.note_drafter_answer": Permission.RULE_OUTCOME,
    "outcomes.place_waiting": Permission.WRITE_POSITION,
    "outcomes.report": Permission.READ,
    "outcomes.report_in_excel": Permission.READ,
    "outcomes.report_in_word": Permission.READ,
    "papers.agree_position": Permission.AGREE_POSITION,
    "papers.edit_paper": Permission.WRITE_POSITION,
    "papers.evidence": Permission.READ_STANDARDS,
    "papers.export_paper": Permission.EXPORT_DISCUSSION,
    "pdf.print_file": Permission.FOLLOW_JOB,
    "proposed.export": Permission.EXPORT_DISCUSSION,
    "proposed.look": Permission.EXPORT_DISCUSSION,
    "papers.move": Permission.WRITE_POSITION,
    "papers.new_paper": Permission.WRITE_POSITION,
    "papers.new_position": Permission.WRITE_POSITION,
    "papers.paper": Permission.READ,
    "papers.papers": Permission.READ,
    "papers.position": Permission.WRITE_POSITION,
    "papers.position_in_paper": Permission.READ,
    "papers.show_paper_history": Permission.READ,
    "papers.restore_position": Permission.WRITE_POSITION,
    "papers.rule_on_position": Permission.RULE_OUTCOME,
    "papers.show_outcomes": Permission.READ,
    "papers.show_position_history": Permission.READ,
    "people.account": Permission.ENTER,
    "people.choose_digest": Permission.ENTER,
    "people.set_language": PUBLIC,
    "people.sign_in": PUBLIC,
    "people.sign_out": PUBLIC,
    "previews.preview": Permission.READ,
    "previews.preview_typed": Permission.WRITE_POSITION,
    "previews.show_redline": Permission.READ,
    "queue.decide": Permission.DECIDE_OPINION,
    "queue.queue": Permission.DECIDE_OPINION,
    "queue.take_up": Permission.WRITE_POSITION,
    "settling.change_opinion": Permission.DECIDE_OPINION,
    "settling.decide": Permission.DECIDE_OPINION,
    "settling.group": Permission.DECIDE_OPINION,
    "settling.opinion": Permission.READ,
    "settling.opinions": Permission.READ,
    "settling.undo": Permission.DECIDE_OPINION,
    "reading.add_comment": Permission.COMMENT,
    "reading.add_reply": Permission.COMMENT,
    "receiving.bring_in": Permission.COMMENT,
    "receiving.preview": Permission.COMMENT,
    "receiving.take_over": Permission.IMPORT_DRAFT,
    "return_forms.comment_table": Permission.READ,
    "return_forms.comment_workbook": Permission.READ,
    "return_forms.draft_for_comment": Permission.READ,
    "receiving.drop": Permission.COMMENT,
    "receiving.original": Permission.COMMENT,
    "attachments.attach_to_comment": Permission.COMMENT,
    "attachments.attach_to_return": Permission.COMMENT,
    "attachments.download": Permission.READ,
    "attachments.remove": Permission.COMMENT,
    "reading.clause": Permission.READ,
    "reading.comment": Permission.READ,
    "reading.comment_on_draft": Permission.COMMENT,
    "reading.edit_comment": Permission.EDIT_COMMENT,
    "reading.new_article": Permission.COMMENT,
    "reading.whole_draft": Permission.READ,
    "reading.show_redline": Permission.READ,
    "reading.version": Permission.READ,
    "reading.withdraw": Permission.EDIT_COMMENT,
    "record.entries": Permission.READ_RECORD,
    "record.file": Permission.READ_RECORD,
    "returns.answer": Permission.COMMENT,
    "returns.lead_return": Permission.SUBMIT_RETURN,
    "returns.leave_out": Permission.SUBMIT_RETURN,
    "returns.send_back": Permission.FOLLOW_ROUND,
    "returns.show_return": Permission.READ_RETURN,
    "returns.word_file": Permission.READ_RETURN,
    "rounds.change_round": Permission.KEEP_ROUND,
    "rounds.letter": Permission.READ,
    "rounds.new_round": Permission.CALL_ROUND,
    "rounds.open_return": Permission.READ,
    "rounds.remind_those_asked": Permission.FOLLOW_ROUND,
    "rounds.rounds_of_law": Permission.READ,
    "rounds.show_round": Permission.READ,
    "sealed.compare": Permission.READ,
    "sealed.compare_in_word": Permission.READ,
    "sealed.download": Permission.READ,
    "sealed.list_sealed": Permission.READ,
    "sealed.note_sent": Permission.SEND_PAPER,
    "sealed.seal": Permission.SEAL_PAPER,
    "sealed.show_sealed": Permission.READ,
    "search.results": Permission.READ_STANDARDS,
    "search.suggest": Permission.READ_STANDARDS,
    "threads.agree": Permission.AGREE_COMMENT,
    "threads.move": Permission.WRITE_ON_BEHALF,
    "threads.resolve": Permission.RESOLVE_THREAD,
    "threads.thread": Permission.READ,
    "timeline.clause_history": Permission.READ,
    "standards.glossary_page": Permission.READ_STANDARDS,
    "standards.instrument": Permission.READ_STANDARDS,
    "standards.instruments": Permission.READ_STANDARDS,
    "standards.provision": Permission.READ_STANDARDS,
    "standards.terms": Permission.READ_STANDARDS,
    "static": PUBLIC,
    "stylesheet": PUBLIC,
}
PEOPLE = {
    "": None,
    "reader": "reader",
    "officer": "officer-hq",
    "editor": "editor",
    "chair": "chair",
    "administrator": "admin",
}
# Signing out ends the sign-in that the other requests need; sign-in sends those away who are signed in.
APART = {"people.sign_out", "people.sign_in"}


def test_every_route_names_the_permission_of_the_table(app: Flask) -> None:
    found = {rule.endpoint: policy(app, rule.endpoint) for rule in app.url_map.iter_rules()}
    assert found == dict(PERMISSIONS)


def test_a_view_without_a_policy_is_closed_to_everybody(app: Flask) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    app.add_url_rule("/marked", "marked", allow(Permission.READ)(lambda: "shown"))
    browser = Browser(app.test_client()).sign_in("editor")
    assert (browser.get("/forgotten"), browser.status)[1] == 404
    assert browser.get("/marked") == "shown"


@pytest.fixture
def ids(demonstration: Flask) -> dict[str, str]:
    """A real value for every variable of an address."""
    database: Database = demonstration.extensions["workbench.database"]
    with database.reading() as session:
        old, new = session.scalars(select(Version).where(Version.lang == "zh").order_by(Version.ordinal)).all()[:2]
        comment = session.scalar(
            select(Comment).join(Anchor).where(Anchor.version_id == old.id, Anchor.status == "original")
        )
        clause = session.scalar(select(StoredClause).where(StoredClause.version_id == new.id))
        rows = [session.scalar(select(model)) for model in (Law, CrossReference, Paper, Position)]
        law, link, paper, position = (row.id for row in rows if row is not None)
        assert comment is not None and clause is not None
        return {
            "old_id": old.id, "new_id": new.id, "version_id": new.id, "law_id": law, "comment_id": comment.id,
            "clause_id": clause.id, "link_id": link, "paper_id": paper, "position_id": position, "upload_id": "none",
            "opinion_id": comment.id,
            "member_id": "none", "action": "role", "lang": "zh", "kind": "xlsx", "code": "zh", "filename": "icon.svg",
        }  # fmt: skip


def address(app: Flask, rule: Rule, ids: Mapping[str, str]) -> str:
    with app.test_request_context():
        return app.url_for(rule.endpoint, **{name: ids.get(name, "none") for name in rule.arguments})


def token(client: FlaskClient) -> str:
    browser = Browser(client)
    browser.get("/sign-in")
    return browser.token


@pytest.mark.parametrize("role", PEOPLE)
def test_each_role_meets_what_the_table_says(
    demonstration: Flask, ids: Mapping[str, str], role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "as_pdf", lambda _: None)
    client = demonstration.test_client()
    if name := PEOPLE[role]:
        Browser(client).sign_in(name, ACCOUNTS_PASSWORD)
    sent = token(client)
    before = stored_text(demonstration)
    wrong = []
    for rule in demonstration.url_map.iter_rules():
        for method in (rule.methods or set()) & {"GET", "POST"}:
            if rule.endpoint in APART or rule.endpoint not in PERMISSIONS:
                continue
            answer = client.open(
                address(demonstration, rule, ids), method=method, data=fresh_form(sent) if method == "POST" else None
            )
            expected = meets(PERMISSIONS[rule.endpoint], role)
            if outcome(answer) != expected:
                wrong.append((rule.endpoint, method, answer.status_code, expected))
            answer.close()
    assert wrong == []
    assert stored_text(demonstration) == before, "a stored version never changes, whatever address is called"


@pytest.mark.parametrize("role", [role for role in PEOPLE if role])
def test_what_is_one_s_own_is_open_to_whoever_may_and_what_is_another_s_to_nobody(
    demonstration: Flask, role: str
) -> None:
    database: Database = demonstration.extensions["workbench.database"]
    name = PEOPLE[role] or ""
    uploads = demonstration.extensions["workbench.settings"].uploads
    with database.writing() as session:
        of_whom = {"own": owned_by(session, uploads, name), "another's": owned_by(session, uploads, "officer-women")}
        session.commit()
    client = demonstration.test_client()
    Browser(client).sign_in(name, ACCOUNTS_PASSWORD)
    sent = token(client)
    seen, expected = {}, {}
    for rule in demonstration.url_map.iter_rules():
        if rule.endpoint not in OWNED:
            continue
        may_do = role in ALLOWED[Permission(PERMISSIONS[rule.endpoint])].split()
        for whose, ids in of_whom.items():
            for method in (rule.methods or set()) & {"GET", "POST"}:
                path = address(demonstration, rule, ids)
                answer = client.open(path, method=method, data=fresh_form(sent) if method == "POST" else None)
                seen[rule.endpoint, method, whose] = answer.status_code not in {403, 404}
                expected[rule.endpoint, method, whose] = may_do and whose == "own"
                answer.close()
    assert len({endpoint for endpoint, _, _ in seen}) == len(OWNED)
    assert seen == expected


# The routes that lead to something that belongs to one person; a job's file is gone where nothing was made.
OWNED = {
    "corrections.correct",
    "drafts.drop",
    "drafts.preview",
    "drafts.read_document",
    "jobs.cancel",
    "jobs.job",
    "jobs.state",
    "reading.edit_comment",
    "reading.withdraw",
}


def owned_by(session: Session, uploads: Path, name: str) -> dict[str, str]:
    """A comment, a job and an upload of this member, whatever the role may do."""
    owner = member_named(session, name)
    version = session.scalars(select(Version).where(Version.lang == "zh").order_by(Version.ordinal)).first()
    assert owner is not None and version is not None
    clause = clause_at(session, version, "第一条")
    comment = make_comment(session, owner, clause)
    source = UploadedFile("draft.txt", "第一条　为了保护劳动者，制定本法。".encode())
    reading = read_file(source.name, source.data)
    upload = stage_upload(session, uploads, version.law, owner, source, reading)
    job = Job(id=new_id(), kind="export", arguments="{}", member_id=owner.id, state=JobState.QUEUED)
    session.add(job)
    session.flush()
    return {"comment_id": comment.id, "upload_id": upload.id, "job_id": job.id}


def stored_text(app: Flask) -> list[tuple[object, ...]]:
    database: Database = app.extensions["workbench.database"]
    with database.engine.connect() as connection:
        tables = (Version.__table__, StoredClause.__table__)
        return [tuple(row) for table in tables for row in connection.execute(select(table).order_by(table.c.id))]


def meets(needed: str, role: str) -> str:
    if needed == PUBLIC:
        return "open"
    if not role:
        return "sign in"
    return "open" if role in ALLOWED[Permission(needed)].split() else "refused"


def outcome(answer: TestResponse) -> str:
    """What the person met; a page that is refused to all but one author is open as far as roles go."""
    if answer.status_code == 403 and "您的账号没有这项权限" in answer.text:
        return "refused"
    if answer.headers.get("Location", "").startswith("/sign-in"):
        return "sign in"
    return "open" if answer.status_code < 500 else f"broken {answer.status_code}"


def test_after_signing_in_a_person_gets_where_he_wanted(demonstration: Flask, ids: Mapping[str, str]) -> None:
    browser = Browser(demonstration.test_client())
    browser.get(f"/versions/{ids['version_id']}?x=1")
    assert browser.path == "/sign-in"
    browser.post(
        f"/sign-in?{browser.answer.request.query_string.decode()}",
        {"username": "reader", "password": ACCOUNTS_PASSWORD},
    )
    assert browser.path == f"/versions/{ids['version_id']}"


def test_a_refusal_says_what_may_not_be_done_and_whom_to_ask(demonstration: Flask) -> None:
    browser = Browser(demonstration.test_client()).sign_in("reader", ACCOUNTS_PASSWORD)
    assert "您的账号没有这项权限" in browser.get("/members")
    browser.post("/language/en")
    assert "may not do this: look after the people" in browser.get("/members") and "administrator" in browser.page
    assert browser.status == 403
