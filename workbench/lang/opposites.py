"""Words that turn a sentence into its contrary: duty and permission, floor and ceiling, with and without (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.lang.cues import Cues
from workbench.lang.languages import Lang
from workbench.yaml_file import SourceLocation

# What a kind is contrary to when the sentence is its contrary as soon as the word is not there.
ABSENCE: Final = "absence"


@dataclass(frozen=True, slots=True)
class Polarity:
    """One way a word can turn a sentence, such as ``floor``: its names, its words, and the ways contrary to it.

    ``contrary_to`` are ids of other polarities, or ABSENCE where leaving the word out says the contrary (not, never).
    """

    id: str
    names: Mapping[Lang, str]
    cues: Mapping[Lang, Cues]
    contrary_to: frozenset[str]
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class PolarWord:
    """A word found in a text, ``text[start:end]``, and how it turns its sentence."""

    start: int
    end: int
    polarity: Polarity

    def is_contrary_to(self, other: PolarWord) -> bool:
        """Whether the two, each in its place, make one sentence say the contrary of the other."""
        return other.polarity.id in self.polarity.contrary_to or self.polarity.id in other.polarity.contrary_to


@dataclass(frozen=True, slots=True)
class OppositePair:
    """Two polarities that are contrary, with sentences that prove it: two contrary ones and two that are not."""

    between: frozenset[str]
    contrary: Mapping[Lang, tuple[str, ...]]
    same: Mapping[Lang, tuple[str, ...]]
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class Opposites:
    """Every polarity by its id, in the order of the file, and a proof of each two that are contrary."""

    by_id: Mapping[str, Polarity]
    pairs: tuple[OppositePair, ...] = ()

    def find(self, text: str, lang: Lang) -> tuple[PolarWord, ...]:
        """The words of ``text`` that turn its sentences, in order and without overlap.

        Of two that overlap the longer stands: 不得低于 is a floor, not a prohibition.
        """
        words = [
            PolarWord(match.start(), match.end(), polarity)
            for polarity in self.by_id.values()
            for match in polarity.cues[lang].pattern.finditer(text)
        ]
        words.sort(key=lambda word: (word.start - word.end, word.start))
        longest: list[PolarWord] = []
        for word in words:
            if all(word.end <= other.start or other.end <= word.start for other in longest):
                longest.append(word)
        return tuple(sorted(longest, key=lambda word: word.start))

    def turning(self, first: str, second: str, lang: Lang) -> frozenset[frozenset[str]]:
        """The pairs of polarities by which two short texts say the contrary of each other; none where they do not."""
        ours, theirs = self.find(first, lang), self.find(second, lang)
        mine, others = ({word.polarity.id for word in words} for words in (ours, theirs))
        turned = {
            frozenset({word.polarity.id, opposite.polarity.id})
            for word in ours
            for opposite in theirs
            if word.is_contrary_to(opposite) and word.polarity.id not in others and opposite.polarity.id not in mine
        }
        for word in (*ours, *theirs):
            if ABSENCE in word.polarity.contrary_to and not (mine and others):
                turned.add(frozenset({word.polarity.id, ABSENCE}))
        return frozenset(turned)
