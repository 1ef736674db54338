"""``workbench standards``: looks after the restated instruments."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from workbench import models  # noqa: F401  every table, so that relationships resolve
from workbench.commands.opened import opened_instance
from workbench.config import resource_dir
from workbench.errors import WorkbenchError
from workbench.instruments.check import check_corpus
from workbench.instruments.corpus import read_corpus
from workbench.instruments.glossary import read_glossary, unresolved
from workbench.instruments.library import corpus as library
from workbench.instruments.topic_check import check_topics
from workbench.instruments.topic_reader import read_topic_rules
from workbench.instruments.topics import TopicRules
from workbench.lang.languages import Lang
from workbench.lang.opposites import Opposites
from workbench.lang.opposites_reader import check_opposites, read_opposites
from workbench.standards.official.matching import match_official, report_of
from workbench.standards.official.parse import LANGUAGES, read_official
from workbench.standards.official.report import report_lines
from workbench.standards.official.texts import official_in, provenance, refuse_unmatched, store_official
from workbench.wording import say


@click.group()
def standards() -> None:
    """Look after the restated instruments."""


@standards.command()
@click.option(
    "--corpus",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with one folder an instrument; the one that ships by default.",
)
@click.option(
    "--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language of the report."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(folder: Path | None, lang: Lang, as_json: bool) -> None:
    """Prove the corpus: every article, cross-reference, figure, term and cue phrase. Exits 1 on any fault."""
    root = folder or resource_dir("corpus") / "standards"
    findings = check_corpus(root)
    corpus, _ = read_corpus(root)
    terms = root.parent / "glossary"
    if terms.is_dir():
        glossary, faults = read_glossary(terms)
        findings = (*findings, *faults, *unresolved(glossary, corpus))
    cues = root.parent / "cues"
    rules = TopicRules({})
    if cues.is_dir():
        rules, faults = read_topic_rules(cues)
        findings = (*findings, *faults, *check_topics(rules, corpus))
    opposites = Opposites({})
    if (root.parent / "opposites.yaml").is_file():
        opposites, faults = read_opposites(root.parent / "opposites.yaml")
        findings = (*findings, *faults, *check_opposites(opposites))
    told = [
        {"file": one.place.file, "line": one.place.line, "code": one.code, "message": say(one.code, one.facts, lang)}
        for one in findings
    ]
    totals = {
        "instruments": len(corpus.instruments),
        "provisions": len(corpus.provisions),
        "figures": sum(len(provision.figures) for provision in corpus.provisions.values()),
        "references": sum(len(provision.cites) for provision in corpus.provisions.values()),
        "cues": len(rules.by_id),
        "opposites": len(opposites.by_id),
    }
    if as_json:
        click.echo(json.dumps({"ok": not told, **totals, "findings": told}, ensure_ascii=False))
    else:
        for one in told:
            click.echo(f"{one['file']}:{one['line']}: {one['message']}")
        click.echo(", ".join(f"{count} {name}" for name, count in totals.items()) + f"; {len(told)} findings.")
    sys.exit(1 if told else 0)


@standards.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--instrument", required=True, help="Code of the instrument, such as C102.")
@click.option("--lang", "text_lang", required=True, type=click.Choice(LANGUAGES), help="Language of the text.")
@click.option("--source", help="Who publishes the text, and where; the name of the file by default.")
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), help="Date of the text as published.")
@click.option("--yes", is_flag=True, help="Store without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object; stores only with --yes.")
def import_text(
    file: Path, instrument: str, text_lang: str, source: str | None, dated: datetime | None, yes: bool, as_json: bool
) -> None:
    """Match an official text to the restatement, report, and store it once confirmed; one in its place gives way."""
    data = file.read_bytes()
    try:
        law = read_official(file.name, data, text_lang, library().instrument(instrument).kind)
        matching = match_official(law, library(), instrument, text_lang)
        refuse_unmatched(matching)
    except WorkbenchError as error:
        raise click.ClickException(f"{file.name}: {say(error.code, error.facts, 'en')}") from error
    if not as_json:
        click.echo("\n".join(report_lines(matching, file.name, "en")))
    origin = provenance(source or file.name, dated.date() if dated else None, file.name, data)
    stored = yes or (not as_json and click.confirm("Store this text?"))
    replaced = False
    if stored:
        with opened_instance(writing=True) as (session, _):
            replaced = official_in(session, instrument, text_lang) is not None
            store_official(session, matching, origin, None)
    if as_json:
        told = {**report_of(matching), "sha256": origin.sha256, "stored": stored, "replaced": replaced}
        click.echo(json.dumps(told, ensure_ascii=False, default=str))
    elif stored:
        click.echo("Stored in place of the text there was." if replaced else "Stored.")
    else:
        click.echo("Nothing was stored.")
