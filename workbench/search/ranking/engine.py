"""Finds documents of one index for a query: what is cited first, then what answers it, the likeliest first (pure)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from workbench.instruments.citation import MINIMUM_STANDARDS
from workbench.instruments.citation_search import find_citation
from workbench.instruments.citation_style import Citation
from workbench.instruments.glossary import Glossary
from workbench.instruments.model import Corpus
from workbench.search.index.documents import SearchDocument
from workbench.search.index.opened import SearchIndex
from workbench.search.query.correction import corrected
from workbench.search.query.intent import QueryIntent, understand
from workbench.search.query.language import Query, parse_query
from workbench.search.ranking.evaluator import QueryEvaluator
from workbench.search.ranking.evidence import article_evidence, clause_evidence, first_tied
from workbench.search.ranking.official import OfficialWording, official_wordings
from workbench.search.ranking.standing import aside, factor, saying_more
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


def respelled(
    parsed: ParsedQuery,
    glossary: Glossary,
    corpus: Corpus,
    stands: Callable[[str], bool],
    unexpanded: Collection[str] = (),
) -> ParsedQuery | None:
    """The query with its slips of typing put right; None where it has none, or is more than words.

    ``stands`` says whether words stand anywhere one may look: such words are right as they are.
    """
    better = corrected(parsed.query.words, glossary, corpus, stands) if parsed.query.is_plain else None
    if better is None:
        return None
    query = replace(parse_query(better), text=parsed.query.text)
    return replace(parsed, query=query, intent=understand(query.words, glossary, corpus, unexpanded))


def _is_known(citation: Citation, corpus: Corpus) -> bool:
    return citation.instrument is None or citation.instrument in corpus.instruments


def find_standards(
    index: SearchIndex,
    parsed: ParsedQuery,
    glossary: Glossary,
    official: SearchIndex | None = None,
    weights: SearchWeights | None = None,
) -> list[Hit]:
    """The provisions of the instruments that a query cites or that answer it, one hit an article.

    They stand in order of how well they answer; an instrument that is named goes before the others. ``official`` are
    the official texts: an article is found by their words too where its restatement lacks some of the query, and what
    only an official text has comes last. ``weights`` are those that ship by default.
    """
    weights = weights or search_weights()
    evaluator = QueryEvaluator(index, parsed.query, parsed.intent, glossary)
    cited = list(_cited(index, parsed.citation, parsed.named or MINIMUM_STANDARDS)) if parsed.citation else []
    worded = official_wordings(official, parsed.query, parsed.intent, glossary, weights) if official is not None else {}
    whole = evaluator.holding_all()
    only_official = frozenset().union(*(index.filter("ref", ref) for ref in worded)) - whole - evaluator.excluded()
    ranked, best = _ranked(index, parsed, glossary, evaluator, only_official, worded, weights)
    most = max(ranked.values(), default=0.0) or 1.0
    hits = [
        Hit(
            document := index.document(doc_id),
            round(score / most, 4),
            best.get(document.ref, document),
            official=worded[document.ref].documents if document.ref in worded else (),
            is_only_official=doc_id in only_official,
        )
        for doc_id, score in ranked.items()
        if score >= weights.faint * most or doc_id in whole or doc_id in only_official
    ]
    hits.sort(
        key=lambda hit: (bool(parsed.named) and hit.document.group != parsed.named, -hit.score, hit.document.order)
    )
    hits += [
        Hit(wording.article, round(weights.faint * wording.share, 4), wording.article, False, wording.documents, True)
        for ref, wording in worded.items()
        if not index.filter("ref", ref)
    ]
    there = {hit.document.ref for hit in cited}
    if cited and not _admits_cited(parsed, evaluator, cited):
        cited = []
    return cited + [hit for hit in hits if hit.document.ref not in there]


def _ranked(
    index: SearchIndex,
    parsed: ParsedQuery,
    glossary: Glossary,
    evaluator: QueryEvaluator,
    only_official: frozenset[int],
    worded: Mapping[str, OfficialWording],
    weights: SearchWeights,
) -> tuple[dict[int, float], dict[str, SearchDocument]]:
    """The articles that answer with their scores, and by article the paragraph most like the query."""
    if parsed.query.root is None:
        return {}, {}
    intent = parsed.intent
    shares = {ref: weights.official * wording.share for ref, wording in worded.items()}
    evidence = article_evidence(parsed.query, intent, glossary, index, weights, shares)
    admitted = evaluator.admitted()
    articles = index.filter("level", "article")
    home = parsed.named or MINIMUM_STANDARDS
    put_aside = aside(index, intent)
    closest = first_tied(intent)
    more = saying_more(index, home, parsed.query, intent, glossary, weights)
    scores: dict[int, float] = {}
    best: dict[str, SearchDocument] = {}
    for doc_id, score in index.search(evidence, admitted | only_official | (index.everything - articles)):
        document = index.document(doc_id)
        if doc_id not in articles:
            best.setdefault(document.whole, document)
        else:
            counted = factor(document, home, closest, intent, weights) * (weights.aside if doc_id in put_aside else 1.0)
            scores[doc_id] = score * counted * (1 + weights.says_more * more.get(doc_id, 0.0))
    if not parsed.query.words:  # nothing but fields
        scores = dict.fromkeys(admitted & articles, 1.0)
    for doc_id in evaluator.holding_all() & articles:
        scores.setdefault(doc_id, 0.0)
    return scores, best


def _admits_cited(parsed: ParsedQuery, evaluator: QueryEvaluator, cited: list[Hit]) -> bool:
    """Whether the fields beside a citation admit what it cites."""
    if parsed.query.root is None:
        return True
    admitted = {evaluator.index.document(doc_id).ref for doc_id in evaluator.admitted()}
    return any(hit.document.ref in admitted for hit in cited)


def _cited(index: SearchIndex, citation: Citation, instrument: str) -> Iterator[Hit]:
    """What a citation names: an article with the paragraph named, a range of articles, or those of a Part or whole."""
    if citation.kind in {"instrument", "part"}:
        doc_ids = index.filter("law", instrument) & index.filter("level", "article")
        if citation.kind == "part":
            doc_ids &= index.filter("part", citation.article)
        yield from (Hit(document, 1.0, document, is_cited=True) for document in index.in_order(doc_ids))
        return
    for number in _numbers(citation):
        for document in index.in_order(index.filter("ref", f"{instrument}:{number}")):
            yield Hit(document, 1.0, _below(index, citation, document), is_cited=True)


def _numbers(citation: Citation) -> list[str]:
    if citation.kind in {"schedule", "annex"}:
        return [f"{citation.kind.capitalize()}{citation.article}"]
    if citation.last and citation.article.isdigit() and citation.last.isdigit():
        first, last = int(citation.article), int(citation.last)
        return [str(number) for number in range(first, min(last, first + 99) + 1)]
    return [citation.article]


def _below(index: SearchIndex, citation: Citation, article: SearchDocument) -> SearchDocument:
    """The paragraph a citation names, where it is in the index; else the article."""
    if citation.subdivisions:
        ref = f"{article.ref}({citation.subdivisions[0]})"
        paragraphs = index.filter("law", article.facets["law"]) & index.filter("level", "paragraph")
        return next((document for document in map(index.document, paragraphs) if document.ref == ref), article)
    return article


def find_others(
    index: SearchIndex,
    parsed: ParsedQuery,
    glossary: Glossary,
    newest: Collection[str] | None = None,
    weights: SearchWeights | None = None,
) -> list[Hit]:
    """Clauses, positions or figures that a query cites or that are like it, the likeliest first.

    Those of the groups in ``newest`` go before all others.
    """
    weights = weights or search_weights()

    def tier(document: SearchDocument) -> bool:
        return newest is not None and document.group not in newest

    evaluator = QueryEvaluator(index, parsed.query, parsed.intent, glossary)
    admitted = evaluator.admitted()
    whole = evaluator.holding_all()
    scores = dict.fromkeys(whole, 0.0)
    if parsed.query.words:
        scores |= dict(index.search(clause_evidence(parsed.query, parsed.intent, glossary, index, weights), admitted))
    elif parsed.query.root is not None:
        scores = dict.fromkeys(admitted, 1.0)
    most = max(scores.values(), default=0.0) or 1.0
    hits = [
        Hit(document := index.document(doc_id), round(score / most, 4), document)
        for doc_id, score in scores.items()
        if score >= weights.faint * most or doc_id in whole
    ]
    hits.sort(key=lambda hit: (tier(hit.document), -hit.score, hit.document.order))
    cited = sorted(_cited_clauses(index, parsed), key=lambda hit: (tier(hit.document), hit.document.order))
    there = {hit.document.ref for hit in cited}
    return cited + [hit for hit in hits if hit.document.ref not in there]


def _cited_clauses(index: SearchIndex, parsed: ParsedQuery) -> list[Hit]:
    """The articles of drafts with the number cited, where no instrument is named."""
    citation = parsed.citation
    if citation is None or citation.instrument or citation.kind != "article":
        return []
    doc_ids = frozenset().union(*(index.filter("number", number) for number in _numbers(citation)))
    return [Hit(index.document(doc_id), 1.0, index.document(doc_id), is_cited=True) for doc_id in doc_ids]
