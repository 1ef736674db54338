"""``workbench group``: comments that say the same, the same letter and the same demand, from standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click

from workbench.commands.json_input import read_rows
from workbench.commands.speaking import refusal, terminal_language, worded
from workbench.commentary.terms import declared_way
from workbench.errors import Invalid
from workbench.instruments.library import glossary
from workbench.lang.languages import language_of_words, text_language
from workbench.opinions.grouping import OpinionComment, OpinionGroup, OpinionGroups, group_comments
from workbench.opinions.terms import CONCEPT


@click.command("group")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: groups, same_letter.")
def group(as_json: bool) -> None:
    """Put comments given on standard input together that say the same.

    They are a JSON list of objects: id; text; and where they are known stance, lang (zh or en) and clause. Letters that
    many sent with small edits are found by themselves; whatever asks for the same is a group, a letter within its
    demand. Contrary comments never stand together, and unclear ones are only named beside the nearest group.
    """
    try:
        rows = read_rows(
            sys.stdin.buffer.read(), _is_comment, no_json="comments_no_json", malformed="comments_malformed"
        )
        _refuse_twice(rows)
    except Invalid as error:
        raise refusal(error) from error
    grouped = group_comments(map(_comment, rows))
    as_given = {str(row["id"]): row["id"] for row in rows}
    if as_json:
        groups = [[as_given[id_] for id_ in opinion.ids] for opinion in grouped.groups]
        letters = [[as_given[id_] for id_ in ids] for ids in grouped.same_letter]
        click.echo(json.dumps({"groups": groups, "same_letter": letters}, ensure_ascii=False))
        return
    click.echo("\n".join(_lines(grouped)) or worded("group_none"))


def _is_comment(row: object) -> bool:
    return (
        isinstance(row, dict)
        and isinstance(row.get("id"), str | int)
        and isinstance(row.get("text"), str)
        and all(isinstance(row.get(name), str | int | None) for name in ("stance", "lang", "clause"))
    )


def _refuse_twice(rows: list[dict[str, Any]]) -> None:
    """Raises Invalid ``comments_twice`` where two comments have one id: their groups could not be told apart."""
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        first = seen.setdefault(str(row["id"]), number)
        if first != number:
            raise Invalid("comments_twice", id=str(row["id"]), first=first, number=number)


def _comment(row: Mapping[str, Any]) -> OpinionComment:
    lang = row.get("lang")
    clause, stance = (str(row[name]) if row.get(name) not in (None, "") else None for name in ("clause", "stance"))
    return OpinionComment(
        str(row["id"]),
        row["text"],
        text_language(lang) if lang else language_of_words(row["text"]),
        declared_way(stance or ""),
        clause,
    )


def _lines(grouped: OpinionGroups) -> Iterator[str]:
    letters = {ids[0]: ids for ids in grouped.same_letter}
    beside: dict[int, list[str]] = {}
    for id_, near in grouped.beside.items():
        if near is not None:
            beside.setdefault(near, []).append(id_)
    for number, opinion in enumerate(grouped.groups):
        yield worded(
            "group_line",
            number=number + 1,
            stance=worded(f"group_{opinion.stance}"),
            count=len(opinion.ids),
            ids=" ".join(opinion.ids),
        )
        if why := list(_reasons(opinion)):
            yield worded("group_why", words=", ".join(why))
        for ids in (letters[id_] for id_ in opinion.ids if id_ in letters):
            yield worded("group_letter", count=len(ids), ids=" ".join(ids))
        if number in beside:
            yield worded("group_beside", ids=" ".join(beside[number]))


def _reasons(opinion: OpinionGroup) -> Iterator[str]:
    """What the comments share, concepts by their name in the language of the terminal, and the figures wanted."""
    language = text_language(terminal_language())
    for word in opinion.words:
        concept = word.removeprefix(CONCEPT)
        yield glossary().concepts[concept].term(language).term if concept != word else word
    yield from opinion.figures
