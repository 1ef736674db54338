"""How much of the wording of one clause is found in another, weighing what is rare in the law above its set phrases."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import add

from rapidfuzz.distance import Indel

from workbench.lang.stems import stem
from workbench.lang.tokens import words

_NOT_A_WORD = re.compile(r"[\W_]+")
_LATIN = re.compile(r"[A-Za-z]")
_COMPARED_IN_ORDER = 10**9  # characters of one text times those of the other: about a fifth of a second
_ONE_LETTER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_ITEM_LABEL = re.compile(r"^\s*(?:[(（]\s*\w{1,4}\s*[)）]|\w{1,3}[.、．])\s*")
_SENTENCE_END = re.compile(r"\n|(?<=[。；;？！])|(?<=[.:])\s+(?=\W*[A-Z0-9])")

Shingles = frozenset[str]


def shingles(text: str) -> Shingles:
    """The overlapping pairs of neighbouring characters (Chinese), or the words and pairs of words (Latin script).

    A pair of characters is about a Chinese word; a Latin word alone already carries meaning, so both it and the pair
    count. A text too short for a pair stands for itself.
    """
    if _LATIN.search(text):
        atoms: Sequence[str] = [stem(word) for word in words(text.lower())]
        pairs = set(map(add, atoms, (f" {atom}" for atom in atoms[1:])))
        pairs.update(atoms)
        pairs -= _ONE_LETTER
        return frozenset(pairs or atoms)
    characters = _NOT_A_WORD.sub("", text)
    return frozenset(map(add, characters, characters[1:])) or frozenset(characters)


def sentences(text: str) -> tuple[str, ...]:
    """The lines of ``text`` parted further at the end of each sentence or limb of an enumeration."""
    return tuple(part for part in _SENTENCE_END.split(text) if part.strip())


def bare_words(sentence: str) -> str:
    """The words of a sentence without the letter or number of its item and without punctuation."""
    return _NOT_A_WORD.sub(" ", _ITEM_LABEL.sub("", sentence)).strip()


def text_similarity(old: str, new: str) -> float:
    """How alike two texts are, character by character (0 to 1): the share that neither inserts nor deletes anything.

    That takes as long as one text is long times the other. Two texts so long that it would take seconds, as an annex
    that holds a whole law, are compared by how often each pair of neighbouring characters stands in both.
    """
    if old == new:
        return 1.0
    if len(old) * len(new) <= _COMPARED_IN_ORDER:
        return round(Indel.normalized_similarity(old, new), 4)
    olds, news = (Counter(map(add, text, text[1:])) for text in (old, new))
    return round(2 * (olds & news).total() / (olds.total() + news.total()), 4)


@dataclass(frozen=True, slots=True)
class IdfWeights:
    """Weighs shingles by how few articles of the law hold them: 1 for one article only, near 0 for all of them.

    A weight can so be read as a number of distinctive pairs of characters, whatever the size of the law.
    """

    weights: Mapping[str, float]

    def weight_of(self, wording: Iterable[str]) -> float:
        return sum(map(self.weights.__getitem__, wording))


def idf_weights(old: Iterable[Shingles], new: Iterable[Shingles], both: Collection[Shingles]) -> IdfWeights:
    """The scale for two versions of a law, from the articles of either and those that are the same in ``both``.

    A shingle counts as common as in the version that uses it more: taking the larger of the two counts, not their sum,
    keeps a phrase that both versions hold once as rare as one that only one of them holds.
    """
    olds, news = list(old), list(new)
    size = max(len(olds), len(news)) + len(both) + 1
    holders = Counter(chain.from_iterable(olds)) | Counter(chain.from_iterable(news))
    holders.update(chain.from_iterable(both))
    by_count = {count: _exact(math.log(size / count) / math.log(size)) for count in set(holders.values())}
    return IdfWeights({shingle: by_count[count] for shingle, count in holders.items()})


def _exact(weight: float) -> float:
    """The weight to twenty binary places, so that sums are exact and do not hang on the order of a set."""
    return round(weight * 2**20) / 2**20
