"""``workbench evaluate``: measures suggestions against a graded answer sheet, beside two baselines."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from workbench.commands.evaluate_search import evaluate_search
from workbench.commands.suggest import read_law_file
from workbench.config import resource_dir
from workbench.crossref.suggesting.evaluate import Answers, Gold, Scores, constant_answer, read_gold, score
from workbench.crossref.suggesting.suggest import CONVENTION
from workbench.crossref.suggesting.suggest import suggest as suggest_for
from workbench.instruments.corpus import load_corpus
from workbench.instruments.glossary import load_glossary
from workbench.instruments.model import Corpus
from workbench.lang.bm25 import ranker, tokens
from workbench.law.model import LawText

# Articles 71 and 72 are cited so often that an answer of nothing else looks good: every figure is given twice.
_CITED_EVERYWHERE: Final = frozenset({f"{CONVENTION}:71", f"{CONVENTION}:72"})
_BASELINE_LENGTH: Final = 10


@click.group()
def evaluate() -> None:
    """Measure search and suggestions against graded answer sheets."""


evaluate.add_command(evaluate_search)


@evaluate.command("suggest")
@click.argument("gold_file", metavar="GOLD.json", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--law",
    "law_file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The law whose articles the answer sheet numbers.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def evaluate_suggest(gold_file: Path, law_file: Path, as_json: bool) -> None:
    """Recall at 5, nDCG at 10 and 'nothing fits' of the suggestions for a law."""
    gold = read_gold(json.loads(gold_file.read_text(encoding="utf-8")), _qualified)
    law = read_law_file(law_file)
    corpus = load_corpus(resource_dir("corpus") / "standards")
    suggested = suggest_for(law, corpus, load_glossary(resource_dir("corpus") / "glossary"))
    systems: dict[str, Answers] = {
        "suggestions": {law.by_key[id].number: [one.ref for one in found] for id, found in suggested.items()},
        "constant": dict.fromkeys(gold, constant_answer(gold)),
        "bm25": _plain_bm25(law, corpus),
    }
    report = {
        name: {
            "all": asdict(score(answers, gold)),
            "without_71_72": asdict(score(answers, gold, _CITED_EVERYWHERE)),
        }
        for name, answers in systems.items()
    }
    if as_json:
        click.echo(json.dumps({"articles": len(gold), "systems": report}, ensure_ascii=False))
    else:
        click.echo("\n".join(_table(systems, gold)))


def _qualified(ref: str) -> str:
    return ref if ":" in ref else f"{CONVENTION}:{ref}"


def _plain_bm25(law: LawText, corpus: Corpus) -> Answers:
    """What likeness of words alone answers: no branch, no aspect, no concept, and never nothing."""
    articles = {
        found.ref: tokens(corpus.full_text(found.ref, law.lang), law.lang) for found in corpus.articles(CONVENTION)
    }
    words = ranker(articles)
    answers: dict[str, list[str]] = {}
    for article in law.articles:
        scores = words.scores(tokens(article.text, law.lang))
        answers[article.number] = sorted(scores, key=lambda ref: (-scores[ref], ref))[:_BASELINE_LENGTH]
    return answers


def _table(systems: dict[str, Answers], gold: Gold) -> list[str]:
    lines = [f"{'':<30}{'recall@5':>10}{'by article':>12}{'nDCG@10':>9}   nothing fits: precision, recall"]
    for name, answers in systems.items():
        for label, left_out in (("all", frozenset[str]()), ("without 71, 72", _CITED_EVERYWHERE)):
            lines.append(f"{name + ', ' + label:<30}" + _row(score(answers, gold, left_out)))
    return lines


def _row(scores: Scores) -> str:
    counted = f"({scores.nothing_right} of {scores.nothing_due})"
    return (
        f"{_shown(scores.recall_links):>10}{_shown(scores.recall_articles):>12}{_shown(scores.ndcg):>9}"
        f"   {_shown(scores.nothing_precision)}, {_shown(scores.nothing_recall)} {counted}"
    )


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
