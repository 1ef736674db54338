"""Ranks provisions for a query: by words, concepts, branch and role, figures, and who cites whom (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.glossary import Glossary
from workbench.search.index.postings import InvertedIndex
from workbench.search.query.intent import QueryIntent, leads_past_branches, tie_weight
from workbench.weights.search import SearchWeights, search_weights

_COMMON: Final = ("periodical_payments", "non_nationals", "common")  # they hold for every branch
_CORE_ROLES: Final = frozenset({"duty_to_secure", "contingency"})


@dataclass(frozen=True, slots=True)
class Scored:
    """An article by its number in the index, its score, and the number of its best paragraph, else its own."""

    doc_id: int
    score: float
    best: int


def rank_articles(
    index: InvertedIndex,
    word_scores: Mapping[int, float],
    intent: QueryIntent,
    glossary: Glossary,
    allowed: frozenset[int],
    named: str = "",
    weights: SearchWeights | None = None,
) -> list[Scored]:
    """The articles in ``allowed`` that answer a query, the likeliest first.

    ``word_scores`` are by number in the index, for articles and paragraphs alike; ``named`` is the instrument that the
    query names; ``weights`` are those that ship by default.
    """
    weights = weights or search_weights()
    home = named or MINIMUM_STANDARDS
    articles, paragraphs = _best(index, word_scores)
    most = max(articles.values(), default=0.0) or 1.0
    most_paragraph = max((score for _, score in paragraphs.values()), default=0.0) or 1.0
    scores: dict[int, float] = {}
    signals = _signals(index, intent, glossary, weights)
    demoted = _demoted(index, intent)
    for doc_id, document in enumerate(index.documents):
        if document.ref != document.whole or doc_id not in allowed:
            continue
        words = (1 - weights.paragraph) * articles.get(doc_id, 0.0) / most
        words += weights.paragraph * paragraphs.get(document.ref, (0, 0.0))[1] / most_paragraph
        score = (weights.words * words + signals.get(doc_id, 0.0)) * (weights.aside if doc_id in demoted else 1.0)
        if not (intent.figures or intent.numbers or document.facets["numbered"]):
            score *= weights.table
        if score > 0:
            scores[doc_id] = score * (1.0 if document.group == home else weights.other_instruments)
    _boost_citing(index, scores, weights.citing)
    ranked = sorted(scores, key=lambda doc_id: (-scores[doc_id], index.documents[doc_id].order))
    return [Scored(doc_id, scores[doc_id], _paragraph(index, doc_id, paragraphs)) for doc_id in ranked]


def _best(index: InvertedIndex, scores: Mapping[int, float]) -> tuple[dict[int, float], dict[str, tuple[int, float]]]:
    """The scores of articles by number, and by the article's ref the number and score of its best paragraph."""
    articles: dict[int, float] = {}
    paragraphs: dict[str, tuple[int, float]] = {}
    for doc_id, score in scores.items():
        document = index.documents[doc_id]
        if document.ref == document.whole:
            articles[doc_id] = score
        elif score > paragraphs.get(document.whole, (0, 0.0))[1]:
            paragraphs[document.whole] = (doc_id, score)
    return articles, paragraphs


def _paragraph(index: InvertedIndex, doc_id: int, paragraphs: Mapping[str, tuple[int, float]]) -> int:
    return paragraphs.get(index.documents[doc_id].ref, (doc_id, 0.0))[0]


def _signals(index: InvertedIndex, intent: QueryIntent, glossary: Glossary, weights: SearchWeights) -> dict[int, float]:
    """What speaks for an article beside the score of its words."""
    signals: dict[int, float] = {}

    def add(doc_ids: frozenset[int], amount: float) -> None:
        for doc_id in doc_ids:
            signals[doc_id] = signals.get(doc_id, 0.0) + amount

    for ref, strength in _tied(intent, glossary, weights).items():
        add(index.filter("ref", ref), weights.tie * strength)
    for ref, strength in intent.refs.items():
        add(index.filter("ref", ref), weights.pointed * strength)
    whole = index.filter("level", "article")
    for figure in intent.figures:
        add(index.filter("figure", figure) & whole, weights.figure)
    for number in intent.numbers:
        add(index.filter("figure", number) & whole, weights.number)
    roles = intent.roles
    leads_on = intent.refs or any(leads_past_branches(concept) and concept.provisions for concept in intent.named)
    for branch, weight in intent.branches.items():
        own = index.filter("branch", branch) & whole
        add(own, weights.branch * weight)
        for role, strength in roles.items():
            add(own & _with_role(index, role), weights.role * weight * strength)
        if not roles and not leads_on:
            for role in _CORE_ROLES:
                add(own & index.filter("role", role), weights.core * weight)
    common = frozenset().union(*(index.filter("branch", branch) for branch in _COMMON))
    for role, strength in roles.items():
        doc_ids = _with_role(index, role)
        add(doc_ids & common if intent.branches else doc_ids, weights.any_branch * strength)
    return signals


def _demoted(index: InvertedIndex, intent: QueryIntent) -> frozenset[int]:
    """The articles of the query's branches that do not answer what is asked, where others of the branch do."""
    demoted: frozenset[int] = frozenset()
    for branch in intent.branches:
        own = index.filter("branch", branch) & index.filter("level", "article")
        answering = own & frozenset().union(*(_with_role(index, role) for role in intent.roles))
        if answering:
            demoted |= own - answering
    return demoted


def _with_role(index: InvertedIndex, role: str) -> frozenset[int]:
    return index.filter("answers", role)


def _tied(intent: QueryIntent, glossary: Glossary, weights: SearchWeights) -> dict[str, float]:
    """The articles the glossary ties the query's concepts to: the strongest tie whole, each further one a little."""
    ties: dict[str, list[float]] = {}
    for name, weight in intent.concepts.items():
        if weight < 1.0:
            continue
        refs = list(dict.fromkeys(ref.partition("(")[0] for ref in glossary.concepts[name].provisions))
        for at, ref in enumerate(refs):
            amount = weight * tie_weight(at, len(refs), weights)
            ties.setdefault(ref, []).append(
                amount * (weights.past_branches if leads_past_branches(glossary.concepts[name]) else 1.0)
            )
    return {ref: max(amounts) + weights.further_tie * (sum(amounts) - max(amounts)) for ref, amounts in ties.items()}


def _boost_citing(index: InvertedIndex, scores: dict[int, float], share: float) -> None:
    """Articles that cite the one found first are about it too."""
    if not scores:
        return
    first = max(scores, key=lambda doc_id: scores[doc_id])
    gain = share * scores[first]
    for doc_id in index.filter("cites", index.documents[first].ref) & index.filter("level", "article"):
        if doc_id in scores:
            scores[doc_id] += gain
