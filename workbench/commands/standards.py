"""``workbench standards``: looks after the restated instruments."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from workbench import models  # noqa: F401  every table, so that relationships resolve
from workbench.commands.opened import opened_instance
from workbench.commands.search import search_of_files
from workbench.commands.speaking import refusal, terminal_language, worded
from workbench.commands.typed import INTERFACE_LANGUAGE, WORDS
from workbench.compiled import compiled_folder
from workbench.config import resource_dir
from workbench.errors import WorkbenchError
from workbench.instruments.check import check_corpus
from workbench.instruments.corpus import read_corpus
from workbench.instruments.doubts import doubts_of
from workbench.instruments.glossary import read_glossary, unresolved
from workbench.instruments.library import corpus as library
from workbench.instruments.model import Corpus
from workbench.instruments.topic_check import check_topics
from workbench.instruments.topic_reader import read_topic_rules
from workbench.instruments.topics import TopicRules
from workbench.lang.opposites import Opposites
from workbench.lang.opposites_reader import check_opposites, read_opposites
from workbench.lang.synonyms import Synonyms, read_synonyms
from workbench.opinions.vocabulary_reader import check_vocabulary, read_vocabulary
from workbench.rules.describe import describe_rule, rule_lines
from workbench.rules.readings.worked_readings import WorkedReading, check_worked_readings, read_worked_readings
from workbench.rules.registry import RULES, article_index, find_rule
from workbench.rules.worked_cases import WorkedCase, check_cases, read_cases
from workbench.search.index.documents import SCOPES
from workbench.standards.official.matching import match_official, report_of
from workbench.standards.official.parse import LANGUAGES, read_official
from workbench.standards.official.report import report_lines
from workbench.standards.official.texts import official_in, provenance, refuse_unmatched, store_official
from workbench.wording import say
from workbench.yaml_file import FileFault


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
@click.option("--lang", type=INTERFACE_LANGUAGE, default="en", show_default=True, help="Language of the report.")
@click.option("--doubts", "only_doubts", is_flag=True, help="Print instead every fact that is still to be looked up.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(folder: Path | None, lang: str, only_doubts: bool, as_json: bool) -> None:
    """Prove the corpus: provisions, figures, terms, cues, words, worked cases, readings. Exits 1 on any fault."""
    root = folder or resource_dir("corpus") / "standards"
    if only_doubts:
        _print_doubts(root, lang, as_json)
        return
    instruments = check_corpus(root)
    corpus, _ = read_corpus(root)
    rules, cue_faults = _check_cues(root.parent / "cues", corpus)
    opposites, opposite_faults = _check_opposites(root.parent / "opposites.yaml")
    opinions, opinion_faults = _check_opinions(root.parent / "opinions.yaml", opposites)
    synonyms, synonym_faults = _check_synonyms(root.parent / "synonyms.yaml")
    cases: tuple[WorkedCase, ...] = ()
    readings: tuple[WorkedReading, ...] = ()
    case_faults: tuple[FileFault, ...] = ()
    if not instruments:  # the rules take their figures from the corpus, so one that is broken proves nothing of a case
        cases, case_faults = _check_cases(root.parent / "cases", corpus)
        readings, reading_faults = _check_readings(root.parent / "readings", corpus, rules if not cue_faults else None)
        case_faults = (*case_faults, *reading_faults)
    terms = _check_glossary(root.parent / "glossary", corpus)
    findings = (*instruments, *terms, *cue_faults, *opposite_faults, *opinion_faults, *synonym_faults, *case_faults)
    rows = [
        {
            "file": finding.location.file,
            "line": finding.location.line,
            "code": finding.code,
            "message": say(finding.code, finding.facts, lang),
        }
        for finding in findings
    ]
    totals = {
        "instruments": len(corpus.instruments),
        "provisions": len(corpus.provisions),
        "figures": sum(len(provision.figures) for provision in corpus.provisions.values()),
        "references": sum(len(provision.cites) for provision in corpus.provisions.values()),
        "cues": len(rules.by_id),
        "opposites": len(opposites.by_id),
        "opinions": opinions,
        "synonyms": len(synonyms.groups),
        "cases": len(cases),
        "readings": len(readings),
    }
    if as_json:
        click.echo(json.dumps({"ok": not rows, **totals, "findings": rows}, ensure_ascii=False))
    else:
        for row in rows:
            click.echo(f"{row['file']}:{row['line']}: {row['message']}")
        click.echo(say("corpus_checked", {**totals, "findings": len(rows)}, lang))
    sys.exit(1 if rows else 0)


def _print_doubts(root: Path, lang: str, as_json: bool) -> None:
    """One line a fact that nobody has looked up yet: where it stands, what it is, and why it is in doubt."""
    corpus, _ = read_corpus(root)
    rows = [
        {
            "file": doubt.location.file,
            "line": doubt.location.line,
            "fact": doubt.fact.in_language(lang),
            "why": doubt.why.in_language(lang),
        }
        for doubt in doubts_of(corpus)
    ]
    if as_json:
        click.echo(json.dumps({"doubts": rows}, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['file']}:{row['line']}: {row['fact']} — {row['why']}")
    click.echo(say("corpus_doubts", {"count": len(rows)}, lang))


def _check_glossary(folder: Path, corpus: Corpus) -> tuple[FileFault, ...]:
    """What is wrong with the terms; nothing where the folder has none."""
    if not folder.is_dir():
        return ()
    glossary, faults = read_glossary(folder)
    return (*faults, *unresolved(glossary, corpus))


def _check_cues(folder: Path, corpus: Corpus) -> tuple[TopicRules, tuple[FileFault, ...]]:
    """The cue phrases and what is wrong with them; none where there is no folder."""
    if not folder.is_dir():
        return TopicRules({}), ()
    rules, faults = read_topic_rules(folder)
    return rules, (*faults, *check_topics(rules, corpus))


def _check_opposites(file: Path) -> tuple[Opposites, tuple[FileFault, ...]]:
    """The pairs of opposites and what is wrong with them; none where there is no file."""
    if not file.is_file():
        return Opposites({}), ()
    opposites, faults = read_opposites(file)
    return opposites, (*faults, *check_opposites(opposites))


def _check_opinions(file: Path, opposites: Opposites) -> tuple[int, tuple[FileFault, ...]]:
    """How many signs of opinions there are and what is wrong with them; none where there is no file."""
    if not file.is_file():
        return 0, ()
    vocabulary, faults = read_vocabulary(file, opposites)
    return len(vocabulary.signs), (*faults, *check_vocabulary(vocabulary))


def _check_synonyms(file: Path) -> tuple[Synonyms, tuple[FileFault, ...]]:
    """The words for the same and what is wrong with them; none where there is no file."""
    return read_synonyms(file) if file.is_file() else (Synonyms({}, {}), ())


def _check_readings(
    folder: Path, corpus: Corpus, rules: TopicRules | None
) -> tuple[tuple[WorkedReading, ...], tuple[FileFault, ...]]:
    """The worked readings and what is wrong with them; none where there is no folder, or the cues are at fault."""
    if not folder.is_dir() or rules is None or not rules.by_id:
        return (), ()
    worked, faults = read_worked_readings(folder)
    return worked, (*faults, *check_worked_readings(worked, corpus, rules))


def _check_cases(folder: Path, corpus: Corpus) -> tuple[tuple[WorkedCase, ...], tuple[FileFault, ...]]:
    """The worked cases and what is wrong with them; none where there is no folder."""
    if not folder.is_dir():
        return (), ()
    cases, faults = read_cases(folder, corpus)
    return cases, (*faults, *check_cases(cases, corpus))


@standards.command("compile")
def compile_files() -> None:
    """Compile what ships with the program, so that commands start fast; each does so itself where it may write."""
    with search_of_files(SCOPES):
        folder = compiled_folder("index")
    click.echo(worded("command_compiled", folder=folder.parent) if folder else worded("command_not_compiled"))


@standards.command("rules")
@click.argument("article", type=WORDS, default="")
@click.option("--lang", type=INTERFACE_LANGUAGE, default="en", show_default=True, help="Language of names and labels.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list.")
def list_rules(article: str, lang: str, as_json: bool) -> None:
    """List the rules of judgement, or those that rest on ARTICLE: module, Parts, answers, inputs, worked cases."""
    chosen = [rule for rule in RULES if not article or article in rule.articles or rule is find_rule(article)]
    if not chosen:
        known = ", ".join(ref.partition(":")[2] for ref in article_index())
        raise click.ClickException(say("rule_unknown", {"value": article, "known": known}, lang))
    described = [describe_rule(rule, library(), lang) for rule in chosen]
    if as_json:
        click.echo(json.dumps(described, ensure_ascii=False))
    else:
        click.echo("\n\n".join("\n".join(rule_lines(rule)) for rule in described))


@standards.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--instrument", type=WORDS, required=True, help="Code of the instrument, such as C102.")
@click.option("--lang", "text_lang", required=True, type=click.Choice(LANGUAGES), help="Language of the text.")
@click.option("--source", type=WORDS, help="Who publishes the text, and where; the name of the file by default.")
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
        raise refusal(error, f"{file.name}: ") from error
    if not as_json:
        click.echo("\n".join(report_lines(matching, file.name, terminal_language())))
    origin = provenance(source or file.name, dated.date() if dated else None, file.name, data)
    stored = yes or (not as_json and click.confirm(worded("command_store_text")))
    replaced = False
    if stored:
        with opened_instance(writing=True) as (session, _):
            replaced = official_in(session, instrument, text_lang) is not None
            store_official(session, matching, origin, None)
    if as_json:
        report = {**report_of(matching), "sha256": origin.sha256, "stored": stored, "replaced": replaced}
        click.echo(json.dumps(report, ensure_ascii=False, default=str))
    elif stored:
        click.echo(worded("command_stored_instead" if replaced else "command_stored"))
    else:
        click.echo(worded("command_nothing_stored"))
