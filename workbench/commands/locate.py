"""``workbench locate``: where words quoted from one version of a law stand in another, from two loose files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from workbench.commands.json_input import read_rows
from workbench.commands.law_files import read_law_file
from workbench.commands.speaking import refusal
from workbench.errors import Invalid
from workbench.law.anchor import quote_words
from workbench.law.anchor_finder import AnchorFinder
from workbench.law.article_quotes import find_quoted, start_in_unit
from workbench.law.matching.align import match_articles
from workbench.law.matching.inside import successors


@click.command("locate")
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON list: id, status, article, text, start and score.")
def locate(old: Path, new: Path, as_json: bool) -> None:
    """Find words quoted from OLD again in NEW, two versions of one law in any format that can be read.

    They are given on standard input as a JSON list of objects: id; article, its number; quote, the words; occurrence,
    which of several in the article, from 0. Their places are exact, near or lost, as those of comments are that are
    carried; start is counted in the text of the article.
    """
    try:
        quotations = read_rows(
            sys.stdin.buffer.read(), _is_quotation, no_json="quotations_no_json", malformed="quotations_malformed"
        )
    except Invalid as error:
        raise refusal(error) from error
    before, after = read_law_file(old), read_law_file(new)
    finder = AnchorFinder(before, after, successors(before, after, match_articles(before, after)))
    try:
        answers = [_locate(finder, number, quotation) for number, quotation in enumerate(quotations, start=1)]
    except Invalid as error:
        raise refusal(error) from error
    if as_json:
        click.echo(json.dumps(answers, ensure_ascii=False))
        return
    for answer in answers:
        place_line = f"{answer['article'] or '-'}  {answer['text']}".rstrip()
        click.echo(f"{answer['id']}  {answer['status']:5}  {answer['score']:.2f}  {place_line}")


def _is_quotation(quotation: object) -> bool:
    if not isinstance(quotation, dict) or "id" not in quotation:
        return False
    occurrence, quote = quotation.get("occurrence", 0), quotation.get("quote")
    is_count = isinstance(occurrence, int) and not isinstance(occurrence, bool) and occurrence >= 0
    return is_count and isinstance(quotation.get("article"), str) and isinstance(quote, str) and bool(quote.strip())


def _locate(finder: AnchorFinder, number: int, quotation: dict[str, Any]) -> dict[str, Any]:
    """Where one quotation stands now; raises Invalid where OLD does not hold it."""
    article, quote, occurrence = quotation["article"], quotation["quote"], quotation.get("occurrence", 0)
    if all(unit.number != article for unit in finder.old.units):
        raise Invalid("quotation_article_unknown", number=number, article=article)
    quoted = find_quoted(finder.old, article, quote, occurrence)
    if quoted is None:
        raise Invalid("quotation_absent", number=number, article=article, quote=quote, count=occurrence + 1)
    clause, start, end = quoted
    placement = finder.find(quote_words(clause.text, start, end), clause)
    text, unit, begins = "", None, None
    if placement.clause_key is not None:
        new = finder.new.by_key[placement.clause_key]
        text = new.text[placement.start : placement.end]
        if (inside := start_in_unit(finder.new, new.key, placement.start)) is not None:
            unit, begins = inside[0].number, inside[1]
    return {
        "id": quotation["id"],
        "status": placement.status,
        "article": unit,
        "text": text,
        "start": begins,
        "score": round(placement.score, 4),
    }
