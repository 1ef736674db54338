"""The words that show what an opinion asks for, and which directions are contrary to each other (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.lang.cues import Cues
from workbench.lang.languages import TEXT_LANGUAGES, Lang
from workbench.lang.opposites import Opposites
from workbench.yaml_file import SourceLocation

# The signs that the program asks for by their id: those of directions that a limb may have, and the rest.
TELLING: Final = ("having", "raising", "lowering", "keeping", "ending", "changing", "floor", "ceiling")
BOUNDS: Final = frozenset(
    {"floor", "ceiling"}
)  # often within a name (最低缴费年限): they count where nothing else does
SIGNS: Final = frozenset(
    {
        *TELLING,
        "wanting",
        "refusing",
        "beyond",
        "too_much",
        "too_little",
        "fault",
        "lack",
        "denial",
        "reason",
        "emphasis",
        "doubt",
    }
)
SET_ASIDE: Final = frozenset({"salutation", "closing", "self_description"})


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way an opinion goes: its names, what a refusal makes of it, and the directions contrary to it."""

    id: str
    names: Mapping[Lang, str]
    refused: str
    contrary_to: frozenset[str]
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class OpinionCues:
    """The words of one sign, or of one part of a letter; those of ``polarities`` are words of it as well."""

    id: str
    names: Mapping[Lang, str]
    polarities: tuple[str, ...]
    cues: Mapping[Lang, Cues]
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class OpinionAxis:
    """A scale on which a demand has its place, and the words of each place on it."""

    id: str
    names: Mapping[Lang, str]
    poles: Mapping[str, Mapping[Lang, Cues]]
    location: SourceLocation

    def places(self, limb: str, lang: Lang, is_refused: bool) -> frozenset[str]:
        """Where on the scale a limb of folded text puts what it wants; a refused pole of two is the other."""
        matches = {pole: match for pole, cues in self.poles.items() if (match := cues[lang].pattern.search(limb))}
        widest = {
            pole
            for pole, match in matches.items()
            if not any(
                other.start() <= match.start() and match.end() <= other.end() and len(other[0]) > len(match[0])
                for other in matches.values()
            )
        }
        if not is_refused:
            return frozenset(widest)
        return frozenset(self.poles.keys() - widest) if widest and len(self.poles) == 2 else frozenset()


@dataclass(frozen=True, slots=True)
class OpinionWord:
    """A word of the sign ``id``: ``text[start:end]``."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, eq=False)
class OpinionVocabulary:
    """Directions, signs and what is set aside, each by its id in the order of the file."""

    directions: Mapping[str, Direction]
    signs: Mapping[str, OpinionCues]
    set_aside: Mapping[str, OpinionCues]
    axes: Mapping[str, OpinionAxis]
    opposites: Opposites

    @cached_property
    def contraries(self) -> frozenset[tuple[str, str]]:
        """Every two directions that are contrary, both ways round."""
        pairs = {(direction.id, other) for direction in self.directions.values() for other in direction.contrary_to}
        return frozenset(pairs | {(other, first) for first, other in pairs})

    def find(self, text: str, lang: Lang) -> tuple[OpinionWord, ...]:
        """The words of folded ``text`` that are signs, in order and without overlap; of two that overlap the longer."""
        words = sorted(self._all_words(text, lang), key=lambda word: (word.start - word.end, word.start))
        longest: list[OpinionWord] = []
        for word in words:
            if all(word.end <= other.start or other.end <= word.start for other in longest):
                longest.append(word)
        return tuple(sorted(longest, key=lambda word: word.start))

    def _all_words(self, text: str, lang: Lang) -> Iterator[OpinionWord]:
        for id_, pattern in self._patterns[lang]:
            for match in pattern.finditer(text):
                yield OpinionWord(match.start(), match.end(), id_)

    @cached_property
    def _patterns(self) -> Mapping[Lang, list[tuple[str, re.Pattern[str]]]]:
        return {
            lang: [
                (sign.id, cues.pattern)
                for sign in self.signs.values()
                for cues in (sign.cues[lang], *(self.opposites.by_id[name].cues[lang] for name in sign.polarities))
            ]
            for lang in TEXT_LANGUAGES
        }

    def is_part(self, part: str, limb: str, lang: Lang) -> bool:
        """Whether a limb of folded text is a part of a letter that is set aside, such as the salutation."""
        return self.set_aside[part].cues[lang].pattern.search(limb) is not None
