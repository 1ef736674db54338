"""The post: what waits is worded in the language of its reader and given to the mail server, as a job."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from email.message import EmailMessage
from typing import Any, Final

import structlog
from sqlalchemy import select

from workbench.config import MailSettings, Settings, secret_key
from workbench.db import Database
from workbench.i18n.messages import N_
from workbench.jobs import service as jobs
from workbench.jobs.models import ENDS, Job
from workbench.jobs.work import JobContext, JobKind
from workbench.mail import service
from workbench.mail.models import Mail
from workbench.people.invitations import is_open, token_of
from workbench.wording import say

log = structlog.get_logger()
SECONDS: Final = 20  # that one answer of the mail server may take
POSTED_EVERY: Final = timedelta(minutes=1)
_KIND: Final = "mail"
_READY: Final = 250  # what a server answers that is ready for the next letter


def ask_for_post(database: Database, settings: Settings) -> None:
    """Ask for the post to be taken away where something is due and nobody is at it; a duty of the timer."""
    if settings.mail is None:
        return
    with database.writing() as session:
        at_work = session.scalar(select(Job.id).where(Job.kind == _KIND, Job.state.not_in(ENDS)).limit(1))
        if at_work is None and service.is_due(session):
            jobs.ask(session, _KIND, {}, by=None)
            session.commit()


def send_post(context: JobContext, _arguments: Mapping[str, Any]) -> object:
    """Send every letter that is due, each in a transaction of its own; returns how many the server took."""
    settings = context.settings.mail
    number = 0
    if settings is None:
        return number
    server = MailServer(settings)
    try:
        while (letter := _take(context.database)) is not None:
            number += _send(context, settings, server, letter)
            context.progress(number, 0)
    finally:
        server.close()
    return number


class MailServer:
    """The server for outgoing mail: connected with the first letter, and anew where it has hung up since."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings
        self._connection: smtplib.SMTP | None = None

    def send(self, message: EmailMessage) -> None:
        """Raises smtplib.SMTPException or OSError where the server does not take it."""
        if not self._is_connected():
            self.close()
            self._connection = self._connect()
        assert self._connection is not None
        self._connection.send_message(message)

    def close(self) -> None:
        if self._connection is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._connection.quit()
            self._connection = None

    def _is_connected(self) -> bool:
        try:
            return self._connection is not None and self._connection.noop()[0] == _READY
        except (smtplib.SMTPException, OSError):
            return False

    def _connect(self) -> smtplib.SMTP:
        to, trusted = self._settings, ssl.create_default_context()
        if to.security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(to.host, to.port, timeout=SECONDS, context=trusted)
        else:
            connection = smtplib.SMTP(to.host, to.port, timeout=SECONDS)
        if to.security == "starttls":
            connection.starttls(context=trusted)
        if to.user:
            connection.login(to.user, to.password)
        return connection


def _take(database: Database) -> Mail | None:
    with database.writing() as session:
        session.expire_on_commit = False
        letter = service.next_to_send(session)
        session.commit()
        return letter


def _send(context: JobContext, settings: MailSettings, server: MailServer, letter: Mail) -> bool:
    """Give a letter to the server; True where it took it."""
    message = _worded(letter, context.settings, settings)
    fault, for_good = "", False
    if message is not None:
        try:
            server.send(message)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            fault, for_good = _fault(error), _is_for_good(error)
        except (smtplib.SMTPException, OSError) as error:
            fault = _fault(error)
    with context.database.writing() as session:
        if message is None:
            service.needless(session, letter)
        elif fault:
            service.not_sent(session, letter, fault, for_good=for_good)
            log.warning("mail_not_sent", mail=letter.id, fault=fault, attempt=letter.attempts)
        else:
            service.sent(session, letter)
        session.commit()
    return message is not None and not fault


def _fault(error: Exception) -> str:
    """What went wrong, without the address it was sent to."""
    codes = _codes(error)
    return f"{type(error).__name__} {', '.join(map(str, codes))}".strip()


def _codes(error: Exception) -> list[int]:
    match error:
        case smtplib.SMTPRecipientsRefused():
            return [code for code, _ in error.recipients.values()]
        case smtplib.SMTPResponseException():
            return [error.smtp_code]
    return []


def _is_for_good(error: Exception) -> bool:
    """Whether the server said that it will never take this letter; what it puts off is tried again."""
    codes = _codes(error)
    return bool(codes) and all(code >= 500 for code in codes)


def _worded(letter: Mail, settings: Settings, mail: MailSettings) -> EmailMessage | None:
    """The letter in its reader's language; None where there is nobody to read it, or its link has ended."""
    reader, language = letter.member, letter.member.language
    if not reader.email or reader.disabled_at is not None:
        return None
    if letter.invitation is not None and not is_open(letter.invitation):
        return None
    path = letter.path
    if letter.invitation is not None:
        path = f"/invitations/{token_of(letter.invitation, secret_key(settings))}"
    subject, *lines = (say(code, facts, language) for code, facts in letter.lines)
    link = [mail.address.rstrip("/") + path] if path else []
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, mail.sender, reader.email
    message["Message-ID"] = f"<{letter.id}@{mail.sender.rpartition('@')[2].rstrip('>')}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n\n".join([*lines, *link, say("mail_end", {}, language)]) + "\n", charset="utf-8")
    return message


MAIL: Final = JobKind(_KIND, N_("Sending mail"), send_post)
