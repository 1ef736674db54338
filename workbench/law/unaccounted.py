"""What the new text says beside the words asked for that neither the proposal nor the old text said (pure).

A proposal counts as adopted only where nothing limits it that was not asked for. No list of words can name all that
limits, so every word of the limbs that answer is accounted for: whatever turns the sentence, every condition, every
figure, and every other word by its length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from workbench.law.contrary import BOUNDS
from workbench.law.coverage import answered, share_in, weight_beside
from workbench.law.figures import FigureAgreement, TextFigure, agreement
from workbench.law.limbs import Limb, LimbWord, clipped
from workbench.law.parties import LISTED, home_of
from workbench.law.passages import LimbPassage
from workbench.law.questions import ProposedItem
from workbench.weights.outcomes import OutcomeWeights

_DENYING: Final = ("negation", "prohibition", "exclusion", "without")
_WEAKENING: Final = ("restriction", "softening", "encouragement", "stopping", "charged")
_TIMES: Final = frozenset({"before", "after", "higher", "lower"})
_NUMERAL: Final = re.compile(r"[二两三四五六七八九十百千万]+")
_MODAL: Final = frozenset({"prohibition", "permission"})
# What says, inside a limb, when or of whom the rest of it holds.
_HOLDS_WHEN: Final = re.compile(
    r"\b(?:where|when|if|unless|until|while|whose|who|provided|so long as|as long as|to the extent|in so far)\b"
    r"|\b(?:among(?:st)?|those)\b"
    r"|方可|方能|才(?:可|能|得)|[仅只]限|为限|的情况下|的前提下|[当之]?中的|经[^,;]{0,10}(?:同意|批准|许可|审核|认可|认定)"
)
_OR: Final = re.compile(r"或|\b(?:or|either)\b")
_BY: Final = re.compile(r"由|\bby\b")
_TO: Final = re.compile(r"[向对给为与同]$|\b(?:to|for|with) (?:the |an? |its |his |their |every |each |any )?$")
_REFERS_BACK: Final = re.compile(
    r"^\W*(?:但|除|however\b|but\b|except\b|nevertheless\b|notwithstanding\b)|前[款项条]|上述|上款|本[款条]|不适用"
    r"|\b(?:this|the preceding|the foregoing|the above|that) (?:section|paragraph|rule|right|duty|provision)\b"
    r"|\b(?:does|shall) not apply\b"
)


def has_more_than_asked(
    question: ProposedItem, passage: LimbPassage, known: Collection[str], weights: OutcomeWeights
) -> bool:
    """Whether the sentence of ``passage`` has a turn, a condition or a figure that nobody asked for, or much besides.

    ``known`` are the keys of the limbs of the old text.
    """
    proposed_keys = {limb.key for limb in question.sentence}
    fresh = [limb for limb in passage.sentence if limb.key not in proposed_keys and limb.key not in known]
    own = [limb for limb in passage.limbs if limb.key not in proposed_keys]
    return (
        _is_turned_further(question, passage, fresh)
        or _is_bounded_or_joined_otherwise(question, passage)
        or _holds_only_when(question, fresh, weights)
        or _has_other_figures(question, own)
        or _says_something_besides(question, own, weights)
        or _parties_stand_in_another_order(question, passage, weights)
        or _is_taken_back(passage, known, proposed_keys)
    )


def _is_turned_further(question: ProposedItem, passage: LimbPassage, fresh: Sequence[Limb]) -> bool:
    """Whether the sentence denies or weakens more often than was asked for, or permits what was to be forbidden."""
    ours, theirs = _turns(question.sentence), _turns(passage.sentence)
    in_fresh = _turns(fresh)
    if sum(theirs[name] for name in _DENYING) > sum(ours[name] for name in _DENYING) and any(
        in_fresh[name] for name in _DENYING
    ):
        return True
    if any("exclusion" in limb.polarities for limb in question.sentence):
        in_fresh = _turns(limb for limb in fresh if "exclusion" not in limb.polarities)  # "but" before an exception
    if any(theirs[name] > ours[name] and in_fresh[name] for name in _WEAKENING):
        return True
    lacking, further = {*(ours - theirs)} & _turned(question.limb), {*(theirs - ours)} & _turned(fresh)
    return lacking | further >= _MODAL and bool(lacking & _MODAL) and bool(further & _MODAL)


def _is_bounded_or_joined_otherwise(question: ProposedItem, passage: LimbPassage) -> bool:
    """Whether the limb that answers sets a bound or a time of its own, lacks an "only", or says "or" by itself."""
    if passage.limbs[0].key == question.limb.key:
        return False
    own_turns = _turned(question.sentence)
    if not {word.polarity.id for limb in passage.limbs for word in limb.polar} & _TIMES <= own_turns:
        return True
    bounds = {
        word.polarity.id
        for limb in passage.limbs
        for word in limb.polar
        if limb.text[: word.end - limb.start][-1:] != "内"
    }
    if bounds & BOUNDS - own_turns and not own_turns & BOUNDS:
        return True
    if "restriction" in question.limb.polarities and not _turns(passage.sentence)["restriction"]:
        return not any("exclusion" in limb.polarities for limb in question.sentence)
    return bool(_OR.search(question.limb.text)) != any(_OR.search(limb.text) for limb in passage.limbs)


def _holds_only_when(question: ProposedItem, fresh: Sequence[Limb], weights: OutcomeWeights) -> bool:
    """Whether a condition stands there of which the proposal does not say so much as half."""
    if any(limb.is_condition and share_in(limb.words, question.sentence, weights) < weights.half for limb in fresh):
        return True
    return _count(_HOLDS_WHEN, fresh) > _count(_HOLDS_WHEN, question.sentence) + sum(
        limb.is_condition for limb in question.sentence if not _HOLDS_WHEN.search(limb.text)
    )


def _has_other_figures(question: ProposedItem, limbs: Sequence[Limb]) -> bool:
    """Whether a limb that answers states a figure that neither the proposal nor the old limb did."""
    own_figures = [figure for limb in question.sentence for figure in limb.figures]
    units = {figure.unit for figure in own_figures}
    text = ",".join(limb.text for limb in question.both_texts or question.sentence)
    stated_at = {at for limb in limbs for figure in limb.figures for at in range(figure.start, figure.end)}
    for limb in limbs:
        for numeral in _NUMERAL.finditer(limb.text):
            if limb.start + numeral.start() not in stated_at and numeral[0] not in text:
                return True
    own_units = {figure.unit for figure in question.figures}
    stated = [*own_figures, *(figure for figure in question.former if figure.unit not in own_units)]
    return any(
        not _is_among(figure, stated)
        for limb in limbs
        for figure in limb.figures
        if figure.value != 1 or figure.unit in units or not figure.unit.startswith("count")  # 一次: that it is done
    )


def _says_something_besides(question: ProposedItem, own: Sequence[Limb], weights: OutcomeWeights) -> bool:
    """Whether the items that answer have words that neither the proposal nor the old text has, but for recipients.

    So many of them as there are words asked for that stand there only in other words count for those.
    """
    texts = question.both_texts or question.sentence
    known, text = [word for limb in texts for word in limb.words], ",".join(limb.text for limb in texts)
    there = ",".join(limb.text for limb in own)
    besides = -sum(word.weight for word in question.words if word.text not in there)
    for limb in own:
        for start, end in _items_that_answer(question, limb, weights):
            words = (
                word
                for word in clipped(limb.words, start, end)
                if not (word.is_party and _TO.search(limb.text[: word.start - limb.start]))
            )
            besides += weight_beside(words, known, text, weights)
    return besides >= weights.besides


def _items_that_answer(question: ProposedItem, limb: Limb, weights: OutcomeWeights) -> Iterator[tuple[int, int]]:
    """The items of ``limb`` with a word or figure that was asked for; all of them where none has one."""
    text = ",".join(word.text for word in question.words)
    items = [
        (start, end)
        for start, end in limb.items
        if any(start <= word.start < end and answered(word, question.words, text, weights)[1] for word in limb.words)
        or any(start <= figure.start < end and _is_among(figure, question.figures) for figure in limb.figures)
    ]
    yield from items or limb.items


def _is_among(figure: TextFigure, others: Iterable[TextFigure]) -> bool:
    return any(agreement(figure, other) in (FigureAgreement.SAME, FigureAgreement.NEARLY) for other in others)


def _parties_stand_in_another_order(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether the limb that answers names two parties in another order, not in a list and not for 由 or by."""
    ours, theirs = question.limb, home_of(question, passage, weights)
    if ours.key == theirs.key or bool(_BY.search(ours.text)) != bool(_BY.search(theirs.text)):
        return False
    mine, others = ([word for word in limb.words if word.is_party] for limb in (ours, theirs))
    return any(
        not first.keys & last.keys
        and any(
            after.keys & first.keys and before.keys & last.keys and not _are_listed(theirs, before, after)
            for before, after in combinations(others, 2)
        )
        for first, last in combinations(mine, 2)
    )


