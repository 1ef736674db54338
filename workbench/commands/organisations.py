"""``workbench organisation``: the tree of organisations, and a register of them and their members taken in."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click
from sqlalchemy.orm import Session

from workbench.commands.opened import opened_instance
from workbench.commands.speaking import refusal, terminal_language, worded
from workbench.commands.typed import WORDS
from workbench.errors import WorkbenchError
from workbench.formats.sheets import Sheet, read_sheets
from workbench.people.importing import RegisterLine, RegisterReport, RowResult, import_register
from workbench.people.models import Organisation, OrganisationKind
from workbench.people.organisations import (
    OrganisationData,
    change_organisation,
    depths,
    found_organisation,
    list_organisations,
    organisation_named,
    set_retired,
)
from workbench.people.register import read_register
from workbench.people.service import list_members
from workbench.wording import say


@click.group()
def organisation() -> None:
    """Keep the tree of organisations from the command line."""


@organisation.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Say what each row comes to, and store nothing.")
def import_organisations(files: tuple[Path, ...], check: bool) -> None:
    """Take in organisations and members from FILES (CSV or .xlsx): every row, or nothing."""
    sheets = [sheet for file in files for sheet in _sheets(file)]
    with opened_instance(writing=True) as (session, _):
        imported = import_register(session, read_register(sheets), store=not check)
    for line in imported.lines:
        click.echo(line_said(line, terminal_language()))
    if imported.refused:
        raise click.ClickException(worded("register_refused", count=imported.refused))
    click.echo(_end_said(imported))


def _sheets(file: Path) -> tuple[Sheet, ...]:
    try:
        return read_sheets(file.name, file.read_bytes())
    except WorkbenchError as error:
        raise refusal(error, f"{file}: ") from error


def line_said(line: RegisterLine, language: str) -> str:
    """What a row comes to, as one line."""
    row = line.row
    about = {"file": row.file, "sheet": f" [{row.sheet}]" if row.sheet else "", "number": row.number, "name": row.name}
    if line.result is RowResult.REFUSED:
        return say("register_line_refused", {**about, "reason": say(line.code, line.facts, language)}, language)
    return say("register_line", {**about, "result": line.result}, language)


def _end_said(imported: RegisterReport) -> str:
    return worded("register_stored", count=len(imported.lines)) if imported.is_stored else worded("register_checked")


@organisation.command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON list, in the order of the tree.")
def show_organisations(as_json: bool) -> None:
    """List the organisations, each below the one it belongs to."""
    with opened_instance() as (session, _):
        organisations = list_organisations(session)
        names = {each.id: each for each in organisations}
        members = Counter(member.organisation_id for member in list_members(session) if member.disabled_at is None)
        if as_json:
            objects = [_as_object(each, names.get(each.parent_id or ""), members[each.id]) for each in organisations]
            click.echo(json.dumps(objects, ensure_ascii=False))
            return
        above = depths(organisations)
        for each in organisations:
            retired = "" if each.retired_at is None else " -"
            name = each.name(terminal_language())
            click.echo(f"{'  ' * above[each.id]}{name}  [{each.code}]  {members[each.id]}{retired}")


def _as_object(organisation: Organisation, parent: Organisation | None, members: int) -> dict[str, object]:
    return {
        "id": organisation.id,
        "code": organisation.code,
        "name_zh": organisation.name_zh,
        "name_en": organisation.name_en,
        "kind": organisation.kind.value,
        "parent": parent.code if parent else None,
        "members": members,
        "retired": organisation.retired_at.isoformat() if organisation.retired_at else None,
    }


@organisation.command("add")
@click.argument("name_zh", type=WORDS)
@click.option("--name-en", type=WORDS, default="", help="Name in English.")
@click.option("--kind", type=click.Choice([kind.value for kind in OrganisationKind]), required=True)
@click.option("--parent", type=WORDS, help="The organisation above, by name or code; headquarters where not given.")
def add(name_zh: str, name_en: str, kind: str, parent: str | None) -> None:
    """Add an organisation called NAME_ZH."""
    with opened_instance(writing=True) as (session, _):
        parent_id = organisation_named(session, parent).id if parent else None
        data = OrganisationData(name_zh=name_zh, name_en=name_en, kind=kind, parent_id=parent_id)
        added = found_organisation(session, data)
        name = added.name(terminal_language())
        click.echo(worded("command_organisation_added", name=name, handle=added.code))


@organisation.command("rename")
@click.argument("name", type=WORDS)
@click.option("--name-zh", type=WORDS, help="New name in Chinese.")
@click.option("--name-en", type=WORDS, help="New name in English.")
def rename(name: str, name_zh: str | None, name_en: str | None) -> None:
    """Rename the organisation called NAME (its name or code)."""
    with opened_instance(writing=True) as (session, _):
        known = organisation_named(session, name)
        data = _as_it_stands(known, name_zh=name_zh, name_en=name_en)
        _tell_changed(session, known, data)


@organisation.command("move")
@click.argument("name", type=WORDS)
@click.option("--below", type=WORDS, required=True, help="The organisation it is to stand below, by name or code.")
def move(name: str, below: str) -> None:
    """Move the organisation called NAME, with all below it."""
    with opened_instance(writing=True) as (session, _):
        known = organisation_named(session, name)
        _tell_changed(session, known, _as_it_stands(known, parent_id=organisation_named(session, below).id))


@organisation.command("retire")
@click.argument("name", type=WORDS)
@click.option("--undo", is_flag=True, help="Take it up again.")
def retire(name: str, undo: bool) -> None:
    """Retire the organisation called NAME: it keeps what it said and is asked no more."""
    with opened_instance(writing=True) as (session, _):
        known = organisation_named(session, name)
        set_retired(session, known, not undo)
        click.echo(worded("command_organisation_changed", name=known.name(terminal_language())))


def _as_it_stands(known: Organisation, **changed: str | None) -> OrganisationData:
    stands = {"name_zh": known.name_zh, "name_en": known.name_en, "kind": known.kind, "parent_id": known.parent_id}
    return OrganisationData(**{**stands, **{name: value for name, value in changed.items() if value is not None}})  # type: ignore[arg-type]


def _tell_changed(session: Session, known: Organisation, data: OrganisationData) -> None:
    change_organisation(session, known, data)
    click.echo(worded("command_organisation_changed", name=known.name(terminal_language())))
