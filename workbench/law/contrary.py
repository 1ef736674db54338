"""Where a passage says the contrary of what was asked for: a ceiling for a floor, may not for may, or a denial."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from workbench.lang.opposites import PolarWord
from workbench.law.limbs import Limb, SentenceLimbs
from workbench.law.passages import LimbPassage, PassageIndex
from workbench.law.questions import ProposedItem

DENYING: Final = frozenset({"negation", "prohibition", "exclusion", "without"})
BOUNDS: Final = frozenset({"floor", "ceiling"})
_LIMITING: Final = frozenset({"restriction", "exclusion"})
# What a text need not repeat to say the same: its verbs say it, or they are judged on their own.
_LOOSE: Final = frozenset({"duty", "permission", "encouragement", "restriction", *BOUNDS, *DENYING})


def is_contrary(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether the words that turn a sentence make the passage say the contrary of the limb asked for."""
    if _only_with_is_not_without(question.limb.polar, [word for limb in passage.limbs for word in limb.polar]):
        return False
    ours, theirs = question.limb.polarities, passage.polarities
    if not (ours - theirs) & DENYING or not (theirs - ours) & DENYING:
        turned = (
            (word, opposite)
            for word in question.limb.polar
            for limb in passage.limbs
            for opposite in limb.polar
            if word.is_contrary_to(opposite)
        )
        if any(word.polarity.id not in theirs and opposite.polarity.id not in ours for word, opposite in turned):
            return True
    return denials_differ(question, passage)


def _only_with_is_not_without(ours: Sequence[PolarWord], theirs: Sequence[PolarWord]) -> bool:
    """Whether one of two permits something only with a thing, and the other forbids it without: they say the same."""
    mine, others = ({word.polarity.id for word in words} for words in (ours, theirs))
    return any(
        {"restriction", "with"} <= permits and {"prohibition", "without"} <= forbids
        for permits, forbids in ((mine, others), (others, mine))
    )


def denials_differ(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether one of the two denies, the other does not, and their sentences do not make up for it."""
    if bool(question.limb.polarities & DENYING) == bool(passage.polarities & DENYING):
        return False
    return _count(question.sentence, DENYING) != _count(passage.sentence, DENYING)


def is_turned(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether a word of the passage turns it as a word asked for does, or the contrary way."""
    return any(
        word.polarity.id == other.polarity.id or word.is_contrary_to(other)
        for word in question.polar
        for limb in passage.limbs
        for other in limb.polar
    )


def is_turned_alike(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether what turns the words asked for turns the passage too, but for duties, bounds and denials."""
    return all(word.polarity.id in passage.polarities or word.polarity.id in _LOOSE for word in question.polar)


def is_said_alike(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether each word asked for that turns a sentence stands in the passage; any denial stands for another."""
    denies = bool(passage.polarities & DENYING)
    return all(
        word.polarity.id in passage.polarities or (denies and word.polarity.id in DENYING) for word in question.polar
    )


def is_restricted(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether the sentence of the passage has a limit (only, unless, subject to) that was not asked for.

    Where an exception was asked for, a "but" before one is none.
    """
    limits = passage.sentence
    if any("exclusion" in limb.polarities for limb in question.sentence):
        limits = tuple(limb for limb in limits if "exclusion" not in limb.polarities)
    return _count(limits, {"restriction"}) > _count(question.sentence, {"restriction"})


def is_limited_beyond(proposed: Iterable[SentenceLimbs], new: PassageIndex, clause_key: str) -> bool:
    """Whether a clause has a limb that was not asked for, and that limits what was or takes something out of it."""
    known = {limb.key for sentence in proposed for limb in sentence.limbs}
    return any(
        passage.clause_key == clause_key and passage.limbs[0].key not in known and passage.polarities & _LIMITING
        for passage in new.limbs
    )


def _count(limbs: Iterable[Limb], polarities: Iterable[str]) -> int:
    return sum(word.polarity.id in polarities for limb in limbs for word in limb.polar)
