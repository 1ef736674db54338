"""What a search answers, and the search over all that needs no database: standards, evidence, whatever is indexed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from workbench.commentary.terms import CommentTarget, Issue, Stance
from workbench.instruments.glossary import Concept, Glossary
from workbench.instruments.model import Bilingual, Corpus
from workbench.lang.languages import Lang, other_languages
from workbench.search.index.collection import IndexedCollection, collections_of
from workbench.search.index.disk import DiskIndex, DocumentProvider, analysis_stamp
from workbench.search.index.documents import SCOPES, SearchDocument
from workbench.search.query.completion import did_you_mean
from workbench.search.query.fields import values_meant
from workbench.search.query.language import Word
from workbench.search.ranking.engine import Hit, ParsedQuery, find_others, find_standards, interpret, respelled
from workbench.search.ranking.evaluator import QueryEvaluator
from workbench.search.snippets import Highlight, SnippetPart, highlight_for, snippet

OF_LAWS: Final = frozenset({"draft", "positions"})  # the collections whose documents are of laws under draft
OFFICIAL: Final = "official"  # the collection of official texts, shown among the standards
FACETS: Final[Mapping[str, tuple[str, ...]]] = {
    "standards": ("law", "branch", "part", "role"),
    "draft": ("law", "version", "branch", "chapter", "lang"),
    "comments": ("version", "status", "stance", "issue", "author", "org"),
    "positions": ("law", "status"),
    "evidence": ("branch",),
}
Order = Literal["rank", "newest"]


@dataclass(frozen=True, slots=True)
class FoundComment:
    """A comment found: ids, its newest words as rich text, who wrote it."""

    id: str
    body: str
    proposed: str
    stance: Stance | None
    issue: Issue | None
    created_at: datetime
    author: Mapping[str, str]
    organisation: Mapping[str, str]
    number: int
    is_on_behalf: bool = False
    target: CommentTarget = CommentTarget.CLAUSE


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit as it is shown. ``ref`` names it for programs; ``target`` is the id its page has.

    ``lang`` is the language of the snippet; ``is_official`` says that it is of an imported official text.
    """

    scope: str
    ref: str
    target: str
    label: str
    heading: str
    score: float
    snippet: tuple[SnippetPart, ...]
    lang: str
    is_cited: bool
    facets: Mapping[str, str]
    is_official: bool = False
    comment: FoundComment | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What one scope holds for a query: one page of hits, their number (``is_more``: at least), and counts by facet."""

    name: str
    hits: list[HitView]
    total: int
    is_more: bool = False
    is_loose: bool = False
    order: Order = "rank"
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query. ``expanded`` are concepts looked for under all their names, ``dropped`` those not.

    ``corrected`` are the words that were looked for instead of those typed, where these had slips.
    """

    parsed: ParsedQuery
    scopes: list[Scope]
    expanded: list[Concept]
    dropped: list[Concept]
    corrected: str | None
    did_you_mean: str | None
    milliseconds: float

    @property
    def total(self) -> int:
        return sum(scope.total for scope in self.scopes)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is asked of the search: ``scopes`` in the order shown, ``chosen`` a value for each facet to narrow by.

    ``unexpanded`` are ids of concepts that are looked for by the words typed alone.
    ``as_typed`` leaves slips of typing as they are.
    ``visible`` are the scopes that whoever asks may see: of another nothing is shown, counted or hinted at.
    """

    text: str
    scopes: Sequence[str] = SCOPES
    visible: Sequence[str] = SCOPES
    chosen: Mapping[str, str] = field(default_factory=dict)
    unexpanded: tuple[str, ...] = ()
    order: Order = "rank"
    offset: int = 0
    limit: int = 10
    lang: Lang = "zh"
    with_facets: bool = False
    as_typed: bool = False


@dataclass(frozen=True, slots=True)
class SearchSight:
    """What a database adds to a query: which laws are closed to whoever asks, the newest drafts, and the comments.

    ``comments`` finds them for a query as read, and is None where there is no database.
    """

    closed: frozenset[str] = frozenset()
    newest: frozenset[str] = frozenset()
    comments: Callable[[ParsedQuery, Highlight], Scope] | None = None


_NO_SESSION: Final = SearchSight()


class IndexSearch:
    """All that can be searched without the database."""

    def __init__(
        self, corpus: Corpus, glossary: Glossary, sources: Sequence[DocumentProvider], folder: Path | None
    ) -> None:
        self.corpus = corpus
        self.glossary = glossary
        stamp = analysis_stamp(glossary) if folder else ""

        def disk(scope: str) -> DiskIndex | None:
            return DiskIndex(folder / scope, glossary, stamp) if folder else None

        self.collections = collections_of(sources, disk, glossary)

    def collections_of(self, scopes: Sequence[str]) -> list[str]:
        """The collections that these scopes are searched in, by name."""
        official = [OFFICIAL] if "standards" in scopes else []
        return [name for name in (*scopes, *official) if name in self.collections]

    def answer(self, request: SearchRequest, beside: SearchSight = _NO_SESSION) -> Results:
        """Answer a query from what is indexed, and from the database where ``beside`` leads to one."""
        begun = time.perf_counter()
        typed = interpret(request.text, self.glossary, self.corpus, request.unexpanded)
        # Whether a word stands in a draft one may not see is not hinted at either.
        hinted = [name for name in request.visible if not (beside.closed and name in OF_LAWS)]
        parsed = typed if request.as_typed else self._respelled(typed, request, hinted)
        named_scopes = {scope for word in parsed.query.values("scope") for scope in values_meant("scope", word)}
        visible = [name for name in request.scopes if name in request.visible]
        scopes = [name for name in visible if not named_scopes or name in named_scopes]
        highlight = highlight_for(parsed.query.words, parsed.intent.concepts, self.glossary)
        results: list[Scope] = []
        for name in scopes:
            if name == "comments":
                if beside.comments is not None:
                    results.append(beside.comments(parsed, highlight))
            elif name in self.collections:
                results.append(self._documents(self.collections[name], parsed, request, highlight, beside))
        has_any = any(scope.total for scope in results)
        return Results(
            parsed=parsed,
            scopes=results,
            expanded=[concept for concept in parsed.intent.named if concept.id not in request.unexpanded],
            dropped=[self.glossary.concepts[name] for name in request.unexpanded if name in self.glossary.concepts],
            corrected=parsed.query.words if parsed is not typed else None,
            did_you_mean=self._did_you_mean(parsed, has_any, hinted),
            milliseconds=(time.perf_counter() - begun) * 1000,
        )

    def _documents(
        self,
        collection: IndexedCollection,
        parsed: ParsedQuery,
        request: SearchRequest,
        highlight: Highlight,
        beside: SearchSight,
    ) -> Scope:
        index = collection.index()
        if collection.scope == "standards":
            official = self.collections.get(OFFICIAL)
            hits = find_standards(index, parsed, self.glossary, official.index() if official is not None else None)
        else:
            newest = beside.newest if collection.scope == "draft" else None
            hits = find_others(index, parsed, self.glossary, newest)
        if collection.scope in OF_LAWS:
            hits = [hit for hit in hits if hit.document.facets["law"] not in beside.closed]
        names = FACETS[collection.scope]
        chosen = {name: value for name, value in request.chosen.items() if value}
        fitting = [hit for hit in hits if _fits(hit.document, chosen)]
        page = fitting[request.offset : request.offset + request.limit]
        return Scope(
            collection.scope,
            [_hit_view(hit, highlight, self.glossary, request.lang) for hit in page],
            len(fitting),
            facets=dict(_counts(hits, names, chosen)) if request.with_facets else {},
        )

    def _respelled(self, parsed: ParsedQuery, request: SearchRequest, scopes: Sequence[str]) -> ParsedQuery:
        names = self.collections_of(scopes)

        def stands(words: str) -> bool:
            return any(self._evaluator(name, parsed).stands(words) for name in names)

        return respelled(parsed, self.glossary, self.corpus, stands, request.unexpanded) or parsed

    def _did_you_mean(self, parsed: ParsedQuery, has_any: bool, visible: Sequence[str]) -> str | None:
        """What a word that stands nowhere one may look may have meant."""
        words = parsed.query.words
        if not words or not parsed.query.is_plain:
            return None
        names = self.collections_of(visible)
        is_found = [
            any(self._evaluator(name, parsed).holding(Word(word)) for name in names) or bool(self.glossary.expand(word))
            for word in words.split()
        ]
        return None if all(is_found) and has_any else did_you_mean(words, self.glossary, is_found)

    def _evaluator(self, name: str, parsed: ParsedQuery) -> QueryEvaluator:
        return QueryEvaluator(self.collections[name].index(), parsed.query, parsed.intent, self.glossary)


def _fits(document: SearchDocument, chosen: Mapping[str, str]) -> bool:
    return all(document.facets.get(name) == value for name, value in chosen.items())


def _counts(
    hits: Sequence[Hit], names: Sequence[str], chosen: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, int]]]:
    """For each facet how many hits have each value, as the other facets are chosen."""
    for name in names:
        others = {other: value for other, value in chosen.items() if other != name}
        counts = Counter(
            value for hit in hits if (value := hit.document.facets.get(name)) and _fits(hit.document, others)
        )
        yield name, dict(counts.most_common(30))


def _of(text: Bilingual, lang: Lang) -> tuple[str, Lang]:
    """The words in ``lang``, or in the other language where there are none."""
    there = ((text.in_language(language), language) for language in (lang, *other_languages(lang)))
    return next(((words, language) for words, language in there if words), ("", lang))


def _hit_view(hit: Hit, highlight: Highlight, glossary: Glossary, lang: Lang) -> HitView:
    document = hit.document
    official = _official_of(hit, lang)
    best = official or hit.best
    words, own = _of(best.text, lang)
    return HitView(
        scope=document.scope,
        ref=document.ref,
        target=best.ref,
        label=_of(best.label, lang)[0],
        heading=_of(document.heading, lang)[0],
        score=hit.score,
        snippet=snippet(words, highlight, glossary),
        lang=official.facets["lang"] if official else own,
        is_cited=hit.is_cited,
        facets=document.facets,
        is_official=official is not None,
    )


def _official_of(hit: Hit, lang: Lang) -> SearchDocument | None:
    """The official wording to show: the one in the reader's language, or any where nothing else holds the query."""
    in_lang = next((document for document in hit.official if document.facets["lang"] == lang), None)
    return in_lang or (hit.official[0] if hit.is_only_official else None)


def plain_snippet(runs: Sequence[SnippetPart], mark: Callable[[str], str] = str) -> str:
    """A snippet as plain text, what is marked passed through ``mark``."""
    return "".join(mark(run.text) if run.is_marked else run.text for run in runs)
