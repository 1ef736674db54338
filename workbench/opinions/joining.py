"""Joins what is alike step by step: two where each is the nearest to the other, until nothing is near (pure)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from typing import Final

from workbench.opinions.vectors import OpinionScale, OpinionSum

# Bounds of the search for the nearest, so that it grows with the number of comments and not with its square: how many
# terms of a group are looked up, the rarest first, among how many holders, and how many of those that share most terms
# are compared.
_TERMS: Final = 64
_LOOKED_UP: Final = 400
_COMPARED: Final = 12
_FEW: Final = 12  # up to so many that are nearest to two wait for their turn, more are joined in one round


@dataclass(slots=True)
class OpinionCluster:
    """Comments that are joined, by their numbers, and their sum; ``rank`` settles what is equally near."""

    rank: int
    members: tuple[int, ...]
    sum: OpinionSum


class _Clusters:
    """Clusters by rank, and which of them hold a term."""

    def __init__(self, clusters: Iterable[OpinionCluster]) -> None:
        self.by_rank: dict[int, OpinionCluster] = {}
        self._holders: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for cluster in clusters:
            self.add(cluster)

    def add(self, cluster: OpinionCluster) -> None:
        self.by_rank[cluster.rank] = cluster
        for term in cluster.sum.words:
            self._holders[term][cluster.rank] = None

    def drop(self, rank: int) -> OpinionCluster:
        cluster = self.by_rank.pop(rank)
        for term in cluster.sum.words:
            del self._holders[term][rank]
        return cluster

    def likely(self, cluster: OpinionCluster) -> list[OpinionCluster]:
        """Those that share most terms with a cluster."""
        counts = [(len(nearby), term) for term in cluster.sum.words if (nearby := self._holders.get(term))]
        holders: list[Mapping[int, None]] = []
        budget = _LOOKED_UP
        for count, term in nsmallest(_TERMS, counts):
            nearby = self._holders[term]
            budget -= count
            if budget < 0 and holders:
                break
            holders.append(nearby)
        shared = Counter(chain.from_iterable(holders))
        shared.pop(cluster.rank, None)
        return [self.by_rank[rank] for rank, _ in shared.most_common(_COMPARED)]

    def nearest(self, cluster: OpinionCluster, scale: OpinionScale) -> tuple[float, int] | None:
        """The likeness and rank of what is nearest and not contrary; of several equally near the first."""
        scored = [(-scale.alike(cluster.sum, other.sum), other.rank) for other in self.likely(cluster)]
        for score, rank in sorted(scored):
            if score == 0.0:
                return None
            if not scale.are_contrary(cluster.sum, self.by_rank[rank].sum):
                return -score, rank
        return None


def join(clusters_before: Iterable[OpinionCluster], scale: OpinionScale) -> list[OpinionCluster]:
    """The clusters joined as far as they are alike on an average over all pairs, in the order of their ranks.

    In each round the two that are nearest to each other are joined. Where many others are nearest to either, those that
    are near to all of them together join in the same round: what many say does not take as many rounds.
    """
    clusters = _Clusters(sorted(clusters_before, key=lambda cluster: cluster.rank))
    nearest: dict[int, tuple[float, int]] = {}
    stale: Sequence[int] = list(clusters.by_rank)
    while stale:
        for rank in stale:
            nearest.pop(rank, None)
            if (nearby := clusters.nearest(clusters.by_rank[rank], scale)) is not None:
                nearest[rank] = nearby
        changed: set[int] = set()
        for rank, followers in _rounds(nearest).items():
            changed |= _gather(rank, followers, clusters, scale)
        stale = sorted(
            rank for rank in clusters.by_rank if rank in changed or (rank in nearest and nearest[rank][1] in changed)
        )
        nearest = {rank: nearby for rank, nearby in nearest.items() if rank in clusters.by_rank}
    return [clusters.by_rank[rank] for rank in sorted(clusters.by_rank)]


def _rounds(nearest: Mapping[int, tuple[float, int]]) -> dict[int, list[int]]:
    """The first of each two that are nearest to each other, with the other, and those nearest to either if many."""
    partner = {rank: other for rank, (_, other) in nearest.items() if other in nearest and nearest[other][1] == rank}
    rounds: dict[int, list[tuple[bool, float, int]]] = defaultdict(list)
    for rank, (score, other) in nearest.items():
        first = min(other, partner.get(other, other))
        if other in partner and rank != first:
            rounds[first].append((rank not in partner, -score, rank))
    ordered = {first: [rank for _, _, rank in sorted(rounds[first])] for first in sorted(rounds)}
    return {first: ranks if len(ranks) > _FEW else ranks[:1] for first, ranks in ordered.items()}


def _gather(first: int, followers: Sequence[int], clusters: _Clusters, scale: OpinionScale) -> set[int]:
    """Join to a cluster each follower that is near to all that were joined before; the ranks that changed."""
    joined, gone = clusters.by_rank[first], []
    members, total = joined.members, joined.sum
    for rank in followers:
        other = clusters.by_rank[rank]
        if scale.alike(total, other.sum) > 0.0 and not scale.are_contrary(total, other.sum):
            members, total = members + other.members, total.plus(other.sum)
            gone.append(rank)
    if gone:
        for rank in (first, *gone):
            clusters.drop(rank)
        clusters.add(OpinionCluster(first, members, total))
    return {first, *gone} if gone else set()


def nearest_of(
    unclear: Iterable[OpinionCluster], groups: Sequence[OpinionCluster], scale: OpinionScale
) -> list[int | None]:
    """For each cluster the place of the group it has most words in common with; None where it has next to none."""
    clusters = _Clusters(groups)
    places = {group.rank: at for at, group in enumerate(groups)}
    nearby: list[int | None] = []
    for cluster in unclear:
        scored = [(-scale.words_alike(cluster.sum, group.sum), group.rank) for group in clusters.likely(cluster)]
        score, rank = min(scored, default=(0.0, 0))
        nearby.append(places[rank] if score else None)
    return nearby
