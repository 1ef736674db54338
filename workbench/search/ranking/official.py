"""The official wordings that hold all of a query, by the articles they are of (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.instruments.glossary import Glossary
from workbench.search.index.documents import SearchDocument
from workbench.search.index.opened import SearchIndex
from workbench.search.query.intent import QueryIntent
from workbench.search.query.language import Query
from workbench.search.ranking.evaluator import QueryEvaluator
from workbench.search.ranking.evidence import clause_evidence
from workbench.weights.search import SearchWeights


@dataclass(frozen=True, slots=True)
class OfficialWording:
    """An article whose official wording holds all of a query.

    ``share`` is how alike its words are to the query, 1 being the likest; ``documents`` are the article or the
    paragraph of it that holds all of the query, one a language.
    """

    article: SearchDocument
    share: float
    documents: tuple[SearchDocument, ...]


def official_wordings(
    official: SearchIndex, query: Query, intent: QueryIntent, glossary: Glossary, weights: SearchWeights
) -> dict[str, OfficialWording]:
    """The articles whose official wording holds all the words of a query, by reference, the likeliest first."""
    if not query.words:
        return {}
    evaluator = QueryEvaluator(official, query, intent, glossary)
    whole = evaluator.holding_all()
    evidence = clause_evidence(query, intent, glossary, official, weights)
    scores = dict.fromkeys(whole, 0.0) | dict(official.search(evidence, whole))
    likeliest = sorted(scores, key=lambda doc_id: (-scores[doc_id], official.document(doc_id).order))
    most = max(scores.values(), default=0.0) or 1.0
    paragraphs: dict[tuple[str, str], SearchDocument] = {}
    wordings: dict[str, OfficialWording] = {}
    for document in map(official.document, likeliest):
        if document.ref != document.whole:
            paragraphs.setdefault((document.whole, document.group), document)
    for doc_id in likeliest:
        article = official.document(doc_id)
        if article.ref == article.whole:
            first = wordings.get(article.ref) or OfficialWording(article, scores[doc_id] / most, ())
            best = paragraphs.get((article.ref, article.group), article)
            wordings[article.ref] = replace(first, documents=(*first.documents, best))
    return wordings
