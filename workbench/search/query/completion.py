"""Guesses from what is typed: terms and provisions as one types, and what was meant where nothing is found (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from workbench.instruments.citation import MINIMUM_STANDARDS, format_ref, parse_citation
from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Corpus
from workbench.lang.characters import has_chinese
from workbench.lang.folding import fold
from workbench.lang.languages import Lang, other_languages
from workbench.weights.search import SearchWeights, search_weights

_MOST_COMPLETIONS: Final = 8


@dataclass(frozen=True, slots=True)
class QueryCompletion:
    """A query worth offering: ``text`` is what would be searched, ``note`` says what it is."""

    text: str
    note: str


def complete(typed: str, lang: Lang, glossary: Glossary, corpus: Corpus) -> list[QueryCompletion]:
    """What one may be typing: a provision cited, then terms and headings that begin with it, then that hold it."""
    folded = fold(typed.strip())
    if not folded:
        return []
    guesses = list(_cited(typed, lang, corpus))
    named = sorted(_terms(lang, glossary), key=lambda entry: len(entry[0]))
    headings = [
        (article.heading.in_language(lang), format_ref(article.ref, lang))
        for article in corpus.articles(MINIMUM_STANDARDS)
    ]
    for starts in (True, False):
        for text, note in (*named, *headings):
            plain = fold(text)
            if plain.startswith(folded) if starts else folded in plain:
                guesses.append(QueryCompletion(text, note))
    return list({guess.text: guess for guess in reversed(guesses)}.values())[::-1][:_MOST_COMPLETIONS]


def _cited(typed: str, lang: Lang, corpus: Corpus) -> Iterator[QueryCompletion]:
    citation = parse_citation(typed, MINIMUM_STANDARDS)
    provision = corpus.provisions.get(citation.ref or "") if citation else None
    if provision is not None:
        yield QueryCompletion(format_ref(provision.ref, lang), provision.heading.in_language(lang))


def _terms(lang: Lang, glossary: Glossary) -> Iterator[tuple[str, str]]:
    for concept in glossary.concepts.values():
        for other in other_languages(lang):
            for form in concept.term(lang).forms:
                yield form, concept.term(other).term
            yield concept.term(other).term, concept.term(lang).term


def did_you_mean(
    words: str, glossary: Glossary, is_found: Iterable[bool], weights: SearchWeights | None = None
) -> str | None:
    """The query with each word that is found nowhere replaced by the most similar term; None where none is similar.

    ``is_found`` says of each word of ``words`` whether it is found anywhere.
    """
    weights = weights or search_weights()
    changed = False
    words_now: list[str] = []
    for word, is_known in zip(words.split(), is_found, strict=False):
        better = None if is_known else _closest(word, _vocabulary(glossary), weights)
        changed = changed or better is not None
        words_now.append(better or word)
    return " ".join(words_now) if changed else None


def _vocabulary(glossary: Glossary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    zh = {form for concept in glossary.concepts.values() for form in concept.zh.forms}
    en = {form.lower() for concept in glossary.concepts.values() for form in concept.en.forms}
    return tuple(sorted(zh)), tuple(sorted(en | {word for form in en for word in form.split() if len(word) > 3}))


def _closest(word: str, vocabulary: tuple[Sequence[str], Sequence[str]], weights: SearchWeights) -> str | None:
    folded = fold(word)
    choices, least = (vocabulary[0], weights.alike_zh) if has_chinese(folded) else (vocabulary[1], weights.alike_en)
    nearest = process.extractOne(folded, choices, scorer=fuzz.ratio, score_cutoff=least)
    return nearest[0] if nearest and nearest[0] != folded else None
