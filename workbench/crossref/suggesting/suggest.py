"""Which provisions of C.102 a clause of a draft touches, ranked and with reasons; nothing where nothing fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from workbench.crossref.suggesting.branches import NINE, ArticleContext, Sentence, article_contexts, branches_of_law
from workbench.instruments.glossary import Glossary
from workbench.instruments.library import topic_rules
from workbench.instruments.model import Corpus, Provision
from workbench.instruments.topics import Target, TopicMatch, TopicRules, topics_of
from workbench.lang.bm25 import Ranker, ranker
from workbench.lang.languages import Lang
from workbench.lang.terms import ranking_terms
from workbench.law.model import LawText
from workbench.weights.suggestions import SuggestionWeights, suggestion_weights

CONVENTION: Final = "C102"
LIMIT: Final = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a provision is suggested; ``code`` names the sentence in ``wording``, ``facts`` fill it in.

    topic     ``topic`` (its id), ``words`` (the cue in the clause) and ``at`` (the paragraph, or empty)
    heading   ``heading`` (or the title of the law) and ``branch``
    branch    ``branch`` and ``words`` (those of the clause that name it)
    concepts  ``concepts``: ids of the glossary concepts that the clause shares with the provision
    """

    code: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One article of the Convention for a clause: ``ref`` such as ``C102:24``, ``score`` from 0 to 1, and reasons."""

    ref: str
    score: float
    why: tuple[Reason, ...]


@dataclass(slots=True)
class _SuggestionEvidence:
    """What speaks for one provision: per topic its strength, the cue and the sentence it stands in."""

    strengths: dict[str, float] = field(default_factory=dict)
    reasons: dict[str, Reason] = field(default_factory=dict)
    units: list[Sentence] = field(default_factory=list)
    concepts: dict[str, float] = field(default_factory=dict)

    def add(self, topic: str, strength: float, reason: Reason, unit: Sentence) -> None:
        if strength > self.strengths.get(topic, 0.0):
            self.strengths[topic] = strength
            self.reasons[topic] = reason
        self.units.append(unit)

    def score(self, similarity: float, weights: SuggestionWeights) -> float:
        """The strongest sign counts whole, each further one, the shared concepts and words a little."""
        strongest, *others = sorted(self.strengths.values(), reverse=True)
        shared = min(weights.concepts, sum(self.concepts.values()))
        further = weights.further * min(1.0, sum(others))
        return min(1.0, strongest * (weights.strongest + further + shared) + weights.words * similarity)


_Evidence = dict[str, _SuggestionEvidence]  # by the reference of the article it speaks for


@dataclass(frozen=True)
class _ProvisionIndex:
    """The Convention as the suggestions need it: articles by branch and role, concepts, and words."""

    corpus: Corpus
    by_role: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    words: Ranker
    rules: TopicRules
    lang: Lang
    law_branches: tuple[str, ...]
    weights: SuggestionWeights

    def articles_meant(self, target: Target, branch: str) -> tuple[tuple[str, str], ...]:
        """The articles a target means for a branch, each with the paragraph that is meant, or empty."""
        if target.ref:
            provision = self.corpus.provisions.get(target.ref)
            if provision is None:
                return ()
            return ((f"{CONVENTION}:{provision.article}", provision.address if provision.parent else ""),)
        return self.by_role.get((branch, target.role), ())


def suggest(
    law: LawText,
    corpus: Corpus,
    glossary: Glossary,
    weights: SuggestionWeights | None = None,
    rules: TopicRules | None = None,
) -> Mapping[str, tuple[Suggestion, ...]]:
    """For each article of ``law``, by its id, the articles of C.102 it touches, the likeliest first.

    At most eight an article, and none for penalties, registration, definitions, entry into force and the like.
    ``weights`` and ``rules`` (the cue phrases) are those that ship by default.
    """
    weights, rules = weights or suggestion_weights(), rules or topic_rules()
    index = _ProvisionIndex(
        corpus,
        _roles(corpus),
        ranker(
            {p.ref: ranking_terms(corpus.full_text(p.ref, law.lang)) for p in corpus.articles(CONVENTION)},
            weights.k1,
            weights.b,
        ),
        rules,
        law.lang,
        branches_of_law(law, glossary),
        weights,
    )
    contexts = article_contexts(law, corpus, glossary, weights, rules)
    return {context.article.key: _for_article(context, index) for context in contexts}


def _for_article(context: ArticleContext, index: _ProvisionIndex) -> tuple[Suggestion, ...]:
    evidence_by_ref: _Evidence = {}
    if not context.is_social_security:
        return ()
    if _is_penal(context, index):
        _take_fraud(context, index, evidence_by_ref)
    else:
        for unit in context.units:
            matches = topics_of(unit.text, unit.branches, index.rules.for_use("suggestions"), index.lang)
            is_appeal = any(match.rule.id == "appeal" for match in matches)
            if is_appeal or not _is_formality(unit, index):
                _take_unit(unit, matches, index, evidence_by_ref)
            if is_appeal and unit.text.endswith(("：", ":")):
                break  # what follows lists the decisions that may be appealed against
    if not evidence_by_ref:
        return ()
    _share_concepts(evidence_by_ref, index.weights)
    similarities = index.words.scores(ranking_terms(context.article.text))
    best = max(similarities.values(), default=0.0) or 1.0
    suggestions = [
        Suggestion(ref, round(score, 3), tuple(_reasons(evidence, context, index.corpus.provision(ref))))
        for ref, evidence in evidence_by_ref.items()
        if (score := evidence.score(similarities.get(ref, 0.0) / best, index.weights)) >= index.weights.least
    ]
    suggestions.sort(key=lambda suggestion: (-suggestion.score, index.corpus.provision(suggestion.ref).order))
    return tuple(suggestions[:LIMIT])


def _is_formality(unit: Sentence, index: _ProvisionIndex) -> bool:
    """Whether a sentence is what no convention on benefits answers: a registration, a definition, ..."""
    return any(rule.words(unit.text, index.lang) is not None for rule in index.rules.for_use("formalities"))


def _is_penal(context: ArticleContext, index: _ProvisionIndex) -> bool:
    """A chapter of penalties, or an article whose first paragraph lays one down."""
    heading_rule = index.rules.rule("penal_heading")
    if any(heading_rule.words(heading.strip(), index.lang) is not None for heading in context.headings):
        return True
    first = context.article.text.partition("\n")[0]
    return index.rules.rule("penalty").words(first, index.lang) is not None


def _take_fraud(context: ArticleContext, index: _ProvisionIndex, evidence_by_ref: _Evidence) -> None:
    """Fraud by whoever claims benefit is a ground for stopping it, also where the law words it as an offence."""
    rules = (index.rules.rule("acting_institution"), index.rules.rule("claim_fraud"))
    for unit in context.units:
        for match in topics_of(unit.text, unit.branches, rules, index.lang):
            for target in match.rule.targets:
                _take_target(target, "", target.strength, match, unit, index, evidence_by_ref)


def _take_unit(
    unit: Sentence,
    matches: tuple[TopicMatch, ...],
    index: _ProvisionIndex,
    evidence_by_ref: _Evidence,
) -> None:
    for match in matches:
        for target, branch, weight in _aims(unit, match, matches, index):
            _take_target(target, branch, target.strength * weight, match, unit, index, evidence_by_ref)


def _take_target(
    target: Target,
    branch: str,
    strength: float,
    match: TopicMatch,
    unit: Sentence,
    index: _ProvisionIndex,
    evidence_by_ref: _Evidence,
) -> None:
    """Note what a rule seen in a sentence says for the articles that ``target`` means in a branch."""
    for ref, at in index.articles_meant(target, branch):
        reason = Reason("topic", {"topic": match.rule.id, "words": match.words, "at": at})
        evidence_by_ref.setdefault(ref, _SuggestionEvidence()).add(match.rule.id, strength, reason, unit)


def _aims(
    unit: Sentence, match: TopicMatch, matches: tuple[TopicMatch, ...], index: _ProvisionIndex
) -> Iterator[tuple[Target, str, float]]:
    """Each target of a rule with the branch it is sought in and the weight of that branch."""
    branches: Mapping[str, float] = unit.branches
    if match.rule.id == "participation" and not branches:
        # Social insurance as a whole: whoever is brought in is brought into every branch the law provides for.
        foreign = any(other.rule.id == "non_nationals" for other in matches)
        branches = {} if foreign else dict.fromkeys(index.law_branches, index.weights.law_branch)
    if match.rule.id == "establishment" and len(unit.own) >= index.weights.enumerated:
        yield Target(1.0, ref=f"{CONVENTION}:2"), "", 1.0
        branches = dict.fromkeys(branches, index.weights.enumerated_branch)
    for target in match.rule.targets:
        if target.ref:
            yield target, "", 1.0
        else:
            allowed = match.rule.branches
            yield from ((target, b, weight) for b, weight in branches.items() if not allowed or b in allowed)


def _share_concepts(evidence_by_ref: Mapping[str, _SuggestionEvidence], weights: SuggestionWeights) -> None:
    """Note for each candidate the concepts of its sentences that the glossary ties to it; rare ties weigh more."""
    for ref, evidence in evidence_by_ref.items():
        for unit in evidence.units:
            for concept in unit.concepts:
                articles = {tied.partition("(")[0] for tied in concept.provisions}
                if ref in articles:
                    evidence.concepts[concept.id] = weights.concept / len(articles) ** weights.concept_dilution


def _reasons(evidence: _SuggestionEvidence, context: ArticleContext, provision: Provision) -> Iterator[Reason]:
    for topic in sorted(evidence.strengths, key=lambda name: -evidence.strengths[name]):
        yield evidence.reasons[topic]
    if provision.branch in context.heading_branches:
        yield Reason("heading", {"heading": context.named_by, "branch": provision.branch})
    elif provision.branch in NINE:
        words = dict.fromkeys(word for unit in evidence.units for word in unit.own.get(provision.branch, ()))
        if words:
            yield Reason("branch", {"branch": provision.branch, "words": tuple(words)})
    if evidence.concepts:
        yield Reason("concepts", {"concepts": tuple(evidence.concepts)})


def _roles(corpus: Corpus) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Branch and role to the articles that have it, or have a paragraph that has it, with that paragraph's address.

    A benefit article with a statement of purpose gives care (Articles 10, 34, 49); the others give money.
    """
    articles: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for article in corpus.articles(CONVENTION):
        below = {p.role: p.address for p in reversed(list(corpus.walk(article.ref))) if p.ref != article.ref}
        address_of = {role: address for role, address in below.items() if role != article.role}
        address_of[article.role] = ""
        if article.role == "benefit":
            address_of["care" if "purpose" in address_of else "cash"] = ""
        for role, address in address_of.items():
            articles.setdefault((article.branch, role), []).append((article.ref, address))
    return {key: tuple(entries) for key, entries in articles.items()}
