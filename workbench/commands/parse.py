"""``workbench parse``: law files read into clauses, as an outline or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from workbench.commands.law_files import bytes_of
from workbench.commands.speaking import worded
from workbench.commands.typed import TEXT_LANGUAGE
from workbench.drafts.sandbox import read_file_guarded
from workbench.errors import Invalid
from workbench.formats.akoma.writing import write_akoma
from workbench.lang.languages import Lang
from workbench.law.accounting import account
from workbench.law.codec import clause_to_json, furniture_to_json
from workbench.law.model import LawText
from workbench.wording import say


@click.command("parse")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--lang", type=TEXT_LANGUAGE, help="The language of the law; found out where not given.")
@click.option("--document", default=1, show_default=True, help="Which document of an Akoma Ntoso collection, from 1.")
@click.option("--akoma", is_flag=True, help="Akoma Ntoso 3.0 XML of one file.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, or one a line for many files.")
@click.pass_context
def parse(
    ctx: click.Context, files: tuple[Path, ...], lang: Lang | None, document: int, akoma: bool, as_json: bool
) -> None:
    """Read law files (.docx, .odt, .html, .md, .txt, Akoma Ntoso) into parts, chapters, articles and items."""
    if akoma and (len(files) > 1 or as_json):
        raise click.UsageError(worded("command_akoma_alone"))
    failed = False
    for path in files:
        try:
            law = read_file_guarded(path.name, bytes_of(path), lang, document=document)
        except (Invalid, OSError) as problem:
            failed = True
            message = _message(problem, lang or "en")
            click.echo(f"{path}: {message}", err=True)
            if as_json and len(files) > 1:
                click.echo(json.dumps({"file": str(path), "error": message}, ensure_ascii=False))
            continue
        if akoma:
            click.echo(write_akoma(law))
        elif as_json:
            click.echo(json.dumps(as_object(law), ensure_ascii=False))
        else:
            click.echo(outline(law))
    if failed:
        ctx.exit(1)


def _message(problem: Invalid | OSError, lang: Lang) -> str:
    if isinstance(problem, Invalid):
        return say(problem.code, problem.facts, lang)
    return problem.strerror or str(problem)


def as_object(law: LawText) -> dict[str, object]:
    """``law`` in the shape scripts rely on: title, lang, front, clauses and warnings, messages in the law's language.

    ``front`` is what stands before the clauses and belongs to none, ``furniture`` what was left out by name, ``words``
    how many words of the file went where.
    """
    return {
        "title": law.title,
        "lang": law.lang,
        "front": law.front,
        "clauses": [
            {
                name: value
                for name, value in clause_to_json(clause).items()
                if name != "line" and (name != "source_id" or value)
            }
            for clause in law.clauses
        ],
        "furniture": furniture_to_json(law.furniture),
        "words": asdict(account(law)),
        "warnings": [
            {
                "code": warning.code,
                "place": warning.label,
                "line": warning.line,
                "message": say(warning.code, warning.facts, law.lang),
            }
            for warning in law.warnings
        ],
    }


def outline(law: LawText) -> str:
    """``law`` as lines a person reads: each clause under the one that holds it, then the warnings."""
    depths: dict[str | None, int] = {None: -1}
    lines = [law.title]
    for clause in law.clauses:
        depth = depths[clause.key] = depths[clause.parent] + 1
        words = "" if clause.kind == "article" else clause.text.replace("\n", " / ").replace("\t", " | ")
        lines.append("  " * depth + " ".join(part for part in (clause.label, clause.heading, words) if part))
    for warning in law.warnings:
        message = say(warning.code, warning.facts, law.lang)
        lines.append(f"! {warning.label} ({warning.line}): {message}" if warning.label else f"! {message}")
    return "\n".join(lines)
