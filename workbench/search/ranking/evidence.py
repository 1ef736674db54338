"""What speaks for a document as the answer to a query, written as one query of Whoosh (pure).

Words are weighed by BM25F. Whatever else speaks for a document adds a constant, in units of what the words of the
query could bring at most, so that it counts the same beside one word as beside twenty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from whoosh.query.compound import And, Or
from whoosh.query.qcore import Query
from whoosh.query.terms import Term
from whoosh.query.wrappers import ConstantScoreQuery

from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.glossary import Glossary
from workbench.lang.folding import fold
from workbench.lang.terms import bigrams, script_runs
from workbench.search.analysis.words import english_terms, query_runs
from workbench.search.index.documents import TERMS
from workbench.search.index.opened import OrQuery, SearchIndex, has
from workbench.search.query import language
from workbench.search.query.intent import QueryIntent, leads_past_branches, tie_weight
from workbench.search.query.language import Node, Word
from workbench.weights.search import SearchWeights

_COMMON: Final = ("periodical_payments", "non_nationals", "common")  # they hold for every branch
_CORE_ROLES: Final = frozenset({"duty_to_secure", "contingency"})
_POINTED: Final = (
    0.5  # strength from which on a phrase says that an article is what is asked for, not what goes with it
)
_MOST_TERMS: Final = 64  # of a text that was pasted, the rarest


def word_weights(
    query: language.Query, glossary: Glossary, index: SearchIndex, weights: SearchWeights
) -> dict[str, float]:
    """The terms of a query's words: pairs of characters, whole words of the glossary, stems, and what a star opens."""
    words = fold(query.words)
    terms: dict[str, float] = {}
    for is_han, run in script_runs(words):
        for part in query_runs(run) if is_han else ():
            terms.update(dict.fromkeys(bigrams(part) or [part], 1.0))
    for occurrence in glossary.find(words, "zh"):
        if occurrence.end - occurrence.start > 2:
            terms[words[occurrence.start : occurrence.end]] = weights.whole_word
    terms.update(dict.fromkeys(english_terms(words), 1.0))
    for prefix in _prefixes(query.root):
        terms.update(dict.fromkeys(index.starting(fold(prefix)), weights.prefix))
    if len(terms) > _MOST_TERMS:
        telling = sorted(terms, key=lambda term: len(index.holders(term)) or len(index.everything))[:_MOST_TERMS]
        terms = {term: terms[term] for term in telling}
    return terms


def _prefixes(node: Node | None) -> Iterator[str]:
    if isinstance(node, Word) and node.prefix:
        yield node.text
    elif isinstance(node, language.And | language.Or | language.Juxtaposition):
        for below in node.nodes:
            yield from _prefixes(below)


def unit_of(terms: Mapping[str, float], intent: QueryIntent, index: SearchIndex, weights: SearchWeights) -> float:
    """What the words and concepts of a query may bring: each by how rare it is, the less the more are rarer still.

    No text holds all of a long query; a word of a short one stands in headings and in the text.
    """
    there = ((weight, holders) for term, weight in terms.items() if (holders := index.holders(term)))
    words = (weight * index.idf(len(holders)) for weight, holders in there)
    concepts = (
        weights.concept * weight * index.idf(len(index.filter("concept", each))) for each, weight in _named(intent)
    )
    brought = sorted((*words, *concepts), reverse=True)
    short = 1 + weights.unit_short / max(1, len(brought))
    return short * sum(amount * weights.unit_falls**rank for rank, amount in enumerate(brought)) or 1.0


def _named(intent: QueryIntent) -> Iterator[tuple[str, float]]:
    return ((concept.id, weight) for concept in intent.named if (weight := intent.concepts.get(concept.id)))


def words_of(terms: Mapping[str, float], weights: SearchWeights) -> Iterator[Query]:
    """The query for each word, in each field of words."""
    fields = {
        "zh": weights.field_zh,
        "en": weights.field_en,
        "title": weights.field_title,
        TERMS: weights.field_terms,
    }
    for term, weight in terms.items():
        for field, share in fields.items():
            yield Term(field, term, boost=weight * share)


def concepts_of(concepts: Mapping[str, float], index: SearchIndex, weights: SearchWeights) -> Iterator[Query]:
    """The concepts of a query under whatever name, by how rare they are."""
    for concept, weight in concepts.items():
        rarity = index.idf(len(index.filter("concept", concept)))
        yield ConstantScoreQuery(has("concept", concept), weights.concept * weight * rarity)


