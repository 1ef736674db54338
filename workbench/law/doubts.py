"""Why a person has to look though all words that were asked for stand: they may say it of something else (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workbench.law.contrary import is_restricted
from workbench.law.coverage import alike, answered, share_in
from workbench.law.figures import FigureAgreement, TextFigure, agreement
from workbench.law.limbs import Limb, LimbWord
from workbench.law.parties import home_of, parties_changed_places
from workbench.law.passages import LimbPassage, PassageIndex
from workbench.law.questions import ProposedItem, weight_of
from workbench.law.unaccounted import has_more_than_asked
from workbench.weights.outcomes import OutcomeWeights

# How often something is done or due; each is told by its unit of time.
_OFTEN: Final = re.compile(
    r"(?:每个?|按|逐)(?P<zh>日|天|周|月|季|年)|\b(?P<ly>dai|week|month|quarter|annual|year)ly\b"
    r"|\b(?:per|each|every|an?) (?P<en>day|week|month|quarter|year)\b"
)
_WEAKER: Final = frozenset({"permission", "encouragement"})
_FIRM: Final = frozenset({"duty", "prohibition"})
_BOTH_WAYS: Final = frozenset({"before", "after", "floor", "ceiling", "higher", "lower"})
_GOES_ON: Final = re.compile(r"\W*(?:以及|和|及|或者?|(?:and|or)\b)")  # a list that goes on behind a comma
_TIMES: Final = {"天": "day", "日": "day", "dai": "day", "周": "week", "月": "month", "季": "quarter", "年": "year",
                 "annual": "year"}  # fmt: skip


def doubt_of(question: ProposedItem, passage: LimbPassage, own: PassageIndex | None, weights: OutcomeWeights) -> str:
    """The code of what makes it doubtful that ``passage`` says what was asked for; empty where nothing does.

    ``own`` is the text that the clause became; None where the passage stands in another one.
    """
    if is_restricted(question, passage):
        return "restricted"
    if parties_changed_places(question, passage, weights):
        return "party"
    if _stands_replaced(question, passage, weights) or _states_the_old_figure(question, passage):
        return "beside"
    if _states_another_figure(question, passage, weights) or _is_out_of_its_sentence(question, own, weights):
        return "apart"
    if _stands_before_its_topic(question, passage) or _is_said_apart(question, passage, weights):
        return "apart"
    if _lacks_the_exception(question, passage) or _only_permits(question, passage, weights):
        return "apart"
    if _stands_for_another_limb(question, passage, own, weights):
        return "apart"
    if _is_turned_both_ways(question, passage, weights) or _has_another_consequence(question, passage, weights):
        return "apart"
    if _is_as_often(question.limb, passage.limbs) is False:
        return "apart"
    if has_more_than_asked(question, passage, own.known if own else (), weights):
        return "besides"
    return ""


def _stands_replaced(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether words that were to go for those asked for stand in the same sentence still."""
    own = [word for limb in question.sentence for word in limb.words]
    own_text = ",".join(limb.text for limb in question.sentence)
    there = [word for limb in passage.sentence for word in limb.words]
    text = ",".join(limb.text for limb in passage.sentence)
    return any(
        answered(word, there, text, weights)[0] == 1.0
        for word in question.replaced
        if word.weight > 1 and answered(word, own, own_text, weights)[0] < 1.0
    )


