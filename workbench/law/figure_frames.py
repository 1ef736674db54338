"""Whether a figure stands under the subject it was asked for: the words before it, its limb, and its conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.law.coverage import alike
from workbench.law.figures import FigureAgreement, TextFigure, agreement
from workbench.law.limbs import Limb, LimbWord
from workbench.law.passages import PassageIndex
from workbench.weights.outcomes import OutcomeWeights

_SAME_FIT: Final = 1e-9
# What stands before and after a figure that has to be reached: 缴费满五年的职工, a worker over 55.
_REACHED: Final = re.compile(r"(?:满|不足|超过|\b(?:after|over|under|exceeding|reached))\s?$")
_OF_THOSE: Final = re.compile(r"(?:以上|以下|以内)?的(?!\d)")


def figure_agreement(
    figure: TextFigure,
    limb: Limb,
    sentence: Sequence[Limb],
    new: PassageIndex,
    weights: OutcomeWeights,
    beside: Sequence[TextFigure] = (),
) -> tuple[FigureAgreement, TextFigure | None]:
    """How ``figure``, asked for in ``limb``, stands to the figure of the new text whose frame is most like its own.

    ``APART``, with no figure, where none measures the same thing; ``OTHER`` where the same and another fit as well,
    ``NEARLY`` where the same stands under a condition with other figures, unless those are asked for ``beside`` it.
    """
    ranked: list[tuple[float, FigureAgreement, TextFigure]] = []
    for passage in new.with_figures:
        (there,) = passage.limbs
        for other in there.figures:
            agreed = agreement(figure, other)
            if agreed is FigureAgreement.SAME and _conditions_differ(
                [stated for stated in _conditions(sentence, limb, figure) if stated not in beside],
                _conditions(passage.sentence, there, other),
            ):
                agreed = FigureAgreement.NEARLY
            if agreed is not FigureAgreement.APART:
                fit = _fit(figure, limb, sentence, other, there, passage.sentence, weights)
                ranked.append((fit, agreed, other))
    best = max((fit for fit, _, _ in ranked), default=0.0)
    top = {agreed: other for fit, agreed, other in ranked if fit >= best - _SAME_FIT}
    for agreed in (FigureAgreement.OTHER, FigureAgreement.NEARLY, FigureAgreement.SAME):
        if agreed in top:
            return agreed, top[agreed]
    return FigureAgreement.APART, None


def _fit(
    figure: TextFigure,
    limb: Limb,
    sentence: Sequence[Limb],
    other: TextFigure,
    there: Limb,
    its_sentence: Sequence[Limb],
    weights: OutcomeWeights,
) -> float:
    """How well the frames of two figures agree."""
    conditions = [stated for earlier in sentence if earlier.at < limb.at for stated in earlier.figures]
    its_conditions = [stated for earlier in its_sentence if earlier.at < there.at for stated in earlier.figures]
    same = sum(
        any(agreement(figure_before, its) is FigureAgreement.SAME for its in its_conditions)
        for figure_before in conditions
    )
    count = len(conditions) + len(its_conditions)
    return (
        weights.figure_before * alike(_before(figure, limb), _before(other, there), weights)
        + weights.figure_limb * alike(limb.words, there.words, weights)
        + weights.figure_earlier * alike(_earlier(sentence, limb), _earlier(its_sentence, there), weights)
        + weights.figure_conditions * (2 * same / count if count else weights.unconditional)
    )


def _conditions(sentence: Sequence[Limb], limb: Limb, figure: TextFigure) -> list[TextFigure]:
    """The figures of what has to be so for ``figure`` to hold: of conditions, and of its own limb before it."""
    others = [stated for other in sentence if other is not limb and other.is_condition for stated in other.figures]
    before = [stated for stated in limb.figures if stated.end <= figure.start]
    return others + [stated for stated in before if limb.is_condition or _is_threshold(limb, stated)]


def _is_threshold(limb: Limb, figure: TextFigure) -> bool:
    before, after = limb.text[: figure.start - limb.start], limb.text[figure.end - limb.start :]
    return bool(_REACHED.search(before) or _OF_THOSE.match(after))


def _conditions_differ(ours: Sequence[TextFigure], theirs: Sequence[TextFigure]) -> bool:
    """Whether each holds under a figure that the other does not, and two of these are of one unit."""
    mine, others = _not_among(ours, theirs), _not_among(theirs, ours)
    return any(agreement(figure, other) is FigureAgreement.OTHER for figure in mine for other in others)


def _not_among(figures: Sequence[TextFigure], others: Sequence[TextFigure]) -> list[TextFigure]:
    return [
        figure for figure in figures if all(agreement(figure, other) is not FigureAgreement.SAME for other in others)
    ]


def _before(figure: TextFigure, limb: Limb) -> list[LimbWord]:
    """The words of the limb between the figure before and this one."""
    start = max((other.end for other in limb.figures if other.end <= figure.start), default=limb.start)
    return [word for word in limb.words if start <= word.start < figure.start]


def _earlier(sentence: Sequence[Limb], limb: Limb) -> list[LimbWord]:
    return [word for earlier in sentence if earlier.at < limb.at for word in earlier.words]
