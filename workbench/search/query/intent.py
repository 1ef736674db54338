"""What a query is about: concepts of the glossary, branches, what is asked, and figures (pure)."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from workbench.crossref.suggesting.branches import NINE
from workbench.instruments.glossary import Concept, Glossary
from workbench.instruments.library import topic_rules
from workbench.instruments.model import Corpus
from workbench.instruments.topics import TopicRule, TopicRules, topics_of
from workbench.instruments.vocabulary import ABSORBED_BRANCHES
from workbench.lang.characters import HAN
from workbench.lang.folding import fold
from workbench.lang.languages import TEXT_LANGUAGES, language_of_words
from workbench.search.analysis.figures import bare_numbers, figure_terms, without_figures
from workbench.search.index.documents import concepts_in
from workbench.weights.search import SearchWeights, search_weights

_NAMING: Final = frozenset({"duty_to_secure", "contingency", "benefit"})
_PARTICLES: Final = re.compile(f"(?<=[{HAN}])[的了着过个](?=[{HAN}])")
_FOR_ALL: Final = frozenset({"common", "periodical_payments", "non_nationals", "miscellaneous", "final"})


@dataclass(frozen=True, slots=True)
class QueryIntent:
    """What a query is about.

    ``concepts`` are those looked for under all their names, with a weight up to 1, ``related`` what goes with them (a
    leave and the benefit paid during it), by which clauses are found; the articles of instruments are tied to their
    concepts anyhow. ``branches`` and ``roles`` have weights up to 1; ``refs`` are articles that the wording points at,
    with a strength up to 1; ``figures`` are terms of ``workbench.search.analysis.figures``, ``numbers`` those without
    a unit. ``named`` are the concepts named, also inside the name of another (失业 in 失业保险金).
    """

    concepts: Mapping[str, float]
    branches: Mapping[str, float]
    roles: Mapping[str, float]
    refs: Mapping[str, float]
    figures: tuple[str, ...]
    numbers: tuple[str, ...]
    named: tuple[Concept, ...]
    related: Mapping[str, float] = field(default_factory=dict)


def understand(
    words: str,
    glossary: Glossary,
    corpus: Corpus,
    unexpanded: Collection[str] = (),
    weights: SearchWeights | None = None,
    rules: TopicRules | None = None,
) -> QueryIntent:
    """What the words of a query say; ``unexpanded`` are concepts not to expand.

    ``weights`` and ``rules`` (the cue phrases) are those that ship by default.
    """
    weights, rules = weights or search_weights(), rules or topic_rules()
    folded = fold(words)
    readings = _readings(folded)
    named = tuple(dict.fromkeys(concept for reading in readings for concept in _named(reading, glossary)))
    expanded = [concept for concept in named if concept.id not in unexpanded]
    concepts = {concept.id: 1.0 for concept in expanded}
    for concept in expanded:
        for below in glossary.narrower(concept.id):
            if below.id not in unexpanded:
                concepts.setdefault(below.id, weights.narrower)
    beside = (other for concept in expanded for other in concept.related)
    related = {other: weights.related for other in beside if other not in concepts and other not in unexpanded}
    # 生孩子住院 is maternity: the 住院 in it names no branch of its own.
    outermost = frozenset().union(*(_outermost(reading, glossary) for reading in readings))
    branches = _branches((c for c in expanded if c.id in outermost), folded, corpus, weights, rules)
    return QueryIntent(
        concepts=concepts,
        branches=branches,
        roles=_strongest(asked_roles(each, rules) for each in readings),
        refs=_strongest(_pointed_at(each, branches, rules) for each in readings),
        figures=tuple(dict.fromkeys(figure_terms(folded))),
        numbers=tuple(dict.fromkeys(f"{number} " for number in bare_numbers(folded))),
        named=named,
        related=related,
    )


def _readings(folded: str) -> tuple[str, ...]:
    """A query as it is typed, and without the particles of speech that part its words (养老的钱, 退了休, 怀着孕)."""
    lean = _PARTICLES.sub("", folded)
    return (folded,) if lean == folded else (folded, lean)


def _strongest(several: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Of each name the greatest strength it has in any of several tables."""
    strengths: dict[str, float] = {}
    for each in several:
        for name, strength in each.items():
            strengths[name] = max(strength, strengths.get(name, 0.0))
    return strengths


