"""What the wording of two versions says for each pair of their articles, without weighing every pair."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.law.matching.article_links import Pair
from workbench.law.similarity import IdfWeights, Shingles, idf_weights, shingles
from workbench.weights.matching import MatchingWeights


@dataclass(frozen=True, slots=True)
class OverlapMatrix:
    """The wording of both versions as shingles with their scale, and the total weight of each article."""

    old: tuple[Shingles, ...]
    new: tuple[Shingles, ...]
    scale: IdfWeights
    old_weights: Mapping[int, float]
    new_weights: Mapping[int, float]

    def shared(self, pair: Pair) -> float:
        """The weight of the wording that both articles hold."""
        return self.scale.weight_of(self.old[pair[0]] & self.new[pair[1]])

    def share(self, pair: Pair, shared: float) -> float:
        """The share of the wording of both articles that both hold (0 to 1; Dice's coefficient, weighted)."""
        total = self.old_weights[pair[0]] + self.new_weights[pair[1]]
        return 2 * shared / total if total else 0.0

    def rivals(self, weights: MatchingWeights, expected: Sequence[float]) -> set[Pair]:
        """The pairs of open articles worth weighing: for each article those that share most of its rare wording.

        Of those that share equally much the nearest to where each old article is ``expected`` in the new text.
        """
        most, least = weights.rivals, weights.least_share
        pairs: set[Pair] = set()
        by_new: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        unmoved = range(len(self.new))
        for old, row in self._overlap(weights, expected).items():
            floor = least * self.old_weights[old]
            alike = [(weight, new) for new, weight in row.items() if weight >= floor]
            pairs.update((old, new) for new in _most_alike(alike, most, unmoved, expected[old]))
            for new, weight in row.items():
                if weight >= least * self.new_weights[new]:
                    by_new[new].append((weight, old))
        for new, column in by_new.items():
            pairs.update((old, new) for old in _most_alike(column, most, expected, new))
        return pairs

    def _overlap(self, tuned: MatchingWeights, expected: Sequence[float]) -> dict[int, dict[int, float]]:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for new in self.new_weights:
            for shingle in self.new[new]:
                holders[shingle].append(new)
        overlap: dict[int, dict[int, float]] = {}
        weights, most = self.scale.weights, tuned.common
        for old in self.old_weights:
            row: defaultdict[int, float] = defaultdict(float)
            for shingle in _rare(self.old[old], holders, tuned):
                weight = weights[shingle]
                positions = holders[shingle]
                for new in positions if len(positions) <= most else _nearest(positions, expected[old], most):
                    row[new] += weight
            overlap[old] = row
        return overlap


def _most_alike(weighed: list[tuple[float, int]], most: int, positions: Sequence[float], home: float) -> Sequence[int]:
    """As many articles of the greatest weight as ``most``; of those that weigh the same the nearest to ``home``."""
    weighed.sort(reverse=True)
    if len(weighed) <= most or weighed[most - 1][0] > weighed[most][0]:
        return [article for _, article in weighed[:most]]
    least = weighed[most][0]
    heavier = [article for weight, article in weighed[:most] if weight > least]
    equal = sorted((abs(positions[article] - home), article) for weight, article in weighed if weight == least)
    return heavier + [article for _, article in equal[: most - len(heavier)]]


def _nearest(positions: Sequence[int], home: float, most: int) -> Sequence[int]:
    """As many of the sorted ``positions`` as ``most``, those around ``home``."""
    first = min(max(0, bisect_left(positions, home) - most // 2), len(positions) - most)
    return positions[first : first + most]


def _rare(article: Shingles, holders: Mapping[str, Sequence[int]], weights: MatchingWeights) -> list[str]:
    """The shingles of an article that few open new articles hold; its rarest ones where nearly all are common."""
    most = weights.common
    shared = [shingle for shingle in article if shingle in holders]
    rare = [shingle for shingle in shared if len(holders[shingle]) <= most]
    if len(rare) < weights.rarest:
        rare = sorted(shared, key=lambda shingle: (len(holders[shingle]), shingle))[: weights.rarest]
    return rare


def gather(old: Sequence[str], new: Sequence[str], identical: Iterable[Pair]) -> OverlapMatrix:
    """The evidence for two versions; articles paired in ``identical`` are not open to any other link."""
    twin = {new_at: old_at for old_at, new_at in identical}
    closed = set(twin.values())
    olds = tuple(shingles(text) for text in old)
    news = tuple(olds[twin[at]] if at in twin else shingles(text) for at, text in enumerate(new))
    open_old = [at for at in range(len(olds)) if at not in closed]
    open_new = [at for at in range(len(news)) if at not in twin]
    scale = idf_weights((olds[at] for at in open_old), (news[at] for at in open_new), [olds[at] for at in closed])
    return OverlapMatrix(
        olds,
        news,
        scale,
        {at: scale.weight_of(olds[at]) for at in open_old},
        {at: scale.weight_of(news[at]) for at in open_new},
    )
