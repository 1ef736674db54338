"""``workbench fill``: made-up comments in any number, to try an instance out and to measure it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from workbench import models  # noqa: F401  every table, so that relationships resolve
from workbench.commands.json_input import read_rows
from workbench.commands.opened import find_law, find_version, opened_instance
from workbench.commands.speaking import refusal, worded
from workbench.commands.typed import WORDS
from workbench.errors import Invalid
from workbench.filling.service import fill


@click.command("fill")
@click.option("--comments", type=int, required=True, help="How many, answers included.")
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A JSON list of objects with a text, as workbench group reads it: their words are used.",
)
@click.option("--organisations", type=int, default=30, show_default=True, help="From how many organisations.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same comments.")
@click.option("--law", "law_name", type=WORDS, help="The law, by title or id; the newest where not given.")
@click.option("--version", "version_name", type=WORDS, help="The version, by label or number; the newest if none.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: what was stored.")
def fill_instance(
    comments: int,
    source: Path | None,
    organisations: int,
    seed: int,
    law_name: str | None,
    version_name: str | None,
    as_json: bool,
) -> None:
    """Store made-up comments, answers and proposals on a version: never on an instance that people work in.

    Clauses and senders are chosen as in a real consultation: a few have most of the comments. In an open round they
    come from the organisations that may still write in it, else from made-up ones that nobody can sign in to.
    """
    texts = _texts(source) if source else []
    with opened_instance(writing=True) as (session, _):
        law = find_law(session, law_name)
        version = find_version(session, law, version_name)
        filled = asdict(fill(session, version, comments, organisations, seed, texts))
        law_title, label = law.title_zh or law.title_en, version.label
    if as_json:
        click.echo(json.dumps(filled, ensure_ascii=False))
    else:
        click.echo(worded("command_filled", law=law_title, label=label, **filled))


def _texts(source: Path) -> list[str]:
    try:
        rows = read_rows(source.read_bytes(), _has_text, no_json="comments_no_json", malformed="comments_malformed")
    except Invalid as error:
        raise refusal(error, f"{source}: ") from error
    return [row["text"] for row in rows]


def _has_text(row: object) -> bool:
    return isinstance(row, dict) and isinstance(row.get("text"), str) and bool(row["text"].strip())
