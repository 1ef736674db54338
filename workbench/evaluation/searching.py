"""Measures search: which articles of the instruments are found for graded queries, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from workbench.errors import Invalid
from workbench.evaluation.ranking import NDCG_AT, mean, ndcg, recall, without
from workbench.evaluation.sample import Scores, read_json
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.library import corpus, glossary
from workbench.search.index.documents import SearchDocument, corpus_documents
from workbench.search.index.postings import InvertedIndex, MemoryPostings, post
from workbench.search.ranking.engine import find_standards, interpret
from workbench.weights.search import SearchWeights, search_weights

_BM25: Final = ("field_zh", "field_en", "field_title", "k1", "b_text", "b_title")


@dataclass(frozen=True, slots=True)
class GradedQuery:
    """A query with the articles that answer it: reference to grade, 2 for an answer and 1 for a related article."""

    id: str
    text: str
    kind: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SearchScores:
    """Shares from 0 to 1, averaged over the queries; ``recall`` is of answers (grade 2), at most five a query."""

    recall: float
    ndcg: float
    queries: int


def score_queries(
    answers: Mapping[str, Sequence[str]], queries: Sequence[GradedQuery], leave_out: frozenset[str] = frozenset()
) -> SearchScores:
    """Measure the references found for each query id; those in ``leave_out`` count on neither side."""
    rankings = [without(answers.get(query.id, ()), query.grades, leave_out) for query in queries]
    measured = [(ranked, grades) for ranked, grades in rankings if grades]
    recalls, gains = (mean(measure(*ranking) for ranking in measured) for measure in (recall, ndcg))
    return SearchScores(recalls or 0.0, gains or 0.0, len(measured))


@dataclass(frozen=True, slots=True)
class SearchSample:
    """Graded queries over the instruments; ``left_out`` counts those over drafts and statistics, found elsewhere."""

    queries: Sequence[GradedQuery]
    left_out: int

    def scores(self, weights: SearchWeights | None = None) -> Scores:
        """nDCG at 10 and recall at 5."""
        scored = score_queries(self.answers(weights), self.queries)
        return {"ndcg": scored.ndcg, "recall": scored.recall}

    def answers(self, weights: SearchWeights | None = None) -> Mapping[str, Sequence[str]]:
        """The references found, by id of the query."""
        weights = weights or search_weights()
        bm25 = {name: getattr(weights, name) for name in _BM25}
        # an index for each weighing of words, not for every weight that is tried
        index = _index(replace(search_weights(), **bm25))
        return {
            query.id: [
                hit.document.ref
                for hit in find_standards(
                    index, interpret(query.text, glossary(), corpus(), (), weights), glossary(), None, weights
                )[:NDCG_AT]
            ]
            for query in self.queries
        }


@cache
def _posted() -> tuple[Sequence[SearchDocument], Sequence[Mapping[str, int]], MemoryPostings]:
    return post(corpus_documents(corpus()), glossary())


@lru_cache(maxsize=4)
def _index(weights: SearchWeights) -> InvertedIndex:
    return InvertedIndex(*_posted(), weights)


def read_searches(gold: Path, law: Path | None = None) -> SearchSample:
    """A list of {id, q, type or class, rel: {reference: grade}}; raises Invalid ``gold_malformed``."""
    data = read_json(gold)
    try:
        mine = [row for row in data if row.get("scope", "standards") == "standards"]
        return SearchSample(read_queries(mine, _qualified), len(data) - len(mine))
    except (KeyError, TypeError, AttributeError) as problem:
        raise Invalid("gold_malformed", file=gold.name, problem=repr(problem)) from problem


def read_queries(data: Sequence[Mapping[str, Any]], qualified: Callable[[str], str]) -> list[GradedQuery]:
    """An answer sheet as it is kept: a list of {id, q, type, rel: {article: grade}}."""
    return [
        GradedQuery(
            str(row["id"]),
            str(row["q"]),
            str(row.get("type", "")),
            {qualified(str(ref)): int(grade) for ref, grade in row["rel"].items()},
        )
        for row in data
    ]


def _qualified(ref: str) -> str:
    return ref if ":" in ref else f"{MINIMUM_STANDARDS}:{ref}"
