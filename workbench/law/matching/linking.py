"""Which articles of two versions belong together: evidence from their wording first, from their place second."""

from __future__ import annotations

import heapq
import math
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from workbench.lang.folding import equality_key
from workbench.lang.numerals import CHINESE_NUMERAL
from workbench.law.matching.article_links import ArticleLinks, Pair
from workbench.law.matching.gaps import Gap
from workbench.law.matching.in_place import link_beside, link_in_place, link_moved, link_same_heading
from workbench.law.matching.order import expected_positions
from workbench.law.matching.overlap import OverlapMatrix, gather
from workbench.law.matching.parts import ExplainedWording, link_parts, link_quoted
from workbench.law.matching.unlinked import link_unlinked
from workbench.weights.matching import MatchingWeights, matching_weights

_FIGURES = re.compile(f"[0-9０-９.,%{CHINESE_NUMERAL}]+")


def link(
    old: Sequence[str],
    new: Sequence[str],
    forced: Collection[Pair] = (),
    excluded: frozenset[Pair] = frozenset(),
    weights: MatchingWeights | None = None,
    headings: tuple[Sequence[str], Sequence[str]] = ((), ()),
) -> ArticleLinks:
    """The links between the articles of ``old`` and ``new``, given by their wording in reading order.

    ``headings`` are those of the articles, empty where one has none.

    ``forced`` links stand whatever the wording says, ``excluded`` ones never do; all others follow from both and from
    ``weights``, those that ship by default.
    """
    weights = weights or matching_weights()
    links = ArticleLinks()
    for pair in forced:
        links.add(pair, 1.0)
    _link_identical(links, *_keys(old, new), excluded)
    identical = links.main - set(forced)
    if len(identical) in (len(old), len(new)):
        return links  # one of the two has nothing left that could belong anywhere
    _link_identical(links, _without_figures(old, links.of_old), _without_figures(new, links.of_new), excluded)
    evidence = gather(old, new, identical)
    expected = expected_positions(sorted(links.main), len(old), len(new))
    shared = {pair: evidence.shared(pair) for pair in evidence.rivals(weights, expected) - excluded}
    for floor in (weights.clear, weights.alone):
        _link_alike(links, shared, floor, evidence, expected, weights)
    link_quoted(links, old, new, identical, excluded, weights)
    explained = ExplainedWording(links, evidence)
    link_parts(links, evidence, shared, old, new, explained, weights)
    link_unlinked(links, evidence, shared, explained, weights)
    link_same_heading(links, *headings, excluded)
    link_in_place(links, evidence, excluded, weights)
    link_moved(links, evidence, shared, weights)
    link_beside(links, evidence, shared, weights)
    return links


def _keys(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """A key for each text, equal where two texts say the same; a text that both versions have is its own."""
    both = set(old) & set(new)
    olds, news = ([text if text in both else equality_key(text) for text in texts] for texts in (old, new))
    return olds, news


def _without_figures(texts: Sequence[str], linked: Collection[int]) -> list[str]:
    """What each article without a link says but for its figures, which is all that parts some penalty clauses."""
    return ["" if at in linked else _FIGURES.sub("", text) for at, text in enumerate(texts)]


def _link_identical(links: ArticleLinks, old: Sequence[str], new: Sequence[str], excluded: frozenset[Pair]) -> None:
    """Link articles that say the same: those said once first, then repeated ones beside linked ones, then in order."""
    positions: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, keys, linked in ((0, old, links.of_old), (1, new, links.of_new)):
        for at, key in enumerate(keys):
            if key and at not in linked:
                positions[key][side].append(at)
    repeated = []
    for olds, news in positions.values():
        if len(olds) == len(news) == 1:
            _link_if_allowed(links, (olds[0], news[0]), excluded)
        elif olds and news:
            repeated.append((olds, news))
    for olds, news in repeated:
        at_hand = set(news)
        for old_at in olds:
            beside = {new_at + 1 for new_at in links.of_old.get(old_at - 1, ())} | {
                new_at - 1 for new_at in links.of_old.get(old_at + 1, ())
            }
            pairs = [(old_at, new_at) for new_at in sorted(beside & at_hand)]
            for pair in sorted(pairs, key=links.neighbours, reverse=True):
                _link_if_allowed(links, pair, excluded)
        unmatched = [
            [at for at in side if at not in linked] for side, linked in ((olds, links.of_old), (news, links.of_new))
        ]
        for pair in zip(*unmatched, strict=False):
            _link_if_allowed(links, pair, excluded)


def _link_if_allowed(links: ArticleLinks, pair: Pair, excluded: frozenset[Pair]) -> None:
    if links.is_free(pair) and pair not in excluded:
        links.add(pair, 1.0)


def _link_alike(
    links: ArticleLinks,
    shared: Mapping[Pair, float],
    floor: float,
    evidence: OverlapMatrix,
    expected: Sequence[float],
    weights: MatchingWeights,
) -> None:
    """Link the free pairs that share enough for their place, the most alike first, company deciding between equals.

    Where company does not decide either, the pair goes first that is nearest to where it is ``expected``.
    """
    shares = {pair: evidence.share(pair, weight) for pair, weight in shared.items() if links.is_free(pair)}
    neighbour = weights.neighbour

    def rank(pair: Pair) -> tuple[float, float, Pair]:
        return -shares[pair] - neighbour * links.neighbours(pair), abs(pair[1] - expected[pair[0]]), pair

    waiting = [rank(pair) for pair, share in shares.items() if share >= floor]
    if not waiting:
        return
    gap = Gap(links, len(evidence.old), len(evidence.new))
    heapq.heapify(waiting)
    while waiting:
        pair = heapq.heappop(waiting)[2]
        if not links.is_free(pair) or not _is_enough(shares[pair], shared[pair], pair, gap, links, weights):
            continue
        links.add(pair, shares[pair])
        for step in (-1, 1):
            beside = (pair[0] + step, pair[1] + step)
            if shares.get(beside, 0.0) >= floor and links.is_free(beside):
                heapq.heappush(waiting, rank(beside))


def _is_enough(
    share: float, shared: float, pair: Pair, gap: Gap, links: ArticleLinks, weights: MatchingWeights
) -> bool:
    """Whether a pair shares enough for where it stands."""
    possible = gap.possible_pairs(pair)
    if not possible and links.neighbours(pair):
        possible = 1
    if possible and share >= min(weights.anywhere, weights.alone + weights.alone_doubling * math.log2(possible)):
        return True
    if share < weights.anywhere:
        return False
    if shared >= weights.distinctive * weights.clear and gap.passed(pair) <= weights.passed:
        return True
    return shared * share**2 >= weights.distinctive * weights.clear**2
