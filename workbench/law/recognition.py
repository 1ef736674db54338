"""Which of several places that hold the same words is the quoted one: told by its sentence, then by its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.lang.folding import FoldedText
from workbench.law.occurrences import QuoteOccurrence
from workbench.weights.places import AnchorWeights


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quoted words where they stand in the old text, and the other places there that hold the same words."""

    occurrence: QuoteOccurrence
    rivals: Sequence[QuoteOccurrence]
    key_of: Callable[[str], FoldedText]

    @property
    def quote(self) -> str:
        return self.occurrence.key.text[self.occurrence.start : self.occurrence.end]


def cuts_more(occurrence: QuoteOccurrence, own: QuoteOccurrence) -> bool:
    """Whether a word or figure is cut in two at a place that is whole in the quotation: 0日 is no part of 10日."""
    return any(cut and not mine for cut, mine in zip(occurrence.cuts, own.cuts, strict=True))


def is_theirs(occurrence: QuoteOccurrence, own: QuoteOccurrence, rival: QuoteOccurrence) -> bool:
    """Whether the same words that stood elsewhere before are a better origin of ``occurrence`` than the quoted ones."""
    mine, theirs = own.in_sentence(occurrence), rival.in_sentence(occurrence)
    return theirs > mine or (theirs == mine and rival.around(occurrence) > own.around(occurrence))


def is_recognised(
    own: Quoted, best: QuoteOccurrence, occurrences: Sequence[QuoteOccurrence], is_short: bool, weights: AnchorWeights
) -> bool:
    """Whether the surroundings of a place say that it is the quoted one and no other that holds the same words."""
    if own.occurrence.has_left(best) or own.occurrence.is_closer_to_another_sentence(best):
        return False
    alike = own.occurrence.speaks_alike(best)
    if alike < weights.same_limb or any(rival.limb and rival.speaks_alike(best) > alike for rival in own.rivals):
        return False
    sentence, around = own.occurrence.in_sentence(best), own.occurrence.around(best)
    others = [occurrence for occurrence in occurrences if occurrence is not best]
    claims = [rival.in_sentence(best) for rival in own.rivals] + [
        own.occurrence.in_sentence(occurrence) for occurrence in others
    ]
    if max(claims, default=0.0) == sentence == 1.0:
        return _is_told_by_neighbours(own, best, others, weights)
    if claims:
        lead = sentence - max(claims)
        return lead > 0 if sentence == 1.0 else sentence >= 1 - weights.margin and lead >= weights.margin
    return sentence >= weights.known_surroundings and (around >= weights.familiar or not is_short)


def _is_told_by_neighbours(
    own: Quoted, best: QuoteOccurrence, others: Sequence[QuoteOccurrence], weights: AnchorWeights
) -> bool:
    """Whether of several equal sentences what stands beside them tells which is which.

    Where there are fewer of them than before, or more, nobody knows which one went or came; nor where they are shared
    out among several clauses.
    """
    twins = [rival for rival in own.rivals if rival.in_sentence(best) == 1.0]
    equals = [occurrence for occurrence in others if own.occurrence.in_sentence(occurrence) == 1.0]
    is_one_clause = all(twin.key is own.occurrence.key for twin in twins) and all(
        occurrence.key is best.key for occurrence in equals
    )
    if not is_one_clause or len(twins) != len(equals):
        return False
    if sum(twin.start < own.occurrence.start for twin in twins) != sum(
        occurrence.start < best.start for occurrence in equals
    ):
        return False
    around = own.occurrence.around(best)
    claims = [rival.around(best) for rival in own.rivals] + [own.occurrence.around(occurrence) for occurrence in others]
    return around >= 1 - weights.margin and around - max(claims) >= weights.margin


def closeness_of(own: QuoteOccurrence, occurrence: QuoteOccurrence) -> float:
    """How like the surroundings of a place are to those of the quotation: its sentence and what stands beside it."""
    return (own.in_sentence(occurrence) + own.around(occurrence)) / 2
