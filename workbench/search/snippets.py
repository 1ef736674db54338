"""The piece of a text to show for a hit, with the words that were looked for marked (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from workbench.instruments.glossary import Glossary
from workbench.lang.characters import has_chinese
from workbench.lang.folding import fold, folded
from workbench.lang.stems import stem
from workbench.lang.terms import bigrams, script_runs
from workbench.search.analysis.figures import figure_spans, figure_terms
from workbench.search.analysis.words import english_terms, query_runs

_AROUND: Final = 110  # characters of a snippet, of Chinese; twice as many of English
_WORD: Final = re.compile(r"[a-z0-9]+")
_BREAK: Final = re.compile(r"[。；！？\n]|[.;](?=\s)")


@dataclass(frozen=True, slots=True)
class Highlight:
    """What is marked: Chinese runs, English stems, and figures, those of the concepts looked for among them."""

    runs: tuple[str, ...]
    stems: frozenset[str]
    figures: frozenset[str]
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class SnippetPart:
    """A run of a snippet, marked or not."""

    text: str
    is_marked: bool


def highlight_for(words: str, concepts: Collection[str], glossary: Glossary) -> Highlight:
    """What to mark for the words of a query and the concepts looked for."""
    plain = fold(words)
    runs: list[str] = []
    for is_han, run in script_runs(plain):
        for part in query_runs(run) if is_han else ():
            runs += [part, *bigrams(part)]
    runs += [plain[occurrence.start : occurrence.end] for occurrence in glossary.find(plain, "zh")]
    return Highlight(
        tuple(sorted(set(runs), key=len, reverse=True)),
        frozenset(english_terms(plain)),
        frozenset(figure_terms(plain)),
        frozenset(concepts),
    )


def snippet(text: str, highlight: Highlight, glossary: Glossary) -> tuple[SnippetPart, ...]:
    """The stretch of ``text`` with most to highlight, cut into marked and unmarked runs."""
    spans = _merged(_spans(text, highlight, glossary))
    width = _AROUND if has_chinese(text) else 2 * _AROUND
    start, end = _window(text, spans, width)
    runs: list[SnippetPart] = []
    at = start
    for first, last in spans:
        if first >= start and last <= end:
            runs += [SnippetPart(text[at:first], False), SnippetPart(text[first:last], True)]
            at = last
    runs.append(SnippetPart(text[at:end], False))
    whole = [SnippetPart("…", False)] if start else []
    whole += [SnippetPart(run.text.replace("\n", " "), run.is_marked) for run in runs if run.text]
    return tuple(whole + ([SnippetPart("…", False)] if end < len(text) else []))


def _spans(text: str, highlight: Highlight, glossary: Glossary) -> list[tuple[int, int]]:
    plain = folded(text)
    words: list[tuple[int, int]] = []
    for run in highlight.runs:
        at = plain.text.find(run)
        while at >= 0:
            words.append((at, at + len(run)))
            at = plain.text.find(run, at + len(run))
    words += [match.span() for match in _WORD.finditer(plain.text) if stem(match.group()) in highlight.stems]
    spans = [plain.original(*span) for span in words]
    if highlight.figures:
        spans += [(start, end) for start, end, term in figure_spans(text) if term in highlight.figures]
    for occurrence in (*glossary.find(text, "zh"), *glossary.find(text, "en")):
        if occurrence.concept.id in highlight.concepts:
            spans.append((occurrence.start, occurrence.end))
    return spans


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(text: str, spans: list[tuple[int, int]], width: int) -> tuple[int, int]:
    """The stretch of about ``width`` characters with most marked ones, begun where a sentence begins if one is near."""
    if len(text) <= width or not spans:
        return 0, min(len(text), width)
    best = max(spans, key=lambda span: sum(e - s for s, e in spans if span[0] <= s and e <= span[0] + width * 0.8))
    start = max(0, min(best[0] - width // 5, len(text) - width))
    for match in _BREAK.finditer(text, max(0, best[0] - width // 2), best[0]):
        start = match.end()
    while start < best[0] and text[start].isspace():
        start += 1
    end = min(len(text), max(start + width, best[1]))
    while end < len(text) and text[end - 1].isascii() and text[end].isascii() and text[end].isalnum():
        end += 1
    if start and text[start].isascii() and text[start - 1].isascii() and text[start - 1].isalnum():
        start = text.find(" ", start) + 1 or start
    return min(start, best[0]), end
