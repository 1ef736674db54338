"""Whether words that a proposal takes out of a clause are gone from the new text (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workbench.lang.characters import has_chinese
from workbench.lang.folding import equality_key
from workbench.law.answers import AnswerKind, ItemAnswer
from workbench.law.coverage import alike, answered, coverage, share_in, weight_beside
from workbench.law.figure_frames import figure_agreement
from workbench.law.figures import FigureAgreement
from workbench.law.limbs import SentenceLimbs
from workbench.law.passages import LimbPassage, PassageIndex, heads
from workbench.law.questions import ProposedItem, RedlineChange
from workbench.weights.outcomes import OutcomeWeights

_TELLING: Final = 4  # characters of Chinese, twice as many letters, before finding an item again says anything


def answer_to_taking_out(
    edit: RedlineChange,
    question: ProposedItem,
    proposed: Sequence[SentenceLimbs],
    new: PassageIndex,
    weights: OutcomeWeights,
) -> ItemAnswer | None:
    """What the new text says to ``question``, words that were to go with nothing in their place.

    None where nothing had to go: the proposal says the same elsewhere.
    """
    remaining = [limb for sentence in proposed for limb in sentence.limbs]
    left, text = [word for limb in remaining for word in limb.words], ",".join(limb.text for limb in remaining)
    words = tuple(word for word in question.words if answered(word, left, text, weights)[0] < weights.answered)
    gone = ItemAnswer(AnswerKind.STANDS, 1.0, None)
    if not _stands_around(edit, proposed, new):
        if not words and not question.figures:
            return None
        gone = _gone(replace(question, words=words), text, new, weights)
    if (
        gone.answer is AnswerKind.STANDS
        and (instead := _stands_instead(edit, question, proposed, new, weights)) is not None
    ):
        return ItemAnswer(AnswerKind.NEAR, 0.5, instead.clause_key, "instead", quote=instead.text)
    return gone


def still_stands(item: str, proposed: Sequence[SentenceLimbs], new: PassageIndex) -> bool:
    """Whether an item that was to go for something else stands in the new text word for word."""
    key = equality_key(item)
    if len(key) < (_TELLING if has_chinese(key) else 2 * _TELLING):
        return False
    if any(key in equality_key(limb.text) for sentence in proposed for limb in sentence.limbs):
        return False
    return any(key in equality_key(passage.text) for passage in new.limbs)


def _stands_around(edit: RedlineChange, proposed: Sequence[SentenceLimbs], new: PassageIndex) -> bool:
    """Whether the sentence from which words were to go stands in the new text as it was proposed."""
    around = [sentence for sentence in proposed if sentence.start < edit.start < sentence.end]
    return any(heads(sentence.limbs, sentence.limbs[-1]) in new.changed_heads for sentence in around)


def _stands_instead(
    edit: RedlineChange,
    question: ProposedItem,
    proposed: Sequence[SentenceLimbs],
    new: PassageIndex,
    weights: OutcomeWeights,
) -> LimbPassage | None:
    """A new limb of the sentence that words were to leave, of which the proposal says little, or that says more."""
    remaining = [limb for sentence in proposed for limb in sentence.limbs]
    proposed_keys = {limb.key for limb in remaining}
    around = [
        limb for sentence in proposed if sentence.start <= edit.start <= sentence.end + 1 for limb in sentence.limbs
    ]
    keys = {limb.key for limb in around}
    both = [*remaining, *question.sentence]
    known, text = [word for limb in both for word in limb.words], ",".join(limb.text for limb in both)
    for passage in new.limbs:
        (limb,) = passage.limbs
        if limb.key in proposed_keys or limb.key in new.known:
            continue
        if keys & {other.key for other in passage.sentence} and share_in(limb.words, remaining, weights) < weights.half:
            return passage
        is_there = any(alike(limb.words, other.words, weights) >= weights.half for other in around)
        if is_there and weight_beside(limb.words, known, text, weights) >= weights.besides:
            return passage
    return None


def _gone(question: ProposedItem, remaining: str, new: PassageIndex, weights: OutcomeWeights) -> ItemAnswer:
    """Whether the words and figures that were to go went, and no words that say the same stand."""
    still = [
        float(figure_agreement(figure, question.limb, question.sentence, new, weights)[0] is FigureAgreement.SAME)
        for figure in question.figures
    ]
    if question.words:
        still.append(
            max(
                (coverage(question.words, passage.words, passage.text, weights, remaining)[1] for passage in new.every),
                default=0.0,
            )
        )
    share = 1 - sum(still) / len(still)
    if share >= weights.near:
        return ItemAnswer(AnswerKind.STANDS, 1.0, None)
    return ItemAnswer(AnswerKind.ABSENT, share if share > 1 - weights.near else 0.0, None)
