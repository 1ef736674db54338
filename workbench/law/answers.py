"""What a new text says to what a proposal asks for: it stands, a person has to look, it is absent, or its contrary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from workbench.law.contrary import BOUNDS, denials_differ, is_contrary, is_said_alike, is_turned, is_turned_alike
from workbench.law.coverage import alike, coverage, share_in
from workbench.law.doubts import doubt_of
from workbench.law.figure_frames import figure_agreement
from workbench.law.figures import FigureAgreement, agreement
from workbench.law.parties import is_of_another_party, names_the_parties
from workbench.law.passages import LimbPassage, PassageIndex, heads
from workbench.law.questions import ProposedItem, weight_of
from workbench.weights.outcomes import OutcomeWeights


class AnswerKind(Enum):
    """What a new text says to one thing asked for; ``NEAR`` where a person has to look."""

    STANDS = "stands"
    NEAR = "near"
    ABSENT = "absent"
    CONTRARY = "contrary"


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """The answer, how much of what was asked for stands (0 to 1), in which clause, and a code that says why not all.

    ``quote`` is what stands there instead, ``related`` (0 to 1) how much of the words stands, related ones counted,
    whatever the answer.
    """

    answer: AnswerKind
    share: float
    clause_key: str | None
    why: str = ""
    related: float = 0.0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class _PassageScores:
    """The passage that answers best: the share of the words in it, related ones too, and whether it is about the same.

    ``fits`` says whether what stands around the words asked for stands around the passage as well.
    """

    passage: LimbPassage
    same: float
    related: float
    fits: bool


def ask(
    question: ProposedItem, new: PassageIndex, weights: OutcomeWeights, *, is_elsewhere: bool = False
) -> ItemAnswer:
    """What the new text says to ``question``; ``is_elsewhere`` where it is that of another clause."""
    word_for_word = new.changed_heads.get(heads(question.sentence, question.limb))
    if word_for_word is not None:
        return _answer_in_full(question, word_for_word, new, weights)
    fit = _best(question, new, weights)
    if fit is None:
        return ItemAnswer(AnswerKind.ABSENT, 0.0, None)
    passage = fit.passage
    is_answer = fit.fits and fit.related >= weights.near and _is_about(question, passage, weights)
    if is_answer and is_contrary(question, passage):
        return ItemAnswer(AnswerKind.CONTRARY, 0.0, passage.clause_key, "contrary", quote=passage.text)
    if is_of_another_party(question, passage, weights):
        return ItemAnswer(AnswerKind.ABSENT, 0.0, passage.clause_key, "party", quote=passage.text)
    if _still_says_what_was_to_go(question, passage):
        return ItemAnswer(AnswerKind.ABSENT, 0.0, passage.clause_key, "old_figure", quote=passage.text)
    words = _words_answer(question, fit, weights)
    figures = [
        figure_agreement(figure, question.limb, question.sentence, new, weights, question.figures)
        for figure in question.figures
    ]
    agreements = [_FIGURE_ANSWERS[agreed] for agreed, _ in figures]
    own = None if is_elsewhere else new
    answer = _weighed(question, fit, words, agreements, own, weights)
    if answer.why not in ("figure", "figure_nearly"):
        return answer
    pairs = zip(question.figures, figures, strict=True)
    sides = [f"{figure.quote} / {other.quote}" for figure, (_, other) in pairs if other and other.quote != figure.quote]
    return replace(answer, quote=", ".join(sides))


_POLAR: Final = 0.1  # of several passages without words asked for that goes first which says how it is turned
_FIGURE_ANSWERS: Final = {
    FigureAgreement.SAME: AnswerKind.STANDS,
    FigureAgreement.NEARLY: AnswerKind.NEAR,
    FigureAgreement.OTHER: AnswerKind.ABSENT,
    FigureAgreement.APART: AnswerKind.ABSENT,
}


def _best(question: ProposedItem, new: PassageIndex, weights: OutcomeWeights) -> _PassageScores | None:
    """The changed passage that answers best."""
    common = "".join(word.text for word in question.around)
    beside = {limb.key for limb in question.sentence if limb is not question.limb}
    best: tuple[float, _PassageScores] | None = None
    for passage in new.likely(question.limb.words):
        if len(passage.limbs) > 1 and any(limb.key in beside for limb in passage.limbs):
            continue  # that limb answers another one
        same, related = coverage(question.words, passage.words, passage.text, weights, common)
        if question.whole:
            of_item = coverage(question.whole, passage.words, passage.text, weights, common)
            same, related = min(same, of_item[0]), min(related, of_item[1])
        around = _share_around(question, passage, weights)
        if question.words:
            within = related + weights.same_words * same
        else:
            within = share_in(question.around, passage.limbs, weights) + _POLAR * is_turned(question, passage)
        rank = within + around - weights.longer_passage * len(passage.limbs)
        if best is None or rank > best[0]:
            best = rank, _PassageScores(passage, same, related, around >= weights.context)
    return best[1] if best else None


def _share_around(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> float:
    """How much of what stands around the words asked for stands around the passage as well (0 to 1).

    What stands around is the rest of the limb, or of the sentence where that says too little; a limb that is wholly new
    may be answered in another sentence of its clause.
    """
    rest = [word for limb in question.sentence if limb is not question.limb for word in limb.words]
    if not question.around:
        return share_in(rest, passage.clause, weights)
    share = share_in(question.around, passage.sentence, weights)
    if weight_of(question.around) >= weights.telling_around:
        return share
    return max(share, share_in([*question.around, *rest], passage.sentence, weights))


def _is_about(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether the passage says little else than the limb asked for, so that its contrary is that of the limb."""
    return alike(question.limb.words, passage.words, weights) >= weights.same_subject