def _states_the_old_figure(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether a figure that was to go stands in the same sentence still."""
    own = [figure for limb in question.sentence for figure in limb.figures]
    there = [figure for limb in passage.sentence for figure in limb.figures]
    stands = any(_is_among(figure, there) and not _is_among(figure, own) for figure in question.outdated)
    return stands and bool(question.around)


def _states_another_figure(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether the limb that holds the words asked for has a figure of a unit of theirs that was not asked for."""
    own = [figure for limb in question.sentence for figure in limb.figures]
    units = {figure.unit for figure in question.limb.figures}
    there = home_of(question, passage, weights).figures
    return bool(question.words) and any(figure.unit in units and not _is_among(figure, own) for figure in there)


def _is_among(figure: TextFigure, others: Sequence[TextFigure]) -> bool:
    return any(agreement(figure, other) is FigureAgreement.SAME for other in others)


def _is_out_of_its_sentence(question: ProposedItem, own: PassageIndex | None, weights: OutcomeWeights) -> bool:
    """Whether little stands in the text of what the sentence said before, beside a limb that is wholly new."""
    if own is None or question.around or not question.words:
        return False
    rest = [word for limb in question.sentence if limb.key in own.known for word in limb.words]
    return share_in(rest, (each.limbs[0] for each in own.limbs), weights) < weights.rest_of_sentence


def _stands_before_its_topic(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether a wholly new limb stands before a limb that it was to follow."""
    if question.around:
        return False
    earlier = {limb.key for limb in question.sentence if limb.at < question.limb.at}
    return any(limb.key in earlier and limb.at > passage.limbs[-1].at for limb in passage.sentence)


def _is_turned_both_ways(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether the limb that holds the words asked for has a bound or a time they have, and its contrary as well."""
    home = home_of(question, passage, weights)
    return any(
        word.polarity.id in _BOTH_WAYS and word.is_contrary_to(other) and other.polarity.id not in _turns(question)
        for word in question.limb.polar
        for other in home.polar
    )


def _lacks_the_exception(question: ProposedItem, passage: LimbPassage) -> bool:
    return "exclusion" in question.limb.polarities and "exclusion" not in passage.polarities


def _only_permits(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether the limb that holds the words asked for permits or encourages what was asked for without a may."""
    turns = _turns(question)
    weaker = home_of(question, passage, weights).polarities & _WEAKER - turns
    return bool(weaker) and not question.figures and not turns & _FIRM


def _stands_for_another_limb(
    question: ProposedItem, passage: LimbPassage, own: PassageIndex | None, weights: OutcomeWeights
) -> bool:
    """Whether a wholly new limb stands only where the text says what its sentence said before."""
    if own is None or question.around or not question.words:
        return False
    home = home_of(question, passage, weights)
    others = [each.limbs[0] for each in own.limbs if each.limbs[0] is not home]
    return any(
        all(alike(limb.words, other.words, weights) < weights.half for other in others)
        and alike(limb.words, home.words, weights) >= weights.half
        for limb in question.sentence
        if limb.key in own.known and limb.words and limb.key not in home.key
    )


def _turns(question: ProposedItem) -> frozenset[str]:
    return frozenset().union(*(limb.polarities for limb in question.sentence))


def _has_another_consequence(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether behind a condition asked for little stands of what was to hold under it."""
    if not question.limb.is_condition:
        return False
    home = home_of(question, passage, weights)
    under = [limb for limb in question.sentence if limb.at > question.limb.at and not limb.is_condition]
    behind = [limb for limb in passage.sentence if limb.at >= home.at]
    return share_in([word for limb in under for word in limb.words], behind, weights) < weights.half


def _is_said_apart(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether the limb that holds the words asked for says little of what stands around them."""
    if weight_of(question.around) < weights.telling_around or not (question.words or question.polar):
        return False
    home = home_of(question, passage, weights)
    if not question.words:
        turns = {word.polarity.id for word in question.polar}
        home = next((limb for limb in passage.limbs if turns & limb.polarities), home)
    limbs = passage.sentence if _GOES_ON.match(home.text) else [home]
    return share_in(_telling(question.around), limbs, weights) < weights.half


def _telling(words: Sequence[LimbWord]) -> Sequence[LimbWord]:
    return [word for word in words if word.weight > 1] or words


def _is_as_often(limb: Limb, others: Sequence[Limb]) -> bool | None:
    """Whether both say that something happens equally often; None where one of them does not say how often."""
    ours, theirs = _times([limb]), _times(others)
    return bool(ours & theirs) if ours and theirs else None


def _times(limbs: Sequence[Limb]) -> set[str]:
    named = {match[match.lastgroup or 0] for limb in limbs for match in _OFTEN.finditer(limb.text)}
    return {_TIMES.get(name, name) for name in named}
