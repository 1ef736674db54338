"""Measures search: what is found for graded queries in standards, drafts and evidence, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from workbench.config import resource_dir
from workbench.errors import Invalid
from workbench.evaluation.ranking import NDCG_AT, mean, ndcg, recall, without
from workbench.evaluation.sample import Scores, read_json, read_law_beside
from workbench.formats.intake import read_file
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.library import corpus, glossary
from workbench.law.model import LawText
from workbench.search.index.documents import SearchDocument, corpus_documents
from workbench.search.index.law_documents import IndexedLaw, law_documents
from workbench.search.index.opened import SearchIndex, build_index, documents_of
from workbench.search.ranking.engine import Hit, ParsedQuery, find_others, find_standards, interpret, respelled
from workbench.search.ranking.evaluator import QueryEvaluator
from workbench.search.shipped import EvidenceSource
from workbench.weights.search import SearchWeights, search_weights

_BM25: Final = ("k1", "b_text", "b_title", "b_terms")
_DEMONSTRATION: Final = "demo"  # the newest draft of the demonstration; any other name is a law beside the gold file
_SCOPES: Final = ("standards", "draft", "evidence")


@dataclass(frozen=True, slots=True)
class GradedQuery:
    """A query with what answers it: reference to grade, 2 for an answer and 1 for something related.

    ``scope`` says what is searched, for drafts ``law`` which; there references are numbers of articles.
    """

    id: str
    text: str
    kind: str
    grades: Mapping[str, int]
    scope: str = "standards"
    law: str = ""


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
    """Graded queries; ``laws`` are the drafts they ask about, ``left_out`` counts queries of scopes never measured."""

    queries: Sequence[GradedQuery]
    laws: Mapping[str, LawText]
    left_out: int

    def scores(self, weights: SearchWeights | None = None) -> Scores:
        """nDCG at 10 and recall at 5."""
        scored = score_queries(self.answers(weights), self.queries)
        return {"ndcg": scored.ndcg, "recall": scored.recall}

    def answers(self, weights: SearchWeights | None = None) -> Mapping[str, Sequence[str]]:
        """The references found, by id of the query."""
        weights = weights or search_weights()
        return {query.id: self._answer(query, weights) for query in self.queries}

    def documents(self, query: GradedQuery) -> Sequence[SearchDocument]:
        """All that a query is asked of."""
        return documents_of(_built(query.scope, query.law, self.laws.get(query.law)))

    def _answer(self, query: GradedQuery, weights: SearchWeights) -> list[str]:
        bm25 = {name: getattr(weights, name) for name in _BM25}
        # an index for each weighing of words, not for every weight that is tried
        index = _index(query.scope, query.law, self.laws.get(query.law), replace(search_weights(), **bm25))
        parsed = interpret(query.text, glossary(), corpus(), (), weights)
        stands = QueryEvaluator(index, parsed.query, parsed.intent, glossary()).stands
        hits = _hits(query.scope, index, respelled(parsed, glossary(), corpus(), stands) or parsed, weights)
        return [name_of(hit.document) for hit in hits[:NDCG_AT]]


def name_of(document: SearchDocument) -> str:
    """What a gold file calls a document: an article of a draft by its number, everything else by its reference."""
    return document.facets["number"] or document.ref if document.scope == "draft" else document.ref


def _hits(scope: str, index: SearchIndex, parsed: ParsedQuery, weights: SearchWeights) -> list[Hit]:
    if scope == "standards":
        return find_standards(index, parsed, glossary(), None, weights)
    return find_others(index, parsed, glossary(), None, weights)


@cache
def _built(scope: str, name: str, law: LawText | None) -> SearchIndex:
    if scope == "standards":
        return build_index(corpus_documents(corpus()), glossary())
    if law is None:
        evidence = EvidenceSource()
        return build_index(evidence.documents(tuple(evidence.stamps())), glossary())
    ids = {clause.key: clause.key for clause in law.clauses}
    return build_index(law_documents(IndexedLaw(law, ids, name, name), corpus(), glossary()), glossary())


@lru_cache(maxsize=8)
def _index(scope: str, name: str, law: LawText | None, weights: SearchWeights) -> SearchIndex:
    return _built(scope, name, law).weighted(weights)


def read_searches(gold: Path, law: Path | None = None) -> SearchSample:
    """A list of {id, q, type or class, rel: {reference: grade}}, with ``scope`` and ``instance`` where it is not C.102.

    ``instance`` names the draft of a query, ``demo`` or a law beside the gold file. Raises Invalid ``gold_malformed``,
    and ``gold_law_absent``.
    """
    data = read_json(gold)
    try:
        queries = read_queries(data, _qualified)
    except (KeyError, TypeError, AttributeError) as problem:
        raise Invalid("gold_malformed", file=gold.name, problem=repr(problem)) from problem
    mine = [query for query in queries if query.scope in _SCOPES]
    laws = {name: _law(gold, name) for name in sorted({query.law for query in mine if query.law})}
    return SearchSample(mine, laws, len(queries) - len(mine))


def read_queries(data: Sequence[Mapping[str, Any]], qualified: Callable[[str], str]) -> list[GradedQuery]:
    """An answer sheet as it is kept: a list of {id, q, type or class, rel: {article: grade}}."""
    queries = []
    for row in data:
        scope = str(row.get("scope", "standards"))
        named = qualified if scope == "standards" else str
        queries.append(
            GradedQuery(
                str(row["id"]),
                str(row["q"]),
                str(row.get("class") or row.get("type", "")),
                {named(str(ref)): int(grade) for ref, grade in row["rel"].items()},
                scope,
                str(row.get("instance", _DEMONSTRATION)) if scope == "draft" else "",
            )
        )
    return queries


def _law(gold: Path, name: str) -> LawText:
    if name == _DEMONSTRATION:
        newest = max((resource_dir("corpus") / "demonstration").glob("v*.zh.md"))
        return read_file(newest.name, newest.read_bytes())
    years = sorted((gold.parent.parent / "laws").glob(f"{name}_*.md"))
    return read_law_beside(gold, years[-1].stem if years else name)


def _qualified(ref: str) -> str:
    return ref if ":" in ref else f"{MINIMUM_STANDARDS}:{ref}"
