"""``workbench suggest``: the provisions that each article of a draft touches, those of C.102 first, with reasons."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from workbench.commands.law_files import read_law_file, units_of
from workbench.commands.typed import TEXT_LANGUAGE
from workbench.crossref.suggesting.reasons import say_reason
from workbench.crossref.suggesting.suggest import Suggestion, suggest_all
from workbench.instruments.glossary import Glossary
from workbench.instruments.library import corpus, glossary
from workbench.lang.languages import Lang
from workbench.law.model import LawText


@click.command("suggest")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", type=TEXT_LANGUAGE, help="Language of the reasons; that of the law by default.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="One JSON object: article number to suggestions; those of other instruments by themselves.",
)
def suggest(file: Path, lang: Lang | None, as_json: bool) -> None:
    """Suggest for each article of FILE the articles of C.102 it touches; none where nothing fits.

    What other instruments say more on the same follows, marked with a plus: a draft is not judged by them.

    In a text without articles it is the outermost numbered points that are judged.
    """
    law = read_law_file(file)
    units = units_of(law, file)
    offered = suggest_all(law, corpus(), glossary())
    said_in = lang or law.lang
    clauses = as_object(law, {key: of_article.convention for key, of_article in offered.items()}, said_in, glossary())
    beside = as_object(law, {key: of_article.beside for key, of_article in offered.items()}, said_in, glossary())
    if as_json:
        click.echo(json.dumps({"clauses": clauses, "beside": beside}, ensure_ascii=False))
        return
    for article in units:
        click.echo(" ".join(part for part in (article.label, article.heading) if part))
        for sign, entries in ((" ", clauses[article.number]), ("+", beside[article.number])):
            for entry in entries:
                why = entry["why"]
                reasons = "; ".join(why) if isinstance(why, list) else ""
                click.echo(f"{sign} {entry['ref']}  {entry['score']:.2f}  {reasons}")


def as_object(
    law: LawText, suggestions: Mapping[str, tuple[Suggestion, ...]], lang: Lang, glossary: Glossary
) -> dict[str, list[dict[str, object]]]:
    """Suggestions by article number, in the shape scripts rely on; the first of two articles of one number stands."""
    by_article: dict[str, list[dict[str, object]]] = {}
    for article in law.units:
        by_article.setdefault(
            article.number,
            [
                {
                    "ref": suggestion.ref,
                    "score": suggestion.score,
                    "why": [say_reason(reason, lang, glossary) for reason in suggestion.why],
                }
                for suggestion in suggestions[article.key]
            ],
        )
    return by_article
