"""The application, put together: the only place that knows every feature."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import structlog
from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from workbench import models
from workbench.answering.job import COMMENT_TABLE, LETTERS
from workbench.answering.views import init_answering
from workbench.archive.job import ARCHIVE
from workbench.archive.views import init_archive
from workbench.commentary.attachment_views import init_attachments
from workbench.commentary.return_views import init_returns
from workbench.commentary.round_views import init_rounds
from workbench.commentary.thread_views import init_threads
from workbench.compare.carry_job import CARRY
from workbench.compare.long_pairs import MATCH
from workbench.compare.table import TABLE
from workbench.compare.views import init_compare
from workbench.config import Settings, read_settings, resource_dir, secret_key
from workbench.crossref.provision_views import init_provisions
from workbench.crossref.views import init_crossref
from workbench.db import Database
from workbench.deliberation.grouping_job import GROUP
from workbench.dossiers.views import init_dossiers
from workbench.drafts.access_views import init_access_pages
from workbench.drafts.amend_views import init_amendments
from workbench.drafts.change_views import init_changes
from workbench.drafts.correct_views import init_corrections
from workbench.drafts.import_job import IMPORT
from workbench.drafts.views import init_drafts
from workbench.home.record_views import init_record
from workbench.home.views import init_home
from workbench.jobs.queue import JobQueue
from workbench.jobs.views import init_jobs
from workbench.jobs.work import JobKind, Workshop
from workbench.judgement.views import init_judgement
from workbench.mail.sending import MAIL
from workbench.mail.service import post_invitation
from workbench.papers.export_job import EXPORT
from workbench.papers.outcome_views import init_outcomes
from workbench.papers.pdf_job import PDF
from workbench.papers.pdf_views import init_pdf
from workbench.papers.preview_views import init_previews
from workbench.papers.proposed_job import PROPOSED
from workbench.papers.proposed_views import init_proposed
from workbench.papers.seal_job import SEAL
from workbench.papers.sealed_views import init_sealed
from workbench.papers.search_providers import all_sources
from workbench.papers.views import init_papers
from workbench.people.deputy_views import init_deputies
from workbench.people.invitations import let_hand_over
from workbench.people.member_views import init_members
from workbench.people.organisation_views import init_organisations
from workbench.people.permissions import may
from workbench.people.views import init_people, refuse_ended
from workbench.reading.comment_files_job import ANNOTATED, LIST_TABLE
from workbench.reading.listing_views import init_listing
from workbench.reading.views import init_reading
from workbench.receiving.form_views import init_return_forms
from workbench.receiving.job import RECEIVE
from workbench.receiving.views import init_receiving
from workbench.search.views import init_search
from workbench.settling.friday_views import init_friday
from workbench.settling.meeting_views import init_meetings
from workbench.settling.offer_views import init_offers
from workbench.settling.queue_views import init_queue
from workbench.settling.views import init_settling
from workbench.standards.views import init_standards
from workbench.timeline.views import init_timeline
from workbench.web.access import init_access, let_find_law
from workbench.web.filters import init_filters
from workbench.web.gate import init_gate
from workbench.web.health import init_health
from workbench.web.language import init_language
from workbench.web.names import init_names
from workbench.web.once import init_once
from workbench.web.problems import init_problems
from workbench.web.requests import db_session, init_requests
from workbench.web.security import init_security
from workbench.web.stylesheet import init_stylesheet
from workbench.wiring import law_of, open_database, timer_duties

__all__ = ["create_app", "models"]
KINDS: Final[Sequence[JobKind]] = (
    EXPORT,
    CARRY,
    IMPORT,
    TABLE,
    MATCH,
    MAIL,
    GROUP,
    SEAL,
    RECEIVE,
    ARCHIVE,
    LETTERS,
    COMMENT_TABLE,
    PROPOSED,
    PDF,
    ANNOTATED,
    LIST_TABLE,
)


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application on the instance that ``settings`` name (by default: the environment)."""
    settings = settings or read_settings()
    settings.instance.mkdir(parents=True, exist_ok=True)
    app = Flask("workbench", template_folder=str(resource_dir("templates")))
    app.config.update(
        SECRET_KEY=secret_key(settings),
        MAX_CONTENT_LENGTH=settings.upload_megabytes * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=settings.upload_megabytes * 1024 * 1024,
        SESSION_COOKIE_NAME="workbench",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=settings.session_hours),
        WTF_CSRF_TIME_LIMIT=None,
        BOOTSTRAP_SERVE_LOCAL=True,
    )
    database = open_database(settings.database_url)
    if settings.mail is not None:
        let_hand_over(database, post_invitation)
    app.extensions.update({"workbench.database": database, "workbench.settings": settings})
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies, settings.proxies)  # type: ignore[method-assign]
    _init_log()
    Bootstrap5(app)
    Migrate(app, database, directory=str(resource_dir("migrations")))
    for init in (
        init_gate,
        init_requests,
        init_security,
        init_problems,
        init_filters,
        init_names,
        init_health,
        init_stylesheet,
    ):
        init(app)
    init_people(app)  # first of all hooks: who is signed in
    CSRFProtect(app)
    init_access(app, may)
    let_find_law(app, lambda named: law_of(db_session(), named))
    app.before_request(refuse_ended)
    init_language(app)
    init_once(app)
    for init in (
        init_members,
        init_organisations,
        init_deputies,
        init_standards,
        init_corrections,
        init_amendments,
        init_drafts,
        init_changes,
        init_access_pages,
        init_rounds,
        init_returns,
        init_threads,
        init_attachments,
        init_receiving,
        init_return_forms,
        init_reading,
        init_listing,
        init_provisions,
        init_crossref,
        init_compare,
        init_judgement,
        init_papers,
        init_outcomes,
        init_previews,
        init_pdf,
        init_proposed,
        init_sealed,
        init_settling,
        init_offers,
        init_queue,
        init_meetings,
        init_friday,
        init_answering,
        init_timeline,
        init_dossiers,
        init_archive,
        init_home,
        init_record,
    ):
        init(app)
    init_jobs(app, _make_queue(settings, database), {kind.name: kind.title for kind in KINDS})
    init_search(app, all_sources(database))
    return app


def _make_queue(settings: Settings, database: Database) -> JobQueue:
    """The queue with every kind of work and every duty of the timer; whoever serves starts it."""
    duties = timer_duties(database, settings)
    at_once = max(settings.jobs_at_once, 1)
    return JobQueue(settings, Workshop(database, settings, {kind.name: kind.work for kind in KINDS}, at_once), duties)


def _init_log() -> None:
    """One line of JSON an event on standard error where a program reads it, a readable line where a person does."""
    readable = os.isatty(2)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer() if readable else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
