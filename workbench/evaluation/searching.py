"""Measures search: which articles of the instruments are found for graded queries, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from workbench.errors import Invalid
from workbench.evaluation.sample import Scores, read_json
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.library import corpus, glossary
from workbench.search.index.documents import SearchDocument, corpus_documents
from workbench.search.index.postings import InvertedIndex, MemoryPostings, post
from workbench.search.ranking.engine import find_standards, interpret
from workbench.search.ranking.evaluate import GradedQuery, read_queries, score_queries
from workbench.weights.search import SearchWeights, search_weights

LENGTH: Final = 10  # hits of a query that count


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
        fields = {name: getattr(weights, name) for name in ("field_zh", "field_en", "field_title")}
        # an index for each weighing of its fields, not for every weight that is tried
        index = _index(replace(search_weights(), **fields))
        return {
            query.id: [
                hit.document.ref
                for hit in find_standards(
                    index, interpret(query.text, glossary(), corpus(), (), weights), glossary(), None, weights
                )[:LENGTH]
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


def _qualified(ref: str) -> str:
    return ref if ":" in ref else f"{MINIMUM_STANDARDS}:{ref}"
