"""How alike in words a query and documents are: BM25 over one field of a document or several (pure).

After S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009: sections 3.1 (idf),
3.4 (saturation and length) and 3.6 (several fields). The idf stays above zero for a word that most documents hold.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

# Section 3.4 finds values of 1.2 to 2 and of 0.5 to 0.8 reasonably good in many circumstances.
K1: Final = 1.2  # saturation: how far a word still counts more for standing there again
B: Final = 0.75  # length: 0 where it makes no difference, 1 where only the share of a word in its field counts

Postings = Iterable[tuple[int, int]]  # number of the document, times the word stands in the field


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """A field: what a word in it counts beside other fields, and by number of the document how long it is there.

    ``norms`` are lengths as BM25 counts them: 1 for the average one.
    """

    weight: float
    norms: Sequence[float]


def field_weights(lengths: Sequence[int], weight: float = 1.0, b: float = B) -> FieldWeights:
    """The field of documents that have so many words in it each; those without any do not count for the average."""
    filled = [length for length in lengths if length]
    mean = sum(filled) / len(filled) if filled else 1.0
    return FieldWeights(weight, [1 - b + b * length / mean for length in lengths])


def idf(holders: int, documents: int) -> float:
    """The inverse document frequency: the weight of a word that so many of the documents hold."""
    return math.log(1 + (documents - holders + 0.5) / (holders + 0.5))


def term_scores(stands: Iterable[tuple[FieldWeights, Postings]], documents: int, k1: float = K1) -> dict[int, float]:
    """What a word adds to the score of each document that holds it, given where it stands, field by field."""
    amounts: dict[int, float] = {}
    for weights, postings in stands:
        weight, norms = weights.weight, weights.norms
        for document, times in postings:
            amounts[document] = amounts.get(document, 0.0) + weight * times / norms[document]
    rare = idf(len(amounts), documents)
    return {document: rare * amount * (k1 + 1) / (amount + k1) for document, amount in amounts.items()}


@dataclass(frozen=True, slots=True)
class Ranker:
    """Plain documents prepared for BM25: where each term stands, and what it adds, worked out when first asked for."""

    refs: Sequence[str]
    weights: FieldWeights
    postings: Mapping[str, Sequence[tuple[int, int]]]
    k1: float
    _known: dict[str, Mapping[int, float]] = field(default_factory=dict)

    def scores(self, query: Iterable[str]) -> dict[str, float]:
        """The score of every document that shares a term with the query, each distinct term counted once."""
        scores: dict[int, float] = {}
        for term in dict.fromkeys(query):
            for number, added in self._scores_of(term).items():
                scores[number] = scores.get(number, 0.0) + added
        return {self.refs[number]: score for number, score in scores.items()}

    def _scores_of(self, term: str) -> Mapping[int, float]:
        scores = self._known.get(term)
        if scores is None:
            stands = [(self.weights, self.postings.get(term, ()))]
            scores = self._known[term] = term_scores(stands, len(self.refs), self.k1)
        return scores


def ranker(documents: Mapping[str, Sequence[str]], k1: float = K1, b: float = B) -> Ranker:
    """Prepare documents of one field, given as terms by reference."""
    postings: dict[str, list[tuple[int, int]]] = {}
    for number, terms in enumerate(documents.values()):
        for term, times in Counter(terms).items():
            postings.setdefault(term, []).append((number, times))
    return Ranker(tuple(documents), field_weights([len(terms) for terms in documents.values()], b=b), postings, k1)
