"""Finds documents of one index for a query: what is cited first, then what answers it, the likeliest first (pure)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.citation_search import find_citation
from workbench.instruments.citation_style import Citation
from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Corpus
from workbench.lang.folding import fold
from workbench.search.index.documents import SearchDocument
from workbench.search.index.postings import InvertedIndex
from workbench.search.query.intent import QueryIntent, understand
from workbench.search.query.language import Query, parse_query
from workbench.search.ranking.evaluator import QueryEvaluator
from workbench.search.ranking.provisions import rank_articles
from workbench.weights.search import SearchWeights, search_weights


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query read: what it looks for, what it is about, and what it cites, if anything.

    ``named`` is the instrument it names, empty where it names none.
    """

    query: Query
    intent: QueryIntent
    citation: Citation | None
    named: str = ""

    @property
    def is_citation_only(self) -> bool:
        """Whether there is nothing in it but a citation."""
        return self.citation is not None and self.query.root is None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; ``best`` is the paragraph that fits best, or all of it; ``is_cited`` says it was named.

    ``official`` are the official wordings that hold all of the query, one a language; ``is_only_official`` says that
    nothing else of it does.
    """

    document: SearchDocument
    score: float
    best: SearchDocument
    is_cited: bool = False
    official: tuple[SearchDocument, ...] = ()
    is_only_official: bool = False


def interpret(
    text: str,
    glossary: Glossary,
    corpus: Corpus,
    unexpanded: Collection[str] = (),
    weights: SearchWeights | None = None,
) -> ParsedQuery:
    """Read a query; ``unexpanded`` are concepts that are not to be looked for under their other names."""
    cited = find_citation(text, corpus)
    citation = cited.citation if cited is not None and _is_known(cited.citation, corpus) else None
    query = replace(parse_query(cited.rest if cited is not None and citation is not None else text), text=text)
    named = citation.instrument or "" if citation is not None else ""
    if citation is not None and citation.kind == "instrument" and query.root is not None:
        citation = None  # the instrument is where to look, not what is looked for
    return ParsedQuery(query, understand(query.words, glossary, corpus, unexpanded, weights), citation, named)


def _is_known(citation: Citation, corpus: Corpus) -> bool:
    return citation.instrument is None or citation.instrument in corpus.instruments


def find_standards(
    index: InvertedIndex,
    parsed: ParsedQuery,
    glossary: Glossary,
    official: InvertedIndex | None = None,
    weights: SearchWeights | None = None,
) -> list[Hit]:
    """The provisions of the instruments that a query cites or that answer it, one hit an article.

    They stand in order of how well they answer; an instrument that is named goes before the others. ``official`` are
    the official texts: an article is found by their words too where its restatement lacks some of the query, and what
    only an official text has comes last. ``weights`` are those that ship by default.
    """
    weights = weights or search_weights()
    evaluator = QueryEvaluator(index, parsed.query, parsed.intent, glossary, weights)
    cited = list(_cited(index, parsed.citation, parsed.named or MINIMUM_STANDARDS)) if parsed.citation else []
    whole = _holding_all(evaluator)
    worded = official_wordings(official, parsed, glossary, weights) if official is not None else {}
    boosted = {
        doc_id: wording.share
        for ref, wording in worded.items()
        for doc_id in index.filter("ref", ref) - whole - evaluator.excluded()
    }
    ranked = []
    if parsed.query.root is not None:
        word_scores = _boosted(evaluator.scores(), boosted)
        admitted = evaluator.admitted() | boosted.keys()
        ranked = rank_articles(index, word_scores, parsed.intent, glossary, admitted, parsed.named, weights)
    most = max((scored.score for scored in ranked), default=0.0)
    hits = [
        Hit(
            document := index.documents[scored.doc_id],
            round(scored.score / most, 4),
            index.documents[scored.best],
            official=worded[document.ref].documents if document.ref in worded else (),
            is_only_official=scored.doc_id in boosted,
        )
        for scored in ranked
        if scored.score >= weights.faint * most or scored.doc_id in whole or scored.doc_id in boosted
    ]
    if parsed.named:
        hits.sort(key=lambda hit: hit.document.group != parsed.named)
    hits += [
        Hit(wording.article, round(weights.faint * wording.share, 4), wording.article, False, wording.documents, True)
        for ref, wording in worded.items()
        if not index.filter("ref", ref)
    ]
    there = {hit.document.ref for hit in cited}
    if not _admits_cited(parsed, evaluator, cited):
        cited = []
    return cited + [hit for hit in hits if hit.document.ref not in there]


def _boosted(scores: dict[int, float], shares: Mapping[int, float]) -> dict[int, float]:
    """The scores of words with articles boosted to a share of the highest."""
    most = max(scores.values(), default=0.0) or 1.0
    return scores | {doc_id: max(scores.get(doc_id, 0.0), share * most) for doc_id, share in shares.items()}


@dataclass(frozen=True, slots=True)
class OfficialWording:
    """An article whose official wording holds all of a query.

    ``share`` is how alike its words are to the query, 1 being the likest; ``documents`` are the article or the
    paragraph of it that holds all of the query, one a language.
    """

    article: SearchDocument
    share: float
    documents: tuple[SearchDocument, ...]


def official_wordings(
    official: InvertedIndex, parsed: ParsedQuery, glossary: Glossary, weights: SearchWeights
) -> dict[str, OfficialWording]:
    """The articles whose official wording holds all the words of a query, by reference, the likeliest first."""
    if not parsed.query.words:
        return {}
    evaluator = QueryEvaluator(official, parsed.query, parsed.intent, glossary, weights)
    word_scores = evaluator.scores()
    whole = sorted(_holding_all(evaluator), key=lambda doc_id: -word_scores.get(doc_id, 0.0))
    most = max((word_scores.get(doc_id, 0.0) for doc_id in whole), default=0.0) or 1.0
    paragraphs: dict[tuple[str, str], SearchDocument] = {}
    wordings: dict[str, OfficialWording] = {}
    for document in map(official.documents.__getitem__, whole):
        if document.ref != document.whole:
            paragraphs.setdefault((document.whole, document.group), document)
    for doc_id in whole:
        article = official.documents[doc_id]
        if article.ref == article.whole:
            first = wordings.get(article.ref) or OfficialWording(article, word_scores.get(doc_id, 0.0) / most, ())
            best = paragraphs.get((article.ref, article.group), article)
            wordings[article.ref] = replace(first, documents=(*first.documents, best))
    return wordings


def _admits_cited(parsed: ParsedQuery, evaluator: QueryEvaluator, cited: list[Hit]) -> bool:
    """Whether the fields beside a citation admit what it cites."""
    if parsed.query.root is None:
        return True
    admitted = {evaluator.index.documents[doc_id].ref for doc_id in evaluator.admitted()}
    return any(hit.document.ref in admitted for hit in cited)


def _cited(index: InvertedIndex, citation: Citation, instrument: str) -> Iterator[Hit]:
    """What a citation names: an article with the paragraph named, a range of articles, or those of a Part."""
    if citation.kind == "instrument":
        doc_ids = index.filter("law", instrument) & index.filter("level", "article")
        yield from (Hit(each := index.documents[doc_id], 1.0, each, is_cited=True) for doc_id in sorted(doc_ids))
        return
    if citation.kind == "part":
        doc_ids = index.filter("part", citation.article) & index.filter("law", instrument)
        articles = [index.documents[doc_id] for doc_id in sorted(doc_ids & index.filter("level", "article"))]
        yield from (Hit(document, 1.0, document, is_cited=True) for document in articles)
        return
    for number in _numbers(citation):
        whole = f"{instrument}:{number}"
        for doc_id in index.filter("ref", whole):
            document = index.documents[doc_id]
            yield Hit(document, 1.0, _below(index, citation, document), is_cited=True)


def _numbers(citation: Citation) -> list[str]:
    if citation.kind in {"schedule", "annex"}:
        return [f"{citation.kind.capitalize()}{citation.article}"]
    if citation.last and citation.article.isdigit() and citation.last.isdigit():
        first, last = int(citation.article), int(citation.last)
        return [str(number) for number in range(first, min(last, first + 99) + 1)]
    return [citation.article]


def _below(index: InvertedIndex, citation: Citation, article: SearchDocument) -> SearchDocument:
    """The paragraph a citation names, where it is in the index; else the article."""
    if citation.subdivisions:
        ref = f"{article.ref}({citation.subdivisions[0]})"
        for document in index.documents:
            if document.ref == ref:
                return document
    return article


def find_others(
    index: InvertedIndex,
    parsed: ParsedQuery,
    glossary: Glossary,
    tier: Callable[[SearchDocument], int],
    weights: SearchWeights | None = None,
) -> list[Hit]:
    """Clauses, positions or figures that a query cites or that are like it; of equal ``tier`` the likeliest first."""
    weights = weights or search_weights()
    evaluator = QueryEvaluator(index, parsed.query, parsed.intent, glossary, weights)
    admitted = evaluator.admitted()
    scores = {doc_id: score for doc_id, score in evaluator.scores().items() if doc_id in admitted}
    for figure in parsed.intent.figures:
        holders = index.filter("figure", figure)
        for doc_id in holders & admitted:
            scores[doc_id] = scores.get(doc_id, 0.0) + weights.figure_rarity * index.idf(len(holders))
    if not scores and parsed.query.root is not None and not parsed.query.words:
        scores = dict.fromkeys(admitted, 1.0)
    most = max(scores.values(), default=0.0)
    whole = _holding_all(evaluator)
    hits = [
        Hit(document, round(score / most, 4), document)
        for doc_id, score in scores.items()
        if (document := index.documents[doc_id]) and (score >= weights.faint * most or doc_id in whole)
    ]
    hits.sort(key=lambda hit: (tier(hit.document), -hit.score, hit.document.order))
    cited = _cited_clauses(index, parsed, tier)
    there = {hit.document.ref for hit in cited}
    return cited + [hit for hit in hits if hit.document.ref not in there]


def _cited_clauses(index: InvertedIndex, parsed: ParsedQuery, tier: Callable[[SearchDocument], int]) -> list[Hit]:
    """The articles of drafts with the number cited, where no instrument is named."""
    citation = parsed.citation
    if citation is None or citation.instrument or citation.kind != "article":
        return []
    doc_ids = frozenset().union(*(index.filter("number", number) for number in _numbers(citation)))
    hits = [Hit(index.documents[doc_id], 1.0, index.documents[doc_id], is_cited=True) for doc_id in doc_ids]
    return sorted(hits, key=lambda hit: (tier(hit.document), hit.document.order))


def _holding_all(evaluator: QueryEvaluator) -> frozenset[int]:
    """The documents that hold every word of the query, or all its concepts under whatever names."""
    root = evaluator.query.root
    if root is None:
        return frozenset()
    named = [expansion.concept.id for expansion in evaluator.glossary.expand(fold(evaluator.query.words))]
    holders = [evaluator.index.filter("concept", name) for name in named if name in evaluator.intent.concepts]
    concepts = frozenset.intersection(*holders) if named and len(holders) == len(named) else frozenset()
    return evaluator.holding(root) | (concepts & evaluator.admitted())
