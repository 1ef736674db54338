"""``workbench evaluate search``: measures the search against graded queries, beside two baselines."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from workbench.commands.evaluating import GOLD, JSON, WEIGHTS, judged, padded, row_name
from workbench.evaluation.baselines import rank_by_words
from workbench.evaluation.ranking import CITED_EVERYWHERE, constant_answer
from workbench.evaluation.searching import SearchSample, score_queries


@click.command("search")
@GOLD
@WEIGHTS
@JSON
def evaluate_search(gold_file: Path, weights_file: Path | None, as_json: bool) -> None:
    """Recall at 5 and nDCG at 10 of the search over C.102, for queries with graded articles."""
    sample, weights = judged("search", gold_file, None, weights_file, SearchSample)
    queries = sample.queries
    systems = {
        "search": sample.answers(weights),
        "bm25": rank_by_words((query.id, query.text) for query in queries),
        "constant": dict.fromkeys((query.id for query in queries), constant_answer(query.grades for query in queries)),
    }
    report = {
        name: {
            "all": asdict(score_queries(answers, queries)),
            "without_71_72": asdict(score_queries(answers, queries, CITED_EVERYWHERE)),
            "by_type": {
                kind: round(score_queries(answers, [query for query in queries if query.kind == kind]).ndcg, 4)
                for kind in sorted({query.kind for query in queries})
            },
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
            scores = score_queries(answers, queries, left_out)
            click.echo(f"{padded(row_name(name, left_out), 28)}{scores.recall:>10.3f}{scores.ndcg:>10.3f}")
