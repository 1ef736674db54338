"""``workbench evaluate suggest``: measures the suggestions on graded articles, class by class, beside baselines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from workbench.commands.evaluating import GOLD, JSON, LAW, WEIGHTS, judged, padded, row_name
from workbench.commands.speaking import worded
from workbench.evaluation.baselines import rank_by_words
from workbench.evaluation.ranking import CITED_EVERYWHERE, constant_answer
from workbench.evaluation.suggestions import Answers, Gold, SuggestionSample, SuggestionScores, score_suggestions
from workbench.law.model import LawText

_LABEL = 34  # how wide the names of the rows are


@click.command("suggest")
@GOLD
@LAW
@WEIGHTS
@JSON
def evaluate_suggest(gold_file: Path, law_file: Path | None, weights_file: Path | None, as_json: bool) -> None:
    """Recall at 5, precision at 3, nDCG at 10 and 'nothing fits' of the suggestions for laws, in all and by class."""
    sample, weights = judged("suggest", gold_file, law_file, weights_file, SuggestionSample)
    gold = sample.gold
    systems: dict[str, Answers] = {
        "suggestions": sample.answers(weights),
        "constant": dict.fromkeys(gold, constant_answer(gold.values())),
        "bm25": _answers_by_words(sample.laws),
    }
    kinds = sample.by_kind()
    scores = sample.scores(weights)
    if as_json:
        report = {
            name: {
                "all": asdict(score_suggestions(answers, gold)),
                "without_71_72": asdict(score_suggestions(answers, gold, CITED_EVERYWHERE)),
                "by_type": {
                    kind: asdict(score_suggestions(answers, graded, CITED_EVERYWHERE)) for kind, graded in kinds.items()
                },
            }
            for name, answers in systems.items()
        }
        beside = {"beside": scores["beside"]} if "beside" in scores else {}
        click.echo(json.dumps({"articles": len(gold), "systems": report, **beside}, ensure_ascii=False))
        return
    click.echo("\n".join(_table(systems, gold)))
    for kind, graded in kinds.items():
        for name, answers in systems.items():
            label = worded("evaluated_class", system=name, kind=kind, count=len(graded))
            click.echo(padded(label, _LABEL) + _row(score_suggestions(answers, graded, CITED_EVERYWHERE)))
    if "beside" in scores:
        click.echo(worded("evaluated_beside", share=_cell(scores["beside"])))


def _answers_by_words(laws: Mapping[str, LawText]) -> Answers:
    """What likeness of words alone answers, by graded article."""
    answers: dict[str, Sequence[str]] = {}
    for name, law in laws.items():
        texts = ((f"{name} {article.number}".strip(), article.text) for article in law.articles)
        answers |= rank_by_words(texts)
    return answers


def _table(systems: Mapping[str, Answers], gold: Gold) -> list[str]:
    heads = f"{'':<{_LABEL}}{'recall@5':>10}{'by article':>12}{'nDCG@10':>9}{'prec@3':>8}"
    lines = [f"{heads}   {worded('evaluated_nothing_fits')}"]
    for name, answers in systems.items():
        for left_out in (frozenset[str](), CITED_EVERYWHERE):
            scores = score_suggestions(answers, gold, left_out)
            lines.append(padded(row_name(name, left_out), _LABEL) + _row(scores))
    return lines


def _row(scores: SuggestionScores) -> str:
    right = worded("evaluated_right_of", right=scores.nothing_right, due=scores.nothing_due)
    return (
        f"{_cell(scores.recall_links):>10}{_cell(scores.recall_articles):>12}{_cell(scores.ndcg):>9}"
        f"{_cell(scores.precision):>8}   {_cell(scores.nothing_precision)}, {_cell(scores.nothing_recall)} ({right})"
    )


def _cell(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
