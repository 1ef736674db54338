"""A text cut into sentences, limbs and items, each with its words, figures and the words that turn it (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from workbench.lang.characters import HAN
from workbench.lang.folding import equality_key
from workbench.lang.languages import Lang
from workbench.lang.opposites import Opposites, PolarWord
from workbench.lang.opposites_reader import shipped_opposites
from workbench.lang.stems import stem
from workbench.lang.synonyms import Synonyms, SynonymSpan, shipped_synonyms
from workbench.law.figures import TextFigure, figures
from workbench.weights.outcomes import OutcomeWeights

# The concepts a text names: (start, end, id) of each, in order and without overlap.
ConceptFinder = Callable[[str, Lang], Sequence[tuple[int, int, str]]]

# A list after a colon belongs to the sentence that announces it.
_SENTENCE: Final = re.compile(r"(?:[^。.?!;:\n]|(?<=\d)\.(?=\d)|:[^。?!\n]*)+")
_LIMB: Final = re.compile(r"(?:[^,;:]|(?<=\d),(?=\d))+")
_ITEM: Final[Mapping[Lang, re.Pattern[str]]] = {
    "zh": re.compile(
        r"、|以及|及其|或者|并且|(?<!合)并(?![轨列购发])|和(?![解谐国平])|(?<![涉普以])及(?![时格其])|或|(?<!参)与|且|同时"
    ),
    "en": re.compile(r"\b(?:and|or)\b"),
}
# How a limb ends, in Chinese, or begins, in English, that says when the rest of its sentence holds.
_CONDITION: Final = re.compile(
    r"(?:的|(?<![工小及按临课随计同])时|期间|后|之日起|之前|以前)\W*$"
    r"|^\W*(?:如果?|若|当|if|where|when|unless|while|after|before|in case)(?![a-z])"
)
_HAN: Final = re.compile(f"[{HAN}]")
_LATIN: Final = re.compile(r"[a-z]+(?:'[a-z]+)?")


@dataclass(frozen=True, slots=True)
class LimbWord:
    """A word that says something: ``keys`` it shares with others of the same meaning, ``near`` with related ones.

    ``weight`` is how much it says: the number of Chinese characters, or what the weights give an English word.
    ``is_party`` where it names somebody with rights or duties, ``is_neutral`` where it limits nothing. A run of
    characters that is no word known is one word, ``is_loose``.
    """

    text: str
    start: int
    end: int
    keys: frozenset[str]
    near: frozenset[str]
    weight: int
    is_party: bool = False
    is_loose: bool = False
    is_neutral: bool = False


@dataclass(frozen=True)
class Limb:
    """A stretch between commas, ``at`` in its sentence counted from 0; ``items`` are what it lists.

    Every position is that in the text of the sentence.
    """

    text: str
    start: int
    end: int
    at: int
    key: str
    words: tuple[LimbWord, ...]
    figures: tuple[TextFigure, ...]
    polar: tuple[PolarWord, ...]
    items: tuple[tuple[int, int], ...]

    @cached_property
    def is_condition(self) -> bool:
        """Whether it only says when the rest of its sentence holds."""
        return _CONDITION.search(self.text) is not None

    @cached_property
    def polarities(self) -> frozenset[str]:
        """How it is turned, by the ids of the polarities."""
        return frozenset(word.polarity.id for word in self.polar)


@dataclass(frozen=True, slots=True)
class SentenceLimbs:
    """The limbs between two stops; ``start`` is where the sentence stands in its text."""

    start: int
    limbs: tuple[Limb, ...]

    @property
    def end(self) -> int:
        return self.start + self.limbs[-1].end


@dataclass(frozen=True, eq=False)  # those that ship are one
class Lexicon:
    """What is known of words: which turn a sentence, which say the same, and which concepts they name."""

    opposites: Opposites
    synonyms: Synonyms
    concepts: ConceptFinder | None = None


@lru_cache(maxsize=2)
def shipped_lexicon(concepts: ConceptFinder | None = None) -> Lexicon:
    """The words that ship, with the concepts of a glossary where one is given."""
    return Lexicon(shipped_opposites(), shipped_synonyms(), concepts)


def read_sentences(text: str, lang: Lang, lexicon: Lexicon, weights: OutcomeWeights) -> tuple[SentenceLimbs, ...]:
    """The sentences of folded ``text``, in order; those without a letter or digit are none."""
    read = ((match.start(), _limbs(match[0], lang, lexicon, weights.latin_word)) for match in _SENTENCE.finditer(text))
    return tuple(SentenceLimbs(start, limbs) for start, limbs in read if limbs)


@lru_cache(maxsize=8192)  # most sentences of a law stand in both versions, and in every proposal on their clause
def _limbs(sentence: str, lang: Lang, lexicon: Lexicon, latin_word: int) -> tuple[Limb, ...]:
    stated = figures(sentence)
    polar = lexicon.opposites.find(sentence, lang)
    words = _words(sentence, lang, lexicon, stated, polar, latin_word)
    spans = [match.span() for match in _LIMB.finditer(sentence) if any(map(str.isalnum, match[0]))]
    return tuple(
        Limb(
            text=sentence[start:end],
            start=start,
            end=end,
            at=at,
            key=equality_key(sentence[start:end]),
            words=tuple(word for word in words if start <= word.start < end),
            figures=tuple(figure for figure in stated if start <= figure.start < end),
            polar=tuple(word for word in polar if start <= word.start < end),
            items=tuple(_items(sentence[start:end], start, lang)),
        )
        for at, (start, end) in enumerate(spans)
    )


def _items(limb: str, start: int, lang: Lang) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _ITEM[lang].finditer(limb):
        if at < match.start():
            yield start + at, start + match.start()
        at = match.end()
    if at < len(limb):
        yield start + at, start + len(limb)


def _words(
    text: str,
    lang: Lang,
    lexicon: Lexicon,
    stated: Sequence[TextFigure],
    polar: Sequence[PolarWord],
    latin_word: int,
) -> tuple[LimbWord, ...]:
    """The words of ``text`` but for fillers, figures and the words that turn a sentence."""
    free = list(text)
    for start, end in (*((figure.start, figure.end) for figure in stated), *((word.start, word.end) for word in polar)):
        free[start:end] = "\0" * (end - start)
    plain = "".join(free)
    known = {span.start: span for span in lexicon.synonyms.find(plain, lang)}
    words: list[LimbWord] = []
    at = loose = 0  # loose is where characters begin that are no word known
    while at <= len(plain):
        span = known.get(at)
        end = span.end if span else 0
        named = [_named(plain, span, latin_word)] if span and span.groups else []
        if not end and at < len(plain) and (latin := _LATIN.match(plain, at)):
            end = latin.end()
            named = [LimbWord(latin[0], at, end, frozenset({stem(latin[0])}), frozenset(), latin_word)]
        if not end and (at == len(plain) or not _HAN.match(plain, at)):
            end = at + 1
        if end:
            if loose < at:
                words.append(_loose(plain, loose, at))
            words += named
            loose = end
        at = end or at + 1
    if lexicon.concepts is None:
        return tuple(words)
    return tuple(_related(words, lexicon.concepts(plain, lang)))


def _named(text: str, span: SynonymSpan, latin_word: int) -> LimbWord:
    words = text[span.start : span.end]
    weight = len(words) if _HAN.match(words) else latin_word
    keys = frozenset({words, *span.groups})
    return LimbWord(
        words, span.start, span.end, keys, frozenset(), weight, is_party=span.is_party, is_neutral=span.is_neutral
    )


def _related(words: Sequence[LimbWord], concepts: Sequence[tuple[int, int, str]]) -> Iterator[LimbWord]:
    """The words, each with the concepts it names or helps to name; of a run that is no word known by half at least."""
    for word in words:
        near = {
            concept
            for start, end, concept in concepts
            if 2 * (min(end, word.end) - max(start, word.start)) >= word.end - word.start
        }
        yield replace(word, near=frozenset(near)) if near else word


def _loose(text: str, start: int, end: int) -> LimbWord:
    return LimbWord(text[start:end], start, end, frozenset({text[start:end]}), frozenset(), end - start, is_loose=True)


def clipped(words: Sequence[LimbWord], start: int, end: int) -> Iterator[LimbWord]:
    """The words that stand between ``start`` and ``end``; of a run that is no word known only what stands there."""
    for word in words:
        if word.end <= start or end <= word.start:
            continue
        if not word.is_loose or (start <= word.start and word.end <= end):
            yield word
        else:
            yield _loose_part(word, max(word.start, start), min(word.end, end))


def _loose_part(word: LimbWord, start: int, end: int) -> LimbWord:
    text = word.text[start - word.start : end - word.start]
    return LimbWord(text, start, end, frozenset({text}), frozenset(), end - start, is_loose=True)
