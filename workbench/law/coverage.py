"""How far the words of one text answer those of another: as they are, by words for the same, or by related ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.law.limbs import Limb, LimbWord
from workbench.law.questions import weight_of
from workbench.weights.outcomes import OutcomeWeights


def answered(
    word: LimbWord, others: Sequence[LimbWord], text: str, weights: OutcomeWeights, common: str = ""
) -> tuple[float, float]:
    """How far ``word`` is answered by the same, and by the same or a related word (0 to 1 each).

    ``others`` are the words of ``text``. The characters of ``common`` prove nothing of a word that is not known.
    """
    is_latin = word.text.isascii()
    if f" {word.text} " in f" {text} " if is_latin else word.text in text:
        return 1.0, 1.0
    if any(not word.keys.isdisjoint(other.keys) for other in others):
        return 1.0, 1.0
    if word.near and any(not word.near.isdisjoint(other.near) for other in others):
        return 0.0, 1.0
    if word.is_loose and word.weight > 1:
        own = [letter for letter in word.text if letter not in common] or list(word.text)
        share = sum(letter in text for letter in own) / len(own)
        proves = weights.scattered * share if share >= weights.fewest_scattered else 0.0
        return proves, proves
    return 0.0, 0.0


def coverage(
    proposed: Sequence[LimbWord], words: Sequence[LimbWord], text: str, weights: OutcomeWeights, common: str = ""
) -> tuple[float, float]:
    """The share of ``proposed`` that ``text`` answers by the same words, and by the same or related ones, by length.

    The first stays below what counts as taken over where a word of two characters or more has nothing that answers it.
    """
    if not proposed:
        return 1.0, 1.0
    total = weight_of(proposed)
    same = related = 0.0
    is_whole = True
    for word in proposed:
        share, wider = answered(word, words, text, weights, common)
        same += word.weight * share
        related += word.weight * wider
        is_whole = is_whole and (share >= weights.fewest_scattered or word.weight < 2)
    return (same / total if is_whole else min(same / total, weights.answered - 0.01)), related / total


def share_in(words: Sequence[LimbWord], limbs: Iterable[Limb], weights: OutcomeWeights) -> float:
    """The share of the words that the limbs answer, related words counted, by length; 1 where there are none."""
    if not words:
        return 1.0
    limbs = tuple(limbs)
    text, others = ",".join(limb.text for limb in limbs), [word for limb in limbs for word in limb.words]
    return sum(word.weight * answered(word, others, text, weights)[1] for word in words) / weight_of(words)


def alike(ours: Sequence[LimbWord], theirs: Sequence[LimbWord], weights: OutcomeWeights) -> float:
    """The share of the words on both sides that answer each other (0 to 1)."""
    if not ours and not theirs:
        return 1.0
    their_text, our_text = "".join(word.text for word in theirs), "".join(word.text for word in ours)
    shared = sum(word.weight * answered(word, theirs, their_text, weights)[1] for word in ours)
    shared += sum(word.weight * answered(word, ours, our_text, weights)[1] for word in theirs)
    return shared / (weight_of(ours) + weight_of(theirs))


def weight_beside(words: Iterable[LimbWord], others: Sequence[LimbWord], text: str, weights: OutcomeWeights) -> int:
    """How much ``words`` say that is nowhere in ``text``, the words of ``others``; of a loose run each character."""
    return sum(
        sum(letter not in text for letter in word.text)
        if word.is_loose
        else word.weight * (answered(word, others, text, weights)[1] < weights.fewest_scattered)
        for word in words
        if not word.is_neutral
    )
