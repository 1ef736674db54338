"""The places in a text where quoted words stand word for word, each with what tells it from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel, LCSseq

from workbench.lang.characters import has_chinese
from workbench.lang.folding import FoldedText

# How many characters before and after the quoted words are kept: two limbs of a Chinese sentence, five or six English
# words, enough to tell two uses of one phrase in a clause apart.
CONTEXT: Final = 32
# What of its own sentence is looked at on either side; the subject of a longer sentence is long past.
_SENTENCE: Final = 120
_SENTENCE_END: Final = re.compile(r"[;!?]|\.(?!\d)|(?<!\d)\.")
_LIMB: Final = re.compile(r"[^.,;:!?]*\Z")
_SHORTEST_LIMB: Final = 2  # characters; one alone stands everywhere


@dataclass(frozen=True)
class QuoteOccurrence:
    """``key.text[start:end]``, a stretch of a text as its words are recognised, in the clause ``clause_key``.

    ``room_before`` and ``room_after`` are how many characters around it are known, where the text was cut off there.
    """

    clause_key: str
    key: FoldedText
    start: int
    end: int
    room_before: int = _SENTENCE
    room_after: int = _SENTENCE

    @cached_property
    def sentence(self) -> tuple[str, str]:
        """What its own sentence says before it and after it."""
        text = self.key.text
        before = text[max(0, self.start - min(_SENTENCE, self.room_before)) : self.start]
        ends = [match.end() for match in _SENTENCE_END.finditer(before)]
        after = text[self.end : self.end + min(_SENTENCE, self.room_after)]
        stop = _SENTENCE_END.search(after)
        if self.end > self.start and text[self.end - 1] in ".;!?":
            after, stop = "", None
        return before[ends[-1] if ends else 0 :], after[: stop.start()] if stop else after.rstrip(".;!?")

    @cached_property
    def cuts(self) -> tuple[bool, bool]:
        """Whether a word in letters or a figure is cut in two where it begins, and where it ends."""
        return _is_cut(self.key, self.start), _is_cut(self.key, self.end)

    @property
    def goes_on(self) -> bool:
        """Whether it ends within a word in letters."""
        return self.cuts[1] and self.key.text[self.end - 1].isalpha()

    @property
    def original(self) -> tuple[int, int]:
        """The stretch in the text as it is written."""
        return self.key.original(self.start, self.end)

    def around(self, other: QuoteOccurrence) -> float:
        """How like the 32 characters on each side of both are (0 to 1): the mean of both sides.

        Where a clause begins or ends beside one and more stands beside the other, that is a difference.
        """
        before = min(CONTEXT, self.room_before, other.room_before)
        after = min(CONTEXT, self.room_after, other.room_after)
        similarity = Indel.normalized_similarity(
            self.key.text[max(0, self.start - before) : self.start],
            other.key.text[max(0, other.start - before) : other.start],
        ) + Indel.normalized_similarity(
            self.key.text[self.end : self.end + after], other.key.text[other.end : other.end + after]
        )
        return similarity / 2

    def in_sentence(self, other: QuoteOccurrence) -> float:
        """How like the rest of both sentences is, by the letters of both sides (0 to 1); 1 where there is no rest."""
        pairs = list(zip(self._told_apart(other), other._told_apart(self), strict=True))
        size = sum(len(mine) + len(theirs) for mine, theirs in pairs)
        return 1 - sum(Indel.distance(mine, theirs) for mine, theirs in pairs) / size if size else 1.0

    def has_left(self, other: QuoteOccurrence) -> bool:
        """Whether the words before this one stand in the text of ``other`` too, but not in the sentence of ``other``.

        Then those words stayed where they were, and ``other`` is the same phrase said of something else.
        """
        return any(
            len(words) >= _SHORTEST_LIMB and words not in other.sentence[0] and words in other.key.text
            for words in (self.limb, self.sentence[0])
        )

    def speaks_alike(self, other: QuoteOccurrence) -> float:
        """How much of the limb before both is the same (0 to 1), by short runs of letters; 1 where nothing is before.

        It says of whom, or when; letter by letter any two of them are a little alike. 0 where nothing with which the
        limb begins stands in the other: it is said of somebody else.
        """
        mine, theirs = _runs(self.limb), set(_runs(other.limb))
        if mine and theirs.isdisjoint(mine[: len(mine[0])]):
            return 0.0
        shared = theirs & set(mine)
        return 2 * len(shared) / (len(set(mine)) + len(theirs)) if mine else 1.0

    def is_closer_to_another_sentence(self, other: QuoteOccurrence) -> bool:
        """Whether what stands around ``other`` stands as much in a sentence of this text that is not its own.

        Then that sentence took over the words, or others like them, from the one in which they stood.
        """
        around = "".join(other.sentence)
        own = LCSseq.similarity("".join(self.sentence), around)
        return own < len(around) and any(
            LCSseq.similarity(sentence, around) >= own for sentence in self._other_sentences
        )

    @cached_property
    def _other_sentences(self) -> Sequence[str]:
        text = self.key.text
        ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
        return [text[low:high] for low, high in pairwise(ends) if not low <= self.start < high]

    @cached_property
    def limb(self) -> str:
        """What stands before it since the last comma, colon or stop."""
        limb = _LIMB.search(self.sentence[0].rstrip(",:"))
        return limb[0] if limb else ""

    def _told_apart(self, other: QuoteOccurrence) -> tuple[str, str]:
        before, after = self.sentence
        return before[-other.room_before :], after[: other.room_after]


def _runs(words: str) -> list[str]:
    """The runs of four letters of Latin words, of two characters of Chinese, where there are as many."""
    size = 2 if has_chinese(words) else 4
    return [words[at : at + size] for at in range(len(words) - size + 1)]


def find_occurrences(quote: str, clause_key: str, key: FoldedText) -> Iterator[QuoteOccurrence]:
    """Wherever ``quote``, which is such a key itself, stands in ``key``, those that overlap too."""
    start = key.text.find(quote) if quote else -1
    while start >= 0:
        yield QuoteOccurrence(clause_key, key, start, start + len(quote))
        start = key.text.find(quote, start + 1)


def _is_cut(key: FoldedText, at: int) -> bool:
    if not 0 < at < len(key.text):
        return False
    if key.starts[at] == key.starts[at - 1]:
        return True  # inside what stands for one figure
    before, after = key.text[at - 1], key.text[at]
    if before.isdigit() and after.isdigit():
        return True
    return before.isascii() and after.isascii() and before.isalpha() and after.isalpha() and _touch(key, at)


def _touch(key: FoldedText, at: int) -> bool:
    return key.ends[at - 1] == key.starts[at]
