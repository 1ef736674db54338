"""What changed from one draft to the next for each article of the Convention, as a machine reads both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.i18n.closed_lists import ClosedList
from workbench.i18n.messages import N_
from workbench.instruments.model import Corpus
from workbench.rules.readings.result import DraftReading, ReadingResult

_ORDER: Final[Mapping[ReadingResult, int]] = {
    ReadingResult.FALLS_SHORT: 0,
    ReadingResult.CANNOT_BE_USED: 1,
    ReadingResult.NOT_COMPARABLE: 1,
    ReadingResult.LOOK: 1,
    ReadingResult.MET: 2,
}
# Of figures that come to the same result: those of which more is better, and those of which less is.
_MORE_IS_BETTER: Final = frozenset({"duration", "segment", "leave", "own_rate", "labourer_rate", "minimum_rate"})
_LESS_IS_BETTER: Final = frozenset({"contribution", "residence", "waiting", "pension_age", "patient_share"})


class ReadingChange(ClosedList):
    """What became of an article of the Convention from one draft to the next."""

    WORSE = "worse", N_("Worse"), "negative"
    GONE = "gone", N_("No longer answered"), "negative"
    BETTER = "better", N_("Better"), "positive"
    NEW = "new", N_("Newly answered"), "positive"
    SAME = "same", N_("Unchanged"), "neutral"


@dataclass(frozen=True, slots=True)
class ReadingComparison:
    """An article of the Convention with what both drafts say of it; where one reading is worse, the article is."""

    ref: str
    change: ReadingChange
    before: tuple[DraftReading, ...]
    after: tuple[DraftReading, ...]


def reading_differences(
    corpus: Corpus, before: Sequence[DraftReading], after: Sequence[DraftReading]
) -> tuple[ReadingComparison, ...]:
    """Every article of the Convention that one of two drafts answers, in the order of the Convention."""
    old, new = _by_article(before), _by_article(after)
    articles = sorted({*old, *new}, key=lambda ref: corpus.provision(ref).order)
    return tuple(
        ReadingComparison(ref, _change(old.get(ref, ()), new.get(ref, ())), old.get(ref, ()), new.get(ref, ()))
        for ref in articles
    )


def _by_article(readings: Iterable[DraftReading]) -> Mapping[str, tuple[DraftReading, ...]]:
    by_article: dict[str, list[DraftReading]] = {}
    for reading in readings:
        by_article.setdefault(reading.ref.partition("(")[0], []).append(reading)
    return {ref: tuple(of_article) for ref, of_article in by_article.items()}


def _change(before: Sequence[DraftReading], after: Sequence[DraftReading]) -> ReadingChange:
    if not before:
        return ReadingChange.NEW
    if not after:
        return ReadingChange.GONE
    old, new = _decisive(before), _decisive(after)
    shared = old.keys() & new.keys()
    steps = {_compare(old[key], new[key]) for key in shared}
    if not shared:
        steps = {_rank(after) - _rank(before)}
    if min(steps) < 0:
        return ReadingChange.WORSE
    return ReadingChange.BETTER if max(steps) > 0 else ReadingChange.SAME


def _decisive(readings: Sequence[DraftReading]) -> Mapping[tuple[str, str], DraftReading]:
    """The reading that decides on each provision and subject: of several the least favourable."""
    decisive: dict[tuple[str, str], DraftReading] = {}
    for reading in readings:
        key = (reading.ref, reading.subject)
        if key not in decisive or _compare(decisive[key], reading) < 0:
            decisive[key] = reading
    return decisive


def _rank(readings: Sequence[DraftReading]) -> int:
    return min(_ORDER[reading.result] for reading in readings)


def _compare(old: DraftReading, new: DraftReading) -> int:
    """Above 0 where ``new`` is better for the person protected, below where it is worse."""
    if by_result := _ORDER[new.result] - _ORDER[old.result]:
        return by_result
    if old.value is None or new.value is None or old.unit != new.unit or old.value == new.value:
        return 0
    kind = new.subject.partition(" ")[0]
    grown = 1 if new.value > old.value else -1
    return grown if kind in _MORE_IS_BETTER else -grown if kind in _LESS_IS_BETTER else 0
