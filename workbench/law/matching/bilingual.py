"""Match the articles of versions in two languages: by concepts, figures and structure, since no wording is shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import median
from typing import Final

from workbench.errors import Invalid
from workbench.lang.languages import Lang
from workbench.lang.quantities import quantities
from workbench.law.matching.align import (
    ArticleMatch,
    Edge,
    MatchKind,
    MatchOverride,
    in_reading_order,
    override_decisions,
    text_of,
)
from workbench.law.matching.article_links import Pair
from workbench.law.model import LawText
from workbench.law.similarity import IdfWeights, Shingles, idf_weights
from workbench.weights.matching import MatchingWeights, matching_weights

ConceptReader = Callable[[str, Lang], Iterable[str]]  # the ids of the concepts that a text names

_CELLS: Final = 600_000  # pairs that are weighed at most: those nearest in order


@dataclass(frozen=True, slots=True)
class _Article:
    """What of an article can be found again in another language."""

    meaning: Shingles
    parts: int
    length: float


def match_translated(
    old: LawText,
    new: LawText,
    concepts: ConceptReader,
    overrides: Sequence[MatchOverride] = (),
    weights: MatchingWeights | None = None,
) -> tuple[ArticleMatch, ...]:
    """Match every article of two versions in two languages, each in exactly one match, in the order of the new text.

    The pairs keep the order of both texts and together weigh most. A pair that shares few concepts and figures, and
    rests on its neighbours and its shape, is to be confirmed. Raises Invalid ``languages_too_far`` where less than a
    third of the shorter version is matched by what its articles say, ``overrule_unknown_article`` as
    :func:`match_articles` does. ``weights`` are those that ship by default.
    """
    weights = weights or matching_weights()
    olds, news = old.units, new.units
    decided = override_decisions(olds, news, overrides)
    here, there = _articles(old, concepts), _articles(new, concepts)
    scale = idf_weights((article.meaning for article in here), (article.meaning for article in there), ())
    linked = {pair for pair, action in decided.items() if action != "unlink"}
    unlinked = decided.keys() - linked
    pairs = _Alignment(here, there, scale, linked, unlinked, weights).best_pairs()
    pairs += _moved(pairs, here, there, scale, unlinked, weights)
    shares = {pair: _share(here[pair[0]], there[pair[1]], scale) for pair in pairs}
    is_sure = {pair for pair, share in shares.items() if share >= weights.bilingual_sure} | linked
    if 3 * len(is_sure) < min(len(olds), len(news)):
        raise Invalid("languages_too_far", matched=len(is_sure), articles=min(len(olds), len(news)))
    matches = [
        ArticleMatch(
            (olds[pair[0]].key,),
            (news[pair[1]].key,),
            MatchKind.TRANSLATED,
            round(share, 4),
            (Edge(olds[pair[0]].key, news[pair[1]].key, round(share, 4), to_confirm=pair not in is_sure),),
        )
        for pair, share in shares.items()
    ]
    matched_olds, matched_news = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    matches += [
        ArticleMatch((article.key,), (), MatchKind.DELETED, 0.0, ())
        for at, article in enumerate(olds)
        if at not in matched_olds
    ]
    matches += [
        ArticleMatch((), (article.key,), MatchKind.INSERTED, 0.0, ())
        for at, article in enumerate(news)
        if at not in matched_news
    ]
    return in_reading_order(matches, olds, news)


def _articles(law: LawText, concepts: ConceptReader) -> list[_Article]:
    parts = Counter(clause.parent for clause in law.clauses)
    for clause in reversed(law.clauses):
        if clause.key not in law.units_by_key and clause.parent is not None:
            parts[clause.parent] += parts[clause.key]
    texts = [text_of(article) for article in law.units]
    usual = median([len(text) for text in texts] or [1]) or 1
    return [
        _Article(frozenset(_meaning(text, law.lang, concepts)), parts[article.key], len(text) / usual)
        for article, text in zip(law.units, texts, strict=True)
    ]


def _meaning(text: str, lang: Lang, concepts: ConceptReader) -> Iterable[str]:
    """The concepts and figures of an article, the second and third time apart from the first."""
    named = Counter(concepts(text, lang))
    named.update(f"{quantity.value} {quantity.unit}" for quantity in quantities(text))
    return (f"{name} {times}" for name, count in named.items() for times in range(count))


def _share(old: _Article, new: _Article, scale: IdfWeights) -> float:
    total = scale.weight_of(old.meaning) + scale.weight_of(new.meaning)
    return 2 * scale.weight_of(old.meaning & new.meaning) / total if total else 0.0


def _moved(
    pairs: Sequence[Pair],
    old: Sequence[_Article],
    new: Sequence[_Article],
    scale: IdfWeights,
    unlinked: Collection[Pair],
    weights: MatchingWeights,
) -> list[Pair]:
    """Pairs of the articles left over that say the same elsewhere in the law, those that share most first."""
    matched_olds, matched_news = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    olds = [at for at in range(len(old)) if at not in matched_olds]
    news = [at for at in range(len(new)) if at not in matched_news]
    if len(olds) * len(news) > _CELLS:
        return []
    shares = {pair: _share(old[pair[0]], new[pair[1]], scale) for pair in product(olds, news) if pair not in unlinked}
    moved: list[Pair] = []
    for pair in sorted(shares, key=lambda pair: (-shares[pair], pair)):
        if shares[pair] < weights.bilingual_elsewhere:
            break
        if pair[0] not in matched_olds and pair[1] not in matched_news:
            moved.append(pair)
            matched_olds.add(pair[0])
            matched_news.add(pair[1])
    return moved


def _nearness(old: float, new: float) -> float:
    if not old or not new:
        return float(old == new)
    return old / new if old < new else new / old


class _Alignment:
    """The pairs in the order of both texts that together weigh most (as of Needleman and Wunsch), near the diagonal."""

    def __init__(
        self,
        old: Sequence[_Article],
        new: Sequence[_Article],
        scale: IdfWeights,
        linked: Collection[Pair],
        unlinked: Collection[Pair],
        weights: MatchingWeights,
    ) -> None:
        self._weights = weights
        self._old, self._new, self._scale = old, new, scale
        self._linked, self._unlinked = linked, unlinked
        self._taken_old = {old_at for old_at, _ in linked}
        self._taken_new = {new_at for _, new_at in linked}
        self._new_weights = [scale.weight_of(article.meaning) for article in new]

    def best_pairs(self) -> list[Pair]:
        """The pairs, those that a person linked among them, in the order of the old text."""
        rows, columns = len(self._old), len(self._new)
        reach = max(40, _CELLS // (2 * max(rows, 1)))
        best: list[list[float]] = [[0.0] * (columns + 1)]
        for old_at in range(rows):
            home = old_at * columns // rows
            low, high = max(0, home - reach), min(columns, home + reach)
            above = best[-1]
            row = above[:]
            for new_at, gain in enumerate(self._gains(old_at, low, high), start=low):
                row[new_at + 1] = max(above[new_at + 1], row[new_at], above[new_at] + gain)
            for new_at in range(high, columns):
                row[new_at + 1] = max(row[new_at], above[new_at + 1])
            best.append(row)
        return sorted({*self._traced(best), *self._linked})

    def _traced(self, best: Sequence[Sequence[float]]) -> Iterable[Pair]:
        old_at, new_at = len(self._old) - 1, len(self._new) - 1
        while old_at >= 0 and new_at >= 0:
            reached = best[old_at + 1][new_at + 1]
            if reached == best[old_at][new_at + 1]:
                old_at -= 1
            elif reached == best[old_at + 1][new_at]:
                new_at -= 1
            else:
                yield old_at, new_at
                old_at, new_at = old_at - 1, new_at - 1

    def _gains(self, old_at: int, low: int, high: int) -> list[float]:
        """What the pairs of an old article with the new ones from ``low`` to ``high`` weigh above none."""
        if old_at in self._taken_old:
            return [0.0] * (high - low)
        old, weights, weight_of = self._old[old_at], self._weights, self._scale.weight_of
        meaning, own = old.meaning, weight_of(old.meaning)
        shape, length, worth = weights.bilingual_shape, weights.bilingual_length, weights.bilingual_worth
        gains: list[float] = []
        for new, total in zip(self._new[low:high], self._new_weights[low:high], strict=True):
            shared = meaning & new.meaning
            share = 2 * weight_of(shared) / (own + total) if shared else 0.0
            gains.append(
                weights.bilingual_meaning * share
                + shape * _nearness(old.parts + 1, new.parts + 1)
                + length * _nearness(old.length, new.length)
                - worth
            )
        closed = self._taken_new | {new_at for at, new_at in self._unlinked if at == old_at}
        for new_at in closed:
            if low <= new_at < high:
                gains[new_at - low] = 0.0
        return gains
