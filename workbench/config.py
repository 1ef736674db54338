"""Settings, read from the environment and checked once; and where the program's own resources lie."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.errors import Invalid

_PACKAGE: Final = Path(__file__).resolve().parent

# How long the long jobs of one request may take, in seconds; whoever waits for one is given longer than the job.
READING_SECONDS: Final = 30  # of its own processor time, for the child that reads an uploaded file
READING_WAIT_SECONDS: Final = READING_SECONDS + 5  # the child must be started first
PRINTING_SECONDS: Final = 300  # at most, of a job: LibreOffice, printing a paper to learn its page numbers
LONGEST_JOB_SECONDS: Final = max(READING_WAIT_SECONDS, PRINTING_SECONDS)
_PORTS: Final = {"starttls": 587, "tls": 465, "none": 25}
SERVER_SECONDS: Final = 2 * LONGEST_JOB_SECONDS  # what the server allows a worker that does not answer


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The server through which mail is sent, each by a variable of its name (``WORKBENCH_SMTP_HOST`` ...).

    security       starttls, tls, or none where the server stands on the same machine or network
    sender         ``WORKBENCH_MAIL_FROM``, the address that letters come from
    address        ``WORKBENCH_ADDRESS``, where the site is found, as links in letters begin
    """

    host: str
    sender: str
    address: str
    port: int = 587
    security: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an administrator may set, each by an environment variable of the same name with ``WORKBENCH_`` before it.

    instance       directory of the database, the index, the uploads, attached files and the secret key
    database_url   SQLAlchemy address of the database
    secure_cookies True where the site is served over HTTPS: cookies are then never sent over plain HTTP
    proxies        how many trusted reverse proxies stand in front (0: none)
    upload_megabytes  the largest request accepted, in MB
    session_hours  how long a sign-in lasts, in hours
    jobs_at_once   how many jobs run at one time, in all processes together (0: each at once, inside the request)
    jobs_here      True where the web process works on jobs itself, beside any ``workbench work``
    timezone       the time zone in which pages show moments, by its IANA name; looked up when the application is made
    mail           how mail is sent; None where no server is set, and then none is
    """

    instance: Path
    database_url: str
    secure_cookies: bool = False
    proxies: int = 0
    upload_megabytes: int = 32
    session_hours: int = 12
    jobs_at_once: int = 2
    jobs_here: bool = True
    timezone: str = "Asia/Shanghai"
    mail: MailSettings | None = None

    @property
    def uploads(self) -> Path:
        return self.instance / "uploads"

    @property
    def attachments(self) -> Path:
        return self.instance / "attachments"

    @property
    def returned(self) -> Path:
        """Where the files are that organisations returned."""
        return self.instance / "returned"

    @property
    def index(self) -> Path:
        return self.instance / "index"


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; raises Invalid naming the variable that cannot be used."""
    instance = instance_dir(environ)
    return Settings(
        instance=instance,
        database_url=environ.get("WORKBENCH_DATABASE_URL") or f"sqlite:///{instance / 'workbench.sqlite'}",
        secure_cookies=_flag(environ, "WORKBENCH_SECURE_COOKIES"),
        proxies=_number(environ, "WORKBENCH_PROXIES", 0),
        upload_megabytes=_number(environ, "WORKBENCH_UPLOAD_MEGABYTES", 32, least=1),
        session_hours=_number(environ, "WORKBENCH_SESSION_HOURS", 12, least=1),
        jobs_at_once=_number(environ, "WORKBENCH_JOBS_AT_ONCE", 2),
        jobs_here=_flag(environ, "WORKBENCH_JOBS_HERE", default=True),
        timezone=environ.get("WORKBENCH_TIMEZONE", "").strip() or "Asia/Shanghai",
        mail=_mail(environ),
    )


def instance_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The directory of the instance, whether it is there or not."""
    return Path(environ.get("WORKBENCH_INSTANCE") or "instance").resolve()


def _mail(environ: Mapping[str, str]) -> MailSettings | None:
    """How mail is sent, where a server is named; raises Invalid where something else is then missing."""
    host = environ.get("WORKBENCH_SMTP_HOST", "").strip()
    if not host:
        return None
    security = environ.get("WORKBENCH_SMTP_SECURITY", "").strip().lower() or "starttls"
    if security not in _PORTS:
        choices = ", ".join(_PORTS)
        raise Invalid("setting_not_a_choice", name="WORKBENCH_SMTP_SECURITY", value=security, choices=choices)
    for name in ("WORKBENCH_MAIL_FROM", "WORKBENCH_ADDRESS"):
        if not environ.get(name, "").strip():
            raise Invalid("setting_missing", name=name)
    return MailSettings(
        host=host,
        sender=environ["WORKBENCH_MAIL_FROM"].strip(),
        address=environ["WORKBENCH_ADDRESS"].strip(),
        port=_number(environ, "WORKBENCH_SMTP_PORT", _PORTS[security], least=1),
        security=security,
        user=environ.get("WORKBENCH_SMTP_USER", ""),
        password=environ.get("WORKBENCH_SMTP_PASSWORD", ""),
    )


def _flag(environ: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    value = environ.get(name, "").strip().lower()
    if not value:
        return default
    if value not in {"0", "1", "no", "yes", "false", "true"}:
        raise Invalid("setting_not_a_flag", name=name, value=value)
    return value in {"1", "yes", "true"}


def _number(environ: Mapping[str, str], name: str, default: int, least: int = 0) -> int:
    value = environ.get(name, "").strip()
    if not value:
        return default
    if not (value.isdecimal() and int(value) >= least):
        raise Invalid("setting_not_a_number", name=name, value=value, least=least)
    return int(value)


def secret_key(settings: Settings) -> str:
    """The key that signs cookies: made once, kept in the instance directory, readable by its owner only."""
    path = settings.instance / "secret_key"
    if not path.exists():
        settings.instance.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f"secret_key.{secrets.token_hex(4)}")
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(made, path)  # two processes starting at once agree on whichever came first
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_text()


def resource_dir(name: str) -> Path:
    """The folder of ``templates``, ``corpus`` or ``migrations``, in a checkout or in an installed wheel."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def package_files(patterns: Iterable[str]) -> list[Path]:
    """Files of the program itself, by patterns relative to its package."""
    return [path for pattern in patterns for path in _PACKAGE.glob(pattern)]
