"""What a query is about: the glossary's concepts in it, branches, what is asked, figures, and provisions cited (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workbench.crossref.aspects import signs
from workbench.crossref.branches import NINE
from workbench.crossref.cues import ASPECTS
from workbench.search.cues import asked_roles
from workbench.search.documents import concepts_in
from workbench.search.figures import bare_numbers, figure_terms
from workbench.search.words import fold
from workbench.standards.citation import MINIMUM_STANDARDS, Citation, parse_citation
from workbench.standards.glossary import Concept, Glossary
from workbench.text.model import Lang

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
# A scheme named in a query answers for these branches too: the benefits of Part VI after an injury at work are not
# those of Parts II, III, IX and X, nor is the care of Part VIII that of Part II.
_ABSORBED: Final[Mapping[str, frozenset[str]]] = {
    "employment_injury": frozenset({"medical_care", "sickness", "invalidity"}),
    "maternity": frozenset({"medical_care", "sickness"}),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a query is about.

    ``concepts`` are those looked for under all their names, with a weight up to 1; ``branches`` and ``roles`` have
    weights up to 1; ``refs`` are articles of C.102 that the wording points at, with a strength up to 1; ``figures``
    are terms of ``workbench.search.figures``, ``numbers`` those without a unit.
    """

    concepts: Mapping[str, float]
    branches: Mapping[str, float]
    roles: Mapping[str, float]
    refs: Mapping[str, float]
    figures: tuple[str, ...]
    numbers: tuple[str, ...]
    citation: Citation | None
    named: tuple[Concept, ...]


def understand(text: str, words: str, glossary: Glossary, without: Collection[str] = ()) -> Meaning:
    """What a query says. ``text`` is the query as typed, ``words`` those looked for, ``without`` concepts not to expand."""
    folded = fold(words)
    named = tuple(dict.fromkeys(_named(folded, glossary)))
    concepts = {found.id: 1.0 for found in named if found.id not in without}
    for found in named:
        for below in glossary.narrower(found.id):
            concepts.setdefault(below.id, 0.5)
    kept = [found for found in named if found.id not in without]
    branches = _branches(kept)
    return Meaning(
        concepts={name: weight for name, weight in concepts.items() if name not in without},
        branches=branches,
        roles=asked_roles(folded),
        refs=_pointed_at(folded, branches),
        figures=tuple(dict.fromkeys(figure_terms(folded))),
        numbers=tuple(dict.fromkeys(f"{number} " for number in bare_numbers(folded))),
        citation=cited(text),
        named=named,
    )


def cited(text: str) -> Citation | None:
    """The citation a query is, C.102 going without saying."""
    return parse_citation(text, MINIMUM_STANDARDS)


def _named(folded: str, glossary: Glossary) -> Iterator[Concept]:
    yield from concepts_in(folded, "zh", glossary)
    yield from concepts_in(folded, "en", glossary)


def _branches(concepts: Iterable[Concept]) -> dict[str, float]:
    """The branches that concepts belong to; a concept of several branches speaks the less for each."""
    found: dict[str, float] = {}
    for concept in concepts:
        own = [branch for branch in concept.branches if branch in NINE]
        for branch in own if len(own) <= 3 else ():
            found[branch] = max(found.get(branch, 0.0), 1.0 / len(own))
    absorbed = {below for branch, weight in found.items() if weight == 1.0 for below in _ABSORBED.get(branch, ())}
    return {branch: weight * (0.3 if branch in absorbed else 1.0) for branch, weight in found.items()}


def _pointed_at(folded: str, branches: Mapping[str, float]) -> dict[str, float]:
    """Articles of C.102 to which the cue phrases of the suggestions lead, whatever the branch."""
    lang: Lang = "zh" if _HAN.search(folded) else "en"
    found: dict[str, float] = {}
    for sign in signs(folded, branches, ASPECTS, lang):
        for target in sign.aspect.targets:
            if target.ref:
                article = target.ref.partition("(")[0]
                found[article] = max(found.get(article, 0.0), target.strength)
    return found


@lru_cache(maxsize=4096)
def tie_weight(place: int, ties: int) -> float:
    """How strongly the glossary ties a concept to the provision named at ``place`` (from 0) of ``ties``."""
    return (1.0 if place == 0 else 0.8) / max(1, ties) ** 0.4
