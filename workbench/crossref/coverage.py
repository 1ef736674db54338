"""What a draft leaves unanswered: the Parts and articles of the Convention to which no clause is linked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workbench.crossref.suggesting.branches import NINE
from workbench.instruments.model import Corpus, Part, Provision

# Articles that lay something down a national law could answer; definitions, acceptance, reports and final clauses
# address the State towards the Organisation.
_FOR_STATES_ONLY: Final = frozenset({"general", "miscellaneous", "final"})


@dataclass(frozen=True, slots=True)
class UncoveredProvisions:
    """``parts``: branch Parts no article of which any clause answers; ``articles``: every other article left open."""

    parts: tuple[Part, ...]
    articles: tuple[Provision, ...]


def uncovered_provisions(refs: Iterable[str], corpus: Corpus, instrument: str = "C102") -> UncoveredProvisions:
    """What is left of an instrument once the references ``refs`` (of any depth, ``C102:10(2)``) are taken off.

    A Part counts as empty only where it gives a branch of benefit (Parts II to X of C.102): a law without family
    benefit leaves Part VII empty. Articles of an empty Part are not listed again one by one.
    """
    covered = {
        f"{provision.instrument}:{provision.article}" for ref in refs if (provision := corpus.provisions.get(ref))
    }
    parts = tuple(
        part
        for part in corpus.instrument(instrument).parts
        if part.branch in NINE and covered.isdisjoint(f"{instrument}:{article}" for article in part.articles)
    )
    empty = {part.number for part in parts}
    articles = tuple(
        article
        for article in corpus.articles(instrument)
        if article.number.isdigit()  # the Schedule and the Annex only serve the articles
        and article.ref not in covered
        and article.part not in empty
        and article.branch not in _FOR_STATES_ONLY
    )
    return UncoveredProvisions(parts, articles)
