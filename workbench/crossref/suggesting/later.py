"""Which provisions of other instruments say more on what a clause touches: offered second, never judged by (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workbench.crossref.suggesting.branches import NINE
from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.model import Corpus, Provision

# An instrument covers a branch where it says who or what is protected in it; C.168 on the care of the unemployed not.
_SUBJECTS: Final = frozenset({"duty_to_secure", "contingency", "persons_protected", "duration"})
_ASKED: Final = frozenset({*NINE, "common", "periodical_payments"})
# What a Convention lays down once for its branches; everything else stands in the Part of its branch.
_COMMON: Final = frozenset({"suspension", "appeal", "financing", "responsibility", "administration", "adjustment"})
_SAME_SUBJECT: Final[Mapping[str, frozenset[str]]] = {"financing": frozenset({"financing", "responsibility"})}


@dataclass(frozen=True)
class LaterProvisions:
    """The Conventions on single branches that came after C.102: their articles by role, and the branches they cover."""

    articles: Mapping[str, tuple[Provision, ...]]
    covers: Mapping[str, frozenset[str]]

    def on_the_same(self, provision: Provision, branches: Collection[str]) -> Iterator[str]:
        """The articles that lay down for the same branch what an article of C.102 does.

        A common provision (suspension, appeal) has none of its own: ``branches`` says for which it is asked.
        """
        if provision.branch not in _ASKED:
            return
        roles = _SAME_SUBJECT.get(provision.role, frozenset({provision.role}))
        its_branches = {provision.branch} if provision.branch in NINE else set(branches)
        for instrument, covered in self.covers.items():
            for article in self.articles[instrument] if its_branches & covered else ():
                shared = article.branch not in NINE and article.role in _COMMON
                if article.role in roles and (article.branch in its_branches or shared or provision.branch not in NINE):
                    yield article.ref


def later_provisions(corpus: Corpus) -> LaterProvisions:
    """Conventions other than C.102 that deal with branches of social security one by one."""
    articles = {
        code: tuple(corpus.articles(code))
        for code, instrument in corpus.instruments.items()
        if instrument.kind == "convention" and code != MINIMUM_STANDARDS
    }
    covers = {
        code: frozenset(article.branch for article in listed if article.branch in NINE and article.role in _SUBJECTS)
        for code, listed in articles.items()
    }
    return LaterProvisions(articles, {code: branches for code, branches in covers.items() if branches})
