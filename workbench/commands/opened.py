"""What commands on an instance share: opening it, and finding a law, a version or a paper by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click
from sqlalchemy.orm import Session

from workbench.commands.speaking import refusal, worded
from workbench.config import Settings, read_settings
from workbench.drafts.models import Law, Version
from workbench.drafts.service import list_laws, versions_of
from workbench.errors import WorkbenchError
from workbench.wiring import open_database

_Named = TypeVar("_Named")


@contextmanager
def opened_instance(*, writing: bool = False) -> Iterator[tuple[Session, Settings]]:
    """A session on the instance of the environment; a domain error becomes a message and exit code 1."""
    try:
        settings = read_settings()
        if settings.database_url.startswith("sqlite") and not (settings.instance / "workbench.sqlite").exists():
            raise click.ClickException(worded("command_no_instance", folder=settings.instance))
        database = open_database(settings.database_url)
        try:
            with database.writing() if writing else database.reading() as session:
                yield session, settings
                if writing:
                    session.commit()
        finally:
            database.dispose()
    except WorkbenchError as error:
        raise refusal(error) from error


def one_named(kind: str, choices: Sequence[tuple[_Named, Sequence[str]]], name: str | None) -> _Named:
    """The choice one of whose names is ``name``; with no name given, the only one or the first.

    ``kind`` is ``law``, ``version`` or ``paper``; ``choices`` are in order of preference, each with its id, titles and
    labels.
    """
    if not choices:
        raise click.ClickException(worded(f"command_no_{kind}"))
    if name is None:
        return choices[0][0]
    for choice, names in choices:
        if name in names:
            return choice
    near = [choice for choice, names in choices if any(name.casefold() in part.casefold() for part in names)]
    if len(near) == 1:
        return near[0]
    known = "\n".join("  " + " | ".join(filter(None, names)) for _, names in choices)
    code = "command_several" if near else "command_none_of_that_name"
    raise click.ClickException(worded(code, name=name, known=known))


def find_law(session: Session, name: str | None) -> Law:
    """A law by id or title, or the newest."""
    return one_named("law", [(law, (law.id, law.title_zh, law.title_en)) for law in list_laws(session)], name)


def find_version(session: Session, law: Law, name: str | None) -> Version:
    """A version of a law by id, label or number, or the newest."""
    versions = [
        (version, (version.id, version.label, str(version.ordinal), f"v{version.ordinal}"))
        for version in reversed(versions_of(session, law))
    ]
    return one_named("version", versions, name)
