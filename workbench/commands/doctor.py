"""``workbench doctor``: whether an instance is sound, told so that an administrator can act on it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import click
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from workbench import models  # noqa: F401  every table, so that relationships resolve
from workbench.commands.opened import opened_instance
from workbench.commands.speaking import terminal_language
from workbench.commentary.models import Attachment
from workbench.commentary.recorded import changed_comments
from workbench.config import Settings, resource_dir
from workbench.decisions.recorded import changed_decisions
from workbench.drafts.models import Version
from workbench.drafts.originals import source_path
from workbench.i18n.messages import N_, Message, translate
from workbench.instruments.check import check_corpus
from workbench.people.models import Member
from workbench.people.permissions import Role
from workbench.record.chain import WITNESS, ChainFault, FaultKind, check_chain, head_of, link_waiting, read_witness
from workbench.record.models import RecordLink
from workbench.search.comments.index import count_missing
from workbench.wiring import open_database

LEAST_FREE = 500_000_000  # bytes
MOST_FAULTS = 10  # of the record, told one by one
_FAULTS: Final[Mapping[FaultKind, Message]] = {
    "altered": N_("An entry no longer says what it said when it was linked."),
    "missing": N_("An entry was removed."),
    "reordered": N_("Entries are not in their order, or are not those that the witness record.head saw."),
    "unlinked": N_("An entry was slipped in with an old date, or was written hours late."),
    "cut": N_("The end that the witness record.head saw is gone; so it is too after an older backup was put back."),
}
_THEN: Final = N_(
    "Somebody changed the database past the program: keep a copy as it is, compare it with the last backup, and find"
    " out who could write to it."
)
# What is looked at: the name in JSON, and what people call it.
_NAMES: Final[Mapping[str, Message]] = {
    "tables": N_("tables"),
    "database file": N_("database file"),
    "references": N_("references"),
    "original files": N_("original files"),
    "record": N_("record"),
    "contents": N_("decisions and comments"),
    "free disk": N_("free disk"),
    "secret key": N_("secret key"),
    "administrators": N_("administrators"),
    "comment search": N_("comment search"),
    "corpus": N_("corpus"),
}
_BACKUP: Final = N_("Stop the program and put the last good backup back.")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One thing looked at: ``advice`` says what to do where it is not well."""

    name: str
    is_well: bool
    state: str
    advice: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object with every check.")
def doctor(as_json: bool) -> None:
    """Check database, files, disk, accounts and corpus; exit code 1 where something is not well."""
    with opened_instance() as (session, settings):
        _link_record(settings)
        checks = list(examine(session, settings))
    if as_json:
        rows = [{"name": c.name, "well": c.is_well, "found": c.state, "advice": c.advice} for c in checks]
        click.echo(json.dumps({"well": all(c.is_well for c in checks), "checks": rows}, ensure_ascii=False))
    else:
        for check in checks:
            mark = "ok  " if check.is_well else "BAD "
            click.echo(f"{mark} {_worded(_NAMES[check.name])}: {check.state}")
            if not check.is_well:
                click.echo(f"     {check.advice}")
    raise SystemExit(0 if all(check.is_well for check in checks) else 1)


def _worded(message: Message, **facts: object) -> str:
    """A message in the language of the terminal."""
    return translate(message, terminal_language(), **facts)


def examine(session: Session, settings: Settings) -> Iterator[CheckResult]:
    """Look at everything an instance needs."""
    yield _tables(session)
    if session.get_bind().dialect.name == "sqlite":
        verdict = str(session.scalar(text("PRAGMA quick_check(1)")))
        yield CheckResult("database file", verdict == "ok", verdict, _worded(_BACKUP))
        broken = session.execute(text("PRAGMA foreign_key_check")).first()
        state = _worded(N_("whole")) if broken is None else str(tuple(broken))
        yield CheckResult("references", broken is None, state, _worded(_BACKUP))
    yield _originals(session, settings)
    yield _record(session, settings)
    yield _contents(session)
    free = shutil.disk_usage(settings.instance).free
    yield CheckResult(
        "free disk", free > LEAST_FREE, f"{free / 1e9:.1f} GB", _worded(N_("Make room on the disk soon."))
    )
    key = settings.instance / "secret_key"
    private = os.name == "nt" or (key.exists() and not key.stat().st_mode & 0o077)
    yield CheckResult(
        "secret key",
        private,
        _worded(N_("private")) if private else _worded(N_("readable by others or absent")),
        f"chmod 600 {key}",
    )
    administrators = session.scalars(
        select(Member.username).where(Member.role == Role.ADMINISTRATOR, Member.disabled_at.is_(None))
    ).all()
    advice = "workbench user add NAME --role administrator"
    yield CheckResult("administrators", bool(administrators), ", ".join(administrators) or _worded(N_("none")), advice)
    missing = count_missing(session.connection())
    advice = "workbench reindex"
    yield CheckResult(
        "comment search",
        not missing,
        _worded(N_("comments out of step: {count}"), count=missing) if missing else _worded(N_("in step")),
        advice,
    )
    findings = check_corpus(resource_dir("corpus") / "standards")
    yield CheckResult(
        "corpus", not findings, _worded(N_("{count} findings"), count=len(findings)), "workbench standards check"
    )


