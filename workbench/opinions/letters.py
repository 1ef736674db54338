"""The same letter: one text sent by many, with small edits, never across a denial, a stance word or a figure (pure)."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel

from workbench.lang.languages import Lang
from workbench.lang.same_words import words_key
from workbench.lang.synonyms import shipped_synonyms
from workbench.law.figures import figures
from workbench.opinions.reading import OpinionLimb, OpinionReading
from workbench.opinions.vocabulary import OpinionVocabulary
from workbench.weights.grouping import GroupingWeights

_STOPS: Final = re.compile(r"[\W_]+")
_SHINGLE: Final = 5  # characters
_SKETCH: Final = 12  # shingles that stand for a text: of two that share a third, one of these is shared all but surely
_HOLDERS: Final = 6  # texts remembered for one shingle
_COMPARED: Final = 8  # texts that a text is held against
# Words that make another sentence of one; duty and permission are told by the direction of the limb.
_TURNING: Final = frozenset(
    {"floor", "ceiling", "inclusion", "exclusion", "raising", "lowering", "continuing", "stopping", "free", "charged",
     "before", "after"}
)  # fmt: skip
_DENYING: Final = frozenset({"refusing", "denial", "lack", "doubt"})
_MANY: Final = re.compile(r"[百千万亿]+(?!分)")


@dataclass(frozen=True, slots=True)
class OpinionLetter:
    """What a comment says, to be compared with others: its limbs and their words, one after the other."""

    lang: Lang
    limbs: tuple[OpinionLimb, ...]
    keys: tuple[str, ...]
    words: str


def letter_of(reading: OpinionReading, lang: Lang) -> OpinionLetter:
    """A comment as a letter: figures by value, no stops, nothing of who writes and to whom."""
    keys = tuple(_key(limb.text) for limb in reading.limbs)
    return OpinionLetter(lang, reading.limbs, keys, "".join(keys))


@lru_cache(maxsize=4096)  # most senders leave most limbs as they are
def _key(text: str) -> str:
    return _STOPS.sub("", words_key(text).text)


def same_letters(
    letters: Sequence[OpinionLetter], vocabulary: OpinionVocabulary, weights: GroupingWeights
) -> list[list[int]]:
    """The numbers of the letters that are one text, together; each stands in one list, alone where nobody sent it too.

    A text is held against those that more people sent, or that come first, so that the order given does not matter.
    """
    senders: dict[tuple[Lang, str], list[int]] = defaultdict(list)
    for number, letter in enumerate(letters):
        senders[letter.lang, letter.words].append(number)
    texts = sorted(senders, key=lambda text: (-len(senders[text]), text))
    groups: list[list[int]] = []
    group_of: dict[int, int] = {}  # the place of a text to its group
    holders: dict[int, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        letter = letters[senders[text][0]]
        sketch = _sketch(letter.words) if len(letter.words) >= weights.letter_length else []
        shared = Counter(other for shingle in sketch for other in holders[shingle])
        likely = sorted(shared, key=lambda other: (-shared[other], other))[:_COMPARED]
        same = [
            other for other in likely if is_same_letter(letter, letters[senders[texts[other]][0]], vocabulary, weights)
        ]
        if same:
            group_of[at] = group_of[same[0]]
        else:
            group_of[at] = len(groups)
            groups.append([])
        groups[group_of[at]] += senders[text]
        for shingle in sketch:
            if len(holders[shingle]) < _HOLDERS:
                holders[shingle].append(at)
    return groups


def _sketch(words: str) -> list[int]:
    shingles = {zlib.crc32(words[at : at + _SHINGLE].encode()) for at in range(max(1, len(words) - _SHINGLE + 1))}
    return sorted(shingles)[:_SKETCH]


def is_same_letter(
    letter: OpinionLetter, other: OpinionLetter, vocabulary: OpinionVocabulary, weights: GroupingWeights
) -> bool:
    """Whether two letters are one text with small edits, none of which changes what is asked for."""
    if letter.words == other.words:
        return letter.lang == other.lang
    if letter.lang != other.lang or min(len(letter.words), len(other.words)) < weights.letter_length:
        return False
    if Indel.normalized_similarity(letter.words, other.words, score_cutoff=weights.letter_alike) == 0.0:
        return False
    edits = list(_edits(letter, other, weights))
    return all(_says_the_same(before, after, letter.lang, vocabulary) for before, after in edits)


def _edits(
    letter: OpinionLetter, other: OpinionLetter, weights: GroupingWeights
) -> Iterator[tuple[OpinionLimb | None, OpinionLimb | None]]:
    """The limbs that are not in both, each with what it became; None where it was put in or left out."""
    ours = _besides(letter, Counter(other.keys))
    theirs = _besides(other, Counter(letter.keys))
    for key, limb in ours:
        scored = [(Indel.normalized_similarity(key, candidate[0]), -at) for at, candidate in enumerate(theirs)]
        best, at = max(scored, default=(0.0, 0))
        if best >= weights.limb_alike:
            yield limb, theirs.pop(-at)[1]
        else:
            yield limb, None
    yield from ((None, limb) for _, limb in theirs)


def _besides(letter: OpinionLetter, common: Counter[str]) -> list[tuple[str, OpinionLimb]]:
    beside = []
    for key, limb in zip(letter.keys, letter.limbs, strict=True):
        if common[key] > 0:
            common[key] -= 1
        else:
            beside.append((key, limb))
    return beside


def _says_the_same(
    before: OpinionLimb | None, after: OpinionLimb | None, lang: Lang, vocabulary: OpinionVocabulary
) -> bool:
    """Whether an edit leaves a limb's demand, figures, denials and parties as they were, or only adds a reason."""
    if before is None or after is None:
        added = before or after
        return (
            added is not None
            and added.direction is None
            and not _figures(added.text)
            and not _places(added, lang, vocabulary)
        )
    ours, theirs = (_parties(limb.text, lang) if limb.is_demand else frozenset() for limb in (before, after))
    is_swapped = bool(ours - theirs and theirs - ours)
    return not is_swapped and _substance(before, lang, vocabulary) == _substance(after, lang, vocabulary)


@lru_cache(maxsize=1 << 14)
def _substance(limb: OpinionLimb, lang: Lang, vocabulary: OpinionVocabulary) -> tuple[object, ...]:
    """What an edit may not change: the direction, the figures, the words that deny or turn, the places on scales."""
    denials = Counter(word.id for word in vocabulary.find(limb.text, lang) if word.id in _DENYING)
    turned = Counter(
        word.polarity.id for word in vocabulary.opposites.find(limb.text, lang) if word.polarity.id in _TURNING
    )
    return limb.direction, _figures(limb.text), denials, turned, _places(limb, lang, vocabulary)


def _places(limb: OpinionLimb, lang: Lang, vocabulary: OpinionVocabulary) -> dict[str, frozenset[str]]:
    """Where a limb stands on which scale, whether it wants it or not."""
    places = {axis.id: axis.places(limb.text, lang, False) for axis in vocabulary.axes.values()}
    return {axis: poles for axis, poles in places.items() if poles}


def _figures(text: str) -> Counter[tuple[Fraction, str]]:
    """The figures of a limb; 千家万户 counts nothing."""
    return Counter((figure.value, figure.unit) for figure in figures(text) if not _MANY.match(figure.quote))


def _parties(text: str, lang: Lang) -> frozenset[frozenset[str]]:
    return frozenset(span.groups for span in shipped_synonyms().find(text, lang) if span.is_party)
