"""``workbench returns``: opinions that organisations returned in files, read and placed in the draft."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from workbench import models  # noqa: F401  every table, so that relationships resolve
from workbench.commands.law_files import bytes_of, read_law_file
from workbench.commands.opened import find_law, find_version, opened_instance
from workbench.commands.speaking import refusal, worded
from workbench.commands.typed import WORDS
from workbench.drafts.return_sandbox import read_return_guarded
from workbench.drafts.stored_law import read_law
from workbench.errors import Invalid
from workbench.law.model import LawText
from workbench.returns.draft import ReturnDraft
from workbench.returns.gathering import ReturnedCollection, gather
from workbench.returns.model import ReturnedFile
from workbench.returns.placing import PlacedOpinion


@click.command("returns")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--draft", "draft_name", type=WORDS, required=True, help="The draft: a law file, or a version's label.")
@click.option("--organisation", type=WORDS, help="Whose opinions they are, where a file does not say.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: items, not_items, groups.")
@click.pass_context
def returns(
    ctx: click.Context, files: tuple[Path, ...], draft_name: str, organisation: str | None, as_json: bool
) -> None:
    """Read opinions on a draft that were returned in files: Word with its marks, Excel, letters, mail, text.

    Every opinion is an item on its clause (placed, near, or unplaced), and whatever else the files say is listed.
    Nothing is stored.
    """
    law = _draft(draft_name)
    read: list[tuple[str, ReturnedFile]] = []
    for file in files:
        try:
            read.append((file.name, read_return_guarded(file.name, bytes_of(file), law)))
        except Invalid as problem:
            click.echo(f"{file}: {refusal(problem).message}", err=True)
    for name, each in read:
        for warning in each.warnings:
            click.echo(f"{name}: {worded(warning.code, **warning.facts)}", err=True)
    gathered = gather(read, ReturnDraft(law))
    if as_json:
        click.echo(json.dumps(_as_object(gathered, organisation or ""), ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(gathered, organisation or "")))
    if len(read) < len(files):
        ctx.exit(1)


def _draft(name: str) -> LawText:
    """The draft in a file, or a version of the newest law of the instance."""
    if Path(name).is_file():
        return read_law_file(Path(name))
    with opened_instance() as (session, _):
        return read_law(session, find_version(session, find_law(session, None), name)).text


def _as_object(gathered: ReturnedCollection, organisation: str) -> dict[str, Any]:
    return {
        "items": [_item(file, placed, organisation) for file, placed in gathered.items],
        "not_items": [{"file": file, "where": rest.where, "text": rest.text} for file, rest in gathered.rest],
        "groups": [list(group) for group in gathered.groups],
    }


def _item(file: str, placed: PlacedOpinion, organisation: str) -> dict[str, Any]:
    opinion = placed.opinion
    return {
        "file": file,
        "where": opinion.where,
        "organisation": opinion.organisation or organisation,
        "author": opinion.author,
        "date": opinion.date,
        "kind": placed.kind,
        "clause": next(iter(placed.clauses), None),
        "clauses": list(placed.clauses),
        "quote": opinion.quote,
        "proposed": opinion.proposed,
        "deleted": opinion.deleted,
        "inserted": opinion.inserted,
        "body": opinion.body,
        "reason": opinion.reason,
        "cited": opinion.cited,
        "cites": list(placed.cites),
        "placed": placed.placed,
        "rivals": list(placed.rivals),
        "by_words": placed.is_by_words,
    }


def _lines(gathered: ReturnedCollection, organisation: str) -> Iterator[str]:
    for number, (file, placed) in enumerate(gathered.items, start=1):
        item = _item(file, placed, organisation)
        clause = " ".join(item["clauses"]) or worded(f"return_{placed.kind}")
        yield worded(
            "return_line",
            number=number,
            file=file,
            organisation=item["organisation"] or "-",
            clause=clause,
            placed=worded(f"return_{placed.placed}"),
        )
        yield f"   {item['body'] or item['deleted'] + ' → ' + item['inserted']}".replace("\n", " ")
        if placed.is_by_words and item["placed"] == "near":
            yield worded("return_by_words", rivals=" ".join(item["rivals"]) or "-")
    for group in gathered.groups:
        yield worded("return_same", numbers=", ".join(str(at + 1) for at in group))
    for file, rest in gathered.rest:
        yield worded("return_rest", file=file, text=rest.text.replace("\n", " "))
