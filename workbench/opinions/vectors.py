"""Comments and groups of them as sums of weighed features: how alike two are, and how far they are contrary (pure).

The product of two sums, shared out over the pairs, is the mean likeness of all their pairs: groups are compared as fast
as comments, and no order of joining shows in the number.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from operator import mul
from typing import Final

from workbench.opinions.terms import CONCEPT, SYNONYM, LimbTerms, OpinionTerms
from workbench.opinions.vocabulary import OpinionVocabulary
from workbench.weights.grouping import GroupingWeights

# What is not words begins with a mark that no term has.
_FIGURE: Final = "=figure "
_DIRECTION: Final = "=direction "
_CLAUSE: Final = "=clause "
_AXIS: Final = "=axis "
_DECLARED: Final = "=axis =declared"  # for and against as declared are two poles
Directed = dict[str, dict[str, float]]  # a term to the directions in which it is spoken of, with weights


@dataclass(slots=True)
class OpinionSum:
    """The sum of the features of ``count`` comments, ``placed`` of which name their clause."""

    words: dict[str, float]
    extras: dict[str, float]
    directed: Directed
    count: int = 1
    placed: int = 0

    def plus(self, other: OpinionSum) -> OpinionSum:
        """Both together."""
        directed = {term: dict(by_direction) for term, by_direction in self.directed.items()}
        for term, by_direction in other.directed.items():
            directed[term] = _added(directed.get(term, {}), by_direction)
        return OpinionSum(
            _added(self.words, other.words),
            _added(self.extras, other.extras),
            directed,
            self.count + other.count,
            self.placed + other.placed,
        )


def _added(left: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    added = dict(left)
    for term, weight in other.items():
        added[term] = added.get(term, 0.0) + weight
    return added


def _product(left: Mapping[str, float], other: Mapping[str, float]) -> float:
    short, long = (left, other) if len(left) <= len(other) else (other, left)
    return float(sum(map(mul, short.values(), map(long.get, short, repeat(0.0)))))


@dataclass(frozen=True)
class OpinionScale:
    """What is needed to weigh comments: how rare each term is among them, the weights, and which ways are contrary."""

    idf: Mapping[str, float]
    weights: GroupingWeights
    vocabulary: OpinionVocabulary
    contraries: frozenset[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "contraries", self.vocabulary.contraries)

    def weigh(self, opinion: OpinionTerms, clause: str | None, declared: str | None) -> OpinionSum:
        """A comment as its features; its words make up a vector of length one."""
        words: dict[str, float] = {}
        directed: Directed = {}
        ways: dict[str, float] = {}
        for limb in opinion.limbs:
            share = self._share(limb)
            if limb.direction is not None:
                ways[limb.direction] = max(ways.get(limb.direction, 0.0), share)
            for term in limb.terms:
                weight = self._weight(term) * share
                words[term] = max(words.get(term, 0.0), weight)
                if limb.direction is not None:
                    _put(directed, term, limb.direction, weight)
        length = math.hypot(*words.values()) or 1.0
        words = {term: weight / length for term, weight in words.items()}
        for by_direction in directed.values():
            for direction in by_direction:
                by_direction[direction] /= length
        for axis, pole in (spot for limb in opinion.limbs for spot in limb.places):
            _put(directed, _AXIS + axis, pole, math.sqrt(self.weights.axis))
        for unit, value in opinion.figures:
            _put(directed, _AXIS + unit, value, math.sqrt(self.weights.figure))
        if declared is not None:
            _put(directed, _DECLARED, declared, 1.0)
        extras = _spread({_DIRECTION + way: share for way, share in ways.items()}, self.weights.direction)
        extras |= _spread(
            dict.fromkeys((f"{_FIGURE}{value} {unit}" for unit, value in opinion.figures), 1.0), self.weights.figure
        )
        if clause is not None:
            extras[_CLAUSE + clause] = math.sqrt(self.weights.clause)
        return OpinionSum(words, extras, directed, placed=clause is not None)

    def _share(self, limb: LimbTerms) -> float:
        if limb.direction is None:
            return self.weights.aside
        return 1.0 if limb.is_marked else self.weights.implied

    def _weight(self, term: str) -> float:
        kind = (
            self.weights.concept
            if term.startswith(CONCEPT)
            else self.weights.synonym
            if term.startswith(SYNONYM)
            else 1.0
        )
        return kind * self.idf[term]

    def words_alike(self, left: OpinionSum, other: OpinionSum) -> float:
        """How much two sums have in common in words, on an average over all pairs; 0 where it is next to nothing."""
        words = _product(left.words, other.words) / (left.count * other.count)
        return words if words >= self.weights.least_words else 0.0

    def alike(self, left: OpinionSum, other: OpinionSum) -> float:
        """How alike the comments of two sums are on an average over all pairs; 0 where they are not enough."""
        words = self.words_alike(left, other)
        if not words:
            return 0.0
        pairs = left.count * other.count
        both_placed = left.placed * other.placed / pairs
        unplaced = self.weights.clause * self.weights.clause_unknown * (1.0 - both_placed)
        score = words + _product(left.extras, other.extras) / pairs + unplaced
        return score if score >= self.weights.alike else 0.0

    def are_contrary(self, left: OpinionSum, other: OpinionSum) -> bool:
        """Whether what two sums say of the same goes contrary ways, weighed against what they say alike."""
        contrary = alike = 0.0
        for term in left.directed.keys() & other.directed.keys():
            ours, theirs = left.directed[term], other.directed[term]
            if term.startswith(_AXIS):
                if ours.keys().isdisjoint(theirs):
                    contrary += sum(ours.values()) * sum(theirs.values())
                continue
            against = with_ = 0.0
            for way, weight in ours.items():
                for other_way, other_weight in theirs.items():
                    if (way, other_way) in self.contraries:
                        against += weight * other_weight
                    else:
                        with_ += weight * other_weight
            contrary += max(0.0, against - with_)
            alike += with_
        return contrary > self.weights.contrary * alike


def _put(directed: Directed, term: str, direction: str, weight: float) -> None:
    by_direction = directed.setdefault(term, {})
    by_direction[direction] = max(by_direction.get(direction, 0.0), weight)


def _spread(shares: Mapping[str, float], weight: float) -> dict[str, float]:
    """Features that together weigh ``weight``, parted by their shares."""
    length = math.hypot(*shares.values()) or 1.0
    return {name: math.sqrt(weight) * share / length for name, share in shares.items()}


def rarity(opinions: Iterable[OpinionTerms], weights: GroupingWeights) -> dict[str, float]:
    """How much each term tells: the fewer comments hold it the more."""
    holders: Counter[str] = Counter()
    size = 0
    for opinion in opinions:
        size += 1
        holders.update({term for limb in opinion.limbs for term in limb.terms})
    return {term: math.log((size + weights.rarity) / (count + 0.5)) for term, count in holders.items()}
