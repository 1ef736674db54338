"""``workbench compare``: matches the articles of two versions of a law."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from workbench.commands.law_files import read_law_file, units_of
from workbench.commands.speaking import refusal, worded
from workbench.compare.matching import match_versions
from workbench.errors import Invalid
from workbench.law.matching.align import ArticleMatch, Edge
from workbench.law.model import LawText


@click.command("compare")
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the matches.")
@click.option(
    "--docx",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write both texts side by side to this Word file.",
)
def compare(old: Path, new: Path, as_json: bool, docx: Path | None) -> None:
    """Match the articles of OLD and NEW, two versions of one law in any format that can be read.

    Versions in two languages are matched by concepts, figures and order. Texts without articles are matched by their
    outermost numbered points.

    A match that a person should confirm is marked with a question mark. The Word file has one row for each match, in
    the language of the terminal.
    """
    before, after = read_law_file(old), read_law_file(new)
    for law, file in ((before, old), (after, new)):
        units_of(law, file)
    try:
        matches = match_versions(before, after)
    except Invalid as error:
        raise refusal(error) from error
    if docx is not None:
        # What writes Word files takes longer to import than two laws to match: it is loaded only where one is wanted.
        writing = import_module("workbench.commands.comparison_file")
        data = writing.side_by_side_file(before, after, matches, (old, new))
        docx.write_bytes(data)
        click.echo(worded("command_file_written", file=docx, size=f"{len(data):,}"), err=as_json)
    if as_json:
        click.echo(json.dumps({"matches": as_objects(matches, before, after)}, ensure_ascii=False))
        return
    for match in matches:
        olds = " ".join(before.by_key[key].label for key in match.old) or "-"
        news = " ".join(after.by_key[key].label for key in match.new) or "-"
        mark = "  ?" if match.to_confirm else ""
        click.echo(f"{match.kind:8}  {match.score:4.2f}  {olds} -> {news}{mark}")


def as_objects(matches: Sequence[ArticleMatch], old: LawText, new: LawText) -> list[dict[str, object]]:
    """The matches in the shape scripts rely on: article numbers as strings instead of clause ids."""

    def numbers(law: LawText, keys: Sequence[str]) -> list[str]:
        return [law.by_key[key].number for key in keys]

    def pairs(edges: Sequence[Edge]) -> list[list[str]]:
        return [[*numbers(old, [edge.old]), *numbers(new, [edge.new])] for edge in edges]

    return [
        {
            "old": numbers(old, match.old),
            "new": numbers(new, match.new),
            "kind": match.kind,
            "score": match.score,
            "edges": pairs(match.edges),
            "to_confirm": pairs(match.to_confirm),
        }
        for match in matches
    ]
