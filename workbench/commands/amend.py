"""``workbench amend``: an amending decision applied to a law, from two loose files or to a stored version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from workbench.commands.law_files import read_law_file
from workbench.commands.opened import find_law, find_version, opened_instance
from workbench.commands.parse import as_object
from workbench.commands.speaking import refusal, terminal_language, worded
from workbench.commands.typed import WORDS
from workbench.drafts.stored_law import read_law
from workbench.errors import Invalid
from workbench.formats.akoma.writing import write_akoma
from workbench.law.amending.amend import amend as amend_law
from workbench.law.amending.model import AmendedLaw, InstructionReport, InstructionResult
from workbench.law.model import LawText
from workbench.law.printing import printed
from workbench.wording import say

_MARKS = {InstructionResult.APPLIED: "+", InstructionResult.NOT_APPLIED: "!", InstructionResult.NO_CHANGE: " "}


@click.command("amend")
@click.argument("version_or_file", type=WORDS)
@click.argument("decision", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--law", "law_name", type=WORDS, help="The law of a stored version, by id or title; the newest by default."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object: instructions with what each did, and the law.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the amended law there: Akoma Ntoso where the name ends in .xml, else plain text.",
)
@click.pass_context
def amend(
    ctx: click.Context, version_or_file: str, decision: Path, law_name: str | None, as_json: bool, output: Path | None
) -> None:
    """Apply an amending DECISION to a law and tell what each of its instructions did.

    The law is a file in any format that can be read, or else a stored version of the instance by id, label or number.
    Nothing is stored. The exit code is 0 where all was applied, 1 where something was not.
    """
    law = _law(version_or_file, law_name)
    try:
        amended = amend_law(law, read_law_file(decision))
    except Invalid as error:
        raise refusal(error, f"{decision}: ") from error
    if not amended.reports:
        raise click.ClickException(f"{decision}: {worded('amendment_nothing_ordered')}")
    if output is not None:
        text = write_akoma(amended.law) if output.suffix.lower() == ".xml" else printed(amended.law).encode() + b"\n"
        try:
            output.write_bytes(text)
        except OSError as problem:
            raise click.ClickException(f"{output}: {problem.strerror or problem}") from problem
    if as_json:
        click.echo(json.dumps(_as_object(amended), ensure_ascii=False))
    else:
        for report in amended.reports:
            _tell(report)
    if not amended.is_whole:
        ctx.exit(1)


def _law(name: str, law_name: str | None) -> LawText:
    if Path(name).is_file():
        return read_law_file(Path(name))
    with opened_instance() as (session, _):
        return read_law(session, find_version(session, find_law(session, law_name), name)).text


def _as_object(amended: AmendedLaw) -> dict[str, Any]:
    """The shape scripts rely on; ``before`` and ``after`` hold the words of all places in ``where``, in order."""
    return {
        "instructions": [
            {
                "number": report.instruction.number,
                "words": report.instruction.words,
                "result": report.result.value,
                "where": list(dict.fromkeys(change.where for change in report.changes)),
                "before": "\n".join(change.before for change in report.changes if change.before),
                "after": "\n".join(change.after for change in report.changes if change.after),
                "why": _why(report, amended.law.lang),
            }
            for report in amended.reports
        ],
        "law": as_object(amended.law),
    }


def _why(report: InstructionReport, language: str) -> str:
    return say(report.code, report.facts, language) if report.code else ""


def _tell(report: InstructionReport) -> None:
    instruction = report.instruction
    number = f"{instruction.number}  " if instruction.number else ""
    click.echo(f"{_MARKS[report.result]} {number}{instruction.words.splitlines()[0] if instruction.words else ''}")
    if report.code:
        click.echo(f"    {_why(report, terminal_language())}")
    for change in report.changes:
        click.echo(f"    {change.where}: {_short(change.before)} -> {_short(change.after)}")


def _short(text: str) -> str:
    line = " / ".join(text.splitlines())
    return line if len(line) <= 60 else f"{line[:59]}…"
