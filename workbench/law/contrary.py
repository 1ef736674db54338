"""Where a new text that repeats a proposal says its contrary: a ceiling for a floor, may not for may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.lang.languages import Lang
from workbench.lang.opposites import ABSENCE, Opposites, PolarWord
from workbench.law.redline import DiffRun
from workbench.weights.outcomes import OutcomeWeights


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of one text and what stands for it in the other; the two are the same where ``is_equal``."""

    start: int
    end: int
    other_start: int
    other_end: int
    is_equal: bool


def contrary_spans(
    proposed: str, new: str, runs: Sequence[DiffRun], lang: Lang, opposites: Opposites, weights: OutcomeWeights
) -> tuple[tuple[int, int], ...]:
    """The spans of ``proposed`` whose counterpart in ``new`` says the contrary, by a word in the place of a word.

    ``runs`` is the redline from the one to the other. A word that fell out counts where its absence says the contrary
    (not, never), and likewise one that came in.
    """
    proposed_words, new_words = opposites.find(proposed, lang), opposites.find(new, lang)
    if not proposed_words and not new_words:
        return ()
    stretches = _aligned(runs)
    mirrored = [_Stretch(s.other_start, s.other_end, s.start, s.end, s.is_equal) for s in stretches]
    spans = [
        (word.start, word.end)
        for word in proposed_words
        if _is_turned(word, _counterpart(word, stretches), new_words, weights) or _fell_out(word, stretches, new_words)
    ]
    for word in new_words:
        if _fell_out(word, mirrored, proposed_words):
            spans.append(_counterpart(word, mirrored))
    return tuple(sorted(spans))


def _aligned(runs: Sequence[DiffRun]) -> list[_Stretch]:
    """The two texts cut into stretches that are equal and stretches that stand in the place of each other."""
    stretches: list[_Stretch] = []
    start = other_start = end = other_end = 0
    for run in runs:
        if run.op == "equal":
            if (start, other_start) != (end, other_end):
                stretches.append(_Stretch(start, end, other_start, other_end, False))
            start, other_start = end + len(run.text), other_end + len(run.text)
            stretches.append(_Stretch(end, start, other_end, other_start, True))
            end, other_end = start, other_start
        elif run.op == "delete":
            end += len(run.text)
        else:
            other_end += len(run.text)
    if (start, other_start) != (end, other_end):
        stretches.append(_Stretch(start, end, other_start, other_end, False))
    return stretches


def _counterpart(word: PolarWord, stretches: Sequence[_Stretch]) -> tuple[int, int]:
    """The span of the other text that stands in the place of a word; empty where nothing does."""
    spans = list(_overlapping(word, stretches))
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


def _overlapping(word: PolarWord, stretches: Sequence[_Stretch]) -> Iterator[tuple[int, int]]:
    for stretch in stretches:
        if stretch.end <= word.start or word.end <= stretch.start:
            continue
        if stretch.is_equal:
            shift = stretch.other_start - stretch.start
            yield max(word.start, stretch.start) + shift, min(word.end, stretch.end) + shift
        else:
            yield stretch.other_start, stretch.other_end


def _is_turned(
    word: PolarWord, counterpart: tuple[int, int], new_words: Sequence[PolarWord], weights: OutcomeWeights
) -> bool:
    """Whether a contrary word stands in the place of ``word``, and none that says the same."""
    start, end = counterpart
    if end - start > weights.contrary_reach * (word.end - word.start):
        return False  # so much was rewritten that the words in it answer others as well
    there = [other for other in new_words if other.start < end and start < other.end]
    if any(other.polarity.id == word.polarity.id for other in there):
        return False
    return any(word.is_contrary_to(other) for other in there)


def _fell_out(word: PolarWord, stretches: Sequence[_Stretch], others: Sequence[PolarWord]) -> bool:
    """Whether ``word``, whose absence says the contrary, is not in the other text, where what it denies still is."""
    if ABSENCE not in word.polarity.contrary_to:
        return False
    start, end = _counterpart(word, stretches)
    if any(other.start < max(end, start + 1) and start < other.end for other in others):
        return False
    changed = any(s.start < word.end and word.start < s.end and not s.is_equal for s in stretches)
    blank = 1  # an English word goes with the blank behind it
    return changed and any(s.is_equal and s.start <= word.end + blank <= s.end for s in stretches)