def _are_listed(limb: Limb, first: LimbWord, last: LimbWord) -> bool:
    """Whether nothing but parties and what parts the members of a list stands between two parties."""
    between = limb.text[first.end - limb.start : last.start - limb.start]
    for word in limb.words:
        if word.is_party and first.end <= word.start < last.start:
            between = between.replace(word.text, " ")
    return LISTED.fullmatch(between) is not None


def _is_taken_back(passage: LimbPassage, known: Collection[str], proposed_keys: Collection[str]) -> bool:
    """Whether another sentence of the clause, itself new, refers back and denies or weakens."""
    return any(
        limb not in passage.sentence
        and limb.key not in known
        and limb.key not in proposed_keys
        and _REFERS_BACK.search(limb.text)
        and limb.polarities & {*_DENYING, *_WEAKENING}
        for limb in passage.clause
    )


def _turns(limbs: Iterable[Limb]) -> Counter[str]:
    return Counter(word.polarity.id for limb in limbs for word in limb.polar)


def _turned(limbs: Limb | Iterable[Limb]) -> set[str]:
    return {*limbs.polarities} if isinstance(limbs, Limb) else {*_turns(limbs)}


def _count(pattern: re.Pattern[str], limbs: Iterable[Limb]) -> int:
    return sum(len(pattern.findall(limb.text)) for limb in limbs)
