"""What a comment speaks of: the terms of each limb, the figures it wants, and its places on the axes (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Final

from workbench.instruments.library import concept_spans
from workbench.lang.characters import has_chinese
from workbench.lang.languages import Lang
from workbench.lang.stems import stem
from workbench.lang.synonyms import shipped_synonyms
from workbench.lang.terms import bigrams, script_runs
from workbench.law.figures import TextFigure, figures
from workbench.opinions.reading import OpinionLimb, OpinionReading
from workbench.opinions.vocabulary import OpinionVocabulary

CONCEPT: Final = "concept "
SYNONYM: Final = "synonym "
_SHOWN: Final = 6  # shared words are shown as a reason, not as an index


@dataclass(frozen=True, slots=True)
class LimbTerms:
    """The terms of a limb, the direction it goes, and where on which scale it puts what it wants."""

    direction: str | None
    is_marked: bool
    terms: tuple[str, ...]
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OpinionTerms:
    """A comment as its terms, limb by limb, and the figures it wants: as it writes them, by unit and value."""

    limbs: tuple[LimbTerms, ...]
    figures: Mapping[tuple[str, str], str]


def opinion_terms(reading: OpinionReading, lang: Lang, vocabulary: OpinionVocabulary) -> OpinionTerms:
    """The terms of a comment that was read."""
    limbs = tuple(
        LimbTerms(
            limb.direction,
            limb.is_marked,
            tuple(dict.fromkeys(map(intern, _terms(limb, lang)))),
            tuple(_places(limb, lang, vocabulary)),
        )
        for limb in reading.limbs
    )
    figures_wanted = [figure for limb in reading.limbs for figure in _wanted_figures(limb)]
    return OpinionTerms(
        limbs, {(intern(figure.unit), intern(str(figure.value))): figure.quote for figure in figures_wanted}
    )


def _terms(limb: OpinionLimb, lang: Lang) -> Iterator[str]:
    """Pairs of neighbouring characters or stems, concepts of the glossary, and groups of words that say the same."""
    for is_han, run in script_runs(limb.rest):
        if is_han:
            yield from bigrams(run)
        elif len(run) > 1 and run not in _fillers():
            yield stem(run)
    for _, _, concept in concept_spans(limb.text, lang):
        yield CONCEPT + concept
    for span in shipped_synonyms().find(limb.rest, lang):
        yield from (SYNONYM + group for group in sorted(span.groups))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(shipped_synonyms().fillers["en"])


def _wanted_figures(limb: OpinionLimb) -> tuple[TextFigure, ...]:
    """The figure a limb wants: the last of several, as in 由六十日缩短为三十日."""
    return figures(limb.text)[-1:] if limb.is_demand and not limb.is_refused else ()


def _places(limb: OpinionLimb, lang: Lang, vocabulary: OpinionVocabulary) -> Iterator[tuple[str, str]]:
    if limb.is_demand:
        for axis in vocabulary.axes.values():
            for pole in sorted(axis.places(limb.text, lang, limb.is_refused)):
                yield axis.id, pole


def shared_words(opinions: Sequence[OpinionTerms]) -> tuple[str, ...]:
    """What most of the comments have in common: concepts by their id with their mark, words as the first has them."""
    holders = Counter(term for opinion in opinions for term in {term for limb in opinion.limbs for term in limb.terms})
    common = {term for term, count in holders.items() if 2 * count > len(opinions) and not term.startswith(SYNONYM)}
    runs: dict[str, None] = {}
    for limb in opinions[0].limbs:
        before = ""  # what the run of pairs that are in common has come to
        for term in limb.terms:
            is_pair = len(term) == 2 and has_chinese(term)
            if term in common and is_pair and before.endswith(term[0]):
                runs.pop(before, None)
                before += term[1]
            else:
                before = term if term in common else ""
            if before:
                runs[before] = None
    return tuple(runs)[:_SHOWN]