def _still_says_what_was_to_go(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether a figure or rank that was to go for words still stands in the passage."""
    return any(
        agreement(figure, other) is FigureAgreement.SAME
        for figure in question.gone
        for limb in passage.limbs
        for other in limb.figures
    )


def _words_answer(question: ProposedItem, fit: _PassageScores, weights: OutcomeWeights) -> AnswerKind:
    """What the passage says to the words asked for, its figures aside."""
    if not question.words and not question.figures:
        says = is_said_alike(question, fit.passage)
        return AnswerKind.STANDS if fit.fits and says else AnswerKind.ABSENT
    if not question.words:
        return AnswerKind.STANDS
    if (
        not fit.fits
        or denials_differ(question, fit.passage)
        or not names_the_parties(question.words, fit.passage, weights)
    ):
        return AnswerKind.ABSENT
    if fit.same >= weights.answered:
        return AnswerKind.STANDS if is_turned_alike(question, fit.passage) else AnswerKind.NEAR
    return AnswerKind.NEAR if fit.related >= weights.near else AnswerKind.ABSENT


def _weighed(
    question: ProposedItem,
    fit: _PassageScores,
    words: AnswerKind,
    figures: Sequence[AnswerKind],
    own: PassageIndex | None,
    weights: OutcomeWeights,
) -> ItemAnswer:
    """The answers to words, figures and bounds taken together."""
    clause_key = fit.passage.clause_key
    if words is AnswerKind.ABSENT or (figures and all(answer is AnswerKind.ABSENT for answer in figures)):
        why = "figure" if words is not AnswerKind.ABSENT else ""
        return ItemAnswer(AnswerKind.ABSENT, 0.0, clause_key, why, fit.related)
    if AnswerKind.NEAR in (words, *figures) and AnswerKind.ABSENT not in figures:
        return ItemAnswer(
            AnswerKind.NEAR, 0.5, clause_key, "figure_nearly" if AnswerKind.NEAR in figures else "near", fit.related
        )
    parts: list[tuple[AnswerKind, int]] = [(answer, weights.figure) for answer in figures]
    if question.words or not figures:
        parts.append((words, weight_of(question.words) or 1))
    if figures:
        bounds = [word.polarity.id in fit.passage.polarities for word in question.polar if word.polarity.id in BOUNDS]
        parts += [(AnswerKind.STANDS if stands else AnswerKind.ABSENT, weights.bound) for stands in bounds]
    share = sum(size for answer, size in parts if answer is AnswerKind.STANDS) / sum(size for _, size in parts)
    if share == 1.0:
        return _answer_in_full(question, fit.passage, own, weights)
    if AnswerKind.ABSENT not in figures or _kept_its_other_figures(question, fit.passage):
        return ItemAnswer(AnswerKind.ABSENT, share, clause_key, related=fit.related)
    return ItemAnswer(AnswerKind.NEAR, 0.5, clause_key, "near", fit.related)


def _kept_its_other_figures(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether each figure of the passage was asked for or was to go for one that was."""
    expected = [*(figure for limb in question.sentence for figure in limb.figures), *question.former]
    return all(
        any(agreement(figure, other) is FigureAgreement.SAME for other in expected)
        for limb in passage.limbs
        for figure in limb.figures
    )


def _answer_in_full(
    question: ProposedItem, passage: LimbPassage, own: PassageIndex | None, weights: OutcomeWeights
) -> ItemAnswer:
    """What was asked for stands; a person has to look where it may be said of something else."""
    doubt = doubt_of(question, passage, own, weights)
    if doubt:
        sentence = ",".join(limb.text for limb in passage.sentence)
        return ItemAnswer(AnswerKind.NEAR, 0.5, passage.clause_key, doubt, 1.0, sentence)
    return ItemAnswer(AnswerKind.STANDS, 1.0, passage.clause_key, related=1.0)
