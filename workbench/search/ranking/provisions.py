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
    """An article's place on the shelf, its score, and the place of its best paragraph (its own if none stands out)."""

    place: int
    score: float
    best: int


def rank_articles(
    shelf: InvertedIndex,
    likeness: Mapping[int, float],
    meaning: QueryIntent,
    glossary: Glossary,
    allowed: frozenset[int],
    home: str = MINIMUM_STANDARDS,
    weights: SearchWeights | None = None,
) -> list[Scored]:
    """The articles in ``allowed`` that answer a query, the likeliest first.

    ``likeness`` is the score of their words, by place on the shelf, for articles and paragraphs alike; ``home`` the
    instrument that goes before the others; ``weights`` are those that ship by default.
    """
    weights = weights or search_weights()
    articles, paragraphs = _best(shelf, likeness)
    most = max(articles.values(), default=0.0) or 1.0
    most_paragraph = max((score for _, score in paragraphs.values()), default=0.0) or 1.0
    scores: dict[int, float] = {}
    signals = _signals(shelf, meaning, glossary, weights)
    aside = _aside(shelf, meaning)
    for place, document in enumerate(shelf.documents):
        if document.ref != document.whole or place not in allowed:
            continue
        words = (1 - weights.paragraph) * articles.get(place, 0.0) / most
        words += weights.paragraph * paragraphs.get(document.ref, (0, 0.0))[1] / most_paragraph
        score = (weights.words * words + signals.get(place, 0.0)) * (weights.aside if place in aside else 1.0)
        if not (meaning.figures or meaning.numbers or document.facets["numbered"]):
            score *= weights.table
        if score > 0:
            scores[place] = score * (1.0 if document.group == home else weights.other_instruments)
    _lift_citing(shelf, scores, weights.citing)
    ranked = sorted(scores, key=lambda place: (-scores[place], shelf.documents[place].order))
    return [Scored(place, scores[place], _paragraph(shelf, place, paragraphs)) for place in ranked]


def _best(shelf: InvertedIndex, likeness: Mapping[int, float]) -> tuple[dict[int, float], dict[str, tuple[int, float]]]:
    """The scores of articles by place, and of each article's best paragraph with its place by the article's ref."""
    articles: dict[int, float] = {}
    paragraphs: dict[str, tuple[int, float]] = {}
    for place, score in likeness.items():
        document = shelf.documents[place]
        if document.ref == document.whole:
            articles[place] = score
        elif score > paragraphs.get(document.whole, (0, 0.0))[1]:
            paragraphs[document.whole] = (place, score)
    return articles, paragraphs


def _paragraph(shelf: InvertedIndex, place: int, paragraphs: Mapping[str, tuple[int, float]]) -> int:
    return paragraphs.get(shelf.documents[place].ref, (place, 0.0))[0]


def _signals(
    shelf: InvertedIndex, meaning: QueryIntent, glossary: Glossary, weights: SearchWeights
) -> dict[int, float]:
    """What speaks for an article beside the likeness of its words."""
    found: dict[int, float] = {}

    def add(places: frozenset[int], amount: float) -> None:
        for place in places:
            found[place] = found.get(place, 0.0) + amount

    for ref, strength in _tied(meaning, glossary, weights).items():
        add(shelf.tagged(f"ref:{ref.lower()}"), weights.tie * strength)
    for ref, strength in meaning.refs.items():
        add(shelf.tagged(f"ref:{ref.lower()}"), weights.pointed * strength)
    whole = shelf.tagged("level:article")
    for figure in meaning.figures:
        add(shelf.tagged(f"figure:{figure}") & whole, weights.figure)
    for number in meaning.numbers:
        add(shelf.tagged(f"figure:{number}") & whole, weights.number)
    roles = meaning.roles
    leads_on = meaning.refs or any(leads_past_branches(concept) and concept.provisions for concept in meaning.named)
    for branch, weight in meaning.branches.items():
        own = shelf.tagged(f"branch:{branch}") & whole
        add(own, weights.branch * weight)
        for role, strength in roles.items():
            add(own & _with_role(shelf, role), weights.role * weight * strength)
        if not roles and not leads_on:
            for role in _CORE_ROLES:
                add(own & shelf.tagged(f"role:{role}"), weights.core * weight)
    common = frozenset().union(*(shelf.tagged(f"branch:{branch}") for branch in _COMMON))
    for role, strength in roles.items():
        places = _with_role(shelf, role)
        add(places & common if meaning.branches else places, weights.any_branch * strength)
    return found


def _aside(shelf: InvertedIndex, meaning: QueryIntent) -> frozenset[int]:
    """The articles of the query's branches that do not answer what is asked, where others of the branch do."""
    aside: frozenset[int] = frozenset()
    for branch in meaning.branches:
        own = shelf.tagged(f"branch:{branch}") & shelf.tagged("level:article")
        answering = own & frozenset().union(*(_with_role(shelf, role) for role in meaning.roles))
        if answering:
            aside |= own - answering
    return aside


def _with_role(shelf: InvertedIndex, role: str) -> frozenset[int]:
    return shelf.tagged(f"answers:{role}")


def _tied(meaning: QueryIntent, glossary: Glossary, weights: SearchWeights) -> dict[str, float]:
    """The articles the glossary ties the query's concepts to: the strongest tie whole, each further one a little."""
    ties: dict[str, list[float]] = {}
    for name, weight in meaning.concepts.items():
        if weight < 1.0:
            continue
        refs = list(dict.fromkeys(ref.partition("(")[0] for ref in glossary.concepts[name].provisions))
        for at, ref in enumerate(refs):
            amount = weight * tie_weight(at, len(refs), weights)
            ties.setdefault(ref, []).append(
                amount * (weights.past_branches if leads_past_branches(glossary.concepts[name]) else 1.0)
            )
    return {ref: max(found) + weights.further_tie * (sum(found) - max(found)) for ref, found in ties.items()}


def _lift_citing(shelf: InvertedIndex, scores: dict[int, float], share: float) -> None:
    """Articles that cite the one found first are about it too."""
    if not scores:
        return
    first = max(scores, key=lambda place: scores[place])
    gain = share * scores[first]
    for place in shelf.tagged(f"cites:{shelf.documents[first].ref}") & shelf.tagged("level:article"):
        if place in scores:
            scores[place] += gain
