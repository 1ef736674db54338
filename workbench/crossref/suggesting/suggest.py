"""Which provisions of C.102 a clause of a draft touches, ranked and with reasons; nothing where nothing fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from workbench.crossref.suggesting.branches import NINE, ArticleContext, Sentence, article_contexts
from workbench.crossref.suggesting.provision_index import CONVENTION, ProvisionIndex, provision_index
from workbench.instruments.glossary import Glossary
from workbench.instruments.library import topic_rules
from workbench.instruments.model import Corpus, Provision
from workbench.instruments.topics import Target, TopicMatch, TopicRules, topics_of
from workbench.lang.terms import ranking_terms
from workbench.law.model import LawText
from workbench.weights.suggestions import SuggestionWeights, suggestion_weights

LIMIT: Final = 8
BESIDE: Final = 3  # of other instruments
_WHO: Final = frozenset({"participation", "excluded_persons"})  # in a law as a whole: in every branch of it
_BEST: Final = 2  # the suggestions for which other instruments are looked at


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a provision is suggested; ``code`` names the sentence in ``wording``, ``facts`` fill it in.

    topic     ``topic`` (its id), ``words`` (the cue in the clause) and ``at`` (the paragraph's reference, or empty)
    heading   ``heading`` (or the title of the law) and ``branch``
    branch    ``branch`` and ``words`` (those of the clause that name it)
    concepts  ``concepts``: ids of the glossary concepts that the clause shares with the provision
    later     ``at``: the provision of the Convention on the same, on which this one says more
    """

    code: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One article of an instrument for a clause: ``ref`` such as ``C102:24``, ``score`` from 0 to 1, and reasons."""

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


@dataclass(frozen=True, slots=True)
class ArticleSuggestions:
    """What is suggested for one article: of the Convention a draft is judged by, and beside it of other instruments."""

    convention: tuple[Suggestion, ...] = ()
    beside: tuple[Suggestion, ...] = ()


_Evidence = dict[str, _SuggestionEvidence]  # by the reference of the article it speaks for


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
    offered = suggest_all(law, corpus, glossary, weights, rules)
    return {key: suggestions.convention for key, suggestions in offered.items()}


def suggest_all(
    law: LawText,
    corpus: Corpus,
    glossary: Glossary,
    weights: SuggestionWeights | None = None,
    rules: TopicRules | None = None,
) -> Mapping[str, ArticleSuggestions]:
    """As ``suggest``, and beside it what other instruments say more on the same."""
    weights, rules = weights or suggestion_weights(), rules or topic_rules()
    index = provision_index(law, corpus, glossary, weights, rules)
    contexts = article_contexts(law, corpus, glossary, weights, rules)
    return {context.article.key: _for_article(context, index) for context in contexts}


def _for_article(context: ArticleContext, index: ProvisionIndex) -> ArticleSuggestions:
    evidence_by_ref: _Evidence = {}
    if _is_penal(context, index):
        _take_fraud(context, index, evidence_by_ref)
    else:
        _take_sentences(context, index, evidence_by_ref)
    if not evidence_by_ref:
        return ArticleSuggestions()
    _share_concepts(evidence_by_ref, index.weights)
    similarities = index.words.scores(ranking_terms(context.article.text))
    own = {
        ref: evidence
        for ref, evidence in evidence_by_ref.items()
        if context.is_social_security and index.corpus.provision(ref).instrument == CONVENTION
    }
    others = {ref: evidence for ref, evidence in evidence_by_ref.items() if not ref.startswith(f"{CONVENTION}:")}
    convention = _ranked(own, context, similarities, index)[:LIMIT]
    named = _ranked(others, context, similarities, index)
    taken = {suggestion.ref for suggestion in named}
    more = [later for later in _on_the_same(convention, context, similarities, index) if later.ref not in taken]
    beside = sorted((*named, *more), key=lambda suggestion: -suggestion.score)
    return ArticleSuggestions(convention, tuple(beside[:BESIDE]))


def _ranked(
    evidence_by_ref: _Evidence, context: ArticleContext, similarities: Mapping[str, float], index: ProvisionIndex
) -> tuple[Suggestion, ...]:
    """What has evidence enough, the likeliest first, without the tail."""
    best = max((score for ref, score in similarities.items() if ref.startswith(CONVENTION)), default=0.0) or 1.0
    suggestions = [
        Suggestion(ref, round(score, 3), tuple(_reasons(evidence, context, index.corpus.provision(ref))))
        for ref, evidence in evidence_by_ref.items()
        if (score := evidence.score(min(1.0, similarities.get(ref, 0.0) / best), index.weights)) >= index.weights.least
    ]
    suggestions.sort(key=lambda suggestion: (-suggestion.score, index.corpus.provision(suggestion.ref).order))
    least = index.weights.tail * suggestions[0].score if suggestions else 0.0
    return tuple(suggestion for suggestion in suggestions if suggestion.score >= least)


def _on_the_same(
    convention: tuple[Suggestion, ...],
    context: ArticleContext,
    similarities: Mapping[str, float],
    index: ProvisionIndex,
) -> Iterator[Suggestion]:
    """For the best suggestions the article of a later Convention on the same; of several the likest in words."""
    branches = context.heading_branches or tuple({branch for unit in context.units for branch in unit.branches})
    seen: set[str] = set()
    for suggestion in convention[:_BEST]:
        answered = index.corpus.provision(str(suggestion.why[0].facts.get("at") or suggestion.ref))
        later = [ref for ref in index.later.on_the_same(answered, branches) if ref not in seen]
        by_instrument: dict[str, str] = {}
        for ref in sorted(later, key=lambda ref: -similarities.get(ref, 0.0)):
            by_instrument.setdefault(ref.partition(":")[0], ref)
        for ref in by_instrument.values():
            seen.add(ref)
            score = round(suggestion.score * index.weights.beside, 3)
            yield Suggestion(ref, score, (Reason("later", {"at": answered.ref}),))


def _take_sentences(context: ArticleContext, index: ProvisionIndex, evidence_by_ref: _Evidence) -> None:
    """Note what each sentence speaks for; where the article's own heading names its subject, that counts most."""
    headed = _headed(context, index)
    if headed is None:
        return
    if context.heading is not None:
        _take_unit(
            context.heading, headed, index, evidence_by_ref, dict.fromkeys(_ids(headed), index.weights.own_heading)
        )
    shares = dict.fromkeys(_ids(headed), 1.0)
    others = index.weights.beside_heading if headed else 1.0
    for unit in context.units:
        matches = _topics(unit, index)
        is_appeal = "appeal" in _ids(matches)
        if is_appeal or not _is_formality(unit, index):
            _take_unit(
                unit, matches, index, evidence_by_ref, {name: shares.get(name, others) for name in _ids(matches)}
            )
        if is_appeal and unit.text.endswith(("：", ":")):
            break  # what follows lists the decisions that may be appealed against