def _named(folded: str, glossary: Glossary) -> Iterator[Concept]:
    """The concepts named, save those that are but the unit of a figure."""
    plain = without_figures(folded)
    yield from concepts_in(plain, "zh", glossary)
    yield from concepts_in(plain, "en", glossary)


def _outermost(folded: str, glossary: Glossary) -> frozenset[str]:
    """The ids of the concepts whose names stand in no longer name."""
    plain = without_figures(folded)
    return frozenset(each.concept.id for lang in TEXT_LANGUAGES for each in glossary.find(plain, lang))


def _branches(
    concepts: Iterable[Concept], folded: str, corpus: Corpus, weights: SearchWeights, rules: TopicRules
) -> dict[str, float]:
    """The branches that concepts name; a concept of several branches speaks the less for each."""
    weight_of: dict[str, float] = {}
    for concept in concepts:
        own = [branch for branch in concept.branches if branch in NINE]
        for branch in own if len(own) <= weights.branches_of_concept else ():
            weight = (1.0 if _names(concept, branch, corpus) else weights.in_passing) / len(own)
            weight_of[branch] = max(weight_of.get(branch, 0.0), weight)
    certain = {branch for branch, weight in weight_of.items() if weight == 1.0}
    beside = {below for branch in certain for below in ABSORBED_BRANCHES.get(branch, ())}
    if "sickness" in weight_of and "medical_care" not in certain and _asks(rules.rule("asks_for_money"), folded):
        beside.add("medical_care")
    return {branch: weight * (weights.in_passing if branch in beside else 1.0) for branch, weight in weight_of.items()}


def _names(concept: Concept, branch: str, corpus: Corpus) -> bool:
    """Whether a concept names a branch itself (its event, benefit or duty), not only a condition found in it."""
    tied = (corpus.provisions.get(ref) for ref in concept.provisions)
    return any(provision is not None and provision.branch == branch and provision.role in _NAMING for provision in tied)


def asked_roles(folded: str, rules: TopicRules) -> dict[str, float]:
    """The roles a question asks for, each with the strength of the strongest rule for it."""
    strengths: dict[str, float] = {}
    for rule in rules.for_use("questions"):
        if rule.targets and _asks(rule, folded):
            for target in rule.targets:
                if target.role:
                    strengths[target.role] = max(target.strength, strengths.get(target.role, 0.0))
    return strengths


def _asks(rule: TopicRule, folded: str) -> bool:
    """Whether the cue phrases of either language stand in a query, which may mix the two."""
    return rule.words(folded, "zh") is not None or rule.words(folded, "en") is not None


def _pointed_at(folded: str, branches: Mapping[str, float], rules: TopicRules) -> dict[str, float]:
    """Articles to which the cue phrases of suggestions and of everyday questions lead, whatever the branch."""
    own = language_of_words(folded)
    matches = [*topics_of(folded, branches, rules.for_use("suggestions"), own)]
    for lang in TEXT_LANGUAGES:  # a question may mix the two
        matches += topics_of(folded, branches, rules.for_use("questions"), lang)
    strengths: dict[str, float] = {}
    for match in matches:
        for target in match.rule.targets:
            if target.ref:
                article = target.ref.partition("(")[0]
                strengths[article] = max(strengths.get(article, 0.0), target.strength)
    return strengths


def leads_past_branches(concept: Concept) -> bool:
    """Whether a concept belongs to an article that holds for every branch (financing, appeal, ratification)."""
    return any(branch in _FOR_ALL for branch in concept.branches) and not any(b in NINE for b in concept.branches)


def tie_weight(position: int, ties: int, weights: SearchWeights) -> float:
    """How strongly the glossary ties a concept to the provision named at ``position`` (from 0) of ``ties``."""
    return (1.0 if position == 0 else weights.later_tie) / math.pow(max(1, ties), weights.tie_dilution)
