"""Which articles took over a part of another: sentences that went where the main link does not lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workbench.law.matching.article_links import ArticleLinks, Pair
from workbench.law.matching.overlap import OverlapMatrix
from workbench.law.similarity import Shingles, bare_words, sentences, shingles
from workbench.weights.matching import MatchingWeights


def link_quoted(
    links: ArticleLinks,
    old: Sequence[str],
    new: Sequence[str],
    identical: Iterable[Pair],
    excluded: frozenset[Pair],
    weights: MatchingWeights,
) -> None:
    """Link articles that hold the same sentences word for word, where each version has these sentences only once.

    This is proof even where every single phrase is common, as in penalty clauses. Articles paired in ``identical``
    are not linked further, but a sentence that they hold too proves nothing.
    """
    olds, news = {old_at for old_at, _ in identical}, {new_at for _, new_at in identical}
    here = _only_once((at, text) for at, text in enumerate(old) if at not in olds)
    there = _only_once((at, text) for at, text in enumerate(new) if at not in news)
    unchanged = {bare_words(sentence) for at in olds for sentence in sentences(old[at])}
    quoted: defaultdict[Pair, float] = defaultdict(float)
    for words in here.keys() & there.keys():
        if words not in unchanged:
            quoted[here[words], there[words]] += len(shingles(words))
    for pair, length in sorted(quoted.items(), key=lambda scored: (-scored[1], scored[0])):
        if length >= weights.distinctive and pair not in links.strength and pair not in excluded:
            links.add(pair, 1.0, is_main=links.is_free(pair))


def _only_once(texts: Iterable[tuple[int, str]]) -> dict[str, int]:
    """The bare words of each sentence that stands only once in the articles, with the position of its article."""
    holders: dict[str, int] = {}
    repeated = set()
    for at, text in texts:
        for words in map(bare_words, sentences(text)):
            if words in holders:
                repeated.add(words)
            holders[words] = at
    return {words: at for words, at in holders.items() if words and words not in repeated}


def link_parts(
    links: ArticleLinks,
    evidence: OverlapMatrix,
    shared: Mapping[Pair, float],
    old: Sequence[str],
    new: Sequence[str],
    explained: ExplainedWording,
    weights: MatchingWeights,
) -> None:
    """Add a link wherever a sentence of an old article stands in a new one and no link explains it yet.

    What a linked article already holds is explained and never counts again: so a phrase that every penalty clause
    repeats ties no two of them together, and a sentence belongs to one successor only. The most wording goes first.
    """
    weight_of, distinctive = evidence.scale.weight_of, weights.distinctive
    open_pairs = [pair for pair, weight in shared.items() if weight >= distinctive and pair not in links.strength]
    lefts = {pair: explained.left(pair) for pair in open_pairs}
    amounts = {pair: weight_of(left) for pair, left in lefts.items()}
    changed_old: set[int] = set()
    changed_new: set[int] = set()
    for pair in sorted(open_pairs, key=lambda pair: (-amounts[pair], pair)):
        old_at, new_at = pair
        if amounts[pair] < distinctive:
            break
        is_changed = old_at in changed_old or new_at in changed_new
        left = explained.left(pair) if is_changed else lefts[pair]
        if is_changed and weight_of(left) < distinctive:
            continue
        share = max(_carried(text, left, evidence, distinctive) for text in (old[old_at], new[new_at]))
        smaller = min(evidence.old_weights[old_at], evidence.new_weights[new_at])
        if share >= weights.carried and (
            not links.is_free(pair) or weight_of(left) >= weights.smaller_article * smaller
        ):
            links.add(pair, share, is_main=links.is_free(pair))
            explained.add(pair)
            changed_old.add(old_at)
            changed_new.add(new_at)


class ExplainedWording:
    """For each article the wording that its links account for."""

    def __init__(self, links: ArticleLinks, evidence: OverlapMatrix) -> None:
        self._evidence = evidence
        self._old: defaultdict[int, Shingles] = defaultdict(frozenset)
        self._new: defaultdict[int, Shingles] = defaultdict(frozenset)
        for pair in links.strength:
            self.add(pair)

    def add(self, pair: Pair) -> None:
        old_at, new_at = pair
        self._old[old_at] |= self._evidence.new[new_at]
        self._new[new_at] |= self._evidence.old[old_at]

    def left(self, pair: Pair) -> Shingles:
        """The wording that both articles hold and no link of either explains."""
        old_at, new_at = pair
        return (self._evidence.old[old_at] & self._evidence.new[new_at]) - self._old[old_at] - self._new[new_at]


def _carried(text: str, left: Shingles, evidence: OverlapMatrix, distinctive: float) -> float:
    """The largest share of a distinctive sentence of ``text`` that is made of the wording ``left``."""
    best = 0.0
    for sentence in sentences(text):
        words = shingles(sentence) & evidence.scale.weights.keys()
        weight = evidence.scale.weight_of(words)
        if weight >= distinctive:
            best = max(best, evidence.scale.weight_of(words & left) / weight)
    return best