def _headed(context: ArticleContext, index: ProvisionIndex) -> tuple[TopicMatch, ...] | None:
    """The subjects that an article's own heading names; None where it names a formality: a title, a notice.

    A mere "Retirement pension" says no more than the chapter does, so such a heading leaves the sentences to speak.
    """
    if context.heading is None:
        return ()
    if index.rules.rule("formal_heading").words(context.heading.text, index.lang) is not None:
        return None
    headed = tuple(match for match in _topics(context.heading, index) if _is_telling(match, index.weights))
    return headed if headed or not _is_formality(context.heading, index) else None


def _is_telling(match: TopicMatch, weights: SuggestionWeights) -> bool:
    own = (target.strength for target in match.rule.targets if not target.ref or target.ref.startswith(CONVENTION))
    return max(own, default=0.0) >= weights.telling


def _topics(unit: Sentence, index: ProvisionIndex) -> tuple[TopicMatch, ...]:
    return topics_of(unit.text, unit.branches, index.rules.for_use("suggestions"), index.lang)


def _ids(matches: tuple[TopicMatch, ...]) -> list[str]:
    return [match.rule.id for match in matches]


def _is_formality(unit: Sentence, index: ProvisionIndex) -> bool:
    """Whether a sentence is what no convention on benefits answers: a registration, a definition, ..."""
    return any(rule.words(unit.text, index.lang) is not None for rule in index.rules.for_use("formalities"))


def _is_penal(context: ArticleContext, index: ProvisionIndex) -> bool:
    """A chapter of penalties, or an article whose first paragraph lays one down."""
    heading_rule = index.rules.rule("penal_heading")
    if any(heading_rule.words(heading.strip(), index.lang) is not None for heading in context.headings):
        return True
    first = context.article.text.partition("\n")[0]
    return index.rules.rule("penalty").words(first, index.lang) is not None


def _take_fraud(context: ArticleContext, index: ProvisionIndex, evidence_by_ref: _Evidence) -> None:
    """Fraud by whoever claims benefit is a ground for stopping it, also where the law words it as an offence."""
    rules = (index.rules.rule("acting_institution"), index.rules.rule("claim_fraud"))
    for unit in context.units:
        for match in topics_of(unit.text, unit.branches, rules, index.lang):
            for target in match.rule.targets:
                _take_target(target, "", target.strength, match, unit, index, evidence_by_ref)


def _take_unit(
    unit: Sentence,
    matches: tuple[TopicMatch, ...],
    index: ProvisionIndex,
    evidence_by_ref: _Evidence,
    shares: Mapping[str, float],
) -> None:
    for match in matches:
        for target, branch, weight in _aims(unit, match, matches, index):
            strength = target.strength * weight * shares[match.rule.id]
            _take_target(target, branch, strength, match, unit, index, evidence_by_ref)


def _take_target(
    target: Target,
    branch: str,
    strength: float,
    match: TopicMatch,
    unit: Sentence,
    index: ProvisionIndex,
    evidence_by_ref: _Evidence,
) -> None:
    """Note what a rule seen in a sentence says for the articles that ``target`` means in a branch."""
    for ref, at in index.articles_meant(target, branch):
        reason = Reason("topic", {"topic": match.rule.id, "words": match.words, "at": at})
        evidence_by_ref.setdefault(ref, _SuggestionEvidence()).add(match.rule.id, strength, reason, unit)


def _aims(
    unit: Sentence, match: TopicMatch, matches: tuple[TopicMatch, ...], index: ProvisionIndex
) -> Iterator[tuple[Target, str, float]]:
    """Each target of a rule with the branch it is sought in and the weight of that branch."""
    branches: Mapping[str, float] = unit.branches
    if match.rule.id in _WHO and not branches:
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
