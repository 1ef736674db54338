"""A last look at articles without any link, before they are called deleted or new: has one grown, or been rewritten?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from workbench.law.matching.article_links import ArticleLinks, Pair
from workbench.law.matching.gaps import Gap
from workbench.law.matching.overlap import OverlapMatrix
from workbench.law.matching.parts import ExplainedWording
from workbench.weights.matching import MatchingWeights

OLD, NEW = 0, 1


def link_unlinked(
    links: ArticleLinks,
    evidence: OverlapMatrix,
    shared: Mapping[Pair, float],
    explained: ExplainedWording,
    weights: MatchingWeights,
) -> None:
    """Add an unsure link for each article without one that stands to a good part in an article of the other version.

    What both share is measured against the unlinked article alone, so that it may have grown to any size, and only
    wording counts that no link explains yet. The old articles come first, then what is still without a link of the
    new; in each the largest share goes first, and is weighed anew where a link was added since.
    """
    gap = Gap(links, len(evidence.old), len(evidence.new))
    for side in (OLD, NEW):
        linked = (links.of_old, links.of_new)[side]
        candidates: defaultdict[int, list[Pair]] = defaultdict(list)
        for pair in shared:
            if pair[side] not in linked:
                candidates[pair[side]].append(pair)
        _link_side(links, evidence, explained, candidates, side, gap, weights)


def _link_side(
    links: ArticleLinks,
    evidence: OverlapMatrix,
    explained: ExplainedWording,
    candidates: Mapping[int, list[Pair]],
    side: int,
    gap: Gap,
    weights: MatchingWeights,
) -> None:
    weight_of, own = evidence.scale.weight_of, (evidence.old_weights, evidence.new_weights)[side]

    def best(article: int) -> tuple[float, float, Pair]:
        """What share of the article its likeliest pair holds, its weight, and the pair; no share without a margin."""
        ranked = sorted((-weight_of(explained.left(pair)), pair) for pair in candidates[article])
        most, pair = -ranked[0][0], ranked[0][1]
        second = -ranked[1][0] if len(ranked) > 1 else 0.0
        if most < weights.margin * second or not own[article]:
            return 0.0, 0.0, pair
        return most / own[article], most, pair

    claims = {article: best(article) for article in candidates}
    grown: set[int] = set()
    for article in sorted(claims, key=lambda article: (-claims[article][0], claims[article][2])):
        is_changed = any(pair[1 - side] in grown for pair in candidates[article])
        share, weight, pair = best(article) if is_changed else claims[article]
        enough, clauses = _required(pair, links, gap, weights)
        if share >= enough and weight >= clauses * weights.distinctive:
            links.add(pair, share, is_main=links.is_free(pair))
            links.unsure.add(pair)
            explained.add(pair)
            grown.add(pair[1 - side])


def _required(pair: Pair, links: ArticleLinks, gap: Gap, weights: MatchingWeights) -> tuple[float, float]:
    """What share of the unlinked article the pair must hold, and how many short clauses; the more the farther off."""
    old_at, new_at = pair
    if gap.possible_pairs(pair):
        return weights.grown_near, weights.grown_near_clauses
    if any((old_at + step, new_at) in links.strength or (old_at, new_at + step) in links.strength for step in (-1, 1)):
        return weights.grown, weights.grown_near_clauses  # merged with the article beside it, or split in two
    if gap.passed(pair) <= weights.reach:
        return weights.grown, weights.grown_clauses
    return weights.clear, weights.clear_clauses
