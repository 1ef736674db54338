"""Which branches of social security each sentence of a law speaks of: by heading, by title, by its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.instruments.glossary import Concept, Glossary
from workbench.instruments.library import topic_rules
from workbench.instruments.model import Corpus
from workbench.instruments.topics import RuleId, TopicRules
from workbench.instruments.vocabulary import ABSORBED_BRANCHES
from workbench.lang.languages import Lang
from workbench.law.model import STRUCTURE, Clause, ClauseKind, LawText
from workbench.weights.suggestions import SuggestionWeights, suggestion_weights

# The nine branches of C.102, Parts II to X, in their order.
NINE: Final = (
    "medical_care",
    "sickness",
    "unemployment",
    "old_age",
    "employment_injury",
    "family",
    "maternity",
    "invalidity",
    "survivors",
)

# A pension or a maternity benefit named under another branch is a ground for stopping or a limit, not a grant.
_NEVER_SECOND: Final = frozenset({"old_age", "unemployment", "employment_injury"})
_PENSIONS: Final = frozenset({"invalidity", "survivors"})
_UNIT_END: Final[Mapping[Lang, re.Pattern[str]]] = {
    "zh": re.compile(r"[。；;\n]"),
    "en": re.compile(r"(?<=[a-z\d)])[.;](?=\s|$)|\n"),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or item of an article.

    ``branches`` gives each branch it speaks of a weight up to 1; ``own`` says for which of them its own words
    speak, and which; ``concepts`` are the glossary's concepts that it calls by their name.
    """

    text: str
    branches: Mapping[str, float]
    own: Mapping[str, tuple[str, ...]]
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """An article with its headings from the outermost in and its sentences; ``heading`` is its own heading, if any.

    ``heading_branches`` are the branches it has from ``named_by``, the innermost heading that names any, or the
    title of a law on one branch; both are empty where nothing above the article names a branch.
    ``is_social_security`` is False for an article of another law (on women, on trade unions) that does not itself
    speak of a scheme or benefit: no convention on social security answers it.
    """

    article: Clause
    headings: tuple[str, ...]
    heading_branches: tuple[str, ...]
    named_by: str
    heading: Sentence | None
    units: tuple[Sentence, ...]
    is_social_security: bool


@dataclass(frozen=True, slots=True)
class _References:
    """What the sentences of a law in ``lang`` are read with."""

    lang: Lang
    corpus: Corpus
    glossary: Glossary
    weights: SuggestionWeights
    rules: TopicRules

    def shows(self, text: str, rule_id: RuleId) -> bool:
        """Whether the cue phrases of a rule stand in ``text``."""
        return self.rules.rule(rule_id).words(text, self.lang) is not None


def article_contexts(
    law: LawText,
    corpus: Corpus,
    glossary: Glossary,
    weights: SuggestionWeights | None = None,
    rules: TopicRules | None = None,
) -> tuple[ArticleContext, ...]:
    """Every article of a law (or outermost point) with its headings and sentences, their branches found.

    ``weights`` and ``rules`` are those that ship by default.
    """
    references = _References(law.lang, corpus, glossary, weights or suggestion_weights(), rules or topic_rules())
    title = _named(law.title, law.lang, glossary)
    on_one_branch = {law.title: title} if len(title) == 1 else {}
    whole = _speaks_of_social_security(law.title, references)
    contexts = tuple(_article_context(law, article, on_one_branch, whole, references) for article in law.units)
    spoken = "" if any(context.heading_branches for context in contexts) else _spoken_branch(contexts, references)
    if not spoken:
        return contexts
    return tuple(_article_context(law, article, {law.title: (spoken,)}, whole, references) for article in law.units)


def _spoken_branch(contexts: Sequence[ArticleContext], references: _References) -> str:
    """The branch of a law that names it in no title and no heading, but speaks of hardly any other."""
    spoken = Counter(
        branch
        for context in contexts
        for unit in context.units
        for concept in unit.concepts
        for branch in concept.branches
        if _has(concept, branch, {"duty_to_secure", "contingency", "benefit"}, references.corpus)
    )
    branch, times = next(iter(spoken.most_common(1)), ("", 0))
    return branch if times >= references.weights.spoken_branch * spoken.total() else ""


def branches_of_law(law: LawText, glossary: Glossary) -> tuple[str, ...]:
    """The branches a law provides for, in the order of C.102: those its title and its headings name.

    Where they name none, the headings of its articles tell.
    """
    named = set(_named(law.title, law.lang, glossary))
    for kinds in (STRUCTURE, frozenset({ClauseKind.ARTICLE})):
        if kinds is STRUCTURE or not named:
            named.update(
                branch
                for clause in law.clauses
                if clause.kind in kinds
                for branch in _named(clause.heading, law.lang, glossary)
            )
    return tuple(branch for branch in NINE if branch in named)


