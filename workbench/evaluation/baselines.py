"""What a naive way would answer: articles ranked by words alone, for whatever is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from whoosh.query.terms import Term

from workbench.evaluation.ranking import NDCG_AT
from workbench.evaluation.searching import SearchSample, name_of
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.library import corpus, glossary
from workbench.lang.folding import fold
from workbench.lang.terms import bigrams, script_runs
from workbench.search.analysis.words import english_terms
from workbench.search.index.documents import TEXT_FIELDS, SearchDocument, articles_only, corpus_documents
from workbench.search.index.opened import OrQuery, SearchIndex, build_index


def rank_by_words(texts: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """For each (id, text) the ten articles of the Convention that are most alike in words, by BM25.

    It knows no branch, topic, concept, role, figure or citation, and it never answers that nothing fits.
    """
    return {name: [document.ref for document in _likest(_articles(), text)[:NDCG_AT]] for name, text in texts}


def search_by_words(sample: SearchSample) -> Mapping[str, Sequence[str]]:
    """For each query the ten documents of its scope, of all instruments or its draft, that are most alike in words."""
    indexes: dict[tuple[str, str], SearchIndex] = {}
    answers: dict[str, Sequence[str]] = {}
    for query in sample.queries:
        key = (query.scope, query.law)
        if key not in indexes:
            indexes[key] = build_index(articles_only(sample.documents(query)), glossary())
        answers[query.id] = [name_of(document) for document in _likest(indexes[key], query.text)[:NDCG_AT]]
    return answers


@cache
def _articles() -> SearchIndex:
    documents = articles_only(corpus_documents(corpus()))
    return build_index((document for document in documents if document.group == MINIMUM_STANDARDS), glossary())


def _likest(index: SearchIndex, text: str) -> list[SearchDocument]:
    folded = fold(text)
    terms = {term for is_han, run in script_runs(folded) if is_han for term in (bigrams(run) or [run])}
    words = [Term(field, term) for term in sorted(terms.union(english_terms(folded))) for field in TEXT_FIELDS]
    return [index.document(doc_id) for doc_id, _ in index.search(OrQuery(words), index.everything)]
