"""The instruments as the suggestions need them: articles by branch and role, and the words of each (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.crossref.suggesting.branches import branches_of_law
from workbench.crossref.suggesting.later import LaterProvisions, later_provisions
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Corpus
from workbench.instruments.topics import Target, TopicRules
from workbench.lang.bm25 import Ranker, ranker
from workbench.lang.languages import Lang
from workbench.lang.terms import ranking_terms
from workbench.law.model import LawText
from workbench.weights.suggestions import SuggestionWeights

CONVENTION: Final = MINIMUM_STANDARDS  # what a draft is judged by; other instruments are offered beside it


@dataclass(frozen=True)
class ProvisionIndex:
    """The Convention and what came after it: articles by branch and role, concepts, and words."""

    corpus: Corpus
    by_role: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    later: LaterProvisions
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
            article = f"{provision.instrument}:{provision.article}"
            return ((article, provision.ref if provision.parent else ""),)
        return self.by_role.get((branch, target.role), ())


def provision_index(
    law: LawText, corpus: Corpus, glossary: Glossary, weights: SuggestionWeights, rules: TopicRules
) -> ProvisionIndex:
    """What the articles of ``law`` are held against."""
    later = later_provisions(corpus)
    articles = [*corpus.articles(CONVENTION), *(article for listed in later.articles.values() for article in listed)]
    words = {article.ref: ranking_terms(corpus.full_text(article.ref, law.lang)) for article in articles}
    return ProvisionIndex(
        corpus,
        _roles(corpus),
        later,
        ranker(words, weights.k1, weights.b),
        rules,
        law.lang,
        branches_of_law(law, glossary),
        weights,
    )


def _roles(corpus: Corpus) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Branch and role to the articles that have it, or have a paragraph that has it, with that paragraph's reference.

    A benefit article with a statement of purpose gives care (Articles 10, 34, 49); the others give money.
    """
    articles: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for article in corpus.articles(CONVENTION):
        below = {p.role: p.ref for p in reversed(list(corpus.walk(article.ref))) if p.ref != article.ref}
        paragraph_of = {role: ref for role, ref in below.items() if role != article.role}
        paragraph_of[article.role] = ""
        if article.role == "benefit":
            paragraph_of["care" if "purpose" in paragraph_of else "cash"] = ""
        for role, paragraph in paragraph_of.items():
            articles.setdefault((article.branch, role), []).append((article.ref, paragraph))
    return {key: tuple(entries) for key, entries in articles.items()}
