"""``workbench suggest``: the provisions of C.102 that each article of a draft touches, with reasons."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from workbench.commands.law_files import read_law_file, units_of
from workbench.commands.typed import TEXT_LANGUAGE
from workbench.config import resource_dir
from workbench.crossref.suggesting.reasons import say_reason
from workbench.crossref.suggesting.suggest import Suggestion
from workbench.crossref.suggesting.suggest import suggest as suggest_for
from workbench.instruments.corpus import load_corpus
from workbench.instruments.glossary import Glossary, load_glossary
from workbench.lang.languages import Lang
from workbench.law.model import LawText


@click.command("suggest")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", type=TEXT_LANGUAGE, help="Language of the reasons; that of the law by default.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: article number to suggestions.")
def suggest(file: Path, lang: Lang | None, as_json: bool) -> None:
    """Suggest for each article of FILE the articles of C.102 it touches; none where nothing fits.

    In a text without articles it is the outermost numbered points that are judged.
    """
    law = read_law_file(file)
    units = units_of(law, file)
    corpus = load_corpus(resource_dir("corpus") / "standards")
    glossary = load_glossary(resource_dir("corpus") / "glossary")
    clauses = as_object(law, suggest_for(law, corpus, glossary), lang or law.lang, glossary)
    if as_json:
        click.echo(json.dumps({"clauses": clauses}, ensure_ascii=False))
        return
    for article in units:
        click.echo(" ".join(part for part in (article.label, article.heading) if part))
        for entry in clauses[article.number]:
            why = entry["why"]
            click.echo(f"  {entry['ref']}  {entry['score']:.2f}  {'; '.join(why) if isinstance(why, list) else ''}")


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
