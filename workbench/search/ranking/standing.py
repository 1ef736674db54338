"""What an article counts for its instrument, for what it says more, and for answering what is asked (pure)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from workbench.instruments.glossary import Glossary
from workbench.lang.folding import fold
from workbench.lang.terms import bigrams, script_runs
from workbench.search.analysis.words import english_terms
from workbench.search.index.documents import SearchDocument
from workbench.search.index.opened import SearchIndex
from workbench.search.query.intent import QueryIntent, leads_past_branches
from workbench.search.query.language import Query
from workbench.search.ranking.evidence import word_weights
from workbench.weights.search import SearchWeights

_LEAST_SHARE: Final = 0.2  # of a query that the Convention says, when others are measured by it


def factor(
    document: SearchDocument, home: str, closest: Collection[str], intent: QueryIntent, weights: SearchWeights
) -> float:
    """What an article counts for the instrument it is of, and for being a table that answers no question in words.

    ``home`` is the instrument that is asked; articles of others that the query is ``closest`` to count as much.
    """
    is_home = document.group == home or document.ref in closest
    is_table = not (document.facets["numbered"] or intent.figures or intent.numbers)
    return (1.0 if is_home else weights.other_instruments) * (weights.table if is_table else 1.0)


def saying_more(
    index: SearchIndex, home: str, query: Query, intent: QueryIntent, glossary: Glossary, weights: SearchWeights
) -> dict[int, float]:
    """The articles of other instruments that say more of the query than any of ``home``, and how much more."""
    shares = _shares_said(query, intent, glossary, index, weights)
    own = index.filter("law", home)
    most = max((share for doc_id, share in shares.items() if doc_id in own), default=0.0)
    return {
        doc_id: (share - most) / max(most, _LEAST_SHARE)
        for doc_id, share in shares.items()
        if share > most and doc_id not in own
    }


def aside(index: SearchIndex, intent: QueryIntent) -> frozenset[int]:
    """The articles of the query's branches that do not answer what is asked, where others do.

    What answers is of the branch, or an article for all branches that a concept of the query belongs to: whoever asks
    for a pension in prison asks when benefit is suspended.
    """
    answers = frozenset().union(*(index.filter("answers", role) for role in intent.roles))
    past = (ref for concept in intent.named if leads_past_branches(concept) for ref in concept.provisions)
    common = frozenset().union(*(index.filter("ref", ref.partition("(")[0]) for ref in past))
    put_aside: frozenset[int] = frozenset()
    for branch in intent.branches:
        own = index.filter("branch", branch) & index.filter("level", "article")
        answering = own & answers
        if answering or common & answers:
            put_aside |= own - answering
    return put_aside


def _shares_said(
    query: Query, intent: QueryIntent, glossary: Glossary, index: SearchIndex, weights: SearchWeights
) -> dict[int, float]:
    """How much of a query each document says or is looked for by, from 0 to 1, rare words counting more.

    Where words of the query name a concept, a document says them under whatever name, or by being tied to it.
    """
    terms = word_weights(query, glossary, index, weights)
    saying = {term: index.matching(term) for term in terms}
    for expansion in glossary.expand(fold(query.words)):
        concept = expansion.concept
        if concept.id in intent.concepts:
            tied = (index.filter("ref", ref.partition("(")[0]) for ref in concept.provisions)
            named = index.filter("concept", concept.id) | index.filter("about", concept.id).union(*tied)
            for term in _terms_of(expansion.matched):
                if term in saying:
                    saying[term] |= named
    amounts = {term: weight * index.idf(len(saying[term])) for term, weight in terms.items() if saying[term]}
    whole = sum(amounts.values()) or 1.0
    shares: dict[int, float] = {}
    for term, amount in amounts.items():
        for doc_id in saying[term]:
            shares[doc_id] = shares.get(doc_id, 0.0) + amount / whole
    return shares


def _terms_of(matched: str) -> set[str]:
    """The terms that a piece of a query is made of."""
    runs = (run for is_han, run in script_runs(matched) if is_han)
    return {*english_terms(matched), *(term for run in runs for term in (*bigrams(run), run))}
