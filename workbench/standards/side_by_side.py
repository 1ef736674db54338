"""An instrument set out for reading: its Parts and articles, each provision a row, each text a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.instruments.model import Corpus, Part, Provision
from workbench.lang.languages import Lang, other_languages
from workbench.standards.official.matching import is_within
from workbench.standards.official.texts import Official

_MARKS: Final = re.compile(r"[(:]([0-9A-Za-z]+)\)?")


@dataclass(frozen=True, slots=True)
class Column:
    """One text of an instrument: ``key`` is ``zh`` for a restatement, ``official-fr`` for an official text."""

    key: str
    lang: str
    is_official: bool
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """One provision across the columns; ``provision`` is None where only an official text has it.

    ``mark`` is its own number, ``depth`` how far below its article it stands.
    """

    ref: str
    mark: str
    depth: int
    provision: Provision | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """An article with everything below it."""

    ref: str
    provision: Provision | None
    lines: tuple[ProvisionLine, ...]


@dataclass(frozen=True, slots=True)
class PartRows:
    """A Part with its articles; ``part`` is None for articles that no Part of the restatement holds."""

    part: Part | None
    articles: tuple[ArticleRows, ...]


def columns_of(corpus: Corpus, code: str, officials: Iterable[Official], first: Lang) -> tuple[Column, ...]:
    """Every text there is of an instrument: official texts, then the restatements, ``first`` before the other."""
    provisions = [provision for article in corpus.articles(code) for provision in corpus.walk(article.ref)]
    restated = (
        Column(lang, lang, False, {provision.ref: provision.text.in_language(lang) for provision in provisions})
        for lang in (first, *other_languages(first))
    )
    imported = (Column(f"official-{official.lang}", official.lang, True, official.wordings) for official in officials)
    return (*imported, *restated)


def rows_by_part(corpus: Corpus, code: str, columns: Sequence[Column]) -> tuple[PartRows, ...]:
    """The Parts of an instrument in order, each provision with its words in every column."""
    articles = corpus.articles(code)
    parts = [
        PartRows(
            part,
            tuple(article_rows(corpus, article.ref, columns) for article in articles if article.part == part.number),
        )
        for part in corpus.instrument(code).parts
    ]
    restated = [article.ref for article in articles]
    others = _roots(
        ref
        for column in columns
        for ref in column.words
        if column.is_official and not any(is_within(ref, article) for article in restated)
    )
    if others:
        parts.append(PartRows(None, tuple(article_rows(corpus, ref, columns) for ref in others)))
    return tuple(parts)


def article_rows(corpus: Corpus, ref: str, columns: Sequence[Column]) -> ArticleRows:
    """The provision at ``ref`` with everything below it, what only an official text has in its place among them."""
    provision = corpus.provisions.get(ref)
    refs = [below.ref for below in corpus.walk(ref)] if provision else []
    for column in columns:
        if column.is_official:
            refs = _merged(refs, [address for address in column.words if is_within(address, ref)])
    return ArticleRows(ref, provision, tuple(_line(corpus, below, ref, columns) for below in refs))


def _line(corpus: Corpus, ref: str, above: str, columns: Sequence[Column]) -> ProvisionLine:
    marks = _MARKS.findall(ref[len(above) :])
    cells = tuple(column.words.get(ref, "") for column in columns)
    return ProvisionLine(ref, marks[-1] if marks else "", len(marks), corpus.provisions.get(ref), cells)


def _merged(refs: Sequence[str], others: Sequence[str]) -> list[str]:
    """``refs`` with those of ``others`` that they lack, each behind the one it follows in ``others``."""
    merged = list(refs)
    for position, ref in enumerate(others):
        if ref not in merged:
            before = others[position - 1] if position else None
            merged.insert(merged.index(before) + 1 if before else 0, ref)
    return merged


def _roots(refs: Iterable[str]) -> list[str]:
    """The articles that these references stand in, each once."""
    articles: dict[str, None] = {}
    for ref in refs:
        code, _, address = ref.partition(":")
        articles[f"{code}:{re.split(r'[(:]', address, maxsplit=1)[0]}"] = None
    return list(articles)