def _article_context(
    law: LawText,
    article: Clause,
    named: Mapping[str, tuple[str, ...]],
    whole: bool,
    references: _References,
) -> ArticleContext:
    headings = tuple(heading for heading in (*_headings(law, article), article.heading) if heading)
    named_by, primary = next(iter(named.items()), ("", ()))
    for heading in headings:
        branches = _named(heading, law.lang, references.glossary)
        if branches and (heading != article.heading or _is_another(branches, primary)):
            named_by, primary = heading, branches
    texts = [sentence.strip() for sentence in _UNIT_END[law.lang].split(article.text) if sentence.strip()]
    units = tuple(_sentence(text, primary, references) for text in texts)
    own_heading = _sentence(article.heading, primary or _spoken_in(units), references) if article.heading else None
    social = whole or _speaks_of_social_security("\n".join((*headings, article.text)), references)
    return ArticleContext(article, headings, primary, named_by, own_heading, units, social)


def _is_another(branches: tuple[str, ...], primary: tuple[str, ...]) -> bool:
    """Whether an article's own heading leads out of its chapter: a death grant among the pensions, not care in an
    injury scheme, nor the pension that ends an unemployment benefit."""
    return not primary or not (_absorbed(primary) | _NEVER_SECOND).issuperset(branches)


def _spoken_in(units: Sequence[Sentence]) -> tuple[str, ...]:
    """The branches that the sentences of an article speak of, the most frequent first."""
    return tuple(branch for branch, _ in Counter(branch for unit in units for branch in unit.branches).most_common(2))


def _speaks_of_social_security(text: str, references: _References) -> bool:
    """Whether ``text`` names social security as such, or the scheme, benefit or need of one of its branches."""
    return references.shows(text, "social_security") or any(
        _has(occurrence.concept, branch, {"duty_to_secure"}, references.corpus)
        for occurrence in references.glossary.find(text, references.lang)
        for branch in NINE
    )


def _headings(law: LawText, article: Clause) -> Iterator[str]:
    """The headings above an article, the outermost first."""
    above: list[str] = []
    parent = article.parent
    while parent is not None:
        clause = law.by_key[parent]
        above.append(clause.heading)
        parent = clause.parent
    return reversed(above)


def _named(heading: str, lang: Lang, glossary: Glossary) -> tuple[str, ...]:
    """The branches a heading names; of a heading whose terms all belong to several branches, the foremost one."""
    shared: list[str] = []
    single: list[str] = []
    for occurrence in glossary.find(heading, lang):
        nine = [branch for branch in occurrence.concept.branches if branch in NINE]
        (single if len(nine) == 1 else shared).extend(nine[:1])
    return tuple(dict.fromkeys(single or shared[:1]))


def _sentence(text: str, primary: tuple[str, ...], references: _References) -> Sentence:
    occurrences = references.glossary.find(text, references.lang)
    concepts = tuple(occurrence.concept for occurrence in occurrences)
    words = tuple(text[occurrence.start : occurrence.end] for occurrence in occurrences)
    called = tuple(occurrence.concept for occurrence in references.glossary.named(text, references.lang))
    own: dict[str, tuple[str, ...]] = {}
    for concept, word in zip(concepts, words, strict=True):
        nine = [branch for branch in concept.branches if branch in NINE]
        for branch in nine if len(nine) == 1 else [branch for branch in nine if branch in primary]:
            own[branch] = tuple(dict.fromkeys((*own.get(branch, ()), word)))
    if not primary:
        return Sentence(text, dict.fromkeys(own, 1.0), own, called)
    second = _second(text, concepts, primary, references)
    if not second and len(primary) > 1:
        # Of a chapter on several branches: those that the sentence calls by their name.
        second = [branch for branch in primary if any(branch in concept.branches for concept in called)]
    chapter_weight = references.weights.chapter_branch if second else 1.0
    branches = dict.fromkeys(primary, chapter_weight) | dict.fromkeys(second, 1.0)
    return Sentence(text, branches, {b: w for b, w in own.items() if b in branches}, called)


def _second(text: str, concepts: tuple[Concept, ...], primary: tuple[str, ...], references: _References) -> list[str]:
    """Branches other than the chapter's own whose benefit this sentence grants.

    Under pensions for old age also those whose pension it ends: laws set the long-term benefits up in one chapter.
    """
    grants = references.shows(text, "grants_benefit") and not references.shows(text, "ends_benefit")
    pensions = _PENSIONS if primary == ("old_age",) else frozenset()
    roles = {"benefit", "persons_protected"} if references.shows(text, "joins_scheme") else {"benefit"}
    others = frozenset(NINE) - _absorbed(primary) - _NEVER_SECOND if grants else pensions
    second = [
        branch
        for concept in concepts
        for branch in concept.branches
        if branch in others and _has(concept, branch, roles, references.corpus)
    ]
    return list(dict.fromkeys(second))


def _absorbed(primary: tuple[str, ...]) -> frozenset[str]:
    """The branches of a chapter and those whose need its own benefits meet; a child benefit is beside any of them."""
    return frozenset(primary).union(*(ABSORBED_BRANCHES.get(branch, frozenset()) for branch in primary)) - (
        frozenset({"family"}) - frozenset(primary)
    )


def _has(concept: Concept, branch: str, roles: set[str], corpus: Corpus) -> bool:
    """Whether one of the provisions a concept is tied to has one of ``roles`` in the Part of ``branch``."""
    tied = (corpus.provisions.get(ref) for ref in concept.provisions)
    return any(provision is not None and provision.branch == branch and provision.role in roles for provision in tied)
