"""Who owes and who is owed what a proposal asks for, and whether the new text has others in their place (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from workbench.law.coverage import alike, answered, share_in
from workbench.law.limbs import Limb, LimbWord
from workbench.law.passages import LimbPassage
from workbench.law.questions import ProposedItem
from workbench.weights.outcomes import OutcomeWeights

LISTED: Final = re.compile(r"(?:[、和与及或\s]|以及|或者|\b(?:and|or|the|a|an)\b)*")
_BEGINNING: Final = re.compile(r"\W*(?:并|但是?|且|再|其|该)*\s*(?:(?:and|but|the|an?|each|every|any|that|no)\s+)*")
_BY: Final = re.compile(r"(?:由|委托|责成|\bby (?:the |an? )?)$")


def names_the_parties(words: Sequence[LimbWord], passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether each party newly named stands in the sentence of the passage."""
    text = ",".join(limb.text for limb in passage.sentence)
    others = [word for limb in passage.sentence for word in limb.words]
    return all(answered(word, others, text, weights)[1] for word in words if word.is_party)


def is_of_another_party(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether the passage gives to another party what was asked for one that its sentence does not name."""
    ours = [word for limb in question.sentence for word in limb.words]
    text = ",".join(limb.text for limb in question.sentence)
    if all(not word.is_party or answered(word, ours, text, weights)[1] for word in passage.words):
        return False
    return not names_the_parties(question.limb.words, passage, weights)


def parties_changed_places(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> bool:
    """Whether the passage makes a party do what was asked of another, and one of the two sentences names both."""
    home = home_of(question, passage, weights)
    (ours, is_by), (theirs, are_by) = _doers(question.limb), ([], False) if home.is_condition else _doers(home)
    if not (is_by and are_by) and _not_among(ours, theirs) != frozenset().union(*ours):
        return False
    mine, others = _not_among(ours, theirs), _not_among(theirs, ours)
    if not mine or not others:
        return False
    return mine <= _parties(passage.sentence) or others <= _parties(question.sentence)


def _not_among(parties: Sequence[frozenset[str]], others: Sequence[frozenset[str]]) -> frozenset[str]:
    """The keys of the parties that are none of the others."""
    return frozenset().union(*(keys for keys in parties if all(keys.isdisjoint(other) for other in others)))


def home_of(question: ProposedItem, passage: LimbPassage, weights: OutcomeWeights) -> Limb:
    """The limb of the passage that holds most of the words asked for; the one most like theirs where none were."""
    if not question.words:
        return max(passage.limbs, key=lambda limb: alike(question.limb.words, limb.words, weights))
    return max(passage.limbs, key=lambda limb: share_in(question.words, [limb], weights))


def _parties(sentence: Sequence[Limb]) -> frozenset[str]:
    return frozenset().union(*(word.keys for limb in sentence for word in limb.words if word.is_party))


def _doers(limb: Limb) -> tuple[list[frozenset[str]], bool]:
    """Whoever acts in a limb, and whether 由 or by says so; else those it begins with, all of a list of them."""
    parties = [word for word in limb.words if word.is_party]
    before = [limb.text[: word.start - limb.start] for word in parties]
    first = [at for at, text in enumerate(before) if _BY.search(text)]
    is_by = bool(first)
    if not first and parties and _BEGINNING.fullmatch(before[0]):
        first = [0]
    doers: list[frozenset[str]] = []
    for start in first:
        doers.append(parties[start].keys)
        for last, word in pairwise(parties[start:]):
            if not LISTED.fullmatch(limb.text[last.end - limb.start : word.start - limb.start]):
                break
            doers.append(word.keys)
    return doers, is_by