def clause_evidence(
    query: language.Query, intent: QueryIntent, glossary: Glossary, index: SearchIndex, weights: SearchWeights
) -> Query:
    """What speaks for a clause, a position or a statistic: words, concepts, figures, and its branch."""
    terms = word_weights(query, glossary, index, weights)
    unit = unit_of(terms, intent, index, weights)
    queries = [*words_of(terms, weights), *concepts_of({**intent.concepts, **intent.related}, index, weights)]
    for figure in intent.figures:
        rarity = index.idf(len(index.filter("figure", figure)))
        queries.append(ConstantScoreQuery(has("figure", figure), weights.figure_rarity * rarity))
    for branch, weight in intent.branches.items():
        queries.append(ConstantScoreQuery(has("branch", branch), weights.clause_branch * weight * unit))
    return OrQuery(queries)


def article_evidence(
    query: language.Query,
    intent: QueryIntent,
    glossary: Glossary,
    index: SearchIndex,
    weights: SearchWeights,
    others: Mapping[str, float],
) -> Query:
    """What speaks for an article of an instrument; ``others`` are references with a share that speaks for each."""
    terms = word_weights(query, glossary, index, weights)
    unit = unit_of(terms, intent, index, weights)
    signals = [
        *_signals(intent, glossary, index, weights),
        *((has("ref", ref), share) for ref, share in others.items()),
    ]
    constants = [ConstantScoreQuery(signal, unit * strength) for signal, strength in signals if strength]
    return OrQuery([*words_of(terms, weights), *concepts_of(intent.concepts, index, weights), *constants])


def _signals(
    intent: QueryIntent, glossary: Glossary, index: SearchIndex, weights: SearchWeights
) -> Iterator[tuple[Query, float]]:
    for ref, strength in _tied(intent, glossary, index, weights).items():
        yield has("ref", ref), weights.tie * strength
    for ref, strength in intent.refs.items():
        yield has("ref", ref), weights.pointed * strength
    for figure in intent.figures:
        yield has("figure", figure), weights.figure
    for number in intent.numbers:
        yield has("figure", number), weights.number
    leads_on = (
        intent.refs
        or first_tied(intent)
        or any(leads_past_branches(concept) and concept.provisions for concept in intent.named)
    )
    for branch, weight in intent.branches.items():
        yield has("branch", branch), weights.branch * weight
        for role, strength in intent.roles.items():
            yield And([has("branch", branch), has("answers", role)]), weights.role * weight * strength
        if not intent.roles and not leads_on:
            for role in _CORE_ROLES:
                yield And([has("branch", branch), has("role", role)]), weights.core * weight
    common = Or([has("branch", branch) for branch in _COMMON])
    for role, strength in intent.roles.items():
        answering = And([has("answers", role), common]) if intent.branches else has("answers", role)
        yield answering, weights.any_branch * strength


def first_tied(intent: QueryIntent) -> set[str]:
    """The articles of other instruments that the query is closest to: its concepts' first, and those pointed at."""
    firsts = (concept.provisions[0].partition("(")[0] for concept in intent.named if concept.provisions)
    pointed = (ref for ref, strength in intent.refs.items() if strength >= _POINTED)
    return {ref for ref in (*firsts, *pointed) if not ref.startswith(f"{MINIMUM_STANDARDS}:")}


def _tied(intent: QueryIntent, glossary: Glossary, index: SearchIndex, weights: SearchWeights) -> dict[str, float]:
    """The articles tied to the query's concepts: the strongest tie whole, each further one a little.

    The glossary ties a concept to articles, and an article names concepts among the terms by which one looks for it.
    """
    ties: dict[str, list[float]] = {}
    for name, weight in intent.concepts.items():
        if weight < 1.0:
            continue
        refs = list(dict.fromkeys(ref.partition("(")[0] for ref in glossary.concepts[name].provisions))
        amounts = {ref: weight * tie_weight(at, len(refs), weights) for at, ref in enumerate(refs)}
        naming = [index.document(doc_id).ref for doc_id in index.filter("about", name)]
        for ref in naming:
            amounts.setdefault(ref, weight * weights.about / len(naming) ** weights.tie_dilution)
        past = weights.past_branches if leads_past_branches(glossary.concepts[name]) else 1.0
        for ref, amount in amounts.items():
            ties.setdefault(ref, []).append(amount * past)
    return {ref: max(amounts) + weights.further_tie * (sum(amounts) - max(amounts)) for ref, amounts in ties.items()}
