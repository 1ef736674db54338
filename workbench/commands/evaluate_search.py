"""``workbench evaluate search``: measures the search against graded queries, class by class, beside two baselines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from workbench.commands.evaluating import GOLD, JSON, WEIGHTS, judged, padded, row_name
from workbench.commands.speaking import worded
from workbench.evaluation.baselines import search_by_words
from workbench.evaluation.ranking import CITED_EVERYWHERE, constant_answer
from workbench.evaluation.searching import GradedQuery, SearchSample, score_queries


@click.command("search")
@GOLD
@WEIGHTS
@JSON
def evaluate_search(gold_file: Path, weights_file: Path | None, as_json: bool) -> None:
    """Recall at 5 and nDCG at 10 of the search, for queries with graded answers, in all and by class."""
    sample, weights = judged("search", gold_file, None, weights_file, SearchSample)
    queries = sample.queries
    systems: dict[str, Mapping[str, Sequence[str]]] = {
        "search": sample.answers(weights),
        "bm25": search_by_words(sample),
        "constant": dict.fromkeys((query.id for query in queries), constant_answer(query.grades for query in queries)),
    }
    by_kind: dict[str, list[GradedQuery]] = {}
    for query in queries:
        by_kind.setdefault(query.kind, []).append(query)
    report = {
        name: {
            "all": asdict(score_queries(answers, queries)),
            "without_71_72": asdict(score_queries(answers, queries, CITED_EVERYWHERE)),
            "by_type": {kind: round(score_queries(answers, by_kind[kind]).ndcg, 4) for kind in sorted(by_kind)},
        }
        for name, answers in systems.items()
    }
    if as_json:
        click.echo(
            json.dumps({"queries": len(queries), "left_out": sample.left_out, "systems": report}, ensure_ascii=False)
        )
        return
    click.echo(f"{'':<28}{'recall@5':>10}{'nDCG@10':>10}")
    for name, answers in systems.items():
        for left_out in (frozenset[str](), CITED_EVERYWHERE):
            click.echo(_row(row_name(name, left_out), answers, queries, left_out))
    for kind in sorted(by_kind):
        for name in systems:
            label = worded("evaluated_class", system=name, kind=kind or "-", count=len(by_kind[kind]))
            click.echo(_row(label, systems[name], by_kind[kind]))


def _row(
    label: str,
    answers: Mapping[str, Sequence[str]],
    queries: Sequence[GradedQuery],
    left_out: frozenset[str] = frozenset(),
) -> str:
    scores = score_queries(answers, queries, left_out)
    return f"{padded(label, 28)}{scores.recall:>10.3f}{scores.ndcg:>10.3f}"
