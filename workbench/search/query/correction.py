"""Puts slips of typing right, and nothing else: homophones in Chinese terms, and misspelt English words (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from rapidfuzz.distance import OSA

from workbench.cache import OnceCache
from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Corpus
from workbench.lang.characters import chinese_runs
from workbench.lang.folding import fold
from workbench.lang.pinyin import likeliest_reading
from workbench.lang.terms import script_runs

_LEAST_ZH: Final = 3  # characters of a term; shorter ones sound like too many others
_LEAST_EN: Final = 5  # letters of a word
_TWO_SLIPS: Final = 7  # letters from which on two slips are believed
_GRAMMAR: Final = frozenset("有没不要会还就都的是了")  # characters of sentences, nobody's slip for one of a term
_WORD: Final = re.compile(r"[a-z]+")
_EVERYDAY: Final = 2  # times a word has to stand in the standards for another to be taken for it

# What every query is held against, worked out once for each state of the files, which their checksums name.
_TITLES: Final = OnceCache[str, str](2)
_SOUNDS: Final = OnceCache[str, Mapping[tuple[str, ...], str]](2)
_VOCABULARIES: Final = OnceCache[tuple[str, str], Mapping[str, int]](2)


def corrected(words: str, glossary: Glossary, corpus: Corpus, stands: Callable[[str], bool]) -> str | None:
    """``words`` with their slips put right; None where there are none.

    ``stands`` says whether words stand somewhere as they are typed: such words are never touched. A Chinese term is
    put right only to a form of the glossary that sounds the same, an English word only where neither it nor its stem
    is known.
    """
    plain = fold(words)
    better = _english(_chinese(plain, glossary, corpus, stands), glossary, corpus, stands)
    return better if better != plain else None


def _chinese(plain: str, glossary: Glossary, corpus: Corpus, stands: Callable[[str], bool]) -> str:
    for run in chinese_runs(plain):
        if len(run) >= _LEAST_ZH and run not in _titles(corpus):
            plain = plain.replace(run, _run(run, glossary, stands))
    return plain


def _titles(corpus: Corpus) -> str:
    """What articles are called and looked for by: words found there are nobody's slip."""
    return _TITLES.get(corpus.checksum, lambda: fold("\n".join(_title_texts(corpus))))


def _title_texts(corpus: Corpus) -> Iterator[str]:
    for code in corpus.instruments:
        for article in corpus.articles(code):
            yield article.heading.zh
            yield from (term.zh for term in article.concepts)


def _run(run: str, glossary: Glossary, stands: Callable[[str], bool]) -> str:
    """A run of Chinese with each stretch that sounds like a term and is none put right, the longest first."""
    terms = _SOUNDS.get(glossary.checksum, lambda: _terms_by_sound(_forms(glossary)))
    taken = _known_places(run, glossary)
    for length in range(min(len(run), max(map(len, terms), default=0)), _LEAST_ZH - 1, -1):
        for start in range(len(run) - length + 1):
            typed = run[start : start + length]
            better = terms.get(likeliest_reading(typed), typed)
            slips = {
                start + at for at, (letter, right) in enumerate(zip(typed, better, strict=True)) if letter != right
            }
            if not slips or 3 * len(slips) > length + 1 or slips & taken or _GRAMMAR & {run[at] for at in slips}:
                continue
            # Whoever types nothing but a word that sounds like a term means it, though the letters meet by chance.
            if (len(typed) == len(run) or not stands(typed)) and not _of_other_words(run, slips, start, length, stands):
                return run[:start] + better + _tail(run[start + length :], glossary, stands)
    return run


def _of_other_words(run: str, slips: set[int], start: int, length: int, stands: Callable[[str], bool]) -> bool:
    """Whether a slip at the edge of a stretch makes a word with its neighbour outside: 公约 in 家政公约 is no slip."""
    before = start in slips and start > 0 and stands(run[start - 1 : start + 1])
    last = start + length - 1
    return before or (last in slips and last + 1 < len(run) and stands(run[last : last + 2]))


def _tail(rest: str, glossary: Glossary, stands: Callable[[str], bool]) -> str:
    return _run(rest, glossary, stands) if len(rest) >= _LEAST_ZH else rest


def _known_places(run: str, glossary: Glossary) -> set[int]:
    """The characters that stand in a term as they are."""
    return {at for term in glossary.find(run, "zh") for at in range(term.start, term.end)}


def _forms(glossary: Glossary) -> Iterator[str]:
    """The words of concepts; those of everyday life are too many and too loose to sound like by chance."""
    for concept in glossary.concepts.values():
        yield from (plain for name in concept.zh.names if len(plain := fold(name)) >= _LEAST_ZH)
    for concept in glossary.concepts.values():
        further = (*concept.zh.narrower, *concept.zh.related)
        yield from (plain for name in further if len(plain := fold(name)) > _LEAST_ZH)


def _terms_by_sound(forms: Iterable[str]) -> Mapping[tuple[str, ...], str]:
    """How each term sounds, with the term; the first of two that sound the same."""
    terms: dict[tuple[str, ...], str] = {}
    for form in forms:
        if chinese_runs(form) == [form]:
            terms.setdefault(likeliest_reading(form), form)
    return terms


def _english(plain: str, glossary: Glossary, corpus: Corpus, stands: Callable[[str], bool]) -> str:
    for word in dict.fromkeys(_WORD.findall(plain)):
        if len(word) >= _LEAST_EN and not stands(word):
            stamp = (glossary.checksum, corpus.checksum)
            known = _VOCABULARIES.get(stamp, lambda: _vocabulary(_texts(glossary, corpus)))
            better = None if word in known else _nearest(word, known)
            if better is not None:
                plain = re.sub(rf"(?<![a-z]){word}(?![a-z])", better, plain)
    return plain


def _texts(glossary: Glossary, corpus: Corpus) -> Iterator[str]:
    for concept in glossary.concepts.values():
        yield from _EVERYDAY * concept.en.forms  # a term counts though it stands nowhere
    for code in corpus.instruments:
        for article in corpus.articles(code):
            yield from (article.heading.en, corpus.full_text(article.ref, "en"))


def _vocabulary(texts: Iterable[str]) -> Mapping[str, int]:
    counts = Counter(word for text in texts for _, word in script_runs(fold(text)) if _WORD.fullmatch(word))
    return {word: count for word, count in counts.items() if count >= _EVERYDAY and len(word) >= _LEAST_EN - 1}


def _nearest(word: str, known: Mapping[str, int]) -> str | None:
    """The known word with the fewest slips to it, of equal ones the commonest; the first letter is never a slip."""
    most = 2 if len(word) >= _TWO_SLIPS else 1
    near = [
        (slips, -times, other)
        for other, times in known.items()
        if other[0] == word[0] and (slips := OSA.distance(word, other, score_cutoff=most)) <= most
    ]
    return min(near)[2] if near else None
