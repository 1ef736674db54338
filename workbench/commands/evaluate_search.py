"""``workbench evaluate search``: measures the search against graded queries, beside two baselines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from workbench.commands.evaluating import GOLD, JSON, WEIGHTS, judged
from workbench.evaluation.ranking import NDCG_AT, constant_answer
from workbench.evaluation.searching import GradedQuery, SearchSample, score_queries
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.library import corpus, glossary
from workbench.lang.folding import fold
from workbench.lang.terms import bigrams, script_runs
from workbench.search.analysis.words import english_terms
from workbench.search.index.documents import articles_only, corpus_documents
from workbench.search.index.postings import InvertedIndex, build_index

# Articles 71 and 72 are cited so often that an answer of nothing else looks good: every figure is given twice.
_CITED_EVERYWHERE: Final = frozenset({f"{MINIMUM_STANDARDS}:71", f"{MINIMUM_STANDARDS}:72"})


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
        "bm25": _plain_bm25(queries),
        "constant": dict.fromkeys((query.id for query in queries), constant_answer(query.grades for query in queries)),
    }
    report = {
        name: {
            "all": asdict(score_queries(answers, queries)),
            "without_71_72": asdict(score_queries(answers, queries, _CITED_EVERYWHERE)),
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
        for label, left_out in (("all", frozenset[str]()), ("without 71, 72", _CITED_EVERYWHERE)):
            scores = score_queries(answers, queries, left_out)
            click.echo(f"{name + ', ' + label:<28}{scores.recall:>10.3f}{scores.ndcg:>10.3f}")


def _plain_bm25(queries: Sequence[GradedQuery]) -> dict[str, list[str]]:
    """What likeness of words alone finds among the articles of C.102: no concept, branch, role, figure or citation."""
    convention = (
        document for document in articles_only(corpus_documents(corpus())) if document.group == MINIMUM_STANDARDS
    )
    index = build_index(convention, glossary())
    return {query.id: _likest(index, query.text)[:NDCG_AT] for query in queries}


def _likest(index: InvertedIndex, text: str) -> list[str]:
    folded = fold(text)
    terms = {term for is_han, run in script_runs(folded) if is_han for term in (bigrams(run) or [run])}
    scores: dict[int, float] = {}
    for term in terms.union(english_terms(folded)):
        for doc_id, score in index.term_scores(term).items():
            scores[doc_id] = scores.get(doc_id, 0.0) + score
    return [
        index.documents[document].ref for document in sorted(scores, key=lambda document: (-scores[document], document))
    ]