def _link_record(settings: Settings) -> None:
    """Link what nobody has linked yet: an instance that nobody serves has no timer that would."""
    database = open_database(settings.database_url)
    if inspect(database.engine).has_table(RecordLink.__tablename__):
        link_waiting(database, settings.instance / WITNESS)
    database.dispose()


def _record(session: Session, settings: Settings) -> CheckResult:
    """The record of acts is whole: no entry was altered, removed, reordered, slipped in, or cut off at the end."""
    if not inspect(session.connection()).has_table(RecordLink.__tablename__):
        return CheckResult("record", False, _worded(N_("not there")), "workbench init")
    faults = list(check_chain(session, read_witness(settings.instance / WITNESS)))
    linked = head_of(session).position
    if not faults and not linked:
        faults = [ChainFault("missing", 1, "")]  # the first act of every instance is that it was made
    if not faults:
        return CheckResult("record", True, _worded(N_("{count} entries, unchanged"), count=linked))
    listed = _first_few(
        [
            f"{fault.kind}: "
            + " ".join(filter(None, (f"no. {fault.position}" if fault.position else "", fault.entry_id)))
            for fault in faults
        ]
    )
    kinds = dict.fromkeys(fault.kind for fault in faults)
    return CheckResult(
        "record", False, "; ".join(listed), " ".join(map(_worded, [*(_FAULTS[kind] for kind in kinds), _THEN]))
    )


def _contents(session: Session) -> CheckResult:
    """Decisions and comments are what the record says of them, as far as it speaks of them one by one."""
    if not inspect(session.connection()).has_table(RecordLink.__tablename__):
        return CheckResult("contents", False, _worded(N_("not there")), "workbench init")
    decisions, comments = changed_decisions(session), changed_comments(session)
    changed = [_worded(N_("decision {subject} is not what was recorded"), subject=subject) for subject in decisions]
    changed += [_worded(N_("{subject} is not what was recorded"), subject=subject) for subject in comments]
    if not changed:
        return CheckResult("contents", True, _worded(N_("as they were recorded")))
    return CheckResult("contents", False, "; ".join(_first_few(changed)), _worded(_THEN))


def _first_few(faults: Sequence[str]) -> Sequence[str]:
    """As many faults as are told one by one, and how many more there are."""
    if len(faults) <= MOST_FAULTS:
        return faults
    return [*faults[:MOST_FAULTS], _worded(N_("and {count} more"), count=len(faults) - MOST_FAULTS)]


def _tables(session: Session) -> CheckResult:
    applied = MigrationContext.configure(session.connection()).get_current_heads()
    newest = ScriptDirectory(str(resource_dir("migrations"))).get_heads()
    return CheckResult(
        "tables", set(applied) == set(newest), ", ".join(applied) or _worded(N_("none")), "workbench init"
    )


def _originals(session: Session, settings: Settings) -> CheckResult:
    """Every original file and every attached one is there and is what it was."""
    wrong = []
    originals = [(settings.uploads, each.source_sha256, each.source_name) for each in session.scalars(select(Version))]
    attached = session.scalars(select(Attachment)).unique()
    for folder, sha256, name in [*originals, *((settings.attachments, each.sha256, each.name) for each in attached)]:
        path = source_path(folder, sha256)
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            wrong.append(name)
    return CheckResult(
        "original files",
        not wrong,
        _worded(N_("missing or changed: {files}"), files=", ".join(wrong))
        if wrong
        else _worded(N_("all there and unchanged")),
        _worded(N_("Put the folders uploads and attachments back from the last backup.")),
    )
